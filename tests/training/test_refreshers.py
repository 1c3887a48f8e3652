"""Refreshers: reading makes cards, answers move them, and what was broken while writing comes back at once."""

from dataclasses import replace

import pytest

from permitted import training
from permitted.learning.memory import LEECH_LAPSES
from permitted.store import cards
from permitted.training.memory import rebuild_cards
from permitted.validator import Message, Verdict
from tests.training.cast import DAY, MINUTE, NOW, PASSWORD, QUICK, exercise

EMAIL = exercise("at-home", "contact-email")
KNOWN = ["contact-email", "late-message", "review-incentive"]


class Course:
    """As much of a course as is asked for."""

    def __init__(self, *scenarios):
        self.scenarios = {scenario.id: scenario for scenario in scenarios}


def answer(store, person, verdict, now, scenario=EMAIL, mode="practice"):
    run = training.start_run(store, person, mode, "Practice", [scenario], now)
    return training.answer_scenario(store, person, run, 1, scenario, "verdict", verdict, now + MINUTE)


def card(store, person, about="contact-email"):
    return cards.find(store.reading(), person.id, about)


def test_it_works(store, ana):
    training.mark_read(store, ana, "first", ["contact-email"], NOW)

    (due,) = training.due_today(store, ana, KNOWN, NOW)
    run = training.start_refresher(store, ana, Course(EMAIL), NOW)

    assert due.about == "contact-email"
    assert (run.mode, run.scenario_ids) == ("refresher", ("at-home",))


def test_a_right_answer_moves_the_card_away_and_a_wrong_one_brings_it_back(store, ana):
    answer(store, ana, Verdict.NOT_ALLOWED, NOW)
    right = card(store, ana)
    answer(store, ana, Verdict.ALLOWED, NOW + 5 * DAY)

    assert right.due > NOW + DAY
    assert card(store, ana).lapses == 1
    assert training.due_today(store, ana, KNOWN, NOW) == ()


def test_only_the_first_answer_of_a_day_moves_the_card_but_all_are_logged(store, ana):
    answer(store, ana, Verdict.NOT_ALLOWED, NOW)
    before = card(store, ana)

    answer(store, ana, Verdict.ALLOWED, NOW + 10 * MINUTE)

    assert card(store, ana) == before
    assert [(one.rating, one.moves_card) for one in cards.reviews_of(store.reading(), ana.id)] == [
        (3, True),
        (1, False),
    ]


def test_the_second_question_of_a_step_rates_nothing(store, ana):
    run = training.start_run(store, ana, "practice", "Practice", [EMAIL], NOW)
    training.answer_scenario(store, ana, run, 1, EMAIL, "verdict", Verdict.NOT_ALLOWED, NOW)
    training.answer_scenario(store, ana, run, 1, EMAIL, "rules", (), NOW)

    assert len(cards.reviews_of(store.reading(), ana.id)) == 1


def test_a_slow_answer_is_recalled_with_effort(store, ana):
    run = training.start_run(store, ana, "practice", "Practice", [EMAIL], NOW)

    training.answer_scenario(store, ana, run, 1, EMAIL, "verdict", Verdict.NOT_ALLOWED, NOW + 20 * MINUTE)

    assert [one.rating for one in cards.reviews_of(store.reading(), ana.id)] == [2]


def test_a_rule_broken_in_the_sandbox_is_due_at_once(store, ana):
    answer(store, ana, Verdict.NOT_ALLOWED, NOW)
    broken = Message("Dear Ana, write to jo@shop.example. Kind regards, Jo", kind="reply")

    training.submit_reply(store, ana, "lost-parcel", broken, NOW + 3 * MINUTE)

    assert [one.about for one in training.due_today(store, ana, KNOWN, NOW + 5 * MINUTE)] == ["contact-email"]
    assert cards.reviews_of(store.reading(), ana.id)[-1].source == "sandbox"


def test_reading_again_changes_no_card(store, ana):
    training.mark_read(store, ana, "first", ["contact-email"], NOW)
    answer(store, ana, Verdict.NOT_ALLOWED, NOW)
    before = card(store, ana)

    training.mark_read(store, ana, "second", ["contact-email"], NOW + DAY)

    assert card(store, ana) == before


def test_the_daily_limit_counts_what_was_refreshed(store, ana):
    abouts = [f"rule-{number}" for number in range(30)]
    training.mark_read(store, ana, "first", abouts, NOW)
    for number in range(5):
        answer(store, ana, Verdict.NOT_ALLOWED, NOW, exercise(f"s{number}", f"rule-{number}"), mode="refresher")

    assert len(training.due_today(store, ana, abouts, NOW)) == 15
    assert len(training.due_today(store, ana, abouts, NOW + DAY)) == 20


def test_what_the_course_no_longer_asks_is_not_due(store, ana):
    training.mark_read(store, ana, "first", ["gone"], NOW)

    assert training.due_today(store, ana, KNOWN, NOW) == ()
    assert training.start_refresher(store, ana, Course(EMAIL), NOW) is None


def test_a_leech_is_told(store, ana):
    for day in range(10):
        answer(store, ana, Verdict.ALLOWED, NOW + day * 2 * DAY)

    assert [one.about for one in training.leeches(store, ana)] == ["contact-email"]


def test_signing_in_merges_what_guest_and_account_remember(store, ana, gil):
    answer(store, ana, Verdict.NOT_ALLOWED, NOW)
    answer(store, gil, Verdict.ALLOWED, NOW + 4 * DAY)
    training.mark_read(store, gil, "first", ["late-message"], NOW)

    training.sign_in(store, gil, "ana@example.com", PASSWORD, NOW + 4 * DAY, hasher=QUICK)

    assert (card(store, ana).reviews, card(store, ana).lapses) == (2, 1)
    assert card(store, ana, "late-message").due == NOW
    assert card(store, gil) is None


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles"])
def test_the_day_is_the_persons_own(store, ana, zone):
    someone = replace(ana, zone=zone)
    answer(store, someone, Verdict.NOT_ALLOWED, NOW)

    answer(store, someone, Verdict.NOT_ALLOWED, NOW + DAY)

    assert [one.moves_card for one in cards.reviews_of(store.reading(), ana.id)] == [True, True]


