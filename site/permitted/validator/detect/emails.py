"""Email addresses, plain and disguised."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from permitted.validator.text import Span, Text, holds_any

_PLAIN = re.compile(r"[a-z0-9][\w.+%'-]{0,63}@[a-z0-9](?:[\w-]{0,62}\.){1,8}[a-z]{2,24}\b")
_ALIAS = re.compile(r"@(?:[\w-]+\.)*(?:marketplace|m\.marketplace)\.amazon\.[a-z.]+$")

# People spell the sign by its shape: "mail maya, curly a, oak dot example".
_SHAPE = r"(?:curly|round|circled?|snail)[ -](?:a|sign)"
_BRACKET = r"[(\[{<*_/|~-]{1,2}"
_CLOSING = r"[)\]}>*_/|~-]{1,2}"
_SIGN_AT = (
    rf"(?:\s?@\s?|\s?{_BRACKET}\s?(?:at|@|a)\s?{_CLOSING}\s?"
    rf"|,?\s(?:(?:then|and) )?(?:the |a )?{_SHAPE},?\s(?:then )?(?:the )?)"
)
_AT_WORDS = ("at", "arroba", "arobase", "chiocciola", "apenstaartje", "apestaartje", "malpa", "małpa", "klammeraffe")
_AT_WORD = rf"(?:{'|'.join(_AT_WORDS)})"
_WORD_AT = rf"\s{_AT_WORD}\s(?!(?:the|a|an|our|my|your|this|that|any)\s)"
_AT = rf"(?:{_SIGN_AT}|{_WORD_AT})"
_SIGN_DOT = r"(?:\.|\s\.\s?)"
_DOT_WORDS = ("dot", "period", "full stop", "point", "punkt", "punto", "punt", "ponto", "nokta", "kropka")
_DOT_WORD = rf"(?:{'|'.join(_DOT_WORDS)})"
_SPELLED_DOT = (
    rf"(?:\s?{_BRACKET}\s?(?:dot|point|\.)\s?{_CLOSING}\s?"
    rf"|,?\s(?:(?:then|and) )?(?:a |the )?{_DOT_WORD},?\s(?:and |then )?)"
)
_DOT = rf"(?:{_SIGN_DOT}|{_SPELLED_DOT})"
_ENDING = r"(?:com|net|org|info|shop|store|co|io|biz|eu|us|de|fr|es|it|nl|pl|se|pt|uk|jp|ca|au|in|ie|example)"
_LOCAL, _LABEL = r"\b[a-z0-9][\w.+-]{0,40}", r"[a-z0-9][\w-]{1,40}"

# "at" in words makes an address only where the dot is spelled too, or mail is spoken of: "look at a.example" is a link.
_DISGUISED = re.compile(
    rf"{_LOCAL}{_SIGN_AT}{_LABEL}(?:{_DOT}[a-z][\w-]{{1,40}}){{0,2}}{_DOT}{_ENDING}\b"
    rf"|{_LOCAL}{_WORD_AT}{_LABEL}(?:{_DOT}[a-z][\w-]{{1,40}}){{0,2}}{_SPELLED_DOT}{_ENDING}\b"
    rf"|(?<=mail )(?:is |me |us |to |at )?{_LOCAL}{_WORD_AT}{_LABEL}(?:\.[a-z][\w-]{{1,40}}){{0,2}}\.{_ENDING}\b"
)
# Cheap looks first.
_AT_SIGN = re.compile(rf"[\s(\[{{<*_/|~-](?:{_AT_WORD}[\s)\]}}>*_/|~-]|(?<!\s)a[)\]}}>*_/|~-])")
_SHAPES = ("curly", "round", "circle", "snail")
_DOT_ENDING = re.compile(rf"\.(?<=\w.){_ENDING}\b")

_SPACED = re.compile(
    r"\b(?:[a-z0-9][ -]){3,30}(?:@|\(at\)|at)[ -](?:[a-z0-9][ -]){3,30}(?:\.|dot)[ -](?:[a-z][ -]?){2,4}\b"
)

_PROVIDER = (
    r"(?:the |this )?(?:(?:usual|good old|old|free|normal|big) )*"
    r"(?:g[ -]?mail|google ?mail|google'?s? (?:one|mail|post|address)|outlook|hot ?mail|yahoo|i ?cloud|gmx"
    r"|proton ?mail|proton|aol|qq|163"
    r"|mail\.ru|yandex|zoho)(?: service| mail| address| account)?"
)
_PROVIDER_SIGNS = ("mail", "google", "outlook", "yahoo", "cloud", "gmx", "proton", "aol", "qq", "163", "yandex", "zoho")
_AT_PROVIDER = re.compile(
    rf"\b[a-z0-9][\w.+-]{{1,40}}(?:{_AT}|\sat\s){_PROVIDER}(?:{_DOT}{_ENDING})?\b"
    rf"|\b(?:our|my|the) (?:\w+[ ,'-]{{1,2}}){{1,7}}(?:at|on|@) {_PROVIDER}(?:{_DOT}{_ENDING})?\b"
)
# Words before "at Gmail" that make no name: "the mail is blocked at Gmail".
_NO_NAMES = frozenset(
    {
        "look",
        "sign",
        "signed",
        "log",
        "logged",
        "in",
        "is",
        "are",
        "be",
        "was",
        "spam",
        "folder",
        "inbox",
        "blocked",
        "filter",
        "filters",
        "stuck",
        "problem",
        "problems",
        "error",
        "went",
        "goes",
        "works",
        "account",
        "accounts",
        "people",
        "support",
    }
)
_REVERSED = re.compile(r"\b(?:moc|ten|gro|ofni|pohs|ku\.oc|ed|rf|elpmaxe)\.[\w-]{2,40}@[\w.+-]{1,40}\b")

# The sign called by a name, anywhere near a provider or a spelled ending: "oak, then the a with a circle, then gmail".
_NAMED_AT = re.compile(
    r"(?:the |a )?(?:\b(?:curly|round|circled?|ringed|snail|encircled)[ -](?:a|at|sign)\b|\ba (?:with"
    r"|in) (?:the|a) (?:circle|ring|round)\b"
    r"|\bat[ -](?:sign|symbol|mark)\b|@[ -](?:sign|symbol)\b|\bcommercial at\b|\bmonkey(?:'s)? tail\b)"
)
_NAMED_AT_SIGNS = (
    "curly",
    "round a",
    "round-a",
    "circle",
    "ringed",
    "snail",
    "sign",
    "symbol",
    "monkey",
    "commercial at",
    "in a ring",
)
_TAIL = re.compile(
    rf"\b{_DOT_WORD}\b\W{{1,4}}(?:(?:and|then)\W{{1,2}})?{_ENDING}\b|[(\[{{]dot[)\]}}]\s?{_ENDING}\b"
    rf"|\.{_ENDING}\b|\b{_PROVIDER}\b(?:\W{{1,3}}(?:and |dot )?com\b)?"
)
_TAIL_REACH = 70  # code points between the sign's name and the end of the address
_NAME_START = re.compile(r"[.:;!?\n]\s|\b(?:is|to|at|on|it's|under|mail)\s")

# "moss at teaselyarn with the usual British ending"
_ENDING_TOLD = re.compile(
    r"\bat [\"']?(?!home\b|least\b|last\b|first\b|the\b)[\w-]{3,30}[\"']?,? (?:with |and )?(?:the "
    r"|an? )?(?:usual |normal |standard |ordinary |same |plain )*"
    r"(?:british |uk |german |dot com |dot-com |com |american |european |french |irish |canadian "
    r"|indian )?(?:ending|suffix)\b(?! of)"
)


@dataclass(frozen=True, slots=True)
class Email:
    """An address in the folded text: its span, and what it reads as."""

    start: int
    end: int
    address: str

    @property
    def span(self) -> Span:
        """Where it stands in the folded text."""
        return self.start, self.end


def find_emails(text: Text) -> tuple[Email, ...]:
    """Find addresses in a folded text, but for Amazon's own anonymised aliases."""
    folded = text.folded
    found: list[Email] = []
    for start, end in _spans(folded):
        email = Email(start, end, _spelled(folded[start:end]))
        if _in_link(folded, start) or _ALIAS.search(email.address):
            continue
        if not any(other.start < end and start < other.end for other in found):
            found.append(email)
    return tuple(sorted(found, key=lambda email: email.start))


