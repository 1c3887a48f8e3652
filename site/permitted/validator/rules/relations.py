"""How concepts of a sentence stand to each other, where more than their presence counts."""

from collections.abc import Iterator, Sequence

from permitted.validator.detect import FieldFacts
from permitted.validator.detect.concepts import Hit, Sentence
from permitted.validator.text import Span

STACCATO = 60  # code points of a sentence that leaves the rest to the next one
MAX_PAIRS = 400  # looked at; a sentence of nothing but these words must not cost its length squared


def side_by_side(sentence: Sentence, one: str, other: str, reach: int) -> Span | None:
    """Give the span of two concepts at most `reach` code points apart, in either order; each may name several."""
    return _first_pair(sentence, one, other, -reach, reach)


def followed_by(sentence: Sentence, one: str, other: str, reach: int) -> Span | None:
    """Give the span of a concept and another that begins at most `reach` code points after it."""
    return _first_pair(sentence, one, other, 0, reach)


def besides(sentence: Sentence, concept: str, *others: str) -> list[Hit]:
    """Give the places of a concept outside those of others: "never pay" refuses, "never pay for postage" offers."""
    if not sentence.has(concept):
        return []
    over = sentence.of(*others)
    return [hit for hit in sentence.of(concept) if not any(o.start < hit.end and hit.start < o.end for o in over)]


def alone_and_joined(sentences: Sequence[Sentence], concept: str) -> Iterator[Sentence]:
    """Give each sentence that holds a concept, then each of them with the next one: "We've a club. Say the word"."""
    holding = [index for index, sentence in enumerate(sentences) if sentence.has(concept)]
    yield from (sentences[index] for index in holding)
    yield from (sentences[index].joined(sentences[index + 1]) for index in holding if index + 1 < len(sentences))


def with_short_next(field: FieldFacts, sentence: Sentence) -> Sentence | None:
    """Read a short sentence and the short one after it as one, for who writes in a staccato; None for longer ones."""
    following = field.sentence_at(sentence.end)
    if following is sentence or max(s.end - s.start for s in (sentence, following)) > STACCATO:
        return None
    return sentence.joined(following)


def _first_pair(sentence: Sentence, one: str, other: str, least: int, most: int) -> Span | None:
    pairs = ((first, second) for first in sentence.of(*one.split("|")) for second in sentence.of(*other.split("|")))
    for (first, second), _ in zip(pairs, range(MAX_PAIRS), strict=False):
        gap = second.start - first.end if second.start >= first.start else second.end - first.start
        if least <= gap <= most:
            return min(first.start, second.start), max(first.end, second.end)
    return None
