"""Style: what Amazon's styling rules ask of the look of a message."""

import re
from collections.abc import Iterator

from permitted.validator.detect import Facts
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, remove

_ANIMATED = re.compile(r"\b(?:animated|animation|looping) gif\b|\bgif (?:animation|that moves)\b")


def style_emoji(message: Message, facts: Facts) -> Iterator[Finding]:
    """Emoji, and images said to be animated."""
    for field in facts.fields:
        for span in field.emoji:
            yield found("style-emoji", field, span, fix=remove())
        for match in _ANIMATED.finditer(field.text.folded):
            yield found("style-emoji", field, field.text.span(*match.span()), variant="gif")
