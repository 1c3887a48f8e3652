"""Postal addresses: a number and a street with a town or a code, a box, or a line that ends in a postcode."""

import re
from collections.abc import Iterator

from permitted.validator.text import Span, Text, holds_any

_STREET = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|way|boulevard|blvd|place|pl|square|sq"
    r"|terrace|crescent|"
    r"highway|hwy|parkway|row|mews|quay|wharf|hill|park|gardens|industrial estate|trading estate|estate"
    r"|business park|yard|"
    r"plaza|broadway|grove|parade|arcade|turnpike)"
)
# "3 in a row", "5 minutes by the way": counts, not house numbers.
_NO_STREET = (
    r"(?!(?:mm|cm|m|in|inch|inches|ft|feet|kg|g|x|pcs|pieces)\b)(?!(?:[a-z'.-]+\s){0,3}?(?:in|by|any|a|per|minutes?"
    r"|hours?|days?|weeks?|this|that|all|half|more|or|times?)\s)"
)
_CODE = (
    r"(?:[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}|[a-z]{2}\s\d{5}(?:-\d{4})?|\d{5}(?:-\d{4})?|\d{4}\s?[a-z]{2}"
    r"|[a-z]\d[a-z]\s?\d[a-z]\d)"
)
_STREET_WORDS = frozenset([*re.findall(r"[a-z]+", _STREET), "box"])  # "estate" of "industrial estate" is among them
_GERMAN_SIGNS = ("strasse", "str.", "weg ", "platz ", "gasse ", "allee ")
_ADDRESS = re.compile(
    rf"(?<![.,\d$£€])\b(?:(?:unit|flat|suite|apt|no\.?"
    rf"|floor)\s[\w-]{{1,6}},?\s)?\d{{1,5}}[a-z]?,?\s{_NO_STREET}(?:[a-z'.-]+\s){{1,4}}?{_STREET}\b\.?"
    rf"(?:,?\s(?:[a-z'.-]+,?\s){{0,4}}?{_CODE}\b)?"
    rf"|\b(?:unit|shop|stall|studio|arch)\s\d{{1,4}}[a-z]?,\s(?:[a-z'.-]+\s){{1,3}}?{_STREET}\b(?:,\s[a-z]+\b)?"
    rf"|\bp\.?o\.?\sbox\s\d+(?:,?\s(?:[a-z'.-]+,?\s){{0,4}}?{_CODE}\b)?"
    rf"|\b(?:[a-z]+(?:strasse|str\.|weg|platz|gasse|allee))\s\d{{1,4}}[a-z]?,?\s\d{{5}}\s[a-z]+"
)

# Streets of other countries, where the kind of street comes first or is part of the name; each with cheap signs of it.
_NAME = r"[a-z' .-]{2,40}?"
_FOREIGN = tuple(
    (signs, re.compile(pattern))
    for signs, pattern in (
        (
            ("rue ", "avenue ", "chemin ", "quai "),
            rf"\b\d{{1,4}}(?: bis)?,? (?:rue|avenue|chemin|quai|allee|impasse) {_NAME},? \d{{5}} [a-z]+",
        ),
        (
            ("calle ", "avda", "avenida ", "paseo "),
            rf"\b(?:calle|avda\.?|avenida|paseo) {_NAME},? (?:n\.? ?)?\d{{1,4}}\b(?:,? \d{{5}} [a-z]+)?",
        ),
        (
            ("via ", "viale ", "piazza ", "corso "),
            rf"\b(?:via|viale|piazza|corso) {_NAME},? \d{{1,4}},? \d{{5}} [a-z]+",
        ),
        (("ul. ", "al. ", "os. "), rf"\b(?:ul|al|os)\. {_NAME} \d{{1,4}}[a-z]?(?:/\d+)?\b"),
        (
            ("straat ", "gracht ", "laan ", "plein "),
            r"\b[a-z]{2,30}(?:straat|gracht|laan|plein) \d{1,4}[a-z]?\b(?:,? \d{4} ?[a-z]{2}\b)?",
        ),
        (("strasse ", "str. ", "gasse "), r"\b[a-z-]{2,30}(?:strasse|str\.|gasse) \d{1,4}[a-z]?\b"),
        (("gatan ", "vagen ", "vej ", "gade ", "gata "), r"\b[a-z]{2,30}(?:gatan|vagen|vej|gade|gata) \d{1,4}[a-z]?\b"),
        ((" cad", " sok", " mah"), r"\b[a-z]+ (?:cad|caddesi|sok|sokak|mah|mahallesi)\b\.?,? ?(?:no:? ?)?\d{1,4}\b"),
        (("rua ", "travessa "), rf"\b(?:rua|travessa) {_NAME},? (?:n\.? ?)?\d{{1,5}}\b"),
        (("-ku", "-cho", "-shi"), r"\b\d{1,2}-\d{1,3}(?:-\d{1,3})? [a-z-]+, [a-z]+-(?:ku|cho|shi)\b"),
        (
            ("room ", "building ", "block ", "district"),
            r"\b(?:room|building|block|floor) ?\d+[a-z]?,? [a-z0-9' ,]{2,60}(?:road|street|district|town)\b",
        ),
        (
            ("plot", "flat", "house", "shop", "door", "sector", "nagar", "colony"),
            r"\b(?:plot|flat|house|shop|door|sector)\b\.? ?(?:no\.? ?)?(?=[a-z/-]*\d)[\w/-]{1,8},? "
            r"(?:[a-z0-9 .'-]{2,40}, ?){1,4}[a-z ]{2,20}[ -]{1,3}\d{3} ?\d{3}\b",
        ),
    )
)

