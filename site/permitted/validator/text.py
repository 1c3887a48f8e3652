"""A field folded for matching, with the way back to the text as it was given."""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_DIGITS = re.compile(r"\d+")

Span = tuple[int, int]  # half-open, in code points


@dataclass(frozen=True, slots=True)
class Text:
    """A text in three forms.

    `raw` is the field as given. `folded` is what a reader sees of it, without case, width, accents, invisible
    characters or look-alikes. `words` is `folded` with a space for everything that is not a letter or digit, so that
    every word stands between spaces. `folded` and `words` share their offsets; `span` leads from them back to `raw`.
    `numbers` are the spans of its runs of digits: what looks for numbers need not read the rest.
    """

    raw: str
    folded: str
    words: str
    starts: "array[int] | None" = None
    ends: "array[int] | None" = None
    numbers: tuple[Span, ...] = ()

    def near_digits(self, before: int, after: int) -> Iterator[Span]:
        """Give the parts of `folded` within so many code points of a digit, in order and without overlap.

        What begins less than `before` code points ahead of a digit, and ends less than `after` behind one, is in one.
        """
        part: Span | None = None
        for start, end in self.numbers:
            if part and start - before <= part[1]:
                part = part[0], end + after
            else:
                if part:
                    yield part
                part = max(0, start - before), end + after
        if part:
            yield part

    def find_near_digits(self, pattern: re.Pattern[str], before: int, after: int) -> Iterator[re.Match[str]]:
        """Find a pattern of which every match holds a digit in the parts that `near_digits` gives."""
        for start, end in self.near_digits(before, after):
            yield from pattern.finditer(self.folded, start, end)

    def span(self, start: int, end: int) -> Span:
        """Turn a span of the folded text into one of the raw text; marks that belong to the last character go along."""
        if self.starts is None or self.ends is None:
            return start, end
        if start == end:
            return (self.starts[start],) * 2 if start < len(self.starts) else (len(self.raw),) * 2
        return self.starts[start], _with_marks(self.raw, self.ends[end - 1])


def fold(raw: str) -> Text:
    """Fold a plain text."""
    return fold_pieces(raw, None)


def fold_pieces(raw: str, pieces: "list[tuple[str, int, int]] | None") -> Text:
    """Fold a text of which the reader sees `pieces`: (what is seen, start and end in `raw`); None: all of it, as it is.

    A piece as long as its span is taken character by character; any other (an entity, a line break) as one.
    """
    seen, starts, ends = (raw, None, None) if pieces is None else _assemble(pieces)
    folded, starts, ends = _fold_characters(seen, starts, ends)
    folded = _latin_for_look_alikes(folded)
    numbers = tuple(map(re.Match.span, _DIGITS.finditer(folded)))
    return Text(raw, folded, folded.translate(_WORDS), starts, ends, numbers)


def holds_any(folded: str, signs: Iterable[str]) -> bool:
    """Say whether one of these is in a text: a cheap look, before a dear one."""
    return any(map(folded.__contains__, signs))


def fold_word(word: str) -> str:
    """Fold a word or phrase of the lexicon, so that it is compared like with like."""
    return _latin_for_look_alikes(_fold_characters(word, None, None)[0])


# ---------------------------------------------------------------- characters


def _folded_character(code: int) -> str:
    character = chr(code)
    if character in _TYPOGRAPHIC:
        return _TYPOGRAPHIC[character]
    category = unicodedata.category(character)
    if category == "Cf" or _is_mark(code):
        return ""
    if category == "Zs":
        return " "
    if (digit := unicodedata.digit(character, None)) is not None:
        return str(digit)
    return _letter_by_name(character) or _without_accents(character)


_TYPOGRAPHIC = {
    **dict.fromkeys("‘’‚‛ʼ´`′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-"),
    **dict.fromkeys("\u115f\u1160\u2800\u3164\uffa0", " "),  # fillers that show nothing
    **dict.fromkeys("\u2028\u2029\x85", "\n"),
    "\t": " ",
}


def _is_mark(code: int) -> bool:
    """Say whether this is a mark for Latin, or a variation selector; marks of other scripts are parts of letters."""
    return (
        0x0300 <= code <= 0x036F
        or 0x1AB0 <= code <= 0x1AFF
        or 0x1DC0 <= code <= 0x1DFF
        or 0x20D0 <= code <= 0x20FF
        or 0xFE00 <= code <= 0xFE0F
        or 0xFE20 <= code <= 0xFE2F
        or 0xE0100 <= code <= 0xE01EF
    )


