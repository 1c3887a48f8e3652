"""Sessions: who is behind a token, of which only the digest is kept."""

from dataclasses import dataclass

from sqlite_utils import Database

from permitted.store import rows
from permitted.store.tokens import digest


@dataclass(frozen=True, slots=True)
class Session:
    """A session that has not ended; times in microseconds UTC."""

    id: int
    person_id: int
    seen_at: int


def insert(db: Database, token: str, person_id: int, now: int) -> None:
    """Begin a session."""
    db.execute(
        "INSERT INTO sessions (token_hash, person_id, created_at, seen_at) VALUES (?, ?, ?, ?)",
        (digest(token), person_id, now, now),
    )


def find(db: Database, token: str) -> Session | None:
    """Find the session of a token, unless it has ended."""
    sql = "SELECT id, person_id, seen_at FROM sessions WHERE token_hash = ? AND ended_at IS NULL"
    return rows.one(db, Session, sql, digest(token))


def touch(db: Database, session_id: int, now: int) -> None:
    """Note that the session was used."""
    db.execute("UPDATE sessions SET seen_at = max(seen_at, ?) WHERE id = ?", (now, session_id))


def end(db: Database, token: str, now: int) -> None:
    """End the session of a token, if it has not ended before."""
    db.execute("UPDATE sessions SET ended_at = ? WHERE token_hash = ? AND ended_at IS NULL", (now, digest(token)))


def end_all_of(db: Database, person_id: int, now: int) -> None:
    """End every session of a person."""
    db.execute("UPDATE sessions SET ended_at = ? WHERE person_id = ? AND ended_at IS NULL", (now, person_id))
