"""Runs: the scenarios that somebody practises in one go."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from permitted.store import rows


@dataclass(frozen=True, slots=True)
class Run:
    """A run; step 1 is the first of `scenario_ids`, `created_at` is in microseconds UTC."""

    id: int
    token: str
    person_id: int
    mode: str
    title: str
    scenario_ids: tuple[str, ...]
    created_at: int


def insert(
    db: Database, token: str, person_id: int, mode: str, title: str, scenario_ids: Sequence[str], now: int
) -> Run:
    """Add a run."""
    return rows.the(
        db,
        _run,
        "INSERT INTO runs (token, person_id, mode, title, scenario_ids, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?) RETURNING *",
        *(token, person_id, mode, title, json.dumps(scenario_ids), now),
    )


def by_token(db: Database, person_id: int, token: str) -> Run | None:
    """Find a person's run by its address."""
    return rows.one(db, _run, "SELECT * FROM runs WHERE token = ? AND person_id = ?", token, person_id)


def the(db: Database, run_id: int) -> Run:
    """Give the run of that id, which must be there."""
    return rows.the(db, _run, "SELECT * FROM runs WHERE id = ?", run_id)


def latest(db: Database, person_id: int, besides: str) -> Run | None:
    """Find the run that a person began last, in any mode but one."""
    sql = "SELECT * FROM runs WHERE person_id = ? AND mode <> ? ORDER BY created_at DESC, id DESC LIMIT 1"
    return rows.one(db, _run, sql, person_id, besides)


def give(db: Database, giver_id: int, taker_id: int) -> None:
    """Make all runs of one person another's."""
    db.execute("UPDATE runs SET person_id = ? WHERE person_id = ?", (taker_id, giver_id))


def _run(run_id: int, token: str, person_id: int, mode: str, title: str, scenario_ids: str, created_at: int) -> Run:
    return Run(run_id, token, person_id, mode, title, tuple(json.loads(scenario_ids)), created_at)
