"""Cuts a sentence into clauses, and tells what of it can be taken out so that what stays is still a sentence."""

import re
from dataclasses import dataclass

from permitted.validator.text import Span

MAX_CUT = 240  # code points: a longer sentence says too much besides to be taken out for one clause

_BREAK = re.compile(r"[,;:]\s|\)[,;:]?\s|\s\((?=\S)|\s--?\s|\s(?=(?:and|but|so(?! that))\s)")
_CLOSED = ".!?"
_LINKING = re.compile(r"(?:(?:and|but|so(?! that)|then|or)\s+)+")

# A clause that needs another one beside it, and what one that can do without has: a subject, or a common verb.
_SUBORDINATE = re.compile(
    r"(?:and |but |so )?(?:if|when|once|as|since|because|while|whilst|although|though|after|before|in case|"
    r"should|unless|until|whenever|for|with|by|to|in|on|at|from|having|being|given|provided|whether|who|whoever|which|that|where|"
    r"what|how|about)\b"
)
_SUBJECT = re.compile(r"(?:i|we|you|he|she|it|they|there|this|that|these|those|your|our|my|the)\b")
_VERB = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|will|can|could|may|might|must|should|would|shall|does|do|did|please|kindly|"
    r"thanks|thank|sorry|let|(?:i|we|you|they)\s[a-z]{2,}|(?:it|he|she)\s[a-z]+(?:s|ed))\b|'(?:s|re|ll|m|ve|d)\b|n't\b"
)
_IMPERATIVE = re.compile(
    r"(?:please|kindly|just|let|tell|write|send|call|email|message|contact|reply|answer|ask|check|use|keep|take|put|leave|see|open|give|"
    r"try|do|don't|press|hold|look|make|note|come|wait|return)\b"
)
_PREDICATE = re.compile(r"(?:am|is|are|was|were|has|have|had|will|would)\b")  # of what stands before the clause
_UNFINISHED = re.compile(
    r"\b(?:a|an|the|to|of|for|with|and|or|but|so|that|than|as|is|are|your|our|my|if|when|because)$"
)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Where the clauses around an offence stand in their sentence; `joint` and `next` are the breaks beside them."""

    sentence: Span
    joint: Span
    span: Span
    next: Span


@dataclass(frozen=True, slots=True)
class Cut:
    """What to take out; the last `kept` code points of the span stay, with a capital letter."""

    span: Span
    label: str
    kept: int = 0


def read_clauses(folded: str, sentence: Span, core: Span) -> Clauses:
    """Find the clauses around `core` in a sentence of a folded text."""
    whole = _trimmed(folded, *sentence)
    joint, after = (whole[0], whole[0]), (whole[1], whole[1])
    for match in _BREAK.finditer(folded, *whole):
        if match.end() <= core[0]:
            joint = (joint[0] if match.start() == joint[1] > whole[0] else match.start(), match.end())
        elif match.start() >= core[1]:
            after = match.span()
            break
    return Clauses(whole, joint, _trimmed(folded, joint[1], max(after[0], joint[1])), after)


def cut_out(folded: str, clauses: Clauses) -> Cut | None:
    """Tell what to take out of a text to be rid of these clauses: no more than has to go; None: too much would."""
    return (
        _parenthesis(folded, clauses)
        or _last_or_middle(folded, clauses)
        or _first(folded, clauses)
        or _all(folded, clauses)
    )


def _parenthesis(folded: str, clauses: Clauses) -> Cut | None:
    opening = folded.rfind("(", clauses.sentence[0], clauses.span[1])
    closing = folded.find(")", clauses.span[0], clauses.sentence[1])
    said = folded[slice(*clauses.span)].rstrip(_CLOSED + ") ")
    if opening <= clauses.sentence[0] or closing < clauses.span[0] + len(said) or ")" in folded[opening:closing]:
        return None
    return Cut((_without_space_before(folded, opening, clauses.sentence[0]), closing + 1), "remove-clause")


def _last_or_middle(folded: str, clauses: Clauses) -> Cut | None:
    start, end = clauses.joint[0], clauses.next[0]
    if start == clauses.sentence[0] or ":" in folded[slice(*clauses.joint)] or "(" in folded[slice(*clauses.joint)]:
        return None
    if _PREDICATE.match(folded, clauses.span[0]) or not _stands(folded[clauses.sentence[0] : start]):
        return None
    if end < clauses.sentence[1] and not _goes_on(folded[end : clauses.sentence[1]]):
        return None
    return Cut((start, clauses.span[0] + len(folded[clauses.span[0] : end].rstrip(_CLOSED + " "))), "remove-clause")


def _first(folded: str, clauses: Clauses) -> Cut | None:
    if clauses.joint[1] > clauses.sentence[0] or clauses.next[1] >= clauses.sentence[1]:
        return None
    rest = clauses.next[1]
    if linking := _LINKING.match(folded, rest):
        rest = linking.end()
    if not _begins_well(folded[rest : clauses.sentence[1]]):
        return None
    word = len(folded[rest : clauses.sentence[1]].split(maxsplit=1)[0])
    return Cut((clauses.sentence[0], rest + word), "remove-clause", kept=word)


def _all(folded: str, clauses: Clauses) -> Cut | None:
    """Take the sentence out, with the white space that would be left double."""
    start, end = clauses.sentence
    if end - start > MAX_CUT:
        return None
    line_ends = end == len(folded) or folded[end] == "\n"
    if start == 0 or (folded[start - 1] == "\n" and not line_ends):
        end += len(folded[end:]) - len(folded[end:].lstrip() if start == 0 else folded[end:].lstrip(" "))
    else:
        start = len(folded[:start].rstrip())
    return Cut((start, end), "remove-sentence")


def _stands(part: str) -> bool:
    """Say whether a part of a sentence is one by itself."""
    words = part.split()
    if len(words) < 3 or _UNFINISHED.search(part.rstrip()):
        return False
    if _SUBORDINATE.match(part):
        return any(_begins_well(part[match.end() :]) for match in _BREAK.finditer(part))
    return bool(_VERB.search(part) or _IMPERATIVE.match(part))


def _begins_well(part: str) -> bool:
    """Say whether a part can begin a sentence: "it goes to post today"; "call us"."""
    return bool((_SUBJECT.match(part) and _VERB.search(part)) or _IMPERATIVE.match(part)) and len(part.split()) > 1


def _goes_on(part: str) -> bool:
    """Say whether a part, with the break before it, can follow any clause: ", and we'll see to it"."""
    joint = _BREAK.match(part)
    if joint is None or not (linked := _LINKING.match(part, joint.end())):
        return joint is not None and ";" in joint[0] and _stands(part[joint.end() :])
    return _begins_well(part[linked.end() :])


def _without_space_before(folded: str, position: int, start: int) -> int:
    return start + len(folded[start:position].rstrip())


def _trimmed(folded: str, start: int, end: int) -> Span:
    part = folded[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
