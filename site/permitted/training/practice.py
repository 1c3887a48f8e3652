"""Practising: a run of scenarios, and the answers to its steps."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from permitted.learning.grading import grade_rules, grade_verdict
from permitted.store import Attempt, Person, Question, Run, Store, attempts, runs, tokens
from permitted.validator import RULES_VERSION, Verdict

if TYPE_CHECKING:
    from permitted.course import Scenario


class StepError(LookupError):
    """This is not a step of one's own run: somebody else's run, a number it has not, or another scenario."""


@dataclass(frozen=True, slots=True)
class StepState:
    """A step of a run (the first is 1) and what was answered, if anything was."""

    step: int
    scenario_id: str
    verdict_attempt: Attempt | None
    rules_attempt: Attempt | None


def start_run(store: Store, person: Person, mode: str, title: str, scenarios: "Sequence[Scenario]", now: int) -> Run:
    """Begin a run of these scenarios, one at least."""
    if not scenarios:
        raise ValueError("a run has one scenario at least")
    ids = [scenario.id for scenario in scenarios]
    with store.writing() as db:
        return runs.insert(db, tokens.new_address(), person.id, mode, title, ids, now)


def run_of(store: Store, person: Person, token: str) -> Run | None:
    """Find one's own run by its address; somebody else's is not found."""
    return runs.by_token(store.reading(), person.id, token)


def answer_verdict(
    store: Store, person: Person, run: Run, step: int, scenario: "Scenario", verdict: Verdict, now: int
) -> Attempt:
    """Answer whether the message of a step (the first is 1) may be sent; the first answer counts.

    A second one changes nothing and gives the stored attempt. Raises StepError.
    """
    points = grade_verdict(scenario.verdict, verdict).points
    answer = _answer("verdict", scenario, json.dumps(verdict), points)
    return _store_answer(store, person, run, step, scenario, answer, now)


def answer_rules(
    store: Store, person: Person, run: Run, step: int, scenario: "Scenario", rules: Collection[str], now: int
) -> Attempt:
    """Answer which rules the message of a step (the first is 1) breaks; the first answer counts.

    A second one changes nothing and gives the stored attempt. Raises StepError.
    """
    points = grade_rules(frozenset(scenario.rules), frozenset(rules)).points
    answer = _answer("rules", scenario, json.dumps(sorted(set(rules))), points)
    return _store_answer(store, person, run, step, scenario, answer, now)


def latest_run(store: Store, person: Person) -> Run | None:
    """Find the run that a person began last, finished or not."""
    return runs.latest(store.reading(), person.id)


def _answer(question: Question, scenario: "Scenario", said: str, points: float) -> attempts.Answer:
    return attempts.Answer(question, scenario.id, scenario.hash, said, points, RULES_VERSION)


def _store_answer(
    store: Store, person: Person, run: Run, step: int, scenario: "Scenario", answer: attempts.Answer, now: int
) -> Attempt:
    with store.writing() as db:
        # Read again under the lock: the run may have been given to an account since.
        current = runs.by_token(db, person.id, run.token)
        if current is None or not _is_step(current, step, scenario):
            raise StepError(f"step {step} of run {run.token} is not {scenario.id} for person {person.id}")
        stored = attempts.find(db, current.id, step, answer.question)
        if stored:
            return stored
        attempts.keep_version(db, scenario.hash, json.dumps(scenario.as_object(), sort_keys=True))
        return attempts.insert(db, person.id, current.id, step, answer, now)


def _is_step(run: Run, step: int, scenario: "Scenario") -> bool:
    return 1 <= step <= len(run.scenario_ids) and run.scenario_ids[step - 1] in (scenario.id, *scenario.formerly)


def run_state(store: Store, run: Run) -> tuple[StepState, ...]:
    """Give every step of a run, in order, with its answers."""
    given = {(attempt.step, attempt.question): attempt for attempt in attempts.of_run(store.reading(), run.id)}
    return tuple(
        StepState(step, scenario_id, given.get((step, "verdict")), given.get((step, "rules")))
        for step, scenario_id in enumerate(run.scenario_ids, start=1)
    )


def attempts_of(store: Store, person: Person) -> tuple[Attempt, ...]:
    """Give all that a person has answered, oldest first: what `choose_scenarios` chooses by."""
    return attempts.of_person(store.reading(), person.id)
