"""Cuts a message into the clauses that a trainee may mark."""

import re
from collections.abc import Iterable, Iterator, Mapping

Span = tuple[int, int]  # half-open, in code points

_ENDS = re.compile(r"\n+|(?<=[.!?;:,])\s+|\s(?=\()|(?<=\))\s")
_ENDS_IN_MARKUP = re.compile(rf"{_ENDS.pattern}|(?<=>)(?=.)|(?=<)")


def clauses(body: str, *, is_markup: bool) -> Mapping[str, Span]:
    """Cut a text at line breaks and behind marks, HTML at its tags too; what holds no letter or digit is no clause.

    The key of a clause is its place, `12-40`.
    """
    return {f"{start}-{end}": (start, end) for start, end in _pieces(body, _ENDS_IN_MARKUP if is_markup else _ENDS)}


def _pieces(body: str, ends: re.Pattern[str]) -> Iterator[Span]:
    start = 0
    for cut in (*((match.start(), match.end()) for match in ends.finditer(body)), (len(body), len(body))):
        piece = body[start : cut[0]]
        if any(character.isalnum() for character in piece):
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
            start = cut[1]
        elif not piece.strip():
            start = cut[1]


def touched(pieces: Mapping[str, Span], spans: Iterable[Span]) -> frozenset[str]:
    """Give the keys of the clauses that one of these spans touches."""
    places = tuple(spans)
    return frozenset(
        key for key, (start, end) in pieces.items() if any(start < last and first < end for first, last in places)
    )
