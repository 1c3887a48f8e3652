"""Reading lessons."""

from collections.abc import Iterable

from permitted.store import Person, Store, readings
from permitted.training.memory import make_cards


def mark_read(store: Store, person: Person, lesson_id: str, abouts: Iterable[str], now: int) -> None:
    """Note that a lesson has been read, the first time counts; what it teaches is refreshed from now on."""
    with store.writing() as db:
        readings.insert(db, person.id, lesson_id, now)
        make_cards(db, person, abouts, now)


def read_lessons(store: Store, person: Person) -> frozenset[str]:
    """Give the ids of the lessons that a person has read."""
    return frozenset(reading.lesson_id for reading in readings.of_person(store.reading(), person.id))
