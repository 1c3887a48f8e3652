"""What the database itself refuses, whoever asks."""

import sqlite3

import pytest

from permitted.store import attempts, people, runs
from permitted.store.attempts import Answer
from permitted.store.people import Role

NOW = 1_790_000_000_000_000


@pytest.fixture
def ana(db):
    return people.insert_account(db, "Ana", "ana@example.com", "UTC", None, Role.TRAINEE, NOW)


@pytest.fixture
def gil(db):
    return people.insert_guest(db, "Guest", "UTC", NOW)


def answered(db, person, token="run"):
    run = runs.insert(db, token, person.id, "practice", "Practice", ["gift-card"], NOW)
    attempts.keep_version(db, "hash", "{}")
    return attempts.insert(
        db, person.id, run.id, 1, Answer("verdict", "gift-card", "hash", 7, '"allowed"', 0.0, 1), NOW
    )


CHANGES = [
    "UPDATE attempts SET points = 1",
    "UPDATE attempts SET answer = '\"not_allowed\"'",
    "UPDATE attempts SET id = 77",
    "UPDATE attempts SET seed = 8",
    "UPDATE attempts SET certainty = 3",
    "UPDATE attempts SET hinted = 1",
    "DELETE FROM attempts",
    "REPLACE INTO attempts SELECT id, person_id, run_id, step, question, scenario_id, scenario_hash, seed, answer,"
    " NULL, 0, 1, rules_version, answered_at FROM attempts",
]


@pytest.mark.parametrize("change", CHANGES)
def test_an_attempt_stays_as_it_is(db, ana, change):
    attempt = answered(db, ana)

    with pytest.raises(sqlite3.IntegrityError, match="attempts are append-only"):
        db.execute(change)

    assert attempts.of_person(db, ana.id) == (attempt,)


@pytest.mark.parametrize("change", CHANGES)
def test_a_guests_attempt_stays_as_it_is_too(db, gil, change):
    attempt = answered(db, gil)

    with pytest.raises(sqlite3.IntegrityError, match="attempts are append-only"):
        db.execute(change)

    assert attempts.of_person(db, gil.id) == (attempt,)


def test_an_attempt_goes_from_a_guest_to_an_account(db, ana, gil):
    attempt = answered(db, gil)

    attempts.give(db, gil.id, ana.id)

    (given,) = attempts.of_person(db, ana.id)
    assert (given.id, given.answer, given.answered_at) == (attempt.id, attempt.answer, attempt.answered_at)


def test_an_attempt_changes_in_nothing_else_on_that_way(db, ana, gil):
    answered(db, gil)

    with pytest.raises(sqlite3.IntegrityError, match="attempts are append-only"):
        db.execute("UPDATE attempts SET person_id = ?, points = 1", (ana.id,))


def test_an_attempt_goes_from_nobody_else_to_nobody_else(db, ana, gil):
    tom = people.insert_account(db, "Tom", "tom@example.com", "UTC", None, Role.TRAINER, NOW)
    hal = people.insert_guest(db, "Guest", "UTC", NOW)
    answered(db, ana, "first"), answered(db, gil, "second")

    for giver, taker in ((ana, tom), (ana, gil), (gil, hal)):
        with pytest.raises(sqlite3.IntegrityError, match="attempts are append-only"):
            attempts.give(db, giver.id, taker.id)


def test_an_attempt_goes_with_its_guest(db, ana, gil):
    kept, _ = answered(db, ana, "first"), answered(db, gil, "second")

    people.delete_guest(db, gil.id)

    assert db.execute("SELECT id FROM attempts").fetchall() == [(kept.id,)]
    assert db.execute("SELECT token FROM runs").fetchall() == [("first",)]


def test_an_account_is_not_deleted(db, ana):
    with pytest.raises(sqlite3.IntegrityError, match="only guests are deleted"):
        people.delete_guest(db, ana.id)


def test_a_run_with_answers_is_not_deleted(db, ana):
    answered(db, ana)

    with pytest.raises(sqlite3.IntegrityError):
        db.execute("DELETE FROM runs")


@pytest.mark.parametrize("change", ["UPDATE scenario_versions SET json = '[]'", "DELETE FROM scenario_versions"])
def test_a_text_that_was_shown_stays(db, ana, change):
    answered(db, ana)

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(change)


def test_a_question_is_answered_once(db, ana):
    attempt = answered(db, ana)

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        attempts.insert(
            db, ana.id, attempt.run_id, 1, Answer("verdict", "gift-card", "hash", 7, '"allowed"', 1.0, 1), NOW
        )


def test_an_answer_names_a_text_that_is_kept(db, ana):
    run = runs.insert(db, "run", ana.id, "practice", "Practice", ["gift-card"], NOW)

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        attempts.insert(db, ana.id, run.id, 1, Answer("verdict", "gift-card", "other", 7, '"allowed"', 1.0, 1), NOW)


def test_numbers_of_deleted_guests_are_not_given_again(db, gil):
    people.delete_guest(db, gil.id)

    assert people.insert_guest(db, "Guest", "UTC", NOW).id > gil.id
