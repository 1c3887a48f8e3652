"""A run as pages see it: each step with its scenario, what was answered, and what that was worth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from permitted import training
from permitted.course import Course, Scenario, VerdictTask
from permitted.learning.grading import SURE, Answer, Grade, answer_of, certainty_mark, grade
from permitted.store import Run
from permitted.validator import RULES, Verdict
from permitted.web.installation import here

Outcome = Literal["right", "partly", "wrong", "open"]


@dataclass(frozen=True)
class Step:
    """One step, with its answers by question; `scenario` is None where the course no longer has it.

    `certainty` is how sure one was of the first answer, 1 to 3, None where nothing was said. Of a paper that was handed
    in, each step is over, and was asked its first question alone.
    """

    number: int
    scenario: Scenario | None
    answers: Mapping[str, Answer]
    certainty: int | None
    hinted: bool
    scenario_hash: str | None
    in_exam: bool = False

    @cached_property
    def stage(self) -> str:
        """What the page of this step has to show next: the question that is open, or how the answers were."""
        if self.scenario is None:
            return "withdrawn"
        if self.in_exam:
            return "feedback"
        return next((question for question in self._questions if question not in self.answers), "feedback")

    @property
    def _questions(self) -> tuple[str, ...]:
        """The questions of the task; the rules of a message are not asked for where one thinks that it is allowed."""
        task = self.scenario.task if self.scenario else None
        if task and self.in_exam:
            return task.questions[:1]
        if isinstance(task, VerdictTask) and (self.answers.get("verdict") == Verdict.ALLOWED or not task.choices):
            return ("verdict",)
        return task.questions if task else ()

    @property
    def is_done(self) -> bool:
        """Is there nothing left to answer?"""
        return self.stage in ("feedback", "withdrawn")

    @cached_property
    def grades(self) -> Mapping[str, Grade]:
        """What each answer was worth, by question, in the order in which they were asked."""
        if self.scenario is None:
            return {}
        task = self.scenario.task
        return {
            question: grade(task, question, self.answers[question])
            for question in self._questions
            if question in self.answers
        }

    @property
    def first_grade(self) -> Grade | None:
        """What the answer to the first question was worth; None where there is none yet."""
        return next(iter(self.grades.values()), None)

    @property
    def outcome(self) -> Outcome:
        """How the step went, for progress and summary."""
        first = self.first_grade
        if self.stage != "feedback" or first is None:
            return "open"
        if all(one.full for one in self.grades.values()):
            return "right"
        return "partly" if first.points > 0 else "wrong"

    @property
    def certainty_mark(self) -> int | None:
        """The mark for being sure or not; None where nothing was said."""
        return certainty_mark(self.first_grade, self.certainty) if self.first_grade and self.certainty else None

    @property
    def is_sure_and_wrong(self) -> bool:
        """Was one sure of an answer that is wrong? That is what costs a seller the account."""
        return self.certainty == SURE and self.first_grade is not None and not self.first_grade.full

    @property
    def has_changed(self) -> bool:
        """Has the scenario been changed since it was answered?"""
        return bool(self.scenario and self.scenario_hash and self.scenario.hash != self.scenario_hash)


@dataclass(frozen=True, slots=True)
class Score:
    """The numbers of a run: steps answered, and right by their first question; rules found, out of those to find."""

    right: int
    answered: int
    found: int
    to_find: int


def steps_of(run: Run) -> tuple[Step, ...]:
    """Give the steps of a run, in order."""
    return tuple(_step(run, state, here().course) for state in training.run_state(here().store, run))


def open_step(steps: Iterable[Step]) -> Step | None:
    """Give the first step that is not answered completely; None if the run is over."""
    return next((step for step in steps if not step.is_done), None)


def score_of(steps: Iterable[Step]) -> Score:
    """Count what was right in a run."""
    given = [step for step in steps if step.first_grade]
    asked = [step.grades["rules"] for step in given if "rules" in step.grades]
    return Score(
        right=sum(step.first_grade.full for step in given if step.first_grade),
        answered=len(given),
        found=sum(len(one.right) for one in asked),
        to_find=sum(len(one.right) + len(one.missed) for one in asked),
    )


def to_read(steps: Iterable[Step]) -> tuple[str, ...]:
    """Give the rules and facts to read again after a run, each once, in order: of those steps that were not right."""
    found: dict[str, None] = {}
    for step in steps:
        if step.scenario and step.outcome in ("wrong", "partly"):
            found.update(dict.fromkeys(_to_read_after(step, step.scenario)))
    return tuple(found)


def _to_read_after(step: Step, scenario: Scenario) -> tuple[str, ...]:
    """Give the rules that were missed or wrongly named, or those that decide; failing both, what it was about."""
    named = step.grades.get("rules") or step.grades.get("rewrite") or step.grades.get("reply")
    rules = (*named.missed, *named.wrong) if named else scenario.key.rules if scenario.key else ()
    return tuple(rule for rule in rules if rule in RULES) or (scenario.about,)


def _step(run: Run, state: training.StepState, course: Course) -> Step:
    scenario = course.scenario(state.scenario_id)
    first = next(iter(state.attempts.values()), None)
    return Step(
        number=state.step,
        scenario=scenario.variant(state.seed) if scenario else None,
        answers={question: answer_of(attempt.answer) for question, attempt in state.attempts.items()},
        certainty=first.certainty if first else None,
        hinted=state.hinted,
        scenario_hash=first.scenario_hash if first else None,
        in_exam=run.mode == training.EXAM,
    )
