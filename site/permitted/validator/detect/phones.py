"""Telephone numbers, plain and disguised; digits count only with a sign of a telephone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from permitted.validator.detect.identifiers import Identifiers, named_as_its, named_as_other
from permitted.validator.text import Span, Text, holds_any

MAX_CANDIDATE = 40  # code points; a number with its country code and separators is shorter
FULL_NUMBER = 9  # digits of a number with its area
SHORTEST, LONGEST = 7, 15  # digits; E.164 for the longest
MAX_CANDIDATES = 200  # a message

_CANDIDATE = re.compile(
    r"[+(\[\d](?<![\w#@./-].)(?:(?<=\d)|(?<=[+(\[])\+?\d)(?:[ ().\-/_~*\[\]{}]{0,3}\d){6,16}(?!\w|[.-]\d)"
)
_OVER_LINES = re.compile(r"(?<![\w#@./-])\+?\d{2,6}(?: ?\n ?\d{2,6}){1,4}(?!\w|[.-]\d)")
_DIGIT_AFTER_LINE = re.compile(r"\n ?\d")  # a cheap look first
_FREE_OF_CHARGE = ("800", "888", "877", "866", "855", "844", "833")
_VANITY = re.compile(
    r"\b(?:1[- ]?)?8(?:00|88|77|66|55|44|33)[- ](?=[a-z-]*[a-z]{3})[a-z-]{4,12}\b|\b0800[- ][a-z]{5,10}\b"
)
_LETTERED = re.compile(r"(?<![\w.@-])\+?[\doil](?:[ ().-]{0,2}[\doil]){6,14}(?![\w@])")
_FOR_DIGITS = str.maketrans("oil", "011")

# Digits in words: "oh seven seven double-oh, nine hundred", "eight six five, followed by a trio of fives".
_NOUGHTS, _ONES = "zero|oh|nought|naught|nil|zilch|null|o(?![a-z])", "one|two|three|four|five|six|seven|eight|nine"
_DIGIT = f"{_NOUGHTS}|{_ONES}"
_VALUES = {word: str(number) for number, word in enumerate(_ONES.split("|"), 1)}  # all others are noughts
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TIMES = {"double": 2, "pair of": 2, "triple": 3, "treble": 3, "trio of": 3, "two": 2, "three": 3, "four": 4}
_REPEATED = (
    rf"(?:(?:a )?(?:double|triple|treble|pair of|trio of)[ -](?:{_DIGIT}|\d)(?:e?s)?|(?:two|three|four) (?:{_DIGIT}"
    rf"|\d)(?:e?s|'s))"
)
_SPELLED_TOKEN = (
    rf"(?:{_REPEATED}|(?:{_DIGIT}) hundred|(?:{_TENS})(?:[ -](?:{_DIGIT}))?|{_TEENS}|{_DIGIT}|\d{{1,5}})(?![a-z0-9'])"
)
_BETWEEN = (
    r"[ \n,.;/()-]{1,4}(?:(?:and|then|followed|by|after|that|next|finally|plus|the|two|last|numbers?|digits?"
    r"|code|with|dash|hyphen|space)"
    r"[ ,]{1,2}){0,4}"
)
_SPELLED = re.compile(rf"(?<![\w'-]){_SPELLED_TOKEN}(?:{_BETWEEN}{_SPELLED_TOKEN}){{2,15}}")
_TOKENS = re.compile(
    rf"(?P<times>double|triple|treble|pair of|trio of|(?:two|three|four)(?= (?:{_DIGIT}|\d)(?:e?s|'s)(?![a-z])))"
    rf"|(?P<hundred>{_DIGIT}) hundred"
    rf"|(?P<teen>{_TEENS})|(?P<tens>{_TENS})(?:[ -](?P<unit>{_DIGIT})(?![a-z]))?|(?P<digit>{_DIGIT})|(?P<figures>\d+)"
)
_NOISE = re.compile(r"\bthe two (?:numbers|digits)\b|\blast two (?:numbers|digits)\b")
_DIGIT_WORDS = frozenset(f"{_DIGIT}|{_TENS}|{_TEENS}".split("|")) - {"one", "two"}  # these alone say nothing
_ALPHABETIC = re.compile("[a-z]")

_SURE = (
    r"call|calls|calling|phone|telephone|tel|ring|rings|ringing|dial|text|sms|fax|mobile|cell|cellphone"
    r"|landline|hotline|helpline|"
    r"whatsapp|whats app|wa|viber|signal|telegram|wechat|our number|my number|speak to|talk to|bell|buzz"
    r"|voicemail|switchboard|ph|mob|"
    r"area code|cell phone|handphone|desk line|direct line"
)
_INTRODUCTION = re.compile(
    rf"\b(?:{_SURE}|number is|the number|reach (?:us|me|him|her|them|out)|contact|line|extension|ext|office|hand)\b"
)
_SURE_INTRODUCTION = re.compile(rf"\b(?:{_SURE})\b")
# Where a parcel is spoken of, "the number" is the parcel's.
_CARRIED = re.compile(
    r"\b(?:truck|parcel|shipment|tracking|van|pallet|consignment|waybill|container|scanned|trailer|lorry)\b"
)
_NATIONAL = re.compile(
    r"[(\[]\d{2,5}[)\]]\s?\d{3,4}[ -]?\d{3,4}|1?[- ]?\(?[2-9]\d{2}\)?[- .][2-9]\d{2}[- .]\d{4}"
    r"|0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}|0\d{4}[ -]\d{6}|07\d{9}|0\d{4} \d{3} \d{3}"
    r"|0\d(?:[ .]\d{2}){4}|0\d{2,4}[/-]\d{5,8}|1[38]00[ -]\d{3}[ -]\d{3}|[6-9]\d{4}[ -]\d{5}|00[ -]?[1-9][\d -]{8,14}"
)
_REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "IN", "AU")
_AROUND = (3, 6)  # code points before and after a digit that belong to a number, or show that it is none
_AROUND_LETTERED = (48, 48)  # the same for letters among digits
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
    plain = [
        phone
        for phone in free
        if _shape(text.folded, phone) not in named and _is_telephone(text.folded, phone, marketplace)
    ]
    for phone in _disguised(text, identifiers):
        if not any(other.start < phone.end and phone.start < other.end for other in plain):
            plain.append(phone)
    return tuple(sorted(plain, key=lambda phone: phone.start))


def _is_disguised(text: Text, phone: Phone) -> bool:
    """Say whether digits are written in characters that readers take for digits and machines do not."""
    raw = text.raw[slice(*text.span(*phone.span))]
    return any(c.isdigit() and not c.isascii() for c in raw)


def _shape(folded: str, phone: Phone) -> str:
    """Give how a number is written: one that is named a part number names those beside it that are written alike."""
    return re.sub(r"\d", "0", folded[phone.start : phone.end])


def _candidates(text: Text) -> Iterator[Phone]:
    number = 0
    for match in text.find_near_digits(_CANDIDATE, *_AROUND):
        if match.end() - match.start() <= MAX_CANDIDATE and (number := number + 1) <= MAX_CANDIDATES:
            yield Phone(*match.span(), re.sub(r"\D", "", match[0]))


def _is_telephone(folded: str, phone: Phone, marketplace: str | None) -> bool:
    written = folded[phone.start : phone.end]
    if not SHORTEST <= len(phone.digits) <= LONGEST:
        return False
    if named_as_its(folded, phone.start) and not _NATIONAL.fullmatch(written) and not written.startswith("+"):
        return False
    if written.startswith(("+", "(+", "[+")) or _introduced(folded, phone):
        return True
    if _NATIONAL.fullmatch(written):
        return True
    return not written.isdigit() and _is_valid(written, marketplace)


# ---------------------------------------------------------------- disguises


def _disguised(text: Text, identifiers: Identifiers) -> Iterator[Phone]:
    """Find numbers in words, with letters for digits, as a word on the keys, or cut over lines."""
    taken = (*(span for span, _ in identifiers.order_ids), *identifiers.near_order_ids)
    for phone in _disguised_candidates(text):
        if SHORTEST <= len(phone.digits) <= LONGEST and not any(a < phone.end and phone.start < b for a, b in taken):
            yield phone


def _disguised_candidates(text: Text) -> Iterator[Phone]:
    folded = text.folded
    if not _DIGIT_WORDS.isdisjoint(text.words.split()) or " then " in folded:
        yield from _spelled(folded)
    for match in _VANITY.finditer(folded) if holds_any(folded, _FREE_OF_CHARGE) else ():
        phone = Phone(*match.span(), re.sub(r"\D", "", match[0]).ljust(SHORTEST, "0"))
        shouted = text.raw[slice(*text.span(*match.span()))].isupper()  # as such numbers are written
        if (shouted and match[0].startswith("1")) or _introduced(folded, phone, sure=True):
            yield phone
    for match in text.find_near_digits(_LETTERED, *_AROUND_LETTERED):
        phone = Phone(*match.span(), re.sub(r"\D", "", match[0].translate(_FOR_DIGITS)))
        if _is_lettered(match[0]) and _introduced(folded, phone, sure=True):
            yield phone
    for match in _OVER_LINES.finditer(folded) if _DIGIT_AFTER_LINE.search(folded) else ():
        phone = Phone(*match.span(), re.sub(r"\D", "", match[0]))
        if _introduced(folded, phone, sure=True):
            yield phone


def _spelled(folded: str) -> Iterator[Phone]:
    """Find digits in words: as many as a number with its area has, or introduced as one."""
    for match in _SPELLED.finditer(folded):
        phone = Phone(*match.span(), _digits(match[0]))
        in_words = bool(_ALPHABETIC.search(re.sub(_BETWEEN, " ", match[0])))
        enough = in_words and len(phone.digits) >= FULL_NUMBER
        if enough or ((in_words or " then " in match[0]) and _introduced(folded, phone, sure=in_words)):
            yield phone


def _digits(found: str) -> str:
    digits: list[str] = []
    times = 1
    for token in _TOKENS.finditer(_NOISE.sub(" ", found)):
        if token["times"]:
            times = _TIMES[token["times"]]
            continue
        digits.append(_value(token) * times)
        times = 1
    return "".join(digits)


def _value(token: re.Match[str]) -> str:
    if token["hundred"]:
        return _VALUES.get(token["hundred"], "0") + "00"
    if token["teen"]:
        return str(10 + _TEENS.split("|").index(token["teen"]))
    if token["tens"]:
        return str(2 + _TENS.split("|").index(token["tens"])) + _VALUES.get(token["unit"] or "", "0")
    return token["figures"] or _VALUES.get(token["digit"], "0")


def _is_lettered(written: str) -> bool:
    """Say whether some digits, and not most, are letters that look like them, in groups that hold a digit."""
    letters, digits = sum(map(str.isalpha, written)), sum(map(str.isdigit, written))
    return 0 < letters < digits and not any(len(group) > 2 and group.isalpha() for group in re.split(r"\W+", written))


def _introduced(folded: str, phone: Phone, *, sure: bool = False) -> bool:
    """Say whether the sentence calls a number a telephone; `sure`: by a word that means nothing else."""
    before = folded[max(0, phone.start - _BEFORE) : phone.start]
    before = re.split(r"[.!?]\s|\n\n", before)[-1]
    after = folded[phone.end : phone.end + _AFTER].split(".")[0]
    if _SURE_INTRODUCTION.search(before) or _SURE_INTRODUCTION.search(after):
        return True
    if sure or not (_INTRODUCTION.search(before) or _INTRODUCTION.search(after)):
        return False
    return not _CARRIED.search(before)


def _is_valid(written: str, marketplace: str | None) -> bool:
    """Ask libphonenumber whether digits in groups are a number of the marketplace's country, or of a large one."""
    import phonenumbers  # here, since few messages hold digits in groups that nothing explains

    regions = (marketplace,) if marketplace in _REGIONS else _REGIONS
    return any(
        True
        for region in regions
        for _ in phonenumbers.PhoneNumberMatcher(written, region, phonenumbers.Leniency.STRICT_GROUPING)
    )
