"""Papers of exams as pages see them: their questions while they are written, and how they went."""

from collections.abc import Iterable
from dataclasses import dataclass

from permitted import training
from permitted.course import Exam, Scenario
from permitted.learning.exams import by_pool
from permitted.learning.grading import Answer, answer_of
from permitted.store import Paper, Run
from permitted.web.forms import QuestionForm
from permitted.web.installation import here
from permitted.web.letters import Letter
from permitted.web.questions import form_of, letter_about
from permitted.web.steps import Step, steps_of


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a paper (the first is 1), and its answer so far; `scenario` is None where it was withdrawn."""

    number: int
    scenario: Scenario | None
    answer: Answer | None
    saved_at: int

    @property
    def is_answered(self) -> bool:
        """Is there an answer, or nothing left to answer?"""
        return self.answer is not None or self.scenario is None

    @property
    def letter(self) -> Letter | None:
        """The message that it is about; None where it is about none."""
        return letter_about(self.scenario, is_marked=False) if self.scenario else None

    def form(self) -> QuestionForm:
        """Give its form, with the answer so far unless another one is being sent."""
        if self.scenario is None:
            return QuestionForm()
        form = form_of(self.scenario, self.scenario.task.questions[0])
        if not form.is_submitted():
            form.seen_at.data = str(self.saved_at) if self.saved_at else ""
            if self.answer is not None:
                form.show(self.answer)
        return form


@dataclass(frozen=True, slots=True)
class PoolResult:
    """How a part of an exam went: points, out of one for each question."""

    title: str
    points: float
    questions: int


def questions_of(run: Run) -> tuple[Question, ...]:
    """Give the questions of a paper, in order."""
    saved = training.saved_answers(here().store, run)
    found: list[Question] = []
    for number, scenario_id in enumerate(run.scenario_ids, start=1):
        scenario = here().course.scenario(scenario_id)
        kept = saved.get(number)
        answer = answer_of(kept.answer) if kept and kept.answer != "null" else None
        shown = scenario.variant(training.seed_of(run, number)) if scenario else None
        found.append(Question(number, shown, answer, kept.saved_at if kept else 0))
    return tuple(found)


def pool_results(exam: Exam, run: Run) -> tuple[PoolResult, ...]:
    """Give how a paper that was handed in went, part by part."""
    given = training.results(here().store, run)
    points = [
        (step.scenario, given[step.number].points if step.number in given else 0.0)
        for step in steps_of(run)
        if step.scenario
    ]
    return tuple(PoolResult(pool.title, worth, number) for pool, worth, number in by_pool(exam, points) if number)


def may_review(exam: Exam, paper: Paper) -> bool:
    """Say whether the answers of a paper may be looked at with their keys."""
    return paper.handed_in_at is not None and (exam.review == "always" or (exam.review == "passed" and paper.passed))


def missed(steps: Iterable[Step]) -> tuple[str, ...]:
    """Give the rules and facts of a paper that were not fully right, each once, in order."""
    return tuple(dict.fromkeys(step.scenario.about for step in steps if step.scenario and not _is_full(step)))


def _is_full(step: Step) -> bool:
    return step.first_grade is not None and step.first_grade.full
