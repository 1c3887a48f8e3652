"""The language of a text, by its script and its function words."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from permitted.validator.tables import table
from permitted.validator.text import Span, Text

LIKELY, LIKELY_LEAD = 1.5, 1.2  # function words of a language's own, and how many times more than the next language has
SURE, SURE_LEAD = 3.0, 2.0
MIN_WORDS = 4  # fewer words with a sign of a language do not tell
_NO_GROUP = -1  # of function words: all others
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "tr")
_KANA = range(0x3040, 0x3100)


@cache
def _function_words() -> tuple[dict[str, int], tuple[tuple[str, ...], ...]]:
    """Give the number of each function word's group, and of each group the languages in which its words are at home."""
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in table("detect/function_words").items():
        for word in words.split():
            languages[word] = (*languages.get(word, ()), language)
    groups = tuple(dict.fromkeys(languages.values()))
    numbers = {group: number for number, group in enumerate(groups)}
    return {word: numbers[group] for word, group in languages.items()}, groups


def is_function_word(word: str) -> bool:
    """Say whether a folded word is one of the small words of a language that is known."""
    return word in _function_words()[0]


_SCRIPTS = (
    ("ru", 0x400, 0x530),
    ("el", 0x370, 0x400),
    ("ar", 0x600, 0x700),
    ("he", 0x590, 0x600),
    ("ko", 0xAC00, 0xD7A4),
    ("zh", 0x4E00, 0xA000),
    ("th", 0xE00, 0xE80),
    ("hi", 0x900, 0x980),
)


_FIRST_OF_SCRIPTS = chr(min(first for _, first, _ in _SCRIPTS))


@dataclass(frozen=True, slots=True)
class Told:
    """What function words and script tell of a text's language: the best guess, its weight and that of the next one."""

    best: str
    weight: float
    next_weight: float

    @property
    def language(self) -> str | None:
        """The BCP 47 primary tag; None where the text is too short to tell, or two languages are as likely."""
        return self.best if self.weight >= LIKELY and self.weight >= self.next_weight * LIKELY_LEAD else None

    @property
    def sure(self) -> str | None:
        """The tag where there is no doubt about it."""
        return self.best if self.weight >= SURE and self.weight >= self.next_weight * SURE_LEAD else None


def tell_language(text: Text) -> Told:
    """Weigh the languages of a text."""
    if not text.folded.isascii() and max(text.folded) >= _FIRST_OF_SCRIPTS and (script := _by_script(text.folded)):
        return Told(script, SURE, 0.0)
    words = text.words.split()
    weights = dict.fromkeys(LANGUAGES, 0.0)
    if len(words) >= MIN_WORDS:
        group_of, groups = _function_words()
        numbers = Counter(map(group_of.get, words, repeat(_NO_GROUP)))
        del numbers[_NO_GROUP]
        for group in sorted(numbers):
            for language in groups[group]:
                weights[language] += numbers[group] / len(groups[group])
    *_, next_weight, weight = sorted(weights.values())
    return Told(next(language for language in LANGUAGES if weights[language] == weight), weight, next_weight)


def _by_script(folded: str) -> str | None:
    """Tell a language that has a script of its own, where half of the letters are in it; Japanese by some kana."""
    codes = [ord(c) for c in folded if c.isalpha()]
    if sum(0x3040 <= code < 0x3100 for code in codes) * 10 >= len(codes) > 0:
        return "ja"
    for language, first, last in _SCRIPTS:
        if sum(first <= code < last for code in codes) * 2 > len(codes):
            return language
    return None


def same_language(one: str, other: str) -> bool:
    """Compare language tags by primary subtag; the kinds of Norwegian are one."""
    return _primary(one) == _primary(other)


def script_of(text_or_tag: str) -> str | None:
    """Tell Hans from Hant: of a `zh` tag by script or region, of a text by characters that only one of them has."""
    if _TAG.fullmatch(text_or_tag):
        parts = text_or_tag.lower().split("-")
        if parts[0] != "zh":
            return None
        return "hant" if {"hant", "tw", "hk", "mo"} & set(parts) else "hans"
    traditional = sum(c in _TRADITIONAL for c in text_or_tag)
    simplified = sum(c in _SIMPLIFIED for c in text_or_tag)
    if traditional == simplified:
        return None
    return "hant" if traditional > simplified else "hans"


def holds_language(text: Text, spans: tuple[Span, ...], wanted: str) -> bool:
    """Say whether at least two paragraphs' worth of a text, or half of it, is in a language: it is then bilingual."""
    told = [tell_language(_part(text, start, end)).language for start, end in spans]
    return sum(bool(language) and same_language(str(language), wanted) for language in told) * 2 >= len(
        [t for t in told if t]
    )


_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_NORWEGIAN = {"nb": "no", "nn": "no"}
_TRADITIONAL = frozenset("們這個來時說會對還沒點開關問題訂單貨請謝聯繫買賣發達") - frozenset("还请对会")
_SIMPLIFIED = frozenset("们这个来时说会对还没点开关问题订单货请您谢联系买卖发达") - _TRADITIONAL


def _primary(tag: str) -> str:
    primary = tag.lower().partition("-")[0]
    return _NORWEGIAN.get(primary, primary)


def _part(text: Text, start: int, end: int) -> Text:
    return Text(text.raw, text.folded[start:end], text.words[start:end])
