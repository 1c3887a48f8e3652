"""Guests, accounts and sessions."""

import pytest
from argon2 import PasswordHasher

from permitted import training
from permitted.store import Role
from permitted.validator import Message
from tests.training.cast import DAY, MINUTE, NOW, PASSWORD, QUICK, exercises


def sign_in(store, guest, email, password=PASSWORD, now=NOW):
    return training.sign_in(store, guest, email, password, now, hasher=QUICK)


def sign_up(store, guest, name="Ben", email="ben@example.com", password=PASSWORD):
    return training.sign_up(store, guest, name, email, password, NOW, hasher=QUICK)


def work_through(store, person, now=NOW):
    """Read a lesson, answer a step, try a reply."""
    (scenario,) = exercises(["gift-card"])
    run = training.start_run(store, person, "practice", "Practice", [scenario], now)
    attempt = training.answer_scenario(store, person, run, 1, scenario, "verdict", scenario.key.verdict, now)
    training.mark_read(store, person, "what-is-allowed", (), now)
    sent = training.submit_reply(store, person, "lost-parcel", Message("Your parcel is on its way."), now)
    return run, attempt, sent


def test_it_works(store, gil):
    token = training.start_session(store, gil, NOW)

    assert training.person_of_session(store, token, NOW) == gil


def test_guest_is_nobody_yet(gil):
    assert gil.is_guest
    assert (gil.email, gil.role, gil.zone) == (None, Role.TRAINEE, "UTC")


def test_unknown_token_is_nobodys(store, gil):
    assert training.person_of_session(store, "made up", NOW) is None


def test_session_ends_when_signing_out(store, ana):
    token, elsewhere = training.start_session(store, ana, NOW), training.start_session(store, ana, NOW)

    training.sign_out(store, token, NOW)

    assert training.person_of_session(store, token, NOW) is None
    assert training.person_of_session(store, elsewhere, NOW) == ana


def test_session_ends_by_being_idle(store, ana):
    token = training.start_session(store, ana, NOW)

    assert training.person_of_session(store, token, NOW + 90 * DAY + 1) is None
    assert training.person_of_session(store, token, NOW + 90 * DAY).id == ana.id
    assert training.person_of_session(store, token, NOW + 180 * DAY).id == ana.id


def test_presence_is_noted_every_ten_minutes_at_most(store, ana):
    token = training.start_session(store, ana, NOW)

    soon = training.person_of_session(store, token, NOW + 10 * MINUTE - 1)
    later = training.person_of_session(store, token, NOW + 10 * MINUTE)

    assert soon.seen_at == NOW
    assert later.seen_at == NOW + 10 * MINUTE


def test_reading_a_page_soon_after_the_last_writes_nothing(store, ana):
    token = training.start_session(store, ana, NOW)
    before = store.reading().conn.total_changes

    training.person_of_session(store, token, NOW + MINUTE)

    assert store.reading().conn.total_changes == before


def test_signing_up_keeps_all_that_the_guest_has_done(store, gil):
    run, attempt, sent = work_through(store, gil)

    ben = sign_up(store, gil)

    assert ben.id == gil.id
    assert (ben.name, ben.email, ben.role, ben.created_at) == ("Ben", "ben@example.com", Role.TRAINEE, gil.created_at)
    assert training.run_state(store, run)[0].attempts["verdict"] == attempt
    assert training.try_of(store, ben, sent.token) == sent
    assert training.read_lessons(store, ben) == {"what-is-allowed"}


def test_token_from_before_signing_up_opens_no_account(store, gil):
    token = training.start_session(store, gil, NOW)

    sign_up(store, gil)

    assert training.person_of_session(store, token, NOW) is None


def test_signing_up_twice_from_one_guest_makes_two_accounts(store, gil):
    ben = sign_up(store, gil)
    cleo = sign_up(store, gil, "Cleo", "cleo@example.com")

    assert cleo.id != ben.id
    assert sign_in(store, None, "ben@example.com").name == "Ben"


@pytest.mark.parametrize("email", ["ana@example.com", "ANA@Example.COM", " ana@example.com "])
def test_an_email_is_one_account_in_any_case(store, ana, email):
    with pytest.raises(training.EmailTaken) as refusal:
        sign_up(store, None, email=email)

    assert refusal.value.field == "email"
    assert sign_in(store, None, email) == ana


def test_emails_beyond_ascii_are_compared_without_case(store):
    sign_up(store, None, email="jürgen@exämple.com")

    with pytest.raises(training.EmailTaken):
        sign_up(store, None, email="JÜRGEN@exämple.com")