def _in_link(folded: str, start: int) -> bool:
    """Say whether an @ stands inside a link: `https://www.amazon.com@oak.example` leads to oak.example."""
    return "://" in folded[max(folded.rfind(" ", 0, start), folded.rfind("\n", 0, start)) + 1 : start]


def _spans(folded: str) -> Iterator[Span]:
    for pattern in _patterns(folded):
        for match in pattern.finditer(folded):
            if pattern is not _AT_PROVIDER or _NO_NAMES.isdisjoint(re.split(r"\W", match[0])):
                yield match.span()
    if holds_any(folded, _NAMED_AT_SIGNS):
        yield from _named(folded)
    if "ending" in folded or "suffix" in folded:
        yield from (match.span() for match in _ENDING_TOLD.finditer(folded))


def _patterns(folded: str) -> list[re.Pattern[str]]:
    """Choose the patterns whose signs are there at all, since most messages hold no address."""
    patterns: list[re.Pattern[str]] = []
    if "@" in folded:
        patterns += [_PLAIN, _REVERSED, _SPACED]
    if "@" in folded or (_holds_dot(folded) and (_AT_SIGN.search(folded) or holds_any(folded, _SHAPES))):
        patterns.append(_DISGUISED)
    if holds_any(folded, _PROVIDER_SIGNS):
        patterns.append(_AT_PROVIDER)
    return patterns


def _holds_dot(folded: str) -> bool:
    return holds_any(folded, _DOT_WORDS) or bool(_DOT_ENDING.search(folded))


def _named(folded: str) -> Iterator[Span]:
    """Find addresses whose sign is called by a name; where the ending stands before it, that is where it ends."""
    for sign in _NAMED_AT.finditer(folded):
        start = max(0, sign.start() - _TAIL_REACH)
        if tail := _TAIL.search(folded, sign.end(), sign.end() + _TAIL_REACH):
            openings = list(_NAME_START.finditer(folded, start, sign.start()))
            yield openings[-1].end() if openings else start, tail.end()
        elif tail := _TAIL.search(folded, start, sign.start()):
            yield folded.rfind(" ", 0, tail.start()) + 1, sign.end()


def _spelled(found: str) -> str:
    address = re.sub(_AT, "@", found, count=1)
    address = re.sub(_DOT, ".", address)
    return address[::-1] if _REVERSED.fullmatch(found) else address
