"""Reading lessons."""

from permitted.store import Person, Store, readings


def mark_read(store: Store, person: Person, lesson_id: str, now: int) -> None:
    """Note that a lesson has been read; the first time counts."""
    with store.writing() as db:
        readings.insert(db, person.id, lesson_id, now)


def read_lessons(store: Store, person: Person) -> frozenset[str]:
    """Give the ids of the lessons that a person has read."""
    return frozenset(reading.lesson_id for reading in readings.of_person(store.reading(), person.id))
