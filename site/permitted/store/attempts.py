"""Attempts: every answer ever given, never changed, with the text of the scenario as it was shown."""

from dataclasses import dataclass

from sqlite_utils import Database

from permitted.store import rows


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer about to be stored: what was asked, what was said (JSON), and what it is worth (0 to 1).

    `certainty` is 1 (a guess) to 3 (sure), None where nothing was said; `hinted` says whether the hint was seen before.
    """

    question: str
    scenario_id: str
    scenario_hash: str
    seed: int
    answer: str
    points: float
    rules_version: int
    certainty: int | None = None
    hinted: bool = False


@dataclass(frozen=True, slots=True)
class Attempt:
    """A stored answer; `step` counts from 1, `answer` is JSON, `points` is 0 to 1, `answered_at` microseconds UTC."""

    id: int
    person_id: int
    run_id: int
    step: int
    question: str
    scenario_id: str
    scenario_hash: str
    seed: int
    answer: str
    certainty: int | None
    hinted: bool
    points: float
    rules_version: int
    answered_at: int


@dataclass(frozen=True, slots=True)
class Score:
    """How many scenarios somebody answered, and how many of them rightly, by the first question of each."""

    answered: int
    right: int


def keep_version(db: Database, scenario_hash: str, scenario_json: str) -> None:
    """Keep the text of a scenario, unless this version of it is kept already."""
    db.execute(
        "INSERT INTO scenario_versions (hash, json) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (scenario_hash, scenario_json),
    )


def version(db: Database, scenario_hash: str) -> str | None:
    """Give the JSON of a scenario as it was shown."""
    return rows.one(db, str, "SELECT json FROM scenario_versions WHERE hash = ?", scenario_hash)


def insert(db: Database, person_id: int, run_id: int, step: int, answer: Answer, now: int) -> Attempt:
    """Add an attempt; the version of its scenario must be kept before."""
    return rows.the(
        db,
        Attempt,
        "INSERT INTO attempts (person_id, run_id, step, question, scenario_id, scenario_hash, seed, answer,"
        " certainty, hinted, points, rules_version, answered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " RETURNING *",
        *(person_id, run_id, step, answer.question, answer.scenario_id, answer.scenario_hash, answer.seed),
        *(answer.answer, answer.certainty, answer.hinted, answer.points, answer.rules_version, now),
    )


def find(db: Database, run_id: int, step: int, question: str) -> Attempt | None:
    """Find the answer to one question of a run."""
    sql = "SELECT * FROM attempts WHERE run_id = ? AND step = ? AND question = ?"
    return rows.one(db, Attempt, sql, run_id, step, question)


def of_run(db: Database, run_id: int) -> tuple[Attempt, ...]:
    """Give the answers of a run, by step."""
    return rows.many(db, Attempt, "SELECT * FROM attempts WHERE run_id = ? ORDER BY step, question", run_id)


def of_person(db: Database, person_id: int) -> tuple[Attempt, ...]:
    """Give a person's answers, oldest first."""
    sql = "SELECT * FROM attempts WHERE person_id = ? ORDER BY answered_at, id"
    return rows.many(db, Attempt, sql, person_id)


def score(db: Database, person_id: int) -> Score:
    """Count a person's answers, one for each step: the first, since what else a step asks builds on it."""
    sql = (
        "SELECT count(*), count(*) FILTER (WHERE points = 1) FROM attempts"
        " WHERE id IN (SELECT min(id) FROM attempts WHERE person_id = ? GROUP BY run_id, step)"
    )
    return rows.the(db, Score, sql, person_id)


def give(db: Database, guest_id: int, account_id: int) -> None:
    """Make all attempts of a guest an account's; the database refuses any other change of an attempt."""
    db.execute("UPDATE attempts SET person_id = ? WHERE person_id = ?", (account_id, guest_id))
