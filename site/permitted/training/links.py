"""One-time links: by one the first administrator is found, by others people set their passwords."""

from argon2 import PasswordHasher

from permitted.store import Link, Person, Purpose, Role, Store, invitations, people, sessions, tokens
from permitted.training.identity import EmailTaken, EmailUnknown, clean_email, clean_name
from permitted.training.passwords import HASHER, hash_password
from permitted.training.refused import Refused

LINK_LIFETIME = 7 * 24 * 60 * 60 * 1_000_000  # microseconds: somebody invited may be away for a week


class LinkUnknown(Refused):
    """There is no such link for this purpose."""

    field = "link"

    def __init__(self) -> None:
        super().__init__("This link is not one of ours. Please check that it was copied whole.")


class LinkUsed(Refused):
    """The link has been used, or a newer one has taken its place."""

    field = "link"

    def __init__(self) -> None:
        super().__init__("This link has been used already, or a newer one has taken its place.")


class LinkExpired(Refused):
    """The link is older than LINK_LIFETIME."""

    field = "link"

    def __init__(self) -> None:
        super().__init__("This link is too old. Please ask for a new one.")


def first_link(store: Store, now: int) -> str | None:
    """Give a new link for becoming the administrator, in place of earlier ones; None if there is one already."""
    token = tokens.new_secret()
    with store.writing() as db:
        if people.has_administrator(db):
            return None
        invitations.insert(db, token, "administrator", None, now)
    return token


def claim_administrator(
    store: Store, link: str, name: str, email: str, password: str, now: int, *, hasher: PasswordHasher = HASHER
) -> Person:
    """Use the link to make the first administrator's account.

    Raises LinkUnknown, LinkUsed, LinkExpired and all that signing up raises.
    """
    name, email, kept = clean_name(name), clean_email(email), hash_password(password, hasher)
    with store.writing() as db:
        found = _holding(invitations.find(db, link), "administrator", now)
        if people.has_administrator(db):
            raise LinkUsed
        if people.by_email(db, email):
            raise EmailTaken
        invitations.end(db, found.id, now)
        return people.insert_account(db, name, email, "UTC", kept, Role.ADMINISTRATOR, now)


def add_person(store: Store, name: str, email: str, role: Role, now: int) -> str:
    """Make an account without a password and give the link by which its owner sets one.

    Raises NameMissing, NameTooLong, EmailInvalid, EmailTaken.
    """
    name, email, token = clean_name(name), clean_email(email), tokens.new_secret()
    with store.writing() as db:
        if people.by_email(db, email):
            raise EmailTaken
        person = people.insert_account(db, name, email, "UTC", None, role, now)
        invitations.insert(db, token, "password", person.id, now)
    return token


def reset_password(store: Store, email: str, now: int) -> str:
    """Give a link for setting a new password, in place of earlier ones; the old password holds until it is used.

    Raises EmailInvalid, EmailUnknown.
    """
    email, token = clean_email(email), tokens.new_secret()
    with store.writing() as db:
        person = people.by_email(db, email)
        if person is None:
            raise EmailUnknown
        invitations.insert(db, token, "password", person.id, now)
    return token


def set_password(store: Store, link: str, password: str, now: int, *, hasher: PasswordHasher = HASHER) -> Person:
    """Use a link to set a password; every session of that person ends.

    Raises LinkUnknown, LinkUsed, LinkExpired, PasswordTooShort, PasswordTooLong.
    """
    kept = hash_password(password, hasher)
    with store.writing() as db:
        found = _holding(invitations.find(db, link), "password", now)
        person = found.person_id and people.by_id(db, found.person_id)
        if not person:
            raise LinkUnknown
        people.set_password_hash(db, person.id, kept)
        sessions.end_all_of(db, person.id, now)
        invitations.end(db, found.id, now)
    return person


def link_purpose(store: Store, link: str, now: int) -> Purpose | None:
    """What is this link for? None if it is unknown, used, replaced or too old."""
    db = store.reading()
    found = invitations.find(db, link)
    if found is None or not _holds(found, now):
        return None
    return None if found.purpose == "administrator" and people.has_administrator(db) else found.purpose


def _holding(link: Link | None, purpose: Purpose, now: int) -> Link:
    if link is None or link.purpose != purpose:
        raise LinkUnknown
    if link.ended_at is not None:
        raise LinkUsed
    if not _holds(link, now):
        raise LinkExpired
    return link


def _holds(link: Link, now: int) -> bool:
    return link.ended_at is None and now - link.created_at <= LINK_LIFETIME
