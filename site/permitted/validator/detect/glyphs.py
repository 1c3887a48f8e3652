"""Emoji, animated images' names, and the star glyphs that stand for a rating."""

import re
from functools import cache
from typing import Any

from permitted.validator.text import Span

_STARS = re.compile("(?:[★⭐✭✮✯🌟☆⚝✰]\ufe0f?[ ]?){3,}")
_CHEAP = re.compile(  # where emoji are in Unicode; a digit in a key cap holds U+20E3
    "[\u203c\u2049\u20e3\u2122-\u3299\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)


@cache
def _emoji() -> Any:
    import regex  # here, since only texts with uncommon characters need it

    base = r"\p{Emoji_Presentation}(?!\ufe0e)|[\p{Emoji}--[#*0-9©®™]]\ufe0f|[0-9#*]\ufe0f?\u20e3"
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
