"""Becoming a guest, signing up, signing in and out, and who is behind a session."""

from argon2 import PasswordHasher

from permitted.store import Person, Role, Store, guests, people, sessions, tokens
from permitted.training.identity import EmailInvalid, EmailTaken, EmailUnknown, clean_email, clean_name
from permitted.training.memory import rebuild_cards
from permitted.training.passwords import HASHER, hash_password, is_password, renew_hash
from permitted.training.refused import Refused

_SECOND = 1_000_000  # microseconds
_MINUTE = 60 * _SECOND
_DAY = 24 * 60 * _MINUTE
TOUCH_AFTER = 10 * _MINUTE  # being here is noted this often at most: reading a page should not write
IDLE_AFTER = 90 * _DAY  # then a session is over, and a guest deleted

GUEST_NAME = "Guest"


class WrongPassword(Refused):
    """Email and password do not belong together; which of them is wrong is not told."""

    field = "password"

    def __init__(self) -> None:
        super().__init__("This email and this password do not belong together.")


def become_guest(store: Store, now: int, *, zone: str = "UTC") -> Person:
    """Add a guest, whose days turn over in that time zone."""
    with store.writing() as db:
        return people.insert_guest(db, GUEST_NAME, zone, now)


def start_session(store: Store, person: Person, now: int) -> str:
    """Begin a session and give its token, which is kept nowhere."""
    token = tokens.new_secret()
    with store.writing() as db:
        sessions.insert(db, token, person.id, now)
        people.touch(db, person.id, now)
    return token


def person_of_session(store: Store, token: str, now: int) -> Person | None:
    """Find who is behind a token; None if it is unknown, ended or has been idle for IDLE_AFTER."""
    db = store.reading()
    session = sessions.find(db, token)
    if session is None or now - session.seen_at > IDLE_AFTER:
        return None
    if now - session.seen_at >= TOUCH_AFTER:
        _note_presence(store, session, now)
    return people.by_id(db, session.person_id)


def _note_presence(store: Store, session: sessions.Session, now: int) -> None:
    with store.writing() as db:
        sessions.touch(db, session.id, now)
        people.touch(db, session.person_id, now)


def sign_up(
    store: Store,
    guest: Person | None,
    name: str,
    email: str,
    password: str,
    now: int,
    *,
    zone: str = "UTC",
    hasher: PasswordHasher = HASHER,
) -> Person:
    """Make an account of the guest, or a new one, and keep all that the guest has done.

    The guest's sessions end: a token from before signing up opens no account, so start a new one.
    Raises NameMissing, NameTooLong, EmailInvalid, EmailTaken, PasswordTooShort, PasswordTooLong.
    """
    name, email, kept = clean_name(name), clean_email(email), hash_password(password, hasher)
    with store.writing() as db:
        if people.by_email(db, email):
            raise EmailTaken
        current = guest and people.by_id(db, guest.id)
        if current is None or not current.is_guest:
            return people.insert_account(db, name, email, zone, kept, Role.TRAINEE, now)
        sessions.end_all_of(db, current.id, now)
        return people.turn_into_account(db, current.id, name, email, kept, now)


def sign_in(
    store: Store, guest: Person | None, email: str, password: str, now: int, *, hasher: PasswordHasher = HASHER
) -> Person:
    """Find the account and give it all that the guest has done; the guest is no more. Raises WrongPassword."""
    account, kept = _account(store, email)
    if not is_password(password, kept, hasher) or account is None or kept is None:
        raise WrongPassword
    renewed = renew_hash(password, kept, hasher)
    with store.writing() as db:
        people.renew_password_hash(db, account.id, kept, renewed)
        people.touch(db, account.id, now)
        if guest:
            guests.hand_over(db, guest.id, account.id)
            rebuild_cards(db, account)
        return people.by_id(db, account.id) or account


def _account(store: Store, email: str) -> tuple[Person | None, str | None]:
    db = store.reading()
    try:
        account = people.by_email(db, clean_email(email))
    except EmailInvalid:
        account = None
    return account, people.password_hash(db, account.id) if account else None


def account(store: Store, email: str) -> Person:
    """Find an account by its email. Raises EmailInvalid, EmailUnknown."""
    found = people.by_email(store.reading(), clean_email(email))
    if found is None:
        raise EmailUnknown
    return found


def sign_out(store: Store, token: str, now: int) -> None:
    """End the session of a token; an unknown one changes nothing."""
    with store.writing() as db:
        sessions.end(db, token, now)


def delete_idle_guests(store: Store, now: int) -> int:
    """Delete the guests who have not been here for IDLE_AFTER, with all they did; give their number."""
    with store.writing() as db:
        return people.delete_guests_idle_since(db, now - IDLE_AFTER)
