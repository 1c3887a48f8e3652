"""People and their roles."""

import pytest

from permitted.store import people
from permitted.store.people import Role

NOW = 1_790_000_000_000_000


def account(db, email="ana@example.com", role=Role.TRAINEE):
    return people.insert_account(db, "Ana", email, "Europe/Lisbon", "kept", role, NOW)


def test_it_works(db):
    ana = account(db)

    assert people.by_id(db, ana.id) == people.by_email(db, "ana@example.com") == ana
    assert (ana.zone, ana.role, ana.is_guest) == ("Europe/Lisbon", Role.TRAINEE, False)


@pytest.mark.parametrize(
    ("kept", "typed"), [("Ana@example.com", "aNA@example.com"), ("élan@example.com", "ÉLAN@example.com")]
)
def test_an_email_is_found_in_any_case_and_shown_as_it_was_given(db, kept, typed):
    account(db, kept)

    assert people.by_email(db, typed).email == kept


def test_nobody_is_found_where_there_is_nobody(db):
    people.insert_guest(db, "Guest", "UTC", NOW)

    assert people.by_id(db, 99) is None
    assert people.by_email(db, "ana@example.com") is None
    assert people.by_email(db, "") is None


def test_guests_are_in_no_team(db):
    people.insert_guest(db, "Guest", "UTC", NOW)

    assert db.execute("SELECT count(*) FROM memberships").fetchone() == (0,)


def test_an_administrator_is_noticed(db):
    account(db, "tom@example.com", Role.TRAINER)
    assert not people.has_administrator(db)

    account(db, "ada@example.com", Role.ADMINISTRATOR)
    assert people.has_administrator(db)


def test_presence_never_goes_back(db):
    ana = account(db)

    people.touch(db, ana.id, NOW + 5)
    people.touch(db, ana.id, NOW + 3)

    assert people.by_id(db, ana.id).seen_at == NOW + 5


def test_a_renewed_hash_never_overwrites_a_new_password(db):
    ana = account(db)

    people.set_password_hash(db, ana.id, "changed meanwhile")
    people.renew_password_hash(db, ana.id, "kept", "kept, but stronger")

    assert people.password_hash(db, ana.id) == "changed meanwhile"
