"""How good the validator is on labelled messages: verdicts, rules and spans, over all and for each rule."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from permitted.validator.engine import check
from permitted.validator.message import FieldError, Message, MessageError
from permitted.validator.report import Report, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message with what two careful readers would say of it.

    `rules` must be found; `tolerated` may be found, and count neither way; `spans` are (rule, literal part).
    """

    id: str
    message: Message
    verdict: Verdict
    rules: frozenset[str]
    tolerated: frozenset[str]
    spans: tuple[tuple[str, str], ...]

    @classmethod
    def from_json(cls, line: str) -> "Labelled":
        """Read one line of a labelled set; MessageError names what is wrong with it."""
        try:
            row = json.loads(line)
            expected = row["expected"]
            spans = [(rule, part) for rule, parts in row.get("spans", {}).items() for part in parts]
            return cls(
                str(row.get("id", "")),
                Message.from_object(row["message"]),
                Verdict(expected["verdict"]),
                frozenset(expected["rules"]),
                frozenset(expected.get("tolerated", ())),
                tuple(spans),
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            if isinstance(error, MessageError):
                raise
            raise MessageError([FieldError("", f"is no labelled message: {error}")]) from None


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled message with the validator's report: what was found rightly, falsely, and not at all."""

    labelled: Labelled
    report: Report

    @property
    def verdict(self) -> Verdict:
        """The verdict without what is tolerated, which counts neither way."""
        kept = (f for f in self.report.findings if f.rule not in self.labelled.tolerated - self.labelled.rules)
        return Verdict.of(tuple(kept))

    @property
    def found(self) -> frozenset[str]:
        """The rules found that decide a verdict."""
        return frozenset(f.rule for f in self.report.findings if f.severity is not Severity.ADVICE)

    @property
    def missed(self) -> frozenset[str]:
        """The rules that should have been found."""
        return self.labelled.rules - self.found

    @property
    def false(self) -> frozenset[str]:
        """The rules that should not have been found."""
        return self.found - self.labelled.rules - self.labelled.tolerated

    @property
    def is_right(self) -> bool:
        """Is all of it right?"""
        return self.verdict is self.labelled.verdict and not self.missed and not self.false

    def overlapping(self) -> int:
        """Count the labelled spans that a finding of their rule overlaps."""
        return sum(self._overlaps(rule, part) for rule, part in self.labelled.spans)

    def _overlaps(self, rule: str, part: str) -> bool:
        for finding in self.report.findings:
            if finding.rule == rule and finding.start is not None and finding.end is not None:
                start = str(getattr(self.labelled.message, finding.field, "")).find(part)
                if start >= 0 and finding.start < start + len(part) and start < finding.end:
                    return True
        return False


@dataclass(slots=True)
class Tally:
    """Rightly found, falsely found, and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return _share(self.right, self.right + self.false)

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 where nothing is there."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Score:
    """Figures over a set: shares from 0 to 1, and a tally for each rule."""

    messages: int = 0
    verdicts: int = 0
    allowed: int = 0
    stopped: int = 0  # allowed messages that came back otherwise
    forbidden: int = 0
    passed: int = 0  # forbidden messages that came back allowed
    spans: int = 0
    overlapping: int = 0
    placed: int = 0  # findings with a span
    fixed: int = 0  # of them, those with a fix
    rules: dict[str, Tally] = field(default_factory=dict)

    def add(self, judged: Judged) -> None:
        """Count one more message."""
        labelled, verdict = judged.labelled, judged.verdict
        self.messages += 1
        self.verdicts += verdict is labelled.verdict
        self.allowed += labelled.verdict is Verdict.ALLOWED
        self.stopped += labelled.verdict is Verdict.ALLOWED and verdict is not Verdict.ALLOWED
        self.forbidden += labelled.verdict is Verdict.NOT_ALLOWED
        self.passed += labelled.verdict is Verdict.NOT_ALLOWED and verdict is Verdict.ALLOWED
        self.spans += len(labelled.spans)
        self.overlapping += judged.overlapping()
        placed = [finding for finding in judged.report.findings if finding.start is not None]
        self.placed += len(placed)
        self.fixed += sum(finding.fix is not None for finding in placed)
        for rule in labelled.rules & judged.found:
            self._tally(rule).right += 1
        for rule in judged.false:
            self._tally(rule).false += 1
        for rule in judged.missed:
            self._tally(rule).missed += 1

    @property
    def all_rules(self) -> Tally:
        """The tally over all rules together."""
        sums: Counter[str] = Counter()
        for tally in self.rules.values():
            sums.update(right=tally.right, false=tally.false, missed=tally.missed)
        return Tally(sums["right"], sums["false"], sums["missed"])

    @property
    def figures(self) -> dict[str, float]:
        """The figures by name."""
        together = self.all_rules
        return {
            "verdict right": _share(self.verdicts, self.messages),
            "allowed, but stopped": _share(self.stopped, self.allowed, 0.0),
            "forbidden, but passed": _share(self.passed, self.forbidden, 0.0),
            "precision": together.precision,
            "recall": together.recall,
            "F1": together.f1,
            "spans overlapping": _share(self.overlapping, self.spans),
            "spans with a fix": _share(self.fixed, self.placed),
        }

    def _tally(self, rule: str) -> Tally:
        return self.rules.setdefault(rule, Tally())


def judge(labelled: Iterable[Labelled]) -> Iterator[Judged]:
    """Check labelled messages one by one."""
    for one in labelled:
        yield Judged(one, check(one.message))


def _share(part: int, whole: int, empty: float = 1.0) -> float:
    return part / whole if whole else empty
