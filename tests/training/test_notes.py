"""Notes on questions that somebody holds to be wrong."""

import pytest

from permitted import training
from tests.training.cast import DAY, MINUTE, NOW, PASSWORD, QUICK, exercise

GIFT_CARD = exercise("gift-card")
DOUBT = "The address is Amazon’s own."


@pytest.fixture
def run(store, ana):
    return training.start_run(store, ana, "practice", "Practice", [GIFT_CARD], NOW)


def test_it_works(store, ana, run):
    training.note_question(store, ana, run, 1, GIFT_CARD, DOUBT, NOW)

    (kept,) = training.notes_open(store)
    assert (kept.text, kept.name, kept.step, kept.written_at) == (DOUBT, "Ana", 1, NOW)
    assert (kept.scenario_id, kept.scenario_hash) == ("gift-card", GIFT_CARD.hash)
    assert training.note(store, kept.id) == kept
    assert training.run_of_note(store, kept) == run
    assert training.notes_on(store, run, 1) == (kept,)
    assert training.count_open_notes(store) == 1


def test_the_same_note_twice_is_kept_once(store, ana, run):
    training.note_question(store, ana, run, 1, GIFT_CARD, DOUBT, NOW)
    training.note_question(store, ana, run, 1, GIFT_CARD, DOUBT, NOW + MINUTE)
    training.note_question(store, ana, run, 1, GIFT_CARD, "Something else.", NOW + MINUTE)

    assert [kept.text for kept in training.notes_open(store)] == [DOUBT, "Something else."]


def test_one_notes_the_steps_of_ones_own_runs_alone(store, ana, tom, run):
    with pytest.raises(training.StepError):
        training.note_question(store, tom, run, 1, GIFT_CARD, DOUBT, NOW)
    with pytest.raises(training.StepError):
        training.note_question(store, ana, run, 2, GIFT_CARD, DOUBT, NOW)

    assert training.notes_open(store) == ()


def test_a_trainer_answers_once(store, ana, tom, ada, run):
    training.note_question(store, ana, run, 1, GIFT_CARD, DOUBT, NOW)
    (kept,) = training.notes_open(store)

    first = training.settle_note(store, tom, kept.id, "Right, it was corrected.", NOW + MINUTE)
    second = training.settle_note(store, ada, kept.id, "It stays.", NOW + MINUTE)

    assert (first, second) == (True, False)
    assert training.notes_open(store) == ()
    (settled,) = training.fresh_answers(store, ana, NOW + DAY)
    assert (settled.answer, settled.settled_by) == ("Right, it was corrected.", tom.id)


def test_a_trainee_answers_nothing(store, ana, run):
    training.note_question(store, ana, run, 1, GIFT_CARD, DOUBT, NOW)
    (kept,) = training.notes_open(store)

    with pytest.raises(training.NotATrainer):
        training.settle_note(store, ana, kept.id, "It is right.", NOW)

    assert training.notes_open(store) == (kept,)


def test_an_answer_is_news_for_a_week(store, ana, tom, run):
    training.note_question(store, ana, run, 1, GIFT_CARD, DOUBT, NOW)
    (kept,) = training.notes_open(store)
    training.settle_note(store, tom, kept.id, "It stays.", NOW)

    assert training.fresh_answers(store, ana, NOW + 7 * DAY)
    assert training.fresh_answers(store, ana, NOW + 8 * DAY) == ()
    assert training.fresh_answers(store, tom, NOW) == ()


def test_a_guests_note_goes_to_the_account_that_the_guest_has(store, ana, gil):
    run = training.start_run(store, gil, "practice", "Practice", [GIFT_CARD], NOW)
    training.note_question(store, gil, run, 1, GIFT_CARD, DOUBT, NOW)

    training.sign_in(store, gil, "ana@example.com", PASSWORD, NOW, hasher=QUICK)

    (kept,) = training.notes_open(store)
    assert (kept.person_id, kept.name) == (ana.id, "Ana")
