"""Splits a text at the borders of its findings, so that a page can mark them, overlapping ones too."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from permitted.validator import Severity

WEIGHT = {Severity.VIOLATION: 0, Severity.REVIEW: 1, Severity.ADVICE: 2}


@dataclass(frozen=True, slots=True)
class Span:
    """A numbered stretch of a text: code points, half-open, not empty."""

    number: int
    start: int
    end: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text without a border inside: the spans that cover it, and those that end with it, by number.

    `severity` is the worst of the spans that cover it, None where there are none.
    """

    text: str
    severity: Severity | None
    numbers: tuple[int, ...]
    ending: tuple[int, ...]


def split(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Cut the text into pieces that together are the text again; spans outside of it are cut down to it."""
    inside = [span for span in spans if span.start < min(span.end, len(text))]
    borders = sorted({0, len(text)} | {at for span in inside for at in (span.start, min(span.end, len(text)))})
    opening, closing = _by_border(inside, len(text))
    active: dict[int, Severity] = {}
    pieces = []
    for start, end in pairwise(borders):
        active.update({span.number: span.severity for span in opening[start]})
        ending = tuple(span.number for span in closing[end])
        pieces.append(Piece(text[start:end], _worst(active), tuple(active), ending))
        for number in ending:
            del active[number]
    return tuple(pieces)


def _by_border(spans: Sequence[Span], length: int) -> tuple[dict[int, list[Span]], dict[int, list[Span]]]:
    opening: dict[int, list[Span]] = defaultdict(list)
    closing: dict[int, list[Span]] = defaultdict(list)
    for span in sorted(spans, key=lambda span: span.number):
        opening[span.start].append(span)
        closing[min(span.end, length)].append(span)
    return opening, closing


def _worst(active: dict[int, Severity]) -> Severity | None:
    return min(active.values(), key=WEIGHT.__getitem__, default=None)
