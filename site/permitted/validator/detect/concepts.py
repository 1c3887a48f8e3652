"""What a text says, as concepts of the lexicon: where each stands, and which stand together in a sentence."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from permitted.validator.detect.typos import Corrections
from permitted.validator.tables import lexicon_of
from permitted.validator.text import Span, Text, fold_word, holds_any

MAX_PLACES = 40  # of one concept in one sentence; a text of nothing but these must not cost its length squared
NEGATION_REACH = 16  # code points between a negation and what it denies

_DIGITS = frozenset("0123456789")
_AROUND_DIGITS = (48, 24)  # code points before and after a digit in which an expression about digits begins and ends

_LEET = re.compile(r"[013457@$!](?:[a-z]{2}|(?<=[a-z].)[a-z0-9@$!])")
_LEET_WORD = re.compile(r"(?<![\w.@/-])(?=[a-z0-9@$!]*[a-z])(?=[a-z]*[0-9@$!])[a-z0-9@$!]{3,20}(?![\w@/-]|\.\w)")
_LEET_LETTERS = tuple(str.maketrans("0134578@$!", f"o{one}eastbas" + one) for one in "il")


class Hit(NamedTuple):
    """A concept at a place of the folded text."""

    start: int
    end: int
    concept: str


# Not by its own way, which takes three times as long.
_hit: Callable[[tuple[int, int, str]], Hit] = partial(tuple.__new__, Hit)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the places of each concept in it, in order; offsets are those of the folded text."""

    start: int
    end: int
    hits: Mapping[str, list[Hit]]

    def has(self, *concepts: str) -> bool:
        """Say whether every one of these concepts is here."""
        return all(map(self.hits.__contains__, concepts))

    def has_any(self, *concepts: str) -> bool:
        """Say whether at least one of these concepts is here."""
        return not self.hits.keys().isdisjoint(concepts)

    def of(self, *concepts: str) -> tuple[Hit, ...]:
        """Give the places of these concepts, concept by concept, each in order."""
        return tuple([hit for concept in concepts if concept in self.hits for hit in self.hits[concept]])

    def span(self, *concepts: str) -> Span:
        """Give the span from the first to the last place of these concepts."""
        hits = self.of(*concepts)
        return min(hit.start for hit in hits), max(hit.end for hit in hits)

    def core(self, *wanted: str, unless: str = "REFUSE") -> Span | None:
        """Give the span over the first places of all wanted concepts, None where one is missing or `unless` is here.

        Each wanted one, and `unless`, may name several, any of which will do: "REVIEW|OPINION".
        """
        first: list[Hit] = []
        for names in wanted:
            hits = [self.hits[concept][0] for concept in _named(names) if concept in self.hits]
            if not hits:
                return None
            first.append(min(hits))
        if unless and self.has_any(*_named(unless)):
            return None
        return min(hit.start for hit in first), max(hit.end for hit in first)

    def joined(self, following: "Sentence") -> "Sentence":
        """Read two sentences as one, for what is begun in one and ended in the next."""
        concepts = {*self.hits, *following.hits}
        hits = {concept: [*self.hits.get(concept, ()), *following.hits.get(concept, ())] for concept in concepts}
        return Sentence(self.start, following.end, hits)

    def before(self, position: int, *concepts: str) -> bool:
        """Say whether one of these concepts ends before a position."""
        return any(hit.end <= position for hit in self.of(*concepts))

    def negated(self, hit: Hit) -> bool:
        """Say whether a negation stands just before a place: "no need to order again"."""
        return any(0 <= hit.start - no.end <= NEGATION_REACH for no in self.of("NOT"))


