"""Attempts: every answer ever given, never changed, with the text of the scenario as it was shown.

The points of an attempt are those of its newest regrade, where its key was corrected since.
"""

from dataclasses import dataclass

from sqlite_utils import Database

from permitted.store import rows

_POINTS = (
    "coalesce((SELECT regrades.points FROM regrades WHERE attempt_id = attempts.id ORDER BY id DESC LIMIT 1), points)"
)
_SELECT = (
    "SELECT id, person_id, run_id, step, question, scenario_id, scenario_hash, seed, answer, certainty, hinted,"  # noqa: S608  # constants
    f" {_POINTS}, rules_version, answered_at FROM attempts"
)


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
class LastAnswer:
    """When somebody last answered a scenario, in microseconds UTC."""

    scenario_id: str
    answered_at: int


@dataclass(frozen=True, slots=True)
class TimedAnswer:
    """An answer (JSON) with its points, and the microseconds since the one before in the run, or since it began."""

    scenario_id: str
    question: str
    answer: str
    points: float
    took: int


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
    sql = f"{_SELECT} WHERE run_id = ? AND step = ? AND question = ?"
    return rows.one(db, Attempt, sql, run_id, step, question)


def of_run(db: Database, run_id: int) -> tuple[Attempt, ...]:
    """Give the answers of a run, by step."""
    return rows.many(db, Attempt, f"{_SELECT} WHERE run_id = ? ORDER BY step, question", run_id)


def of_person(db: Database, person_id: int) -> tuple[Attempt, ...]:
    """Give a person's answers, oldest first."""
    sql = f"{_SELECT} WHERE person_id = ? ORDER BY answered_at, id"
    return rows.many(db, Attempt, sql, person_id)


def last_answers(db: Database, person_id: int) -> tuple[LastAnswer, ...]:
    """Give each scenario that a person has answered, with the last time."""
    sql = "SELECT scenario_id, max(answered_at) FROM attempts WHERE person_id = ? GROUP BY scenario_id"
    return rows.many(db, LastAnswer, sql, person_id)


def about_changes(db: Database, person_id: int) -> dict[str, int]:
    """Give the rules that a person has answered in runs about changes, with the last time (microseconds UTC)."""
    sql = (
        "SELECT json_extract(json, '$.about'), max(answered_at) FROM runs JOIN attempts ON run_id = runs.id"
        " JOIN scenario_versions ON hash = scenario_hash WHERE runs.person_id = ? AND mode = 'changes' GROUP BY 1"
    )
    return dict(rows.many(db, _pair, sql, person_id))


def person_after(db: Database, person_id: int) -> int | None:
    """Give the next person, by id, who has answered: so that all answers can be read a person at a time."""
    return rows.the(db, _as_it_is, "SELECT min(person_id) FROM attempts WHERE person_id > ?", person_id)


def timed(db: Database, person_id: int) -> tuple[TimedAnswer, ...]:
    """Give a person's answers, oldest first, with the time that each took."""
    before = "lag(answered_at) OVER (PARTITION BY run_id ORDER BY answered_at, attempts.id)"
    sql = (
        f"SELECT scenario_id, question, answer, {_POINTS},"  # noqa: S608  # constants
        f" answered_at - coalesce({before}, created_at) FROM attempts JOIN runs ON runs.id = run_id"
        " WHERE attempts.person_id = ? ORDER BY answered_at, attempts.id"
    )
    return rows.many(db, TimedAnswer, sql, person_id)


def of_scenario(db: Database, scenario_id: str) -> tuple[Attempt, ...]:
    """Give all answers to a scenario by whomever, in the order of their ids."""
    return rows.many(db, Attempt, f"{_SELECT} WHERE scenario_id = ? ORDER BY id", scenario_id)


def regrade(db: Database, attempt_id: int, points: float, scenario_hash: str, now: int) -> None:
    """Give an attempt other points, by the key of another version, which must be kept before."""
    db.execute(
        "INSERT INTO regrades (attempt_id, points, scenario_hash, regraded_at) VALUES (?, ?, ?, ?)",
        (attempt_id, points, scenario_hash, now),
    )


def score(db: Database, person_id: int) -> Score:
    """Count a person's answers, one for each step: the first, since what else a step asks builds on it."""
    sql = (
        f"SELECT count(*), count(*) FILTER (WHERE {_POINTS} = 1) FROM attempts"  # noqa: S608  # a constant
        " WHERE id IN (SELECT min(id) FROM attempts WHERE person_id = ? GROUP BY run_id, step)"
    )
    return rows.the(db, Score, sql, person_id)


def give(db: Database, guest_id: int, account_id: int) -> None:
    """Make all attempts of a guest an account's; the database refuses any other change of an attempt."""
    db.execute("UPDATE attempts SET person_id = ? WHERE person_id = ?", (account_id, guest_id))


def _pair(about: str, answered_at: int) -> tuple[str, int]:
    return about, answered_at


def _as_it_is(person_id: int | None) -> int | None:
    return person_id
