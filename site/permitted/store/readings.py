"""Readings: who has read which lesson, and when first."""

from dataclasses import dataclass

from sqlite_utils import Database

from permitted.store import rows


@dataclass(frozen=True, slots=True)
class Reading:
    """A lesson read; `read_at` is the first time, in microseconds UTC."""

    person_id: int
    lesson_id: str
    read_at: int


def insert(db: Database, person_id: int, lesson_id: str, now: int) -> None:
    """Note that a person has read a lesson; reading it again changes nothing."""
    db.execute(
        "INSERT INTO readings (person_id, lesson_id, read_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (person_id, lesson_id, now),
    )


def of_person(db: Database, person_id: int) -> tuple[Reading, ...]:
    """Give what a person has read, by lesson id."""
    sql = "SELECT person_id, lesson_id, read_at FROM readings WHERE person_id = ? ORDER BY lesson_id"
    return rows.many(db, Reading, sql, person_id)


def give(db: Database, giver_id: int, taker_id: int) -> None:
    """Make all readings of one person another's; of a lesson that both have read, the earlier time stays."""
    db.execute(
        "INSERT INTO readings (person_id, lesson_id, read_at)"
        " SELECT ?, lesson_id, read_at FROM readings WHERE person_id = ?"
        " ON CONFLICT (person_id, lesson_id) DO UPDATE SET read_at = min(read_at, excluded.read_at)",
        (taker_id, giver_id),
    )
    db.execute("DELETE FROM readings WHERE person_id = ?", (giver_id,))
