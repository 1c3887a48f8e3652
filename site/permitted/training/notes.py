"""Notes: a person doubts a question, a trainer answers."""

import json
from typing import TYPE_CHECKING

from permitted.store import Note, Person, Role, Run, Store, attempts, notes, runs
from permitted.training.practice import StepError, is_step, seed_of

if TYPE_CHECKING:
    from permitted.course import Scenario

MAX_NOTE = 2_000  # characters of a note, and of its answer
SHOWN_FOR = 7 * 24 * 60 * 60 * 1_000_000  # microseconds that an answer stays on Today


class NotATrainer(PermissionError):  # noqa: N818 - named by what is wrong
    """Only trainers and administrators answer notes."""


def note_question(store: Store, person: Person, run: Run, step: int, scenario: "Scenario", text: str, now: int) -> None:
    """Keep what a person holds to be wrong with the scenario of a step; the same text again is kept once.

    `text` has 1 to MAX_NOTE characters. Raises StepError.
    """
    with store.writing() as db:
        current = runs.by_token(db, person.id, run.token)
        if current is None or not is_step(current, step, scenario):
            raise StepError(f"step {step} of run {run.token} is not {scenario.id} for person {person.id}")
        attempts.keep_version(db, scenario.hash, json.dumps(scenario.as_object(), sort_keys=True))
        notes.insert(db, person.id, current.id, step, scenario.id, scenario.hash, seed_of(current, step), text, now)


def notes_on(store: Store, run: Run, step: int) -> tuple[Note, ...]:
    """Give the notes on a step of a run, oldest first."""
    return notes.of_step(store.reading(), run.id, step)


def notes_open(store: Store) -> tuple[Note, ...]:
    """Give the notes of everybody that wait for an answer, oldest first."""
    return notes.waiting(store.reading())


def count_open_notes(store: Store) -> int:
    """Count the notes of everybody that wait for an answer."""
    return notes.count_waiting(store.reading())


def note(store: Store, note_id: int) -> Note | None:
    """Find a note by its number."""
    return notes.by_id(store.reading(), note_id)


def run_of_note(store: Store, found: Note) -> Run:
    """Give the run that a note was written in."""
    return runs.the(store.reading(), found.run_id)


def settle_note(store: Store, trainer: Person, note_id: int, answer: str, now: int) -> bool:
    """Answer a note; the first answer counts, and False says that there was one. Raises NotATrainer."""
    if trainer.role is Role.TRAINEE:
        raise NotATrainer(f"person {trainer.id} is a trainee")
    with store.writing() as db:
        return notes.settle(db, note_id, trainer.id, answer, now)


def fresh_answers(store: Store, person: Person, now: int) -> tuple[Note, ...]:
    """Give the notes of a person that were answered within the last week, the newest answer first."""
    return notes.answered_since(store.reading(), person.id, now - SHOWN_FOR)
