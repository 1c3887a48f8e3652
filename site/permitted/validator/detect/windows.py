"""Where to look: the parts of a text that hold digits, so that expressions about numbers need not read all of it."""

import re
from collections.abc import Iterator

from permitted.validator.text import Span

_DIGITS = re.compile(r"\d+")


def near_digits(folded: str, before: int, after: int) -> Iterator[Span]:
    """Give the parts of a text within so many code points of a digit, in order and without overlap.

    What begins less than `before` code points ahead of a digit, and ends less than `after` behind one, is in one part.
    """
    start, end = -1, -1
    for match in _DIGITS.finditer(folded):
        if match.start() - before > end:
            if end >= 0:
                yield max(0, start), end
            start = match.start() - before
        end = match.end() + after
    if end >= 0:
        yield max(0, start), min(end, len(folded))