def test_what_one_was_sure_of_and_wrong_about_comes_back_first(store, ana):
    run = training.start_run(store, ana, "practice", "Practice", [EMAIL], NOW)

    training.answer_scenario(store, ana, run, 1, EMAIL, "verdict", Verdict.ALLOWED, NOW, 3)

    assert [one.about for one in training.due_today(store, ana, KNOWN, NOW)] == ["contact-email"]


def test_right_with_the_hint_is_recalled_with_effort(store, ana):
    run = training.start_run(store, ana, "practice", "Practice", [EMAIL], NOW)
    training.take_hint(store, ana, run, 1, NOW)

    training.answer_scenario(store, ana, run, 1, EMAIL, "verdict", Verdict.NOT_ALLOWED, NOW)

    assert [one.rating for one in cards.reviews_of(store.reading(), ana.id)] == [2]


def forget(store, person, since=0, times=10):
    for turn in range(times):
        answer(store, person, Verdict.ALLOWED, NOW + (since + turn) * 2 * DAY)
    return since + times


def test_what_was_read_again_is_no_leech_until_it_is_forgotten_as_often_anew(store, ana):
    turn = forget(store, ana)
    before = card(store, ana)

    assert training.forgive(store, ana, "contact-email", NOW + 20 * DAY).due == before.due
    assert training.leeches(store, ana) == ()
    assert card(store, ana) == replace(before, forgiven=before.lapses)
    turn = forget(store, ana, turn, LEECH_LAPSES - 1)
    assert training.leeches(store, ana) == ()
    forget(store, ana, turn, 1)
    assert [one.lapses_since_read for one in training.leeches(store, ana)] == [LEECH_LAPSES]


def test_what_is_no_leech_cannot_be_forgiven(store, ana):
    forget(store, ana, times=3)

    assert training.forgive(store, ana, "contact-email", NOW + 20 * DAY) is None
    assert training.forgive(store, ana, "late-message", NOW + 20 * DAY) is None
    assert card(store, ana).forgiven == 0


def test_reading_again_is_in_the_log_that_cards_are_made_from(store, ana, gil):
    turn = forget(store, ana)
    training.forgive(store, ana, "contact-email", NOW + 19 * DAY)
    forget(store, ana, turn, 3)
    before = card(store, ana)

    with store.writing() as db:
        rebuild_cards(db, ana)

    assert card(store, ana) == before
    assert before.forgiven == 9


def test_what_a_guest_read_again_stays_so_for_the_account(store, ana, gil):
    forget(store, gil)
    training.forgive(store, gil, "contact-email", NOW + 20 * DAY)

    training.sign_in(store, gil, "ana@example.com", PASSWORD, NOW + 21 * DAY, hasher=QUICK)

    assert training.leeches(store, ana) == ()
    assert card(store, ana).forgiven == 9


def test_a_trainer_sees_the_leeches_of_accounts_alone(store, ana, tom, gil):
    forget(store, ana), forget(store, tom, times=11), forget(store, gil)
    training.forgive(store, ana, "contact-email", NOW + 20 * DAY)

    (leech,) = training.leeches_of_team(store, training.team_of_everyone(store))

    assert (leech.person, leech.about, leech.lapses) == ("Tom", "contact-email", 10)


def test_what_is_due_at_once_waits_a_day_once_it_is_answered_rightly(store, ana):
    training.submit_reply(store, ana, "lost-parcel", Message("Email me at jo@shop.example."), NOW)
    before = [one.about for one in training.due_today(store, ana, KNOWN, NOW)]
    answer(store, ana, Verdict.NOT_ALLOWED, NOW + MINUTE, mode="refresher")

    assert before == ["contact-email"]
    assert training.due_today(store, ana, KNOWN, NOW + 3 * MINUTE) == ()
    assert [one.about for one in training.due_today(store, ana, KNOWN, NOW + DAY)] == ["contact-email"]


def test_what_is_due_at_once_is_so_in_another_account_too(store, ana, gil):
    training.submit_reply(store, gil, "lost-parcel", Message("Email me at jo@shop.example."), NOW)
    before = card(store, gil)

    training.sign_in(store, gil, "ana@example.com", PASSWORD, NOW + MINUTE, hasher=QUICK)

    assert card(store, ana).due == before.due == NOW


def test_a_trainer_sees_what_was_sure_and_wrong_and_what_was_broken_while_writing(store, ana):
    team = training.team_of_everyone(store)
    run = training.start_run(store, ana, "practice", "Practice", [EMAIL], NOW)
    training.answer_scenario(store, ana, run, 1, EMAIL, "verdict", Verdict.ALLOWED, NOW, certainty=3)
    answer(store, ana, Verdict.ALLOWED, NOW)  # wrong, but not sure
    training.submit_reply(store, ana, "lost-parcel", Message("Leave us 5 stars, please."), NOW + MINUTE)

    found = training.urgent_of_team(store, team, NOW + 2 * MINUTE)

    assert ("Ana", "contact-email", "practice") in [(one.person, one.about, one.source) for one in found]
    assert {one.source for one in found} == {"sandbox", "practice"}
    assert found[0].reviewed_at == NOW + MINUTE
    assert sum(one.about == "contact-email" for one in found) == 1
    assert training.urgent_of_team(store, team, NOW + 100 * DAY) == ()
