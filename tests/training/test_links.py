"""One-time links."""

import pytest

from permitted import training
from permitted.store import Role
from tests.training.cast import DAY, NOW, PASSWORD, QUICK

NEW_PASSWORD = "eight louder otters"


def claim(store, link, email="ada@example.com", now=NOW):
    return training.claim_administrator(store, link, "Ada", email, PASSWORD, now, hasher=QUICK)


def set_password(store, link, now=NOW, password=NEW_PASSWORD):
    return training.set_password(store, link, password, now, hasher=QUICK)


def sign_in(store, email, password):
    return training.sign_in(store, None, email, password, NOW, hasher=QUICK)


def test_it_works(store):
    link = training.first_link(store, NOW)

    ada = claim(store, link)

    assert ada.role is Role.ADMINISTRATOR
    assert sign_in(store, "ada@example.com", PASSWORD) == ada


def test_there_is_no_first_link_once_there_is_an_administrator(store, ada):
    assert training.first_link(store, NOW) is None


def test_the_first_link_works_once(store):
    link = training.first_link(store, NOW)
    claim(store, link)

    with pytest.raises(training.LinkUsed):
        claim(store, link, "eve@example.com")


def test_a_newer_first_link_replaces_the_older(store):
    older, newer = training.first_link(store, NOW), training.first_link(store, NOW)

    with pytest.raises(training.LinkUsed):
        claim(store, older)
    assert claim(store, newer).email == "ada@example.com"


def test_the_first_link_ends_when_an_administrator_is_added_otherwise(store):
    link = training.first_link(store, NOW)
    training.add_person(store, "Ada", "ada@example.com", Role.ADMINISTRATOR, NOW)

    assert training.link_purpose(store, link, NOW) is None
    with pytest.raises(training.LinkUsed):
        claim(store, link, "eve@example.com")


def test_a_refused_claim_leaves_the_link(store, ana):
    link = training.first_link(store, NOW)

    with pytest.raises(training.EmailTaken):
        claim(store, link, "ana@example.com")

    assert training.link_purpose(store, link, NOW) == "administrator"


def test_a_person_who_was_added_sets_a_password(store):
    link = training.add_person(store, "Tom", "tom@example.com", Role.TRAINER, NOW)

    tom = set_password(store, link)

    assert (tom.name, tom.role) == ("Tom", Role.TRAINER)
    assert sign_in(store, "tom@example.com", NEW_PASSWORD) == tom


def test_nobody_is_added_twice(store, ana):
    with pytest.raises(training.EmailTaken):
        training.add_person(store, "Ana", "Ana@Example.com", Role.TRAINEE, NOW)


def test_a_reset_replaces_the_password_once_it_is_used(store, ana):
    link = training.reset_password(store, "ana@example.com", NOW)

    assert sign_in(store, "ana@example.com", PASSWORD) == ana
    set_password(store, link)
    assert sign_in(store, "ana@example.com", NEW_PASSWORD) == ana
    with pytest.raises(training.WrongPassword):
        sign_in(store, "ana@example.com", PASSWORD)


def test_setting_a_password_ends_all_sessions_of_that_person_alone(store, ana, tom):
    mine, theirs = training.start_session(store, ana, NOW), training.start_session(store, tom, NOW)

    set_password(store, training.reset_password(store, "ana@example.com", NOW))

    assert training.person_of_session(store, mine, NOW) is None
    assert training.person_of_session(store, theirs, NOW) == tom


def test_a_reset_of_nobody_is_refused(store):
    with pytest.raises(training.EmailUnknown):
        training.reset_password(store, "nobody@example.com", NOW)


def test_links_of_two_people_do_not_replace_each_other(store, ana, tom):
    mine = training.reset_password(store, "ana@example.com", NOW)
    training.reset_password(store, "tom@example.com", NOW)

    assert set_password(store, mine) == ana


def test_a_link_holds_for_a_week(store, ana):
    link = training.reset_password(store, "ana@example.com", NOW)

    assert training.link_purpose(store, link, NOW + 7 * DAY) == "password"
    assert training.link_purpose(store, link, NOW + 7 * DAY + 1) is None
    with pytest.raises(training.LinkExpired):
        set_password(store, link, NOW + 7 * DAY + 1)


def test_a_link_is_for_its_purpose_alone(store, ana):
    first, reset = training.first_link(store, NOW), training.reset_password(store, "ana@example.com", NOW)

    with pytest.raises(training.LinkUnknown):
        set_password(store, first)
    with pytest.raises(training.LinkUnknown):
        claim(store, reset)


def test_a_made_up_link_is_unknown(store):
    assert training.link_purpose(store, "made up", NOW) is None
    with pytest.raises(training.LinkUnknown) as refusal:
        set_password(store, "made up")
    assert refusal.value.field == "link"


def test_a_refused_password_leaves_the_link(store, ana):
    link = training.reset_password(store, "ana@example.com", NOW)

    with pytest.raises(training.PasswordTooShort):
        set_password(store, link, password="too short")

    assert training.link_purpose(store, link, NOW) == "password"
