"""The language of a text, by its script and its function words."""

from functools import cache

from permitted.validator.tables import table
from permitted.validator.text import Text

MIN_WORDS = 4  # fewer words with a sign of a language do not tell
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "tr")
_KANA = range(0x3040, 0x3100)


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """Give the languages in which each function word is at home."""
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in table("detect/function_words").items():
        for word in words.split():
            languages[word] = (*languages.get(word, ()), language)
    return languages


def find_language(text: Text) -> str | None:
    """Tell the language of a text as a BCP 47 primary tag; None where it is too short to tell, or two are as likely."""
    words = text.words.split()
    if not text.folded.isascii() and (script := _by_script(text.folded)):
        return script
    if len(words) < MIN_WORDS:
        return None
    scores = dict.fromkeys(LANGUAGES, 0.0)
    for word in words:
        for language in (at_home := _function_words().get(word, ())):
            scores[language] += 1 / len(at_home)
    best, second = sorted(scores.values(), reverse=True)[:2]
    if best < 1.5 or best < second * 1.2:
        return None
    return max(scores, key=lambda language: scores[language])


def _by_script(folded: str) -> str | None:
    codes = [ord(c) for c in folded if c.isalpha()]
    kana = sum(code in _KANA for code in codes)
    if kana * 10 >= len(codes) > 0:
        return "ja"
    for language, first, last in (
        ("ru", 0x400, 0x530),
        ("el", 0x370, 0x400),
        ("ar", 0x600, 0x700),
        ("he", 0x590, 0x600),
        ("ko", 0xAC00, 0xD7A4),
        ("zh", 0x4E00, 0xA000),
        ("th", 0xE00, 0xE80),
        ("hi", 0x900, 0x980),
    ):
        if sum(first <= code < last for code in codes) * 2 > len(codes):
            return language
    return None
