"""Holidays: who is away, from which day to which."""

from datetime import date

from sqlite_utils import Database

from permitted.learning.holidays import Holiday
from permitted.store import rows


def find(db: Database, person_id: int) -> Holiday | None:
    """Find a person's holiday; it may be over."""
    return rows.one(db, _holiday, "SELECT first_day, last_day FROM holidays WHERE person_id = ?", person_id)


def keep(db: Database, person_id: int, holiday: Holiday) -> None:
    """Write a person's holiday, in place of the one that was there."""
    db.execute(
        "INSERT OR REPLACE INTO holidays (person_id, first_day, last_day) VALUES (?, ?, ?)",
        (person_id, holiday.first.isoformat(), holiday.last.isoformat()),
    )


def remove(db: Database, person_id: int) -> None:
    """Take a person's holiday away."""
    db.execute("DELETE FROM holidays WHERE person_id = ?", (person_id,))


def give(db: Database, giver_id: int, taker_id: int) -> None:
    """Make the holiday of one person another's who has none."""
    db.execute("UPDATE OR IGNORE holidays SET person_id = ? WHERE person_id = ?", (taker_id, giver_id))


def _holiday(first_day: str, last_day: str) -> Holiday:
    return Holiday(date.fromisoformat(first_day), date.fromisoformat(last_day))
