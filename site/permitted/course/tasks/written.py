"""Tasks in which a text is written: a message anew, or a reply."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from permitted.course.entries import Entry
from permitted.course.proof import read_key, read_message
from permitted.course.tasks.judged import JudgedTask
from permitted.validator import Message, Point, Report, Severity, Verdict, check, covered

MIN_POINTS_OF_REPLY = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """What a trainee's text came to: the report, and which points are covered, by label."""

    report: Report
    points: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """A text to be solution: the points it must hold, and model texts."""

    keep: tuple[Point, ...]
    models: tuple[str, ...]

    @classmethod
    def read(cls, entry: Entry) -> "Solution":
        return cls(tuple(_point(one) for one in entry.entries("keep")), entry.texts("models"))

    def note_gaps(self, entry: Entry, fewest: int) -> None:
        if len(self.keep) < fewest:
            entry.wrong("keep", f"`keep` must hold at least {fewest} of the points that the text has to make")
        if not self.models:
            entry.wrong("models", "`models` must hold at least one text that solves it")
        if "validator_gap" in entry.values:
            entry.wrong("validator_gap", "what the validator grades may not carry `validator_gap`; write it otherwise")

    def draft(self, message: Message, body: str) -> Draft:
        points = tuple((point.label, covered(point, body)) for point in self.keep)
        return Draft(check(replace(message, body=body)), points)

    def mistakes(self, message: Message) -> Iterator[str]:
        for number, body in enumerate(self.models, 1):
            draft = self.draft(message, body.strip())
            if draft.report.verdict is not Verdict.ALLOWED:
                rules = sorted({f.rule for f in draft.report.findings if f.severity is not Severity.ADVICE})
                yield f"model {number} is not allowed ({', '.join(rules)}); a model must be"
            if missed := [label for label, is_covered in draft.points if not is_covered]:
                yield f"model {number} does not cover: {', '.join(missed)}"

    def as_object(self) -> dict[str, object]:
        keep = [{"label": point.label, "any_of": list(point.any_of)} for point in self.keep]
        return {"keep": keep, "models": list(self.models)}


@dataclass(frozen=True, slots=True)
class RewriteTask(JudgedTask):
    """The body breaks rules: write it anew, and keep its point."""

    questions: ClassVar[tuple[str, ...]] = ("rewrite",)
    solution: Solution

    @classmethod
    def read(cls, entry: Entry) -> "RewriteTask":
        """Read it; what is wrong is noted at the entry."""
        task = cls(read_key(entry), Solution.read(entry))
        task.solution.note_gaps(entry, 1)
        return task

    def draft(self, body: str) -> Draft:
        """Check a trainee's text."""
        return self.solution.draft(self.message, body)

    def mistakes(self) -> Iterator[str]:
        """Say how validator and key differ, what is found outside the body, and what is wrong with the models."""
        yield from JudgedTask.mistakes(self)
        for finding in self.report.findings:
            if finding.severity is not Severity.ADVICE and finding.field not in ("body", "order"):
                yield f"{finding.rule} is found in `{finding.field}`, which the trainee cannot change"
        yield from self.solution.mistakes(self.message)

    def as_object(self) -> dict[str, object]:
        """Give what is shown and graded, as JSON types."""
        return {**JudgedTask.as_object(self), **self.solution.as_object()}


@dataclass(frozen=True, slots=True)
class ReplyTask:
    """A buyer has solution: answer, so that nothing is forbidden and every point is covered."""

    questions: ClassVar[tuple[str, ...]] = ("reply",)
    message: Message
    solution: Solution

    @classmethod
    def read(cls, entry: Entry) -> "ReplyTask":
        """Read it; what is wrong is noted at the entry."""
        if "body" in entry.mapping("message"):
            entry.wrong("message.body", "`message` has no body: the trainee writes it")
        task = cls(read_message(entry, body=""), Solution.read(entry))
        if task.message.kind != "reply" or not task.message.buyer.message:
            entry.wrong("message", "`message` must be `kind: reply` with what the buyer wrote in `buyer.message`")
        task.solution.note_gaps(entry, MIN_POINTS_OF_REPLY)
        return task

    @property
    def key(self) -> None:
        """There is no message to judge."""

    @property
    def shown(self) -> str:
        """What the buyer wrote."""
        return self.message.buyer.message or ""

    def draft(self, body: str) -> Draft:
        """Check a trainee's text."""
        return self.solution.draft(self.message, body)

    def mistakes(self) -> Iterator[str]:
        """Say what is wrong with the models."""
        yield from self.solution.mistakes(self.message)

    def as_object(self) -> dict[str, object]:
        """Give what is shown and graded, as JSON types."""
        return {"message": self.message.as_object(), **self.solution.as_object()}


def _point(entry: Entry) -> Point:
    point = Point(entry.text("label"), entry.texts("any_of"))
    entry.finish()
    return point
