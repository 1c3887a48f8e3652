"""Notes: what somebody holds to be wrong with a question, and what a trainer answered."""

from dataclasses import dataclass

from sqlite_utils import Database

from permitted.store import rows

_SELECT = """
    SELECT question_notes.id, question_notes.person_id, people.name, run_id, step, scenario_id, scenario_hash, seed,
        text, written_at, settled_at, settled_by, answer
    FROM question_notes JOIN people ON people.id = question_notes.person_id
"""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on the step of a run (the first is 1), with its writer's name; times are in microseconds UTC.

    `scenario_hash` names the version that the writer saw; `answer` is None while the note is open.
    """

    id: int
    person_id: int
    name: str
    run_id: int
    step: int
    scenario_id: str
    scenario_hash: str
    seed: int
    text: str
    written_at: int
    settled_at: int | None
    settled_by: int | None
    answer: str | None


def insert(
    db: Database,
    person_id: int,
    run_id: int,
    step: int,
    scenario_id: str,
    scenario_hash: str,
    seed: int,
    text: str,
    now: int,
) -> None:
    """Add a note, unless the same one is there; the version of its scenario must be kept before."""
    db.execute(
        "INSERT INTO question_notes (person_id, run_id, step, scenario_id, scenario_hash, seed, text, written_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (person_id, run_id, step, scenario_id, scenario_hash, seed, text, now),
    )


def by_id(db: Database, note_id: int) -> Note | None:
    """Find a note."""
    return rows.one(db, Note, f"{_SELECT} WHERE question_notes.id = ?", note_id)


def of_step(db: Database, run_id: int, step: int) -> tuple[Note, ...]:
    """Give the notes on a step, oldest first."""
    return rows.many(db, Note, f"{_SELECT} WHERE run_id = ? AND step = ? ORDER BY question_notes.id", run_id, step)


def waiting(db: Database) -> tuple[Note, ...]:
    """Give the notes that nobody has answered, oldest first."""
    return rows.many(db, Note, f"{_SELECT} WHERE settled_at IS NULL ORDER BY written_at, question_notes.id")


def count_waiting(db: Database) -> int:
    """Count the notes that nobody has answered."""
    return rows.the(db, int, "SELECT count(*) FROM question_notes WHERE settled_at IS NULL")


def answered_since(db: Database, person_id: int, moment: int) -> tuple[Note, ...]:
    """Give a person's notes that were answered at that moment or after, the newest answer first."""
    sql = f"{_SELECT} WHERE question_notes.person_id = ? AND settled_at >= ? ORDER BY settled_at DESC"
    return rows.many(db, Note, sql, person_id, moment)


def settle(db: Database, note_id: int, settler_id: int, answer: str, now: int) -> bool:
    """Answer a note; say whether it was open till now."""
    sql = "UPDATE question_notes SET settled_at = ?, settled_by = ?, answer = ? WHERE id = ? AND settled_at IS NULL"
    return bool(db.execute(sql, (now, settler_id, answer, note_id)).rowcount)


def give(db: Database, giver_id: int, taker_id: int) -> None:
    """Make all notes of one person another's."""
    db.execute("UPDATE question_notes SET person_id = ? WHERE person_id = ?", (taker_id, giver_id))
