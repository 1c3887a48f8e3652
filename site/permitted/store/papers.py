"""Papers of exams: when each has to be handed in, what was answered so far, and how it went."""

from dataclasses import dataclass

from sqlite_utils import Database

from permitted.store import rows

_COLUMNS = "run_id, person_id, exam_id, begun_at, ends_at, handed_in_at, share, passed"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, which is a run too; `share` of all points, 0 to 1, and `passed` once handed in; microseconds UTC."""

    run_id: int
    person_id: int
    exam_id: str
    begun_at: int
    ends_at: int
    handed_in_at: int | None
    share: float | None
    passed: bool


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """The answer to a step so far (the first is 1), as JSON; it can be replaced until the paper is handed in."""

    step: int
    question: str
    answer: str
    saved_at: int


def insert(db: Database, run_id: int, person_id: int, exam_id: str, begun_at: int, ends_at: int) -> Paper:
    """Add a paper; the database refuses a second one of the same exam that is under way."""
    sql = f"INSERT INTO papers ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL) RETURNING *"  # noqa: S608  # nothing that anybody types
    return rows.the(db, _paper, sql, run_id, person_id, exam_id, begun_at, ends_at)


def find(db: Database, run_id: int) -> Paper | None:
    """Find the paper of a run."""
    return rows.one(db, _paper, f"SELECT {_COLUMNS} FROM papers WHERE run_id = ?", run_id)  # noqa: S608


def of_person(db: Database, person_id: int) -> tuple[Paper, ...]:
    """Give all papers of a person, by exam and the oldest first."""
    sql = f"SELECT {_COLUMNS} FROM papers WHERE person_id = ? ORDER BY exam_id, begun_at"  # noqa: S608
    return rows.many(db, _paper, sql, person_id)


def latest(db: Database, exam_id: str, number: int) -> tuple[int, ...]:
    """Give the runs of the papers of an exam that were begun last, whoever took them."""
    sql = "SELECT run_id FROM papers WHERE exam_id = ? ORDER BY run_id DESC LIMIT ?"
    return rows.many(db, int, sql, exam_id, number)


def overdue(db: Database, now: int) -> tuple[Paper, ...]:
    """Give the papers whose time is up and that have not been handed in."""
    sql = f"SELECT {_COLUMNS} FROM papers WHERE handed_in_at IS NULL AND ends_at <= ? ORDER BY ends_at"  # noqa: S608
    return rows.many(db, _paper, sql, now)


def close(db: Database, run_id: int, share: float, passed: bool, now: int) -> None:
    """Note that a paper was handed in, and how it went."""
    sql = "UPDATE papers SET handed_in_at = ?, share = ?, passed = ? WHERE run_id = ?"
    db.execute(sql, (now, share, passed, run_id))


def save(db: Database, run_id: int, answer: SavedAnswer) -> None:
    """Keep an answer, in place of the one that was there."""
    db.execute(
        "INSERT INTO paper_answers (run_id, step, question, answer, saved_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (run_id, step) DO UPDATE SET question = excluded.question, answer = excluded.answer,"
        " saved_at = excluded.saved_at",
        (run_id, answer.step, answer.question, answer.answer, answer.saved_at),
    )


def answers(db: Database, run_id: int) -> dict[int, SavedAnswer]:
    """Give what has been answered so far, by step."""
    sql = "SELECT step, question, answer, saved_at FROM paper_answers WHERE run_id = ? ORDER BY step"
    return {one.step: one for one in rows.many(db, SavedAnswer, sql, run_id)}


def extra_time(db: Database, person_id: int) -> int:
    """Give the percent of time that a person has on top."""
    return rows.one(db, int, "SELECT extra_time FROM allowances WHERE person_id = ?", person_id) or 0


def allow_extra_time(db: Database, person_id: int, percent: int) -> None:
    """Set the percent of time that a person has on top, from the next paper on."""
    db.execute("INSERT OR REPLACE INTO allowances (person_id, extra_time) VALUES (?, ?)", (person_id, percent))


def grant(db: Database, person_id: int, exam_id: str, now: int) -> None:
    """Allow a person one more paper of an exam."""
    db.execute(
        "INSERT INTO granted_papers (person_id, exam_id, granted_at) VALUES (?, ?, ?)", (person_id, exam_id, now)
    )


def granted(db: Database, person_id: int, exam_id: str) -> int:
    """Count the papers of an exam that a person was allowed beyond those that the exam allows."""
    sql = "SELECT count(*) FROM granted_papers WHERE person_id = ? AND exam_id = ?"
    return rows.the(db, int, sql, person_id, exam_id)


def _paper(
    run_id: int,
    person_id: int,
    exam_id: str,
    begun_at: int,
    ends_at: int,
    handed_in_at: int | None,
    share: float | None,
    passed: int | None,
) -> Paper:
    return Paper(run_id, person_id, exam_id, begun_at, ends_at, handed_in_at, share, bool(passed))
