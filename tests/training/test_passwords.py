"""Passwords."""

import pytest

from permitted.training.passwords import PasswordTooLong, PasswordTooShort, hash_password, is_password
from tests.training.cast import QUICK


@pytest.mark.parametrize("password", ["x" * 10, "x" * 256, "🦦" * 10, "          "])
def test_length_is_all_that_is_asked(password):
    kept = hash_password(password, QUICK)

    assert is_password(password, kept, QUICK)
    assert not is_password(password + "x", kept, QUICK)


def test_too_short_and_too_long_are_refused():
    with pytest.raises(PasswordTooShort):
        hash_password("x" * 9, QUICK)
    with pytest.raises(PasswordTooLong):
        hash_password("x" * 257, QUICK)


def test_nothing_is_the_password_where_there_is_none():
    assert not is_password("nobody's password", None, QUICK)


def test_the_same_password_is_kept_differently_each_time():
    assert hash_password("x" * 10, QUICK) != hash_password("x" * 10, QUICK)
