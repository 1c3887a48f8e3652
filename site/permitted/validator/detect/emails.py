"""Email addresses, plain and disguised."""

import re
from dataclasses import dataclass

from permitted.validator.text import Span, Text

_PLAIN = re.compile(r"[a-z0-9][\w.+%'-]{0,63}@[a-z0-9](?:[\w-]{0,62}\.){1,8}[a-z]{2,24}\b")
_ALIAS = re.compile(r"@(?:[\w-]+\.)*(?:marketplace|m\.marketplace)\.amazon\.[a-z.]+$")

# People spell the sign by its shape: "mail maya, curly a, oak dot example".
_SHAPE = r"(?:curly|round|circled?|snail)[ -](?:a|sign)"
_SIGN_AT = (
    r"(?:\s?@\s?|\s?[(\[{<]\s?(?:at|@)\s?[)\]}>]\s?"
    rf"|,?\s(?:(?:then|and) )?(?:the |a )?{_SHAPE},?\s(?:then )?(?:the )?)"
)
_AT_WORDS = ("at", "arroba", "arobase", "chiocciola", "apenstaartje", "apestaartje", "malpa", "małpa", "klammeraffe")
_AT_WORD = rf"(?:{'|'.join(_AT_WORDS)})"
_WORD_AT = rf"\s{_AT_WORD}\s(?!(?:the|a|an|our|my|your|this|that)\s)"
_AT = rf"(?:{_SIGN_AT}|{_WORD_AT})"
_SIGN_DOT = r"(?:\.|\s\.\s)"
_DOT_WORDS = ("dot", "period", "full stop", "point", "punkt", "punto", "punt", "ponto", "nokta", "kropka")
_DOT_WORD = rf"(?:{'|'.join(_DOT_WORDS)})"
_SPELLED_DOT = (
    r"(?:\s?[(\[{<]\s?(?:dot|point|\.)\s?[)\]}>]\s?"
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

_PROVIDERS = (
    "gmail", "googlemail", "outlook", "hotmail", "yahoo", "icloud", "gmx", "protonmail", "proton", "aol", "qq", "163",
    "mail.ru", "yandex",
)  # fmt: skip
_PROVIDER = rf"(?:{'|'.join(map(re.escape, _PROVIDERS))})"
_AT_PROVIDER = re.compile(
    rf"\b[a-z0-9][\w.+-]{{1,40}}{_AT}{_PROVIDER}(?:{_DOT}{_ENDING})?\b"
    rf"|\b(?:our|my|the) (?:\w+[ '-]){{1,4}}(?:at|on|@) {_PROVIDER}(?:{_DOT}{_ENDING})?\b"
)
# Cheap looks first.
_AT_SIGNS = (*(f" {word} " for word in _AT_WORDS), "curly", "round", "circle", "snail", "(at", "[at", "{at", "<at")
_DOT_ENDING = re.compile(rf"\.(?<=\w.){_ENDING}\b")
_REVERSED = re.compile(r"\b(?:moc|ten|gro|ofni|pohs|ku\.oc|ed|rf)\.[\w-]{2,40}@[\w.+-]{1,40}\b")


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
    for pattern in _patterns(folded):
        for match in pattern.finditer(folded):
            email = Email(*match.span(), _spelled(match[0]))
            if _in_link(folded, email.start):
                continue
            if not _ALIAS.search(email.address) and not any(e.start < email.end and email.start < e.end for e in found):
                found.append(email)
    return tuple(sorted(found, key=lambda email: email.start))


def _in_link(folded: str, start: int) -> bool:
    """Say whether an @ stands inside a link: `https://www.amazon.com@oak.example` leads to oak.example."""
    return "://" in folded[max(folded.rfind(" ", 0, start), folded.rfind("\n", 0, start)) + 1 : start]


def _patterns(folded: str) -> list[re.Pattern[str]]:
    """Choose the patterns whose signs are there at all, since most messages hold no address."""
    patterns: list[re.Pattern[str]] = []
    if "@" in folded:
        patterns += [_PLAIN, _REVERSED]
    if "@" in folded or (_any_of(_AT_SIGNS, folded) and (_any_of(_DOT_WORDS, folded) or _DOT_ENDING.search(folded))):
        patterns.append(_DISGUISED)
    if _any_of(_PROVIDERS, folded):
        patterns.append(_AT_PROVIDER)
    return patterns


def _any_of(signs: tuple[str, ...], folded: str) -> bool:
    return any(sign in folded for sign in signs)


def _spelled(found: str) -> str:
    address = re.sub(_AT, "@", found, count=1)
    address = re.sub(_DOT, ".", address)
    return address[::-1] if _REVERSED.fullmatch(found) else address
