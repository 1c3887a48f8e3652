"""Reads a mistyped word as the word of the lexicon that it was meant to be."""

import re
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase

MIN_LENGTH = 7  # letters of a word that is corrected; shorter ones are too often other words
MAX_KEPT = 50_000  # words whose correction is remembered, so that hostile texts do not fill the memory

_WORD = re.compile(r"\S+")


class Corrections(dict[str, str | None]):
    """What each mistyped word was meant to be, worked out when first met; None for a word that stays as it is.

    One slip of the hand is seen through: two neighbours swapped, a letter doubled or one of two left out, a letter left
    out within the word. Other letters make other words more often than typos (content, context), and so do endings.
    """

    def __init__(self, vocabulary: Iterable[str], misspellings: Mapping[str, str], never: Iterable[str]) -> None:
        super().__init__()
        self._vocabulary = frozenset(vocabulary)
        self._long = frozenset(word for word in self._vocabulary if len(word) >= MIN_LENGTH and word.isalpha())
        self._longest = 1 + max(map(len, self._long), default=0)  # letters of a slip
        self._never = frozenset(never)
        self._misspellings = misspellings

    def __missing__(self, word: str) -> str | None:
        known = word in self._vocabulary or word in self._never
        if len(self) >= MAX_KEPT:
            self.clear()
        self[word] = meant = None if known else self._misspellings.get(word) or self._slipped(word)
        return meant

    def _slipped(self, word: str) -> str | None:
        """Give the word that one slip made this one of; the first by the alphabet, where several could be."""
        if not MIN_LENGTH - 1 <= len(word) <= self._longest:
            return None
        return min(filter(self._long.__contains__, _before_slip(word)), default=None)

    def read(self, words: str) -> tuple[str, "Shifts"]:
        """Give a text of words with its slips mended, and the way back to the places before."""
        mended: list[str] = []
        shifts = Shifts()
        long_ones = [word for word in words.split() if len(word) >= MIN_LENGTH - 1]
        if not any(map(self.__getitem__, long_ones)):
            return words, shifts  # as nearly always
        done = 0
        for match in _WORD.finditer(words):
            if meant := self[match[0]]:
                mended += (words[done : match.start()], meant)
                done = match.end()
                shifts.add(match.start(), match.end(), len(meant))
        return "".join((*mended, words[done:])), shifts


class Shifts:
    """How far the places of a mended text lie from those of the text as it was."""

    def __init__(self) -> None:
        self._mended: list[tuple[int, int, int, int]] = []  # start and end in the mended text, start and end before
        self._offset = 0

    def __bool__(self) -> bool:
        return bool(self._mended)

    def add(self, start: int, end: int, length: int) -> None:
        """Say that the text from start to end was mended to one of another length."""
        self._mended.append((start + self._offset, start + self._offset + length, start, end))
        self._offset += length - (end - start)

    def start(self, place: int) -> int:
        """Give the place before of what starts here; a word starts where it did."""
        return self._before(place)

    def end(self, place: int) -> int:
        """Give the place before of what ends here, a word's last letter included."""
        return self._before(place - 1) + 1 if place else 0

    def _before(self, place: int) -> int:
        offset = 0
        for new_start, new_end, start, end in self._mended:
            if place < new_start:
                break
            if place < new_end:
                return end - 1 if place == new_end - 1 else min(start + place - new_start, end - 1)
            offset = end - new_end
        return place + offset


def _before_slip(word: str) -> Iterator[str]:
    """Give what a word can have been before one slip; first and last letter never slip."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if word[at] == word[at + 1] and at < len(word) - 2:
            yield word[:at] + word[at + 1 :]
        for letter in ascii_lowercase:
            yield word[:at] + letter + word[at:]
