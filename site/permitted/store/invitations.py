"""One-time links: the first administrator's, and those by which a person sets a password."""

from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from permitted.store import rows
from permitted.store.tokens import digest

Purpose = Literal["administrator", "password"]


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link; `person_id`: whose password it sets; `ended_at`: when used or replaced; microseconds UTC."""

    id: int
    purpose: Purpose
    person_id: int | None
    created_at: int
    ended_at: int | None


def insert(db: Database, token: str, purpose: Purpose, person_id: int | None, now: int) -> None:
    """Add a link; earlier ones for the same purpose and person end, so that there is one at most."""
    db.execute(
        "UPDATE one_time_links SET ended_at = ? WHERE person_id IS ? AND purpose = ? AND ended_at IS NULL",
        (now, person_id, purpose),
    )
    db.execute(
        "INSERT INTO one_time_links (token_hash, purpose, person_id, created_at) VALUES (?, ?, ?, ?)",
        (digest(token), purpose, person_id, now),
    )


def find(db: Database, token: str) -> Link | None:
    """Find the link of a token, whether or not it still holds."""
    sql = "SELECT id, purpose, person_id, created_at, ended_at FROM one_time_links WHERE token_hash = ?"
    return rows.one(db, Link, sql, digest(token))


def end(db: Database, link_id: int, now: int) -> None:
    """Note that a link has been used."""
    db.execute("UPDATE one_time_links SET ended_at = ? WHERE id = ?", (now, link_id))
