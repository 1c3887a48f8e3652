"""People: guests, who have no email, and accounts; with their role in the team of everyone."""

from dataclasses import dataclass
from enum import StrEnum

from sqlite_utils import Database

from permitted.store import rows

EVERYONE = 1  # the team that the first migration makes


class Role(StrEnum):
    """What a person may do in a team."""

    TRAINEE = "trainee"
    TRAINER = "trainer"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who trains; times in microseconds UTC, `zone` a name of the time zone database."""

    id: int
    email: str | None
    name: str
    zone: str
    role: Role
    created_at: int
    seen_at: int

    @property
    def is_guest(self) -> bool:
        """Has this person no account yet?"""
        return self.email is None


# Guests are in no team, so that no trainer's list shows them; they count as trainees.
_SELECT = f"""
    SELECT people.id, email, name, zone, coalesce(role, 'trainee'), created_at, seen_at
    FROM people LEFT JOIN memberships ON person_id = people.id AND team_id = {EVERYONE}
"""  # noqa: S608 - a constant


def by_id(db: Database, person_id: int) -> Person | None:
    """Find a person."""
    return rows.one(db, _person, f"{_SELECT} WHERE people.id = ?", person_id)


def by_email(db: Database, email: str) -> Person | None:
    """Find the account with this email, whatever the case of its letters."""
    return rows.one(db, _person, f"{_SELECT} WHERE email_key = ?", _key(email))


def insert_guest(db: Database, name: str, zone: str, now: int) -> Person:
    """Add a guest."""
    return _the(db, _insert(db, None, name, zone, None, now))


def insert_account(
    db: Database, name: str, email: str, zone: str, password_hash: str | None, role: Role, now: int
) -> Person:
    """Add an account; without a password hash nobody can sign in to it yet."""
    person_id = _insert(db, email, name, zone, password_hash, now)
    _join(db, person_id, role)
    return _the(db, person_id)


def turn_into_account(db: Database, guest_id: int, name: str, email: str, password_hash: str, now: int) -> Person:
    """Give a guest's row an email and a password: from now on it is a trainee's account."""
    db.execute(
        "UPDATE people SET email = ?, email_key = ?, name = ?, password_hash = ?, seen_at = ?"
        " WHERE id = ? AND email_key IS NULL",
        (email, _key(email), name, password_hash, now, guest_id),
    )
    _join(db, guest_id, Role.TRAINEE)
    return _the(db, guest_id)


def password_hash(db: Database, person_id: int) -> str | None:
    """Give the hash of an account's password; None where none has been set."""
    return rows.one(db, _as_it_is, "SELECT password_hash FROM people WHERE id = ?", person_id)


def set_password_hash(db: Database, person_id: int, password_hash: str) -> None:
    """Replace the hash of an account's password."""
    db.execute("UPDATE people SET password_hash = ? WHERE id = ?", (password_hash, person_id))


def renew_password_hash(db: Database, person_id: int, old: str, new: str) -> None:
    """Replace one hash of a password by another of the same, unless the password has been changed meanwhile."""
    db.execute("UPDATE people SET password_hash = ? WHERE id = ? AND password_hash = ?", (new, person_id, old))


def touch(db: Database, person_id: int, now: int) -> None:
    """Note that the person was here."""
    db.execute("UPDATE people SET seen_at = max(seen_at, ?) WHERE id = ?", (now, person_id))


def has_administrator(db: Database) -> bool:
    """Is there anybody who may administer the site?"""
    sql = "SELECT 1 FROM memberships WHERE team_id = ? AND role = ? LIMIT 1"
    return rows.one(db, bool, sql, EVERYONE, Role.ADMINISTRATOR) is not None


def delete_guest(db: Database, guest_id: int) -> None:
    """Delete a guest with all that is theirs; the database refuses to delete an account."""
    db.execute("DELETE FROM people WHERE id = ?", (guest_id,))


def delete_guests_idle_since(db: Database, moment: int) -> int:
    """Delete the guests last seen before that moment, with all that is theirs; give their number."""
    return db.execute("DELETE FROM people WHERE email_key IS NULL AND seen_at < ?", (moment,)).rowcount


def _insert(db: Database, email: str | None, name: str, zone: str, password_hash: str | None, now: int) -> int:
    return rows.the(
        db,
        int,
        "INSERT INTO people (email, email_key, name, zone, password_hash, created_at, seen_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        *(email, email and _key(email), name, zone, password_hash, now, now),
    )


def _join(db: Database, person_id: int, role: Role) -> None:
    db.execute("INSERT INTO memberships (person_id, team_id, role) VALUES (?, ?, ?)", (person_id, EVERYONE, role))


def _the(db: Database, person_id: int) -> Person:
    return rows.the(db, _person, f"{_SELECT} WHERE people.id = ?", person_id)


def _key(email: str) -> str:
    return email.casefold()


def _person(
    person_id: int, email: str | None, name: str, zone: str, role: str, created_at: int, seen_at: int
) -> Person:
    return Person(person_id, email, name, zone, Role(role), created_at, seen_at)


def _as_it_is(value: str | None) -> str | None:
    return value
