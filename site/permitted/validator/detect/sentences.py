"""Cuts a folded text into sentences."""

import re
from bisect import bisect_right

from permitted.validator.text import Span

# It begins with one set of characters, which lets the search skip from one of them to the next.
_END = re.compile(r"[.!?\n](?:(?<=\n)\n*+|(?<!\n)[.!?]*+[\"')\]]*+(?=\s))")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:p\.o|mr|mrs|ms|dr|prof|st|no|nr|ref|inc|ltd|co|e\.g|i\.e|etc|approx|tel|inst|rs|[a-z])\.$"
)
_LIST_ITEM = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)])\s")
_WRAPPED = 60  # a line at least this long may go on in the next one
_LOOK_BACK = 8  # as long as the longest abbreviation, with its space and full stop


def sentences(folded: str) -> tuple[Span, ...]:
    """Cut a folded text into sentences, in order, without gaps; a blank line always ends one, a wrapped line not."""
    starts = [0]
    for match in _END.finditer(folded):
        if folded[starts[-1] : match.start()].strip() and _ends_sentence(folded, match, starts[-1]):
            starts.append(match.end())
    return tuple(zip(starts, [*starts[1:], len(folded)], strict=True))


def sentence_at(spans: tuple[Span, ...], position: int) -> int:
    """Give the index of the sentence that holds a position."""
    return bisect_right(spans, (position, 1 << 60)) - 1


def _ends_sentence(folded: str, match: re.Match[str], line_start: int) -> bool:
    if match[0][0] == ".":
        return not _ABBREVIATION.search(folded, max(0, match.start() - _LOOK_BACK), match.start() + 1)
    if match[0][0] != "\n" or len(match[0]) > 1:
        return True
    before = folded[line_start : match.start()].rstrip()
    if before[-1:] in ("", ".", "!", "?", ":", ",", ";"):
        return True
    long = match.start() - folded.rfind("\n", 0, match.start()) > _WRAPPED
    return not long or bool(_LIST_ITEM.match(folded, match.end()))
