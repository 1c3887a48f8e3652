"""How a rule says what it found: severity and wording come from the tables, spans lead back to the raw text."""

import re
from collections.abc import Mapping

from permitted.validator.catalogue import RULES
from permitted.validator.detect import FieldFacts
from permitted.validator.detect.concepts import Sentence
from permitted.validator.report import Finding, Fix
from permitted.validator.tables import table
from permitted.validator.text import Span

_WORDING = table("wording/en")
_EXPLANATIONS: Mapping[str, str] = _WORDING["explanations"]
_FIXES: Mapping[str, str] = _WORDING["fixes"]

MAX_QUOTED = 60  # code points of the text that an explanation repeats

_CLAUSE_BREAK = re.compile(r"[,;:()]\s|\s-\s|\s(?=(?:and|but|so)\s)")


def found(
    rule: str, field: FieldFacts, span: Span, *, variant: str = "", fix: Fix | None = None, **slots: str
) -> Finding:
    """Report a rule at a span of the raw subject or body."""
    start, end = span
    text = field.text.raw[start:end]
    explanation = _explanation(rule, variant, {"text": _quoted(text), **slots})
    return Finding(rule, RULES[rule].severity, field.field, start, end, text, explanation, fix)


def found_about_whole(rule: str, *, field: str | None = None, variant: str = "", **slots: str) -> Finding:
    """Report a rule about the whole message, at the field that the catalogue names."""
    about = field or RULES[rule].about or "body"
    return Finding(rule, RULES[rule].severity, about, None, None, None, _explanation(rule, variant, slots))


def replace(label: str, replacement: str) -> Fix:
    """Offer to put something else in the span's place."""
    return Fix(_FIXES[label], replacement)


def remove(label: str = "remove") -> Fix:
    """Offer to take the span out."""
    return Fix(_FIXES[label], "")


def found_clause(
    rule: str, field: FieldFacts, sentence: Sentence, core: Span, *, variant: str = "", removable: bool = True
) -> Finding:
    """Report a rule at the clauses around `core`, a span of the folded text.

    A whole sentence can be taken out, and so can the last clauses of one, with the word that joins them; but not where
    the message is about nothing else, or where the order is named.
    """
    folded = field.text.folded
    whole = _trimmed(folded, sentence.start, sentence.end)
    joint, start, end = _clauses(folded, sentence, core)
    if not removable or any(start <= at < end for (at, _), _ in field.identifiers.order_ids):
        return found(rule, field, field.text.span(start, end), variant=variant)
    if (start, end) == whole:
        return found(rule, field, field.text.span(*whole), variant=variant, fix=remove("remove-sentence"))
    if end == whole[1] and joint < start:
        last = joint, start + len(folded[start:end].rstrip(" .!?"))
        return found(rule, field, field.text.span(*last), variant=variant, fix=remove("remove-clause"))
    return found(rule, field, field.text.span(start, end), variant=variant)


def _clauses(folded: str, sentence: Sentence, core: Span) -> tuple[int, int, int]:
    """Give where the clauses around a span are joined to what stands before them, and where they start and end."""
    joint, start, end = sentence.start, sentence.start, sentence.end
    for match in _CLAUSE_BREAK.finditer(folded, sentence.start, sentence.end):
        if match.end() <= core[0]:
            joint, start = (joint, match.end()) if match.start() == start and joint < start else match.span()
        elif match.start() >= core[1]:
            end = match.start()
            break
    return joint, *_trimmed(folded, start, end)


def _trimmed(folded: str, start: int, end: int) -> Span:
    part = folded[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))


def _explanation(rule: str, variant: str, slots: Mapping[str, str]) -> str:
    return _EXPLANATIONS[f"{rule}.{variant}" if variant else rule].format(**slots)


def _quoted(text: str) -> str:
    shown = " ".join(text.split()).lstrip(" ,;:-–—")
    return shown if len(shown) <= MAX_QUOTED else f"{shown[: MAX_QUOTED - 1].rstrip()}…"
