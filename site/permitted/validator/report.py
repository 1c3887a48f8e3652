"""What a check answers: verdict, findings with their spans and fixes, and the fuller inspection that pages show."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs, the worst first."""

    VIOLATION = "violation"
    REVIEW = "review"
    ADVICE = "advice"


class Verdict(StrEnum):
    """May the message be sent?"""

    ALLOWED = "allowed"
    NEEDS_REVIEW = "needs_review"
    NOT_ALLOWED = "not_allowed"

    @classmethod
    def of(cls, findings: "tuple[Finding, ...]") -> "Verdict":
        """Give the verdict that these findings come to: that of the worst one; advice never changes it."""
        severities = {finding.severity for finding in findings}
        if Severity.VIOLATION in severities:
            return cls.NOT_ALLOWED
        return cls.NEEDS_REVIEW if Severity.REVIEW in severities else cls.ALLOWED


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement for the finding's span that mends it; an empty one deletes the span."""

    label: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule broken at one place.

    `start` and `end` are code points of the raw field, half-open; None where the finding is about the whole.
    """

    rule: str
    severity: Severity
    field: str
    start: int | None
    end: int | None
    text: str | None
    explanation: str
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The answer to one message, as the contract gives it."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    language: str | None
    rules_version: int

    def as_object(self) -> dict[str, object]:
        """Give the report as JSON types."""
        return {**asdict(self), "findings": [asdict(finding) for finding in self.findings]}

    def to_json(self) -> str:
        """Give the report as one line of JSON, in ASCII: no terminal, locale or line splitter can break it."""
        return json.dumps(self.as_object())


@dataclass(frozen=True, slots=True)
class InspectedLink:
    """A link in the body and how it stands the four tests of a permitted link; None where that cannot be known."""

    start: int
    end: int
    url: str
    https: bool | None
    necessary: bool | None
    relevant: bool | None
    promotional: bool | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """A report with what pages show beside it; `points` are (label, covered), lengths are code points of the body.

    `is_understood`: the body is in a language whose words the validator knows, so that meaning could be judged too.
    """

    report: Report
    is_understood: bool
    reason: str | None
    order_ids: tuple[str, ...]
    length: int
    limit: int
    points: tuple[tuple[str, bool], ...]
    links: tuple[InspectedLink, ...]
