"""Emoji, animated images' names, and the star glyphs that stand for a rating."""

import re
from functools import cache
from typing import Any

from permitted.validator.text import Span

_STARS = re.compile("(?:[★⭐✭✮✯🌟☆⚝✰]\ufe0f?[ ]?){3,}")
_CHEAP = re.compile(
    "[\u203c-\U0010ffff]"
)  # no emoji stands before U+203C, but for digits in key caps, which hold U+20E3


@cache
def _emoji() -> Any:
    import regex  # here, since only texts with uncommon characters need it

    base = r"\p{Emoji_Presentation}|[\p{Emoji}--[#*0-9©®™]]\ufe0f|[0-9#*]\ufe0f?\u20e3"
    one = rf"(?:{base})[\p{{Emoji_Modifier}}\ufe0f\U000e0020-\U000e007f]*"
    return regex.compile(rf"(?V1)(?:\p{{RI}}\p{{RI}}|{one}(?:\u200d(?:{one}|[\p{{Emoji}}--[#*0-9]]))*)(?: ?{one})*")


def find_emoji(raw: str) -> tuple[Span, ...]:
    """Find what Unicode draws as emoji by default or by the emoji variation selector; a row of them is one."""
    if raw.isascii() or not _CHEAP.search(raw):
        return ()
    return tuple(match.span() for match in _emoji().finditer(raw))


def find_stars(raw: str) -> tuple[Span, ...]:
    """Find rows of three or more star glyphs."""
    if raw.isascii():
        return ()
    return tuple((match.start(), match.start() + len(match[0].rstrip())) for match in _STARS.finditer(raw))
