"""Telephone numbers, plain and disguised; digits count only with a sign of a telephone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from permitted.validator.detect.identifiers import Identifiers, named_as_other
from permitted.validator.text import Span, Text

MAX_CANDIDATE = 40  # code points; a number with its country code and separators is shorter
FULL_NUMBER = 9  # digits of a number with its area
MAX_CANDIDATES = 200  # a message

_CANDIDATE = re.compile(r"[+(\d](?<![\w#@./-].)(?:(?<=\d)|(?<=[+(])\+?\d)(?:[ ().\-/_~*]{0,3}\d){6,16}(?!\w|[.-]\d)")
_DIGIT_WORDS = "zero|oh|nought|one|two|three|four|five|six|seven|eight|nine"
_SPELLED_DIGIT = rf"(?:(?:double|triple)[ -])?(?:{_DIGIT_WORDS}|\d)"
_SPELLED = re.compile(rf"\b{_SPELLED_DIGIT}(?:[ ,.-]{{1,3}}(?:(?:and|then) )?{_SPELLED_DIGIT}){{4,15}}\b")
_VALUES = {word: str(max(0, index - 2)) for index, word in enumerate(_DIGIT_WORDS.split("|"))}
_FEWEST_WORDS = 2  # of a number of which the rest is digits

_INTRODUCTION = re.compile(
    r"\b(?:call|calls|calling|phone|telephone|tel|ring|ringing|dial|text|sms|fax|mobile|cell|cellphone|landline|hotline|helpline|"
    r"whatsapp|whats app|wa|viber|signal|telegram|wechat|number is|our number|my number|the number|"
    r"reach (?:us|me|him|her|them|out)|"
    r"speak to|talk to|bell|buzz|contact|line|extension|ext|voicemail|switchboard|office|ph|mob|hand)\b"
)
_NATIONAL = re.compile(
    r"\(\d{2,5}\)\s?\d{3,4}[ -]?\d{3,4}|1?[- ]?\(?[2-9]\d{2}\)?[- .][2-9]\d{2}[- .]\d{4}"
    r"|0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}|0\d{4}[ -]\d{6}"
)
_REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "IN", "AU")
_AROUND = (3, 6)  # code points before and after a digit that belong to a number, or show that it is none
_BEFORE, _AFTER = 60, 24  # code points around a number in which the sentence may introduce it


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number in the folded text: its span, and its digits."""

    start: int
    end: int
    digits: str

    @property
    def span(self) -> Span:
        """Where it stands in the folded text."""
        return self.start, self.end


def find_phones(text: Text, identifiers: Identifiers, marketplace: str | None) -> tuple[Phone, ...]:
    """Find telephone numbers in a folded text, past whatever is known to name something else."""
    free = [phone for phone in _candidates(text) if not identifiers.covers(*phone.span)]
    named = {
        _shape(text.folded, phone)
        for phone in free
        if named_as_other(text.folded, phone.start) and not _is_disguised(text, phone)
    }
    return tuple(
        phone
        for phone in free
        if _shape(text.folded, phone) not in named and _is_telephone(text.folded, phone, marketplace)
    )


def _is_disguised(text: Text, phone: Phone) -> bool:
    """Say whether digits are written in characters that readers take for digits and machines do not."""
    raw = text.raw[slice(*text.span(*phone.span))]
    return any(c.isdigit() and not c.isascii() for c in raw)


def _shape(folded: str, phone: Phone) -> str:
    """Give how a number is written: one that is named a part number names those beside it that are written alike."""
    return re.sub(r"\d", "0", folded[phone.start : phone.end])


def _candidates(text: Text) -> Iterator[Phone]:
    folded, number = text.folded, 0
    for match in (m for start, end in text.near_digits(*_AROUND) for m in _CANDIDATE.finditer(folded, start, end)):
        if match.end() - match.start() <= MAX_CANDIDATE and (number := number + 1) <= MAX_CANDIDATES:
            yield Phone(*match.span(), re.sub(r"\D", "", match[0]))
    spelled = (
        sum(map(folded.count, _VALUES)) >= _FEWEST_WORDS
    )  # words such as "phone" count too; it is but a cheap look
    for match in _SPELLED.finditer(folded) if spelled else ():
        if re.search(_DIGIT_WORDS, match[0]):
            yield Phone(*match.span(), _spelled_digits(match[0]))


def _spelled_digits(found: str) -> str:
    digits: list[str] = []
    times = 1
    for word in re.findall(rf"double|triple|{_DIGIT_WORDS}|\d", found):
        if word in ("double", "triple"):
            times = 2 if word == "double" else 3
        else:
            digits += [_VALUES.get(word, word)] * times
            times = 1
    return "".join(digits)


def _is_telephone(folded: str, phone: Phone, marketplace: str | None) -> bool:
    written = folded[phone.start : phone.end]
    if not 7 <= len(phone.digits) <= 15:
        return False
    if written.startswith(("+", "(+")) or _introduced(folded, phone):
        return True
    if re.search("[a-z]", written):  # digits in words are a disguise, where there are as many as a number has
        return len(phone.digits) >= FULL_NUMBER
    if written.isdigit():
        return False
    return bool(_NATIONAL.fullmatch(written)) or _is_valid(written, marketplace)


def _introduced(folded: str, phone: Phone) -> bool:
    before = folded[max(0, phone.start - _BEFORE) : phone.start]
    before = re.split(r"[.!?]\s|\n\n", before)[-1]
    return bool(
        _INTRODUCTION.search(before) or _INTRODUCTION.search(folded[phone.end : phone.end + _AFTER].split(".")[0])
    )


def _is_valid(written: str, marketplace: str | None) -> bool:
    """Ask libphonenumber whether digits in groups are a number of the marketplace's country, or of a large one."""
    import phonenumbers  # here, since few messages hold digits in groups that nothing explains

    regions = (marketplace,) if marketplace in _REGIONS else _REGIONS
    return any(
        True
        for region in regions
        for _ in phonenumbers.PhoneNumberMatcher(written, region, phonenumbers.Leniency.STRICT_GROUPING)
    )
