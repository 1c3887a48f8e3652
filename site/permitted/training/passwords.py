"""Passwords: how long they are, and how they are kept."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from permitted.training.refused import Refused

MIN_PASSWORD = 10  # code points
MAX_PASSWORD = 256  # code points; more would only keep the server busy

HASHER = PasswordHasher()  # argon2-cffi's defaults, which follow RFC 9106


class PasswordTooShort(Refused):
    """The password is shorter than MIN_PASSWORD."""

    field = "password"

    def __init__(self) -> None:
        super().__init__(f"A password has at least {MIN_PASSWORD} characters. A few words in a row do well.")


class PasswordTooLong(Refused):
    """The password is longer than MAX_PASSWORD."""

    field = "password"

    def __init__(self) -> None:
        super().__init__(f"A password has at most {MAX_PASSWORD} characters.")


def hash_password(password: str, hasher: PasswordHasher) -> str:
    """Give the hash to keep of a new password; raises PasswordTooShort, PasswordTooLong."""
    normal = _normal(password)
    if len(normal) < MIN_PASSWORD:
        raise PasswordTooShort
    if len(normal) > MAX_PASSWORD:
        raise PasswordTooLong
    return hasher.hash(normal)


def is_password(password: str, kept: str | None, hasher: PasswordHasher) -> bool:
    """Is this the password of that hash? Takes the same time where there is no hash (nobody by that email)."""
    normal = _normal(password)
    if len(normal) > MAX_PASSWORD:
        return False
    decoy = _decoy(hasher)
    try:
        return hasher.verify(kept or decoy, normal) and kept is not None
    except VerifyMismatchError:
        return False


def renew_hash(password: str, kept: str, hasher: PasswordHasher) -> str:
    """Give the hash to keep of a password that has proved right: a new one where argon2's parameters have moved on."""
    return hasher.hash(_normal(password)) if hasher.check_needs_rehash(kept) else kept


@cache
def _decoy(hasher: PasswordHasher) -> str:
    return hasher.hash("nobody's password")


def _normal(password: str) -> str:
    # The same keys give composed letters on one system and decomposed ones on another.
    return unicodedata.normalize("NFKC", password)
