"""Practising: a run of scenarios, and the answers to its steps."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from permitted.learning.grading import SURE, Answer, grade
from permitted.learning.memory import Rating, rating_of
from permitted.store import Attempt, Database, Person, Run, Store, attempts, hints, runs, tokens
from permitted.training.memory import review_card
from permitted.validator import RULES_VERSION

if TYPE_CHECKING:
    from permitted.course import Scenario


EXAM = "exam"  # the mode of a run that is a paper of an exam
MICROSECONDS = 1_000_000  # in a second
HINT_WORTH = 0.75  # of the points, once the hint was shown


class StepError(LookupError):
    """This is not a step of one's own run: somebody else's run, a number it has not, or another scenario."""


@dataclass(frozen=True, slots=True)
class StepState:
    """A step of a run (the first is 1): its seed, the answers by question, and whether its hint has been shown."""

    step: int
    scenario_id: str
    seed: int
    attempts: Mapping[str, Attempt]
    hinted: bool


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


def answer_scenario(
    store: Store,
    person: Person,
    run: Run,
    step: int,
    scenario: "Scenario",
    question: str,
    answer: Answer,
    now: int,
    certainty: int | None = None,
) -> Attempt:
    """Answer a question about the scenario of a step (the first is 1); the first answer counts.

    `certainty` is how sure one is, 1 to 3. A second answer changes nothing and gives the stored attempt.
    Raises StepError.
    """
    points = grade(scenario.task, question, answer).points
    given = attempts.Answer(
        question, scenario.id, scenario.hash, scenario.seed, json.dumps(answer), points, RULES_VERSION, certainty
    )
    return _store_answer(store, person, run, step, scenario, given, now)


def take_hint(store: Store, person: Person, run: Run, step: int, now: int) -> None:
    """Note that the hint of a step (the first is 1) is shown: answers after it are worth HINT_WORTH of their points."""
    with store.writing() as db:
        current = runs.by_token(db, person.id, run.token)
        if current is None or not 1 <= step <= len(current.scenario_ids):
            raise StepError(f"step {step} of run {run.token} is not one of person {person.id}")
        hints.take(db, current.id, step, now)


def seed_of(run: Run, step: int) -> int:
    """Give the seed of a step's variant: the same whenever its page is shown, another one in each run."""
    return int.from_bytes(sha256(f"{run.token} {step}".encode()).digest()[:4])


def latest_run(store: Store, person: Person) -> Run | None:
    """Find the run of practice that a person began last, finished or not."""
    return runs.latest(store.reading(), person.id, besides=EXAM)


def _store_answer(
    store: Store, person: Person, run: Run, step: int, scenario: "Scenario", answer: attempts.Answer, now: int
) -> Attempt:
    with store.writing() as db:
        # Read again under the lock: the run may have been given to an account since.
        current = runs.by_token(db, person.id, run.token)
        if current is None or not is_step(current, step, scenario):
            raise StepError(f"step {step} of run {run.token} is not {scenario.id} for person {person.id}")
        stored = attempts.find(db, current.id, step, answer.question)
        if stored:
            return stored
        attempts.keep_version(db, scenario.hash, json.dumps(scenario.as_object(), sort_keys=True))
        if step in hints.of_run(db, current.id):
            answer = replace(answer, hinted=True, points=answer.points * HINT_WORTH)
        if answer.question == scenario.task.questions[0]:
            _review(db, person, current, scenario, answer, now)
        return attempts.insert(db, person.id, current.id, step, answer, now)


def _review(db: Database, person: Person, run: Run, scenario: "Scenario", answer: attempts.Answer, now: int) -> None:
    """Rate the card of what a scenario is about; what one was sure of and wrong about is due again at once."""
    seconds = _seconds_since_shown(db, run, now)
    rating = rating_of(answer.points, seconds, scenario.level, hinted=answer.hinted)
    is_urgent = rating is Rating.Again and answer.certainty == SURE
    review_card(db, person, scenario.about, rating, run.mode, now, urgent=is_urgent)


def _seconds_since_shown(db: Database, run: Run, now: int) -> float:
    """Give the time since the answer before in a run, or since it began: that is when the question came up."""
    before = max((attempt.answered_at for attempt in attempts.of_run(db, run.id)), default=run.created_at)
    return (now - before) / MICROSECONDS


def is_step(run: Run, step: int, scenario: "Scenario") -> bool:
    """Say whether a scenario is that of a step, by the id that it has or had once."""
    return 1 <= step <= len(run.scenario_ids) and run.scenario_ids[step - 1] in (scenario.id, *scenario.formerly)


def run_state(store: Store, run: Run) -> tuple[StepState, ...]:
    """Give every step of a run, in order, with its answers."""
    given: dict[int, dict[str, Attempt]] = {}
    for attempt in attempts.of_run(store.reading(), run.id):
        given.setdefault(attempt.step, {})[attempt.question] = attempt
    hinted = hints.of_run(store.reading(), run.id)
    return tuple(
        StepState(step, scenario_id, seed_of(run, step), given.get(step, {}), step in hinted)
        for step, scenario_id in enumerate(run.scenario_ids, start=1)
    )


def attempts_of(store: Store, person: Person) -> tuple[Attempt, ...]:
    """Give all that a person has answered, oldest first."""
    return attempts.of_person(store.reading(), person.id)


def last_answers(store: Store, person: Person) -> tuple[attempts.LastAnswer, ...]:
    """Give when a person last answered each scenario: what `choose_scenarios` chooses by."""
    return attempts.last_answers(store.reading(), person.id)
