"""Certificates, each as the signed text that was issued, and the keys that signed them."""

from dataclasses import dataclass

from sqlite_utils import Database

from permitted.store import rows


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate: `credential` is its JSON, `exam_id` the exam it stands for, `status` its place among the revoked.

    Moments are microseconds UTC; `revoked_why` is None while it has not been revoked.
    """

    id: int
    token: str
    person_id: int
    exam_id: str
    issued_at: int
    valid_until: int
    status: int
    credential: str
    revoked_at: int | None
    revoked_why: str | None


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The secret seed (32 bytes) of a key that signs, and when it was made (microseconds UTC)."""

    seed: bytes
    created_at: int


def insert(
    db: Database, token: str, person_id: int, exam_id: str, valid_until: int, status: int, credential: str, now: int
) -> Issued:
    """Add a certificate."""
    return rows.the(
        db,
        Issued,
        "INSERT INTO certificates (token, person_id, exam_id, issued_at, valid_until, status, credential)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *",
        *(token, person_id, exam_id, now, valid_until, status, credential),
    )


def by_token(db: Database, token: str) -> Issued | None:
    """Find a certificate by the end of its address."""
    return rows.one(db, Issued, "SELECT * FROM certificates WHERE token = ?", token)


def of_person(db: Database, person_id: int) -> tuple[Issued, ...]:
    """Give a person's certificates, by exam and the oldest first."""
    sql = "SELECT * FROM certificates WHERE person_id = ? ORDER BY exam_id, issued_at"
    return rows.many(db, Issued, sql, person_id)


def has_status(db: Database, status: int) -> bool:
    """Is this place in the list of revoked ones taken by a certificate?"""
    return rows.one(db, bool, "SELECT 1 FROM certificates WHERE status = ?", status) is not None


def revoked(db: Database) -> tuple[int, ...]:
    """Give the places of those that were revoked."""
    sql = "SELECT status FROM certificates WHERE revoked_at > 0 ORDER BY revoked_at"
    return rows.many(db, int, sql)


def revoke(db: Database, token: str, why: str, now: int) -> bool:
    """Revoke a certificate; False where there is none, or it has been revoked."""
    sql = "UPDATE certificates SET revoked_at = ?, revoked_why = ? WHERE token = ? AND revoked_at IS NULL"
    return db.execute(sql, (now, why, token)).rowcount == 1


def add_key(db: Database, key: SigningKey) -> None:
    """Add a key; none is ever taken away."""
    db.execute("INSERT INTO signing_keys (seed, created_at) VALUES (?, ?)", (key.seed, key.created_at))


def keys(db: Database) -> tuple[SigningKey, ...]:
    """Give every key there ever was, the oldest first."""
    return rows.many(db, SigningKey, "SELECT seed, created_at FROM signing_keys ORDER BY id")
