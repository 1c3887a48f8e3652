"""How far somebody has come."""

from dataclasses import dataclass

from permitted.store import Person, Store, attempts, tries
from permitted.training.reading import read_lessons


@dataclass(frozen=True, slots=True)
class Progress:
    """Numbers of lessons read, of verdicts given and how many were right, and of replies tried."""

    lessons_read: int
    answered: int
    right: int
    tries: int


def progress(store: Store, person: Person) -> Progress:
    """Count what a person has done so far."""
    db = store.reading()
    score = attempts.score(db, person.id)
    return Progress(len(read_lessons(store, person)), score.answered, score.right, tries.count(db, person.id))
