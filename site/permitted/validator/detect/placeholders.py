"""What a template left to be filled in."""

import re
from functools import cache

from permitted.validator.tables import lexicon_of
from permitted.validator.text import Span, Text, holds_any

# A cheap look first: without one of these signs there is no blank.
_SIGN = re.compile(r"[\[\]{}<>%$#_|@]")
_SIGNS = (
    "xx", "000-0", "123-1", "lorem", "tbd", "tbc", "todo", "fixme", "insert", "(enter", "(name", "(date", "goes here",
    "text here", "name here", "placeholder", "undefined", "null", "dd.mm", "dd/mm", "dd-mm", "mm.dd", "mm/dd", "mm-dd",
    "this line", "this paragraph", "this sentence", "this text", "as appropriate", "as applicable",
)  # fmt: skip
_CURLY = (
    r"\{\{[^{}\n]{0,60}\}\}|\$\{[^{}\n]{1,60}\}|\{\$?[a-z][^{}\n]{0,40}\}|\{%[^{}\n]{1,60}%\}|<%[^%<>\n]{1,60}%>"
    r"|\[\[[^\[\]\n]{1,60}\]\]|<<[^<>\n]{1,60}>>|\*\|[^|\n]{1,40}\|\*|%%[a-z][^%\n]{0,40}%%|##[a-z][^#\n]{0,40}##|@@[a-z][^@\n]{0,40}@@"
)
_ORDER_ID = r"\bx{3}[- ]?x{7}[- ]?x{7}\b|\b0{3}-0{7}-0{7}\b|\b123-1234567-1234567\b"
_FILLER = (
    r"\blorem ipsum\b[^.\n\"]{0,60}|\b(?:tbd|tbc)\b|\bdelete as (?:appropriate|applicable)\b|\[object object\]"
    r"|(?<=\bdear )(?:undefined|null|nan)\b|(?<=\bhi )(?:undefined|null|nan)\b|(?<=\bhello )(?:undefined|null|nan)\b"
    r"|#(?:ref|value|name|n/a)[!?]?(?!\w)|\b(?:dd|mm)[/.-](?:mm|dd)[/.-]yy(?:yy)?\b"
    r"|\bxx[/.-]xx(?:[/.-]xx(?:xx)?)?\b|[$€£₹]\s?x{1,4}(?:[.,]xx)?\b"
    r"|\bxx(?= (?:days?|hours?|minutes?|weeks?|business|working|percent|units?|pieces?|o'clock|am|pm)\b)"
    r"|(?:(?<=[.!?\n] )|(?<=\n)|^)(?:replace|delete|remove) this "
    r"(?:line|paragraph|sentence|text|placeholder)\b[^.!?\n]{0,80}[.!?]?"
)
# In the raw text, since a template's crosses and notes are capitals; "todo" is Spanish for all.
_CROSSES = re.compile(r"(?<![\w|-])X{3,}(?![\w|-])")
_SLOT = (
    "(?:FIRST|LAST|FULL|CUSTOMER|BUYER|CLIENT|ORDER|PRODUCT|ITEM|TRACKING|STORE|SELLER|SHOP|AGENT|BRAND|CARRIER|FIRSTNAME|LASTNAME|NAME|"
    "NUMBER|ID|DATE|AMOUNT|LINK|URL|ADDRESS|CITY|TITLE|SIGNATURE|REASON|TEXT|GREETING|PRICE|COLOU?R|SIZE|HERE)"
)
_NOTES = re.compile(
    r"\b(?:TODO|FIXME)\b:?|\b(?:INSERT|ENTER|PASTE|ADD|PUT|TYPE)(?: [A-Z']+){0,4} HERE\b"
    rf"|\b{_SLOT}(?: [A-Z]+){{0,2}} (?:GOES HERE|HERE)\b|\b{_SLOT}(?:_[A-Z]+)*_{_SLOT}\b"
    r"|\$[A-Z_]{4,}\b|\bPLACEHOLDER(?: TEXT)?\b"
)
_QUOTES = "\"'“”‘’«»„"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    slots = "|".join(sorted(lexicon_of(language)["slots"], key=len, reverse=True))
    leads = "insert|enter|add|your|the|put|type|fill in|customer|buyer|first|last|full|order|product"
    words = rf"(?:(?:{leads})[ _'s-]{{1,3}}){{0,4}}(?:{slots})(?:[ _-](?:here|{slots})){{0,2}}"
    described = (
        "(?:customer|buyer|client|name|date|number|amount|choose|select|describe|explain|state|details)"
        " (?:of|the|your|for|that|which|what|an?|who|when|in|to)"
    )
    return re.compile(
        rf"{_CURLY}|{_ORDER_ID}|{_FILLER}"
        rf"|\[\s?(?:{words})\s?\]|<\s?(?:{words})\s?>|\[{described}\b[^\[\]\n:\d]{{1,40}}\]"
        r"|\(\s?(?:insert|enter) [^()\n]{1,40}\)|\((?:name|date|order number|tracking number)\)"
        r"|[\[<]\s?(?:insert|enter)\b[^\[\]<>\n]{0,60}[\]>]"
        r"|(?:--|\*\*|//)\s?insert [^\n*/]{1,40}?(?:--|\*\*|//)|\byour (?:text|name|message) here\b"
        rf"|\binsert (?:{words})(?: here\b)|\b(?:{words}) goes here\b"
        rf"|%(?:{words})%|\$(?:{words})\$|#(?:{words})#|\b__+(?:{words})__+\b|(?<=[ ,])_{{3,}}(?=[ ,.!]|$)|\[_+\]"
    )


def find_placeholders(text: Text, language: str) -> tuple[Span, ...]:
    """Find placeholders, as spans of the raw text; what stands in quotation marks is what the product shows."""
    if not _SIGN.search(text.folded) and not holds_any(text.folded, _SIGNS):
        return ()
    spans = [text.span(*match.span()) for match in _pattern(language).finditer(text.folded)]
    spans += [match.span() for match in _NOTES.finditer(text.raw) if not _overlaps(match.span(), spans)]
    if "XXX" in text.raw:
        spans += [
            match.span()
            for match in _CROSSES.finditer(text.raw)
            if not _overlaps(match.span(), spans) and not _is_sample(text.raw, match)
        ]
    return tuple(sorted(span for span in spans if not _is_quoted(text.raw, *span)))


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _is_quoted(raw: str, start: int, end: int) -> bool:
    return raw[max(0, start - 1) : start] in tuple(_QUOTES) and raw[end : end + 1] in tuple(_QUOTES)


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