@cache
def _named(names: str) -> tuple[str, ...]:
    return tuple(names.split("|"))


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A regular expression for a concept, asked only where one of its signs (and words, if it has any) is there."""

    concept: str
    signs: frozenset[str]
    words: tuple[str, ...]
    expression: re.Pattern[str]

    @classmethod
    def read(cls, concept: str, entry: Mapping[str, str]) -> "_Pattern":
        expression = re.compile(re.sub(r"\s", "", entry["pattern"]))
        return cls(concept, frozenset(entry["signs"]), tuple(entry.get("words", ())), expression)

    def hits(self, text: Text) -> Iterator[Hit]:
        if self.words and not holds_any(text.folded, self.words):
            return
        parts = text.near_digits(*_AROUND_DIGITS) if self.signs == _DIGITS else ((0, len(text.folded)),)
        for start, end in parts:
            for match in self.expression.finditer(text.folded, start, end):
                yield Hit(*match.span(), self.concept)


class Lexicon:
    """The phrases of one language, found in one pass over a text.

    They stand in a dictionary with everything that they begin with, whole words only: from each word of a text on, one
    looks up more and more words, until nothing begins so.
    """

    def __init__(self, language: str) -> None:
        entries = lexicon_of(language)
        phrases = _by_phrase(entries["concepts"])
        self._vocabulary = frozenset(" ".join(phrases).split())
        self._concepts = _with_beginnings(phrases)
        self._patterns = [_Pattern.read(concept, entry) for concept, entry in entries["patterns"].items()]
        self._signs = frozenset(sign for pattern in self._patterns for sign in pattern.signs)
        wrongs = {wrong: right for right, wrongs in entries["misspellings"].items() for wrong in wrongs.split()}
        self._corrections = Corrections(self._vocabulary, wrongs, entries["not_typos"].split())

    def hits(self, text: Text) -> list[Hit]:
        """Find every concept in a folded text, in order of place."""
        words, shifts = self._corrections.read(self._without_leet(text))
        found = self._phrases(words)
        if shifts:
            found = [Hit(shifts.start(hit.start), shifts.end(hit.end), hit.concept) for hit in found]
        if signs := self._signs.intersection(text.folded):
            for pattern in self._patterns:
                if not signs.isdisjoint(pattern.signs):
                    found += pattern.hits(text)
        found.sort()
        return found

    def _phrases(self, words: str) -> list[Hit]:
        """Find the phrases in a text of words, in order of place."""
        found: list[Hit] = []
        concepts_of = self._concepts.get
        single = words.split(" ")
        ends = _ends(single)
        for index, word in enumerate(single):
            concepts, start, last = concepts_of(word), ends[index] - len(word), index
            while concepts is not None:
                for concept in concepts:
                    found.append(_hit((start, ends[last], concept)))  # noqa: PERF401  # often there is none to extend by
                last += 1
                concepts = concepts_of(words[start : ends[last]]) if last < len(ends) else None
        return found

    def _without_leet(self, text: Text) -> str:
        """Put letters for digits and signs that stand for them, in words that the lexicon knows: f1ve st4rs."""
        if not _LEET.search(text.folded):
            return text.words
        words = list(text.words)
        for match in _LEET_WORD.finditer(text.folded):
            for letters in _LEET_LETTERS:
                if (plain := match[0].translate(letters)) in self._vocabulary:
                    words[match.start() : match.end()] = plain
                    break
        return "".join(words)


def _ends(words: Sequence[str]) -> list[int]:
    """Give where each word ends in a text of these words with a space after each."""
    ends: list[int] = []
    end = -1
    for word in words:
        end += 1 + len(word)
        ends.append(end)
    return ends


@cache
def lexicon(language: str) -> Lexicon:
    """Give the lexicon of a language, read when first asked for."""
    return Lexicon(language)


def concepts_by_sentence(text: Text, spans: tuple[Span, ...], language: str) -> tuple[Sentence, ...]:
    """Find the concepts of each sentence; a phrase that runs over the end of a sentence does not count."""
    hits = lexicon(language).hits(text)
    found: list[Sentence] = []
    done = 0
    for start, end in spans:
        begun, done = done, bisect_left(hits, (end,), done)
        found.append(Sentence(start, end, _by_concept(hits[begun:done], end)))
    return tuple(found)


def _by_concept(hits: Sequence[Hit], end: int) -> dict[str, list[Hit]]:
    """Sort the hits that end in time by what they say, no more than MAX_PLACES of each."""
    places: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.end <= end and len(same := places.setdefault(hit.concept, [])) < MAX_PLACES:
            same.append(hit)
    return places


# ---------------------------------------------------------------- the lexicon's notation

_JOINED = {code: " " for code in range(128) if not chr(code).isalnum()}  # marks that join words
_MARK = re.compile(r"[^\w\s()|]|_")


def _by_phrase(entries: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    phrases: dict[str, tuple[str, ...]] = {}
    for concept in sorted(entries):
        alone = (concept,)
        for phrase in {phrase for pattern in entries[concept] for phrase in spelled_out(pattern)}:
            phrases[phrase] = phrases[phrase] + alone if phrase in phrases else alone
    return phrases


def _with_beginnings(phrases: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Put in what phrases begin with, whole words only; if it is no phrase itself, it says nothing."""
    concepts = dict(phrases)
    for phrase in phrases:
        end = phrase.rfind(" ")
        while end > 0 and (beginning := phrase[:end]) not in concepts:
            concepts[beginning] = ()
            end = phrase.rfind(" ", 0, end)
    return concepts


def spelled_out(pattern: str) -> Iterator[str]:
    """Spell out a pattern of the lexicon as the phrases it stands for, folded, with and without apostrophes.

    `(a|b)` is a choice, an empty choice leaves it out: `leav(e|es|ing) (us |)feedback`. `(s)` is short for `(s|)`.
    """
    folded = fold_word(pattern)
    has_marks = bool(_MARK.search(folded))
    for phrase in _expand(folded):
        yield _words(phrase) if has_marks else _single_spaced(phrase)
        if "'" in phrase:
            yield _words(phrase.replace("'", ""))


def _words(phrase: str) -> str:
    return _single_spaced(phrase).translate(_JOINED).strip()


def _single_spaced(phrase: str) -> str:
    return " ".join(phrase.split()) if "  " in phrase else phrase.strip()


def _expand(pattern: str) -> list[str]:
    return _choices(iter(re.split(r"([()|])", pattern)))


def _choices(parts: Iterator[str]) -> list[str]:
    """Give what the parts up to the bracket that closes these choices can be."""
    chosen: list[str] = []
    current, is_choice = [""], False
    for part in parts:
        if part == "(":
            inner = _choices(parts)
            current = [phrase + inside for phrase in current for inside in inner]
        elif part == "|":
            chosen, current, is_choice = chosen + current, [""], True
        elif part == ")":
            return [*chosen, *current] if is_choice else [*current, ""]
        else:
            current = [phrase + part for phrase in current]
    return chosen + current
