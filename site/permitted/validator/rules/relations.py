"""How concepts stand to each other in a sentence: side by side, or one after the other."""

from permitted.validator.detect.concepts import Sentence
from permitted.validator.text import Span

MAX_PAIRS = 400  # looked at; a sentence of nothing but these words must not cost its length squared


def side_by_side(sentence: Sentence, one: str, other: str, reach: int) -> Span | None:
    """Give the span of two concepts at most `reach` code points apart, in either order; each may name several."""
    return _first_pair(sentence, one, other, -reach, reach)


def followed_by(sentence: Sentence, one: str, other: str, reach: int) -> Span | None:
    """Give the span of a concept and another that begins at most `reach` code points after it."""
    return _first_pair(sentence, one, other, 0, reach)


def _first_pair(sentence: Sentence, one: str, other: str, least: int, most: int) -> Span | None:
    pairs = ((first, second) for first in sentence.of(*one.split("|")) for second in sentence.of(*other.split("|")))
    for (first, second), _ in zip(pairs, range(MAX_PAIRS), strict=False):
        gap = second.start - first.end if second.start >= first.start else second.end - first.start
        if least <= gap <= most:
            return min(first.start, second.start), max(first.end, second.end)
    return None
