"""How good the questions are, by what people answered first; and answers graded again when a key was wrong."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from permitted.course import ChooseTask, OrderTask, RulesTask, SpotTask, VerdictTask
from permitted.learning.grading import Answer, answer_of, grade
from permitted.learning.items import ItemStatistics, Response, statistics_of, tally, worst_first
from permitted.store import Attempt, Database, Store, attempts
from permitted.training.practice import HINT_WORTH, MICROSECONDS
from permitted.validator import Message, Verdict

if TYPE_CHECKING:
    from permitted.course import Course, Scenario, Task

VARIANTS = 10  # of a family; an option that some of them lack shows among these, or is rarely missing
ROUNDING = 1e-9  # points that differ by less are the same


@dataclass(frozen=True, slots=True)
class Regrade:
    """An attempt under the key of today: its points now and then, or why it cannot be regraded."""

    attempt: Attempt
    points: float | None
    obstacle: str = ""

    @property
    def changes(self) -> bool:
        """Is it worth something else than before?"""
        return self.points is not None and abs(self.points - self.attempt.points) > ROUNDING


def item_statistics(store: Store, course: "Course") -> tuple[ItemStatistics, ...]:
    """Give the figures of every scenario that enough people have answered, the worst first.

    The first answer of a person to the first question of a scenario counts.
    """
    names = {name: one for one in course.scenarios.values() for name in (one.id, *one.formerly)}
    tallies = tally(_people(store, names))
    found = (statistics_of(one, given, options_of(course.scenarios[one])) for one, given in tallies.items())
    return worst_first(one for one in found if one)


def _people(store: Store, names: "dict[str, Scenario]") -> Iterator[list[Response]]:
    db = store.reading()
    person_id = attempts.person_after(db, 0)
    while person_id is not None:
        yield _responses(attempts.timed(db, person_id), names)
        person_id = attempts.person_after(db, person_id)


def _responses(answers: tuple[attempts.TimedAnswer, ...], names: "dict[str, Scenario]") -> list[Response]:
    first: dict[str, Response] = {}
    for one in answers:
        scenario = names.get(one.scenario_id)
        if scenario and one.question == scenario.task.questions[0] and scenario.id not in first:
            chosen = _chosen(scenario.task, answer_of(one.answer))
            first[scenario.id] = Response(scenario.id, one.points, chosen, one.took / MICROSECONDS)
    return list(first.values())


def _chosen(task: "Task", answer: Answer) -> tuple[str, ...]:
    """Give what was chosen; a text or a sequence is no choice."""
    if isinstance(task, VerdictTask):
        return (answer,) if isinstance(answer, str) else answer
    return answer if isinstance(task, RulesTask | SpotTask | ChooseTask) and not isinstance(answer, str) else ()


def options_of(scenario: "Scenario") -> frozenset[str]:
    """Give the ids to choose from; of a family those that VARIANTS of its variants have in common."""
    variants = [scenario.variant(seed) for seed in range(VARIANTS)] if scenario.family else [scenario]
    return frozenset.intersection(*(frozenset(_options(one.task)) for one in variants))


def _options(task: "Task") -> tuple[str, ...]:
    if isinstance(task, VerdictTask):
        return tuple(map(str, Verdict))
    if isinstance(task, RulesTask):
        return task.choices
    if isinstance(task, ChooseTask):
        return tuple(option.id for option in task.options)
    return tuple(task.clauses) if isinstance(task, SpotTask) else ()


def regrade(store: Store, scenario: "Scenario", now: int, *, write: bool) -> tuple[Regrade, ...]:
    """Grade every answer to a scenario by its key of today; store those points that change only if told to `write`.

    Cards and the log of reviews stay as they are: they say what happened.
    """
    if not write:
        return _regrades(store.reading(), scenario)
    with store.writing() as db:
        found = _regrades(db, scenario)
        for one in found:
            if one.points is not None and one.changes:
                variant = scenario.variant(one.attempt.seed)
                attempts.keep_version(db, variant.hash, json.dumps(variant.as_object(), sort_keys=True))
                attempts.regrade(db, one.attempt.id, one.points, variant.hash, now)
    return found


def _regrades(db: Database, scenario: "Scenario") -> tuple[Regrade, ...]:
    given = [one for name in (scenario.id, *scenario.formerly) for one in attempts.of_scenario(db, name)]
    return tuple(_regrade(db, scenario.variant(one.seed), one) for one in given)


def _regrade(db: Database, variant: "Scenario", attempt: Attempt) -> Regrade:
    answer = answer_of(attempt.answer)
    if obstacle := _obstacle(db, variant, attempt, answer):
        return Regrade(attempt, None, obstacle)
    points = grade(variant.task, attempt.question, answer).points
    return Regrade(attempt, points * HINT_WORTH if attempt.hinted else points)


def _obstacle(db: Database, variant: "Scenario", attempt: Attempt, answer: Answer) -> str | None:
    """Say why an answer is none to the scenario of today."""
    task = variant.task
    if attempt.question not in task.questions:
        return f"it answered “{attempt.question}”, which is asked no longer"
    if _message(json.loads(attempts.version(db, attempt.scenario_hash) or "{}")) != _message(variant.as_object()):
        return "it was about another message"
    gone = sorted(set(_ids(answer)) - set(_known(task, attempt.question)))
    if gone and not isinstance(answer, str):
        return f"it chose what is no longer there: {', '.join(gone)}"
    if isinstance(task, OrderTask) and set(_ids(answer)) != set(task.sequence):
        return "there is more to put in order today"
    return None


def _message(shown: "dict[str, object]") -> Message | None:
    return Message.from_object(shown["message"]) if "message" in shown else None


def _ids(answer: Answer) -> tuple[str, ...]:
    return () if isinstance(answer, str) else answer


def _known(task: "Task", question: str) -> tuple[str, ...]:
    """Give the ids that an answer to a question may hold."""
    if isinstance(task, VerdictTask) and question == "rules":
        return task.choices
    return task.sequence if isinstance(task, OrderTask) else _options(task)
