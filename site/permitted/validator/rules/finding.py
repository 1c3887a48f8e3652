"""How a rule says what it found: severity and wording come from the tables, spans lead back to the raw text."""

import dataclasses
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass

from permitted.validator.catalogue import RULES
from permitted.validator.detect import FieldFacts
from permitted.validator.detect.concepts import Sentence
from permitted.validator.report import Finding, Fix
from permitted.validator.rules.clauses import Cut, cut_out, read_clauses
from permitted.validator.tables import table
from permitted.validator.text import Span

_WORDING = table("wording/en")
_EXPLANATIONS: Mapping[str, str] = _WORDING["explanations"]
_FIXES: Mapping[str, str] = _WORDING["fixes"]

MAX_QUOTED = 60  # code points of the text that an explanation repeats


@dataclass(frozen=True, slots=True)
class Cuttable(Finding):
    """A finding with a fix that takes words out, and what to report where that would not mend the message."""

    _: KW_ONLY
    uncut: Finding

    def as_cut(self) -> Finding:
        """Give the finding as it is reported, with its fix."""
        return dataclasses.replace(self.uncut, start=self.start, end=self.end, text=self.text, fix=self.fix)


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
    """Report a rule at the clauses around `core`, a span of the folded text, with a fix that takes them out.

    Where the rest of the sentence could not stand without them, the whole sentence is reported, to be taken out.
    """
    folded = field.text.folded
    clauses = read_clauses(folded, (sentence.start, sentence.end), core)
    finding = found(rule, field, field.text.span(*clauses.span), variant=variant)
    cut = cut_out(folded, clauses) if removable else None
    return _cuttable(field, finding, cut) if cut else finding


def _cuttable(field: FieldFacts, finding: Finding, cut: Cut) -> Finding:
    start, end = field.text.span(*cut.span)
    text = field.text.raw[start:end]
    if field.markup and "<" in text:
        return finding
    kept = text[len(text) - cut.kept :]
    fix = replace(cut.label, kept[:1].upper() + kept[1:])
    return Cuttable(
        finding.rule, finding.severity, field.field, start, end, text, finding.explanation, fix, uncut=finding
    )


def _explanation(rule: str, variant: str, slots: Mapping[str, str]) -> str:
    return _EXPLANATIONS[f"{rule}.{variant}" if variant else rule].format(**slots)


def _quoted(text: str) -> str:
    shown = " ".join(text.split()).lstrip(" ,;:-–—")
    return shown if len(shown) <= MAX_QUOTED else f"{shown[: MAX_QUOTED - 1].rstrip()}…"
