"""What a template left to be filled in."""

import re
from functools import cache

from permitted.validator.tables import table
from permitted.validator.text import Span, Text

# A cheap look first.
_SIGN = re.compile(r"[\[\]{}<>%$#]")
_SIGNS = ("__", "xxx", "000-0", "123-1", "lorem", "tbd", "tbc", "todo", "fixme", "(insert", "(enter")
_CURLY = (
    r"\{\{[^{}\n]{0,60}\}\}|\$\{[^{}\n]{1,60}\}|\{[a-z][a-z0-9_ .-]{0,40}\}|\{%[^{}\n]{1,60}%\}"
    r"|\[\[[^\[\]\n]{1,60}\]\]|<<[^<>\n]{1,60}>>"
)
_ORDER_ID = r"\bx{3}[- ]?x{7}[- ]?x{7}\b|\b0{3}-0{7}-0{7}\b|\b123-1234567-1234567\b"
_FILLER = r"\blorem ipsum\b[^.\n]{0,60}|\b(?:tbd|tbc)\b"
# In the raw text, since a template's crosses and notes are capitals; "todo" is Spanish for all.
_CROSSES = re.compile(r"(?<![\w|-])X{3,}(?![\w|-])")
_NOTES = re.compile(r"\b(?:TODO|FIXME)\b:?")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    slots = "|".join(sorted(table(f"lexicon/{language}")["slots"], key=len, reverse=True))
    leads = "insert|enter|add|your|the|put|type|fill in|customer|buyer|first|last|full|order|product"
    words = rf"(?:(?:{leads})[ _'s-]{{1,3}}){{0,4}}(?:{slots})(?:[ _-](?:here|{slots})){{0,2}}"
    return re.compile(
        rf"{_CURLY}|{_ORDER_ID}|{_FILLER}"
        rf"|\[\s?(?:{words})\s?\]|<\s?(?:{words})\s?>"
        r"|\(\s?(?:insert|enter) [^()\n]{1,40}\)|\[\s?(?:insert|enter)\b[^\[\]\n]{0,60}\]"
        rf"|%(?:{words})%|\$(?:{words})\$|#(?:{words})#|\b__+(?:{words})__+\b|(?<=[ ,])_{{4,}}(?=[ ,.])"
    )


def find_placeholders(text: Text, language: str) -> tuple[Span, ...]:
    """Find placeholders, as spans of the raw text."""
    if not _SIGN.search(text.folded) and not any(sign in text.folded for sign in _SIGNS):
        return ()
    spans = [text.span(*match.span()) for match in _pattern(language).finditer(text.folded)]
    spans += [match.span() for match in _NOTES.finditer(text.raw)]
    if "XXX" in text.raw:
        spans += [
            match.span()
            for match in _CROSSES.finditer(text.raw)
            if not any(start <= match.start() < end for start, end in spans) and not _is_sample(text.raw, match)
        ]
    return tuple(sorted(spans))


def _is_sample(raw: str, match: re.Match[str]) -> bool:
    """Say whether the crosses are what the product shows: a size, a grade, or something in quotation marks."""
    before, after = raw[max(0, match.start() - 12) : match.start()], raw[match.end() : match.end() + 20]
    line = raw.rfind("\n", 0, match.start()) + 1
    opened, closed = raw.count("“", line, match.start()), raw.count("”", line, match.start())
    if opened > closed or (before[-1:] in "\"'‘" and after[:1] in "\"'’"):
        return True
    return bool(
        re.search(r"(?:the|an?|size|grade|of)\s$", before, re.IGNORECASE)
        or re.match(r"\s(?:on|rated|grade|size|label|printed|mark)", after)
    )
