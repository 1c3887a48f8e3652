"""Runs and answers."""

import json

import pytest

from permitted import training
from permitted.validator import RULES_VERSION, Verdict
from tests.training.cast import MINUTE, NOW, exercise, exercises

GIFT_CARD = exercise("gift-card", "review-incentive", Verdict.NOT_ALLOWED, ("review-incentive", "review-positive-only"))
LABEL = exercise("return-label", "order-id-missing", Verdict.ALLOWED, ())


@pytest.fixture
def run(store, ana):
    return training.start_run(store, ana, "practice", "Practice", [GIFT_CARD, LABEL], NOW)


def test_it_works(store, ana, run):
    attempt = training.answer_scenario(store, ana, run, 1, GIFT_CARD, "verdict", Verdict.NOT_ALLOWED, NOW)

    assert (attempt.person_id, attempt.run_id, attempt.step, attempt.question) == (ana.id, run.id, 1, "verdict")
    assert (attempt.answer, attempt.points, attempt.rules_version) == ('"not_allowed"', 1.0, RULES_VERSION)
    assert (attempt.scenario_id, attempt.scenario_hash) == ("gift-card", GIFT_CARD.hash)


def test_a_run_is_found_by_its_owner_alone(store, ana, tom, run):
    assert training.run_of(store, ana, run.token) == run
    assert training.run_of(store, tom, run.token) is None
    assert training.run_of(store, ana, "made up") is None


def test_a_run_has_one_scenario_at_least(store, ana):
    with pytest.raises(ValueError, match="one scenario"):
        training.start_run(store, ana, "practice", "Practice", [], NOW)


def test_wrong_verdict_is_worth_nothing(store, ana, run):
    assert training.answer_scenario(store, ana, run, 1, GIFT_CARD, "verdict", Verdict.ALLOWED, NOW).points == 0


def test_half_of_the_rules_are_worth_half(store, ana, run):
    attempt = training.answer_scenario(store, ana, run, 1, GIFT_CARD, "rules", ("review-incentive",), NOW)

    assert (attempt.question, attempt.points, attempt.answer) == ("rules", 0.5, '["review-incentive"]')


def test_the_first_answer_counts(store, ana, run):
    first = training.answer_scenario(store, ana, run, 1, GIFT_CARD, "verdict", Verdict.ALLOWED, NOW)

    second = training.answer_scenario(store, ana, run, 1, GIFT_CARD, "verdict", Verdict.NOT_ALLOWED, NOW + MINUTE)

    assert second == first
    assert training.attempts_of(store, ana) == (first,)


def test_the_state_shows_what_is_answered(store, ana, run):
    verdict = training.answer_scenario(store, ana, run, 1, GIFT_CARD, "verdict", Verdict.NOT_ALLOWED, NOW)
    rules = training.answer_scenario(store, ana, run, 1, GIFT_CARD, "rules", ("review-incentive",), NOW)

    first, second = training.run_state(store, run)

    assert first == training.StepState(
        1, "gift-card", training.seed_of(run, 1), {"rules": rules, "verdict": verdict}, False
    )
    assert second == training.StepState(2, "return-label", training.seed_of(run, 2), {}, False)


def test_the_text_is_kept_as_it_was_shown(store, ana, run):
    attempt = training.answer_scenario(store, ana, run, 1, GIFT_CARD, "verdict", Verdict.NOT_ALLOWED, NOW)
    revised = exercise("gift-card", "review-incentive", Verdict.NOT_ALLOWED, ("review-incentive",))
    training.answer_scenario(store, ana, run, 1, revised, "rules", ("review-incentive",), NOW)

    kept = dict(store.reading().execute("SELECT hash, json FROM scenario_versions").fetchall())

    assert json.loads(kept[attempt.scenario_hash]) == GIFT_CARD.as_object()
    assert json.loads(kept[revised.hash]) == revised.as_object()


@pytest.mark.parametrize("step", [0, 2, 3, -1])
def test_an_answer_to_another_step_is_refused(store, ana, run, step):
    with pytest.raises(training.StepError):
        training.answer_scenario(store, ana, run, step, GIFT_CARD, "verdict", Verdict.ALLOWED, NOW)


def test_an_answer_in_somebody_elses_run_is_refused(store, tom, run):
    with pytest.raises(training.StepError):
        training.answer_scenario(store, tom, run, 1, GIFT_CARD, "verdict", Verdict.ALLOWED, NOW)


def test_a_scenario_that_was_renamed_meanwhile_can_be_answered(store, ana, run):
    renamed = exercise("gift-card-for-stars", "review-incentive", formerly=("gift-card",))

    attempt = training.answer_scenario(store, ana, run, 1, renamed, "verdict", Verdict.NOT_ALLOWED, NOW)

    assert attempt.scenario_id == "gift-card-for-stars"


def test_answers_are_given_oldest_first(store, ana):
    scenarios = exercises(["a", "b", "c"])
    run = training.start_run(store, ana, "practice", "Practice", scenarios, NOW)
    for step, minutes in ((3, 0), (1, 1), (2, 2)):
        training.answer_scenario(
            store, ana, run, step, scenarios[step - 1], "verdict", Verdict.ALLOWED, NOW + minutes * MINUTE
        )

    assert [attempt.scenario_id for attempt in training.attempts_of(store, ana)] == ["c", "a", "b"]


def test_the_last_run_is_the_one_begun_last(store, ana, tom, run):
    assert training.latest_run(store, tom) is None
    assert training.latest_run(store, ana) == run

    later = training.start_run(store, ana, "practice", "Practice", [LABEL], NOW + MINUTE)

    assert training.latest_run(store, ana) == later


def test_the_latest_run_is_ones_own(store, ana, tom, run):
    later = training.start_run(store, ana, "practice", "Practice", [LABEL], NOW + MINUTE)

    assert training.latest_run(store, ana) == later
    assert training.latest_run(store, tom) is None


def test_a_hint_costs_a_quarter(store, ana, run):
    training.take_hint(store, ana, run, 1, NOW)

    attempt = training.answer_scenario(store, ana, run, 1, GIFT_CARD, "verdict", Verdict.NOT_ALLOWED, NOW)
    other = training.answer_scenario(store, ana, run, 2, LABEL, "verdict", Verdict.ALLOWED, NOW)

    assert (attempt.points, attempt.hinted) == (0.75, True)
    assert (other.points, other.hinted) == (1.0, False)


def test_a_hint_is_of_ones_own_run_alone(store, ana, tom, run):
    with pytest.raises(training.StepError):
        training.take_hint(store, tom, run, 1, NOW)
    with pytest.raises(training.StepError):
        training.take_hint(store, ana, run, 3, NOW)


def test_certainty_is_kept_with_the_answer(store, ana, run):
    attempt = training.answer_scenario(store, ana, run, 1, GIFT_CARD, "verdict", Verdict.ALLOWED, NOW, 3)

    assert attempt.certainty == 3
