"""Memory: what is asked again, and when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.learning.memory import (
    LEAST_RETENTION,
    LEECH_LAPSES,
    MOST_RETENTION,
    Rating,
    day_of,
    end_of_day,
    interval,
    new_card,
    queue,
    rating_of,
    read_again,
    retrievability,
    reviewed,
    start_of_day,
)

NOW = 1_790_000_000_000_000  # microseconds UTC: 21 September 2026, 14:13:20
HOUR = 3_600 * 1_000_000
DAY = 24 * HOUR
GROUPS = {"contact-email": "contact", "contact-phone": "contact", "late-message": "context"}


def days(card, since=NOW):
    return (card.due - since) / DAY


def test_it_works():
    card = reviewed(new_card("late-message", NOW), Rating.Good, NOW)

    assert (card.reviews, card.lapses, card.reviewed_at) == (1, 0, NOW)
    assert 1 <= days(card) <= 4
    assert retrievability(card, NOW) == pytest.approx(1.0)
    assert retrievability(card, card.due) == pytest.approx(0.9, abs=0.06)


def test_what_is_new_is_due_at_once():
    card = new_card("late-message", NOW)

    assert card.due == NOW
    assert retrievability(card, NOW) == 0.0


def test_each_recall_in_time_makes_the_interval_longer():
    card, intervals = new_card("late-message", NOW), []
    moment = NOW
    for _ in range(5):
        card = reviewed(card, Rating.Good, moment)
        intervals.append(days(card, moment))
        moment = card.due

    assert intervals == sorted(intervals)
    assert intervals[-1] > 10 * intervals[0]


def test_forgetting_brings_it_back_soon_and_counts_as_a_lapse():
    card = reviewed(reviewed(new_card("late-message", NOW), Rating.Easy, NOW), Rating.Again, NOW + 8 * DAY)

    assert card.lapses == 1
    assert days(card, NOW + 8 * DAY) < 5


def test_not_knowing_it_at_first_is_no_lapse():
    assert reviewed(new_card("late-message", NOW), Rating.Again, NOW).lapses == 0


def test_a_leech_is_what_was_forgotten_too_often():
    card, moment = new_card("late-message", NOW), NOW
    for _ in range(LEECH_LAPSES + 1):
        assert not card.is_leech
        card = reviewed(card, Rating.Again, moment)
        moment += 2 * DAY

    assert card.is_leech


@pytest.mark.parametrize(
    ("points", "seconds", "level", "rating"),
    [
        (0.0, 20, "easy", Rating.Again),
        (0.4, 20, "easy", Rating.Again),
        (0.6, 20, "easy", Rating.Hard),
        (1.0, 300, "easy", Rating.Hard),
        (1.0, 60, "easy", Rating.Good),
        (1.0, 10, "easy", Rating.Good),
        (1.0, 10, "subtle", Rating.Easy),
        (1.0, 60, "subtle", Rating.Good),
    ],
)
def test_an_answer_is_rated(points, seconds, level, rating):
    assert rating_of(points, seconds, level) is rating


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/Los_Angeles", "Europe/Lisbon"])
def test_days_turn_over_at_four_in_the_morning(zone):
    end = end_of_day(NOW, zone)

    assert start_of_day(NOW, zone) <= NOW < end
    assert day_of(end - 1, zone) == day_of(NOW, zone)
    assert day_of(end, zone) > day_of(NOW, zone)


def test_a_day_is_longer_or_shorter_where_clocks_change():
    saturday = 1_792_843_200_000_000  # 24 October 2026, 12:00 UTC: clocks go back in the night

    assert end_of_day(saturday, "Europe/Berlin") - start_of_day(saturday, "Europe/Berlin") == 25 * HOUR


def test_the_most_urgent_come_first_and_those_of_one_group_are_kept_apart():
    early = [reviewed(new_card(name, NOW - 30 * DAY), Rating.Good, NOW - 30 * DAY) for name in GROUPS]
    fresh = reviewed(new_card("link-external", NOW), Rating.Good, NOW)

    asked = queue([*early, fresh], NOW, "UTC", 10, lambda about: GROUPS.get(about, about))

    assert [card.about for card in asked] == ["contact-email", "late-message", "contact-phone"]


def test_no_more_are_asked_than_the_limit_takes():
    cards = [new_card(f"rule-{number}", NOW) for number in range(30)]

    assert len(queue(cards, NOW, "UTC", 20, str)) == 20
    assert queue(cards, NOW, "UTC", 0, str) == ()


@given(st.lists(st.sampled_from(list(Rating)), min_size=1, max_size=12), st.integers(0, 40))
def test_a_card_is_never_due_before_it_was_asked(ratings, gap):
    card, moment = new_card("late-message", NOW), NOW
    for rating in ratings:
        card = reviewed(card, rating, moment)
        assert card.due > moment
        assert 0.0 <= retrievability(card, card.due + gap * DAY) <= 1.0
        moment = card.due + gap * DAY

    assert card.reviews == len(ratings)


@given(st.lists(st.sampled_from(list(Rating)), min_size=1, max_size=8), st.floats(LEAST_RETENTION, MOST_RETENTION))
def test_the_interval_is_the_schedulers_own(ratings, retention):
    card = new_card("late-message", NOW)
    for rating in ratings:
        moment = card.due
        card = reviewed(card, rating, moment, retention)
        spread = days(card, moment) - interval(card.stability, retention)
        assert spread in (-1, 0, 1)
        assert spread == 0 or interval(card.stability, retention) >= 3


@given(st.floats(0.1, 3650), st.floats(LEAST_RETENTION, MOST_RETENTION), st.floats(LEAST_RETENTION, MOST_RETENTION))
def test_who_wants_to_forget_less_is_asked_more_often(stability, one, other):
    lower, higher = sorted((one, other))

    assert interval(stability, higher) <= interval(stability, lower)


def test_after_as_many_days_as_the_stability_nine_tenths_are_recalled():
    assert interval(30.0, 0.9) == 30


@given(st.lists(st.sampled_from(list(Rating)), max_size=30), st.lists(st.sampled_from(list(Rating)), max_size=7))
def test_after_reading_again_it_takes_as_many_lapses_anew(before, after):
    card, moment = new_card("late-message", NOW), NOW
    for rating in before:
        card, moment = reviewed(card, rating, moment), moment + DAY
    card = read_again(card)
    assert (card.is_leech, card.lapses_since_read) == (False, 0)

    for rating in after:
        card, moment = reviewed(card, rating, moment), moment + DAY
    assert not card.is_leech