@pytest.mark.parametrize(
    ("typed", "refusal", "field"),
    [
        ({"name": " "}, training.NameMissing, "name"),
        ({"name": "x" * 101}, training.NameTooLong, "name"),
        ({"email": "ben at example"}, training.EmailInvalid, "email"),
        ({"password": "ninechars"}, training.PasswordTooShort, "password"),
        ({"password": "x" * 257}, training.PasswordTooLong, "password"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(store, gil, typed, refusal, field):
    with pytest.raises(refusal) as refused:
        sign_up(store, gil, **typed)

    assert refused.value.field == field
    assert str(refused.value)


def test_a_refused_sign_up_leaves_the_guest(store, ana, gil):
    token = training.start_session(store, gil, NOW)

    with pytest.raises(training.EmailTaken):
        sign_up(store, gil, email="ana@example.com")

    assert training.person_of_session(store, token, NOW) == gil


def test_signing_in_gives_the_guests_work_to_the_account(store, ana, gil):
    work_through(store, ana, NOW)
    run, attempt, sent = work_through(store, gil, NOW + MINUTE)

    sign_in(store, gil, "ana@example.com")

    (state,) = training.run_state(store, run)
    assert state.attempts["verdict"].id == attempt.id
    assert state.attempts["verdict"].person_id == ana.id
    assert training.run_of(store, ana, run.token).id == run.id
    assert training.tries_of(store, ana, "lost-parcel")[0].token == sent.token
    assert training.progress(store, ana) == training.Progress(lessons_read=1, answered=2, right=2, tries=2)


def test_the_guest_is_no_more_after_signing_in(store, ana, gil):
    token = training.start_session(store, gil, NOW)
    work_through(store, gil)

    sign_in(store, gil, "ana@example.com")

    assert training.person_of_session(store, token, NOW) is None
    assert training.progress(store, gil) == training.Progress(0, 0, 0, 0)


def test_signing_in_takes_nothing_from_another_account(store, ana, tom):
    run, *_ = work_through(store, tom)

    sign_in(store, tom, "ana@example.com")

    assert training.run_of(store, tom, run.token) == run
    assert training.run_of(store, ana, run.token) is None


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ana@example.com", "seven quiet badgers"),
        ("nobody@example.com", PASSWORD),
        ("no email", PASSWORD),
        ("ana@example.com", ""),
        ("ana@example.com", "x" * 10_000),
    ],
)
def test_wrong_email_and_wrong_password_read_the_same(store, ana, gil, email, password):
    with pytest.raises(training.WrongPassword) as refusal:
        sign_in(store, gil, email, password)

    assert str(refusal.value) == "This email and this password do not belong together."


def test_nobody_signs_in_before_a_password_is_set(store):
    training.add_person(store, "Tom", "tom@example.com", Role.TRAINER, NOW)

    with pytest.raises(training.WrongPassword):
        sign_in(store, None, "tom@example.com", "nobody's password")


class Counting(PasswordHasher):
    """Counts how often it does the work that takes the time."""

    verified = 0

    def verify(self, *args):
        self.verified += 1
        return super().verify(*args)


@pytest.mark.parametrize("email", ["ana@example.com", "nobody@example.com", "no email"])
def test_a_wrong_sign_in_costs_the_same_whether_or_not_the_email_exists(store, ana, email):
    hasher = Counting(time_cost=1, memory_cost=8, parallelism=1)

    with pytest.raises(training.WrongPassword):
        training.sign_in(store, None, email, "seven quiet badgers", NOW, hasher=hasher)

    assert hasher.verified == 1


def test_a_password_hashed_with_older_parameters_is_hashed_anew(store, ana):
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    training.sign_in(store, None, "ana@example.com", PASSWORD, NOW, hasher=stronger)

    (kept,) = store.reading().execute("SELECT password_hash FROM people").fetchone()

    assert not stronger.check_needs_rehash(kept)
    assert sign_in(store, None, "ana@example.com") == ana


def test_defaults_of_argon2_are_used(store):
    training.sign_up(store, None, "Ben", "ben@example.com", PASSWORD, NOW)

    (kept,) = store.reading().execute("SELECT password_hash FROM people").fetchone()

    assert kept.startswith("$argon2id$")
    assert not PasswordHasher().check_needs_rehash(kept)


def test_the_same_letters_are_the_same_password_however_they_were_composed(store):
    sign_up(store, None, password="Müllerstraße 7")

    assert sign_in(store, None, "ben@example.com", "Mu\u0308llerstraße 7").name == "Ben"


def test_idle_guests_are_deleted_with_all_that_is_theirs(store, ana, gil):
    run, *_ = work_through(store, gil)
    work_through(store, ana)

    deleted = training.delete_idle_guests(store, NOW + 90 * DAY + 1)

    assert deleted == 1
    assert training.run_of(store, gil, run.token) is None
    assert training.progress(store, gil) == training.Progress(0, 0, 0, 0)
    assert training.progress(store, ana).answered == 1


def test_guests_who_come_back_are_kept(store, gil):
    token = training.start_session(store, gil, NOW)
    training.person_of_session(store, token, NOW + 80 * DAY)

    assert training.delete_idle_guests(store, NOW + 100 * DAY) == 0
    assert training.person_of_session(store, token, NOW + 100 * DAY).id == gil.id