_LETTER_NAME = re.compile(
    r"(?:LATIN LETTER SMALL CAPITAL|NEGATIVE (?:SQUARED|CIRCLED) LATIN CAPITAL LETTER|REGIONAL INDICATOR SYMBOL LETTER)"
    r" ([A-Z])"
)


def _letter_by_name(character: str) -> str | None:
    """Find the letter in ʀ, 🅰, 🇦, which Unicode decomposes into nothing but names by their letter."""
    match = _LETTER_NAME.fullmatch(unicodedata.name(character, ""))
    return match[1].lower() if match else None


def _without_accents(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character).casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        if apart[0].isascii() and all(_is_mark(ord(mark)) for mark in apart[1:]):
            return apart[0]
    return plain


class _Table(dict[int, str]):
    """Folds of characters, worked out when first met; `str.translate` asks it like any dict."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded_character(code) if code > 127 else chr(code).lower()
        return folded


class _WordTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = kept = chr(code) if chr(code).isalnum() else " "
        return kept


_FOLD = _Table({9: " "})
_WORDS = _WordTable()
_SPACES = re.compile("(?<=[ \t\xa0])[ \t\xa0]+")


def _fold_characters(
    seen: str, starts: "array[int] | None", ends: "array[int] | None"
) -> "tuple[str, array[int] | None, array[int] | None]":
    if seen.isascii() and "  " not in seen and "\t" not in seen:
        return seen.lower(), starts, ends
    lengths_differ = any(len(_FOLD[ord(character)]) != 1 for character in set(seen))
    if not lengths_differ and not _SPACES.search(seen):
        return seen.translate(_FOLD), starts, ends
    return _fold_one_by_one(seen, starts, ends)


def _fold_one_by_one(
    seen: str, starts: "array[int] | None", ends: "array[int] | None"
) -> "tuple[str, array[int], array[int]]":
    folded: list[str] = []
    new_starts, new_ends = array("I"), array("I")
    last = ""
    for index, character in enumerate(seen):
        plain = _FOLD[ord(character)]
        if plain == " " == last:
            continue
        last = plain or last
        for letter in plain:
            folded.append(letter)
            new_starts.append(starts[index] if starts is not None else index)
            new_ends.append(ends[index] if ends is not None else index + 1)
    return "".join(folded), new_starts, new_ends


def _with_marks(raw: str, end: int) -> int:
    while end < len(raw) and _is_mark(ord(raw[end])):
        end += 1
    return end


def _assemble(pieces: list[tuple[str, int, int]]) -> "tuple[str, array[int], array[int]]":
    starts, ends = array("I"), array("I")
    for shown, start, end in pieces:
        if len(shown) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(shown))
            ends.extend([end] * len(shown))
    return "".join(shown for shown, _, _ in pieces), starts, ends


# ---------------------------------------------------------------- look-alikes (UTS 39)

_TOKEN = re.compile(r"[^\s,;:!?\"()<>\[\]{}|/]+")


def _latin_for_look_alikes(folded: str) -> str:
    """Put Latin letters for their look-alikes, in tokens with a Latin letter too: honest Greek and Cyrillic stay."""
    if folded.isascii():
        return folded
    return _TOKEN.sub(lambda match: _latin_token(match[0]), folded)


def _latin_token(token: str) -> str:
    if token.isascii() or not re.search("[a-z]", token):
        return token
    return "".join(c if c.isascii() else _latin_look_alike(c) for c in token)


@cache
def _latin_look_alike(character: str) -> str:
    from confusable_homoglyphs import confusables  # here, since its table takes 25 MB and is needed by few texts

    if not character.isalpha() or unicodedata.name(character, "").startswith(("LATIN", "CJK", "HIRAGANA", "KATAKANA")):
        return character
    for entry in confusables.is_confusable(character, greedy=True) or ():
        for homoglyph in entry["homoglyphs"]:
            if len(letter := homoglyph["c"]) == 1 and letter.isascii() and letter.isalnum():
                return str(letter.lower())
    return character
