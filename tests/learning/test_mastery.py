"""Mastery: shares with their uncertainty, a forecast, and a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.learning.holidays import Holiday
from permitted.learning.mastery import Share, Trend, activity, daily_load, forecast, shares, trend
from permitted.learning.memory import Card

NOW = 1_790_000_000_000_000  # microseconds UTC: 21 September 2026, 14:13:20
DAY = 86_400 * 1_000_000


def test_it_works():
    found = shares([("late-message", True), ("late-message", False), ("contact-email", True)])

    assert found == {"late-message": Share(1, 2), "contact-email": Share(1, 1)}


@pytest.mark.parametrize(
    ("right", "given", "low", "high"),
    [(0, 0, 0.0, 1.0), (8, 10, 0.490, 0.943), (10, 10, 0.722, 1.0), (0, 5, 0.0, 0.434)],
)
def test_few_answers_are_little_to_go_by(right, given, low, high):
    assert Share(right, given).interval == pytest.approx((low, high), abs=0.001)


@given(st.integers(0, 50), st.integers(0, 50))
def test_the_interval_holds_the_share(right, wrong):
    low, high = Share(right, right + wrong).interval

    assert 0.0 <= low <= high <= 1.0
    if right + wrong:
        assert low <= right / (right + wrong) + 1e-9
        assert right / (right + wrong) <= high + 1e-9


def test_what_is_more_than_a_day_takes_waits_for_the_days_after():
    cards = [Card(f"rule-{number}", NOW) for number in range(5)]

    assert forecast(cards, NOW, "UTC", 4, 2) == (2, 2, 1, 0)


def test_what_falls_due_is_counted_by_day_and_what_is_overdue_today():
    cards = [Card("a", NOW - 9 * DAY), Card("b", NOW), Card("c", NOW + DAY), Card("d", NOW + 40 * DAY)]

    assert forecast(cards, NOW, "UTC", 3, 20) == (2, 1, 0)


def test_a_calendar_ends_today():
    calendar = activity([NOW, NOW - 60, NOW - 2 * DAY, NOW - 90 * DAY], NOW, "UTC", 3)

    assert calendar == ((date(2026, 9, 19), 1), (date(2026, 9, 20), 0), (date(2026, 9, 21), 2))


def test_the_load_is_what_each_card_asks_for_in_its_interval():
    assert daily_load({10.0: 20, 0.4: 3}, 0.9) == pytest.approx(20 / 10 + 3)
    assert daily_load({}, 0.9) == 0


TODAY = date(2026, 9, 21)


def test_on_a_holiday_nothing_is_asked_and_the_backlog_is_spread_after_it():
    cards = [Card(f"rule-{number}", NOW + number * DAY) for number in range(5)]
    away = Holiday(TODAY + timedelta(days=1), TODAY + timedelta(days=3))

    assert forecast(cards, NOW, "UTC", 7, 2, away) == (1, 0, 0, 0, 2, 2, 0)


@given(st.lists(st.integers(-30, 20), max_size=80), st.integers(0, 25), st.integers(0, 20), st.integers(1, 30))
def test_a_holiday_loses_nothing_and_no_day_goes_over_the_limit(waits, begins, lasts, limit):
    cards = [Card(f"rule-{number}", NOW + wait * DAY) for number, wait in enumerate(waits)]
    away = Holiday(TODAY + timedelta(days=begins), TODAY + timedelta(days=begins + lasts))

    asked = forecast(cards, NOW, "UTC", 200, limit, away)

    assert sum(asked) == len(cards)
    assert max(asked, default=0) <= limit
    assert not any(asked[begins : begins + lasts + 1])


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([1, 0, 1, 0, 1], None),
        ([0, 0, 0, 1, 1, 1], Trend.UP),
        ([1, 1, 1, 0, 0.5, 0], Trend.DOWN),
        ([1, 0, 1, 0, 1, 1], Trend.LEVEL),
        ([0, 0, 0, 0.5, 1, 1, 1], Trend.UP),
        ([1] * 20, Trend.LEVEL),
    ],
)
def test_the_trend_compares_later_answers_with_earlier_ones(points, expected):
    assert trend(points) is expected


@given(st.lists(st.floats(0, 1), min_size=6))
def test_a_trend_turned_round_is_the_opposite(points):
    opposite = {Trend.UP: Trend.DOWN, Trend.DOWN: Trend.UP, Trend.LEVEL: Trend.LEVEL}

    assert trend(points[::-1]) is opposite[trend(points)]
