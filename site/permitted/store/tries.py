"""Tries: what somebody wrote in the sandbox, and what the validator said of it."""

from dataclasses import dataclass

from sqlite_utils import Database

from permitted.store import rows
from permitted.validator import Message, Report, Verdict


@dataclass(frozen=True, slots=True)
class Try:
    """A submitted reply; both JSON texts are the check contract's, `submitted_at` is in microseconds UTC."""

    id: int
    token: str
    person_id: int
    thread_id: str
    message_json: str
    report_json: str
    verdict: Verdict
    rules_version: int
    submitted_at: int

    @property
    def message(self) -> Message:
        """The message as it was submitted."""
        return Message.from_json(self.message_json)


def insert(
    db: Database, token: str, person_id: int, thread_id: str, message_json: str, report: Report, now: int
) -> Try:
    """Add a try."""
    return rows.the(
        db,
        _try,
        "INSERT INTO tries (token, person_id, thread_id, message_json, report_json, verdict, rules_version,"
        " submitted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING *",
        *(token, person_id, thread_id, message_json, report.to_json(), report.verdict, report.rules_version, now),
    )


def by_token(db: Database, person_id: int, token: str) -> Try | None:
    """Find a person's try by its address."""
    return rows.one(db, _try, "SELECT * FROM tries WHERE token = ? AND person_id = ?", token, person_id)


def of_thread(db: Database, person_id: int, thread_id: str) -> tuple[Try, ...]:
    """Give a person's tries at a thread, newest first."""
    sql = "SELECT * FROM tries WHERE person_id = ? AND thread_id = ? ORDER BY submitted_at DESC, id DESC"
    return rows.many(db, _try, sql, person_id, thread_id)


def latest(db: Database, person_id: int, number: int) -> tuple[Try, ...]:
    """Give a person's last tries at whatever thread, newest first."""
    sql = "SELECT * FROM tries WHERE person_id = ? ORDER BY submitted_at DESC, id DESC LIMIT ?"
    return rows.many(db, _try, sql, person_id, number)


def count(db: Database, person_id: int) -> int:
    """Count a person's tries."""
    return rows.the(db, int, "SELECT count(*) FROM tries WHERE person_id = ?", person_id)


def give(db: Database, giver_id: int, taker_id: int) -> None:
    """Make all tries of one person another's."""
    db.execute("UPDATE tries SET person_id = ? WHERE person_id = ?", (taker_id, giver_id))


def _try(
    try_id: int,
    token: str,
    person_id: int,
    thread_id: str,
    message_json: str,
    report_json: str,
    verdict: str,
    *numbers: int,
) -> Try:
    return Try(try_id, token, person_id, thread_id, message_json, report_json, Verdict(verdict), *numbers)