_FOREIGN_SIGNS = tuple(dict.fromkeys(sign for signs, _ in _FOREIGN for sign in signs))

# Codes that nothing else looks like; what stands before one, back to a pause, is the address.
_STATES = (
    r"(?:a[klrz]|c[aot]|d[ec]|fl|ga|hi|i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|pa|ri|s[cd]|t[nx]|ut|v[at]"
    r"|w[aivy])"
)
_SURE_CODE = re.compile(
    r"\b[a-z]{1,2}\d[a-z\d]? \d(?!mm|cm|km|kg|ml|gb|tb|in|ft|oz|lb|pm|am|st|nd|rd|th)[a-z]{2}\b"
    rf"|\b{_STATES},? \d{{5}}(?:-\d{{4}})?\b|\b[a-z]\d[a-z] \d[a-z]\d\b|\b(?:nsw|vic|qld|tas|act) \d{{4}}\b"
    r"|, (?!order|part|item|batch|lot|case|model|number|code|invoice|version)[a-z]{3,20} ?-? ?\d{6}\b"
)
_AROUND_CODE = (30, 8)  # code points before and after a digit in which a code and the town before it begin and end
_LONGEST = 110  # code points of an address before its code
_START = re.compile(r"[:;!?(\n]\s*|\.\s+(?=[a-z]{4})|\b(?:to|at|is|address|as)\s")
_LEAST = 2  # words before a code: a house or a street, and a town


def find_addresses(text: Text) -> tuple[Span, ...]:
    """Find postal addresses in a folded text, the longest where several are found at a place."""
    if not text.numbers:
        return ()
    return _without_overlap([*_streets(text), *_foreign(text.folded), *_before_codes(text)])


def _streets(text: Text) -> Iterator[Span]:
    if _STREET_WORDS.isdisjoint(text.words.split()) and not holds_any(text.folded, _GERMAN_SIGNS):
        return iter(())
    return (match.span() for match in _ADDRESS.finditer(text.folded))


def _foreign(folded: str) -> Iterator[Span]:
    for signs, pattern in _FOREIGN if holds_any(folded, _FOREIGN_SIGNS) else ():
        if holds_any(folded, signs):
            yield from (match.span() for match in pattern.finditer(folded))


def _before_codes(text: Text) -> Iterator[Span]:
    folded = text.folded
    for code in text.find_near_digits(_SURE_CODE, *_AROUND_CODE):
        earliest = max(0, code.start() - _LONGEST)
        starts = [match.end() for match in _START.finditer(folded, earliest, code.start())]
        start = starts[-1] if starts else earliest
        before = folded[start : code.start()]
        if "," in before + code[0] and len(before.split()) >= _LEAST:
            yield start, code.end()


def _without_overlap(spans: list[Span]) -> tuple[Span, ...]:
    """Keep one span of those that overlap, from the first start to the last end."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
