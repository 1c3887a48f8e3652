"""Many people at the same time: nothing is lost, nothing doubled, and nobody is told that the database is locked."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from permitted import training
from tests.training.cast import MINUTE, NOW, PASSWORD, QUICK
from tests.training.crowd import STEPS, take_part, take_part_from_another_process


@pytest.fixture
def shared(store, ana):
    return training.start_run(store, ana, "practice", "Shared", STEPS, NOW)


def all_is_there(store, ana, shared, crowd):
    """Compare what each believes to have done with what the store holds."""
    for done in crowd:
        assert all(training.person_of_session(store, token, NOW + MINUTE) for token in done.sessions)
        assert [attempt.id for attempt in training.attempts_of(store, done.guest)] == list(done.own_answers)
        assert len(training.tries_of(store, done.guest, "lost-parcel")) == len(STEPS)
        assert training.read_lessons(store, done.guest) == {"what-is-allowed"}
    shared_answers = tuple(attempt.id for attempt in training.attempts_of(store, ana))
    assert {done.shared_answers for done in crowd} == {shared_answers}
    every_answer = [answer for done in crowd for answer in done.own_answers]
    assert len({*every_answer, *shared_answers}) == 2 * len(STEPS) * len(crowd) + len(STEPS)
    assert count(store, "attempts") == 2 * len(STEPS) * len(crowd) + len(STEPS)
    assert count(store, "sessions") == len(STEPS) * len(crowd)
    assert count(store, "scenario_versions") == len(STEPS)


def count(store, table):
    return store.reading().execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_eight_threads(store, ana, shared):
    with ThreadPoolExecutor(8) as pool:
        crowd = list(pool.map(lambda _: take_part(store, ana, shared), range(8)))

    all_is_there(store, ana, shared, crowd)


def test_four_processes(store, ana, shared, tmp_path):
    path = tmp_path / "permitted.sqlite3"

    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context("spawn")) as pool:
        started = [pool.submit(take_part_from_another_process, path, ana, shared) for _ in range(4)]
        crowd = [each.result(timeout=60) for each in started]

    all_is_there(store, ana, shared, crowd)


def outcome(function, *arguments, **options):
    try:
        return function(*arguments, **options)
    except training.Refused as refusal:
        return type(refusal)


def test_of_eight_who_sign_up_with_one_email_one_gets_it(store):
    guests = [training.become_guest(store, NOW) for _ in range(8)]

    def sign_up(guest):
        return outcome(training.sign_up, store, guest, "Ben", "ben@example.com", PASSWORD, NOW, hasher=QUICK)

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(sign_up, guests))

    assert outcomes.count(training.EmailTaken) == 7
    assert count(store, "people") == 8


def test_of_eight_who_use_one_link_one_succeeds(store):
    link = training.first_link(store, NOW)

    def claim(number):
        email = f"ada{number}@example.com"
        return outcome(training.claim_administrator, store, link, "Ada", email, PASSWORD, NOW, hasher=QUICK)

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(claim, range(8)))

    assert outcomes.count(training.LinkUsed) == 7
    assert count(store, "people") == 1


def test_a_guest_who_signs_in_while_answering_loses_nothing(store, ana, gil):
    run = training.start_run(store, gil, "practice", "Practice", STEPS, NOW)

    def answer(number):
        try:
            return training.answer_scenario(
                store, gil, run, number, STEPS[number - 1], "verdict", STEPS[0].key.verdict, NOW
            )
        except training.StepError:  # the run is Ana's by now
            return None

    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(answer, number) for number in range(1, 5)]
        signed_in = pool.submit(training.sign_in, store, gil, "ana@example.com", PASSWORD, NOW, hasher=QUICK)
        answers += [pool.submit(answer, number) for number in range(5, 9)]

    assert signed_in.result().id == ana.id
    stored = {each.result().id for each in answers if each.result()}
    assert {attempt.id for attempt in training.attempts_of(store, ana)} == stored
