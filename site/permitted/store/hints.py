"""Hints: on which steps of a run the hint was asked for."""

from sqlite_utils import Database

from permitted.store import rows


def take(db: Database, run_id: int, step: int, now: int) -> None:
    """Note that the hint of a step was shown; again changes nothing."""
    db.execute(
        "INSERT INTO hints (run_id, step, taken_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (run_id, step, now)
    )


def of_run(db: Database, run_id: int) -> frozenset[int]:
    """Give the steps of a run whose hints were shown."""
    return frozenset(rows.many(db, int, "SELECT step FROM hints WHERE run_id = ?", run_id))
