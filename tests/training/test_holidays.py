"""Being away: refreshers wait, and come back in the order in which they are needed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from permitted import training
from permitted.learning.holidays import Holiday
from tests.training.cast import DAY, NOW, PASSWORD, QUICK
from tests.training.test_refreshers import EMAIL, KNOWN, Course

TODAY = date(2026, 9, 21)
HOUR = DAY // 24


def day(number):
    return TODAY + timedelta(days=number)


@pytest.fixture
def learnt(store, ana):
    training.mark_read(store, ana, "first", ["contact-email"], NOW)


def test_it_works(store, ana, learnt):
    training.go_away(store, ana, day(0), day(6), NOW)

    assert training.holiday_of(store, ana, NOW) == Holiday(day(0), day(6))
    assert training.due_today(store, ana, KNOWN, NOW) == ()
    assert training.start_refresher(store, ana, Course(EMAIL), NOW) is None


def test_before_and_after_it_refreshers_are_due(store, ana, learnt):
    training.go_away(store, ana, day(2), day(6), NOW)

    asked = [bool(training.due_today(store, ana, KNOWN, NOW + number * DAY)) for number in range(9)]

    assert asked == [True, True, False, False, False, False, False, True, True]


def test_afterwards_the_backlog_is_worked_off_by_the_day(store, ana):
    abouts = [f"rule-{number}" for number in range(30)]
    training.mark_read(store, ana, "first", abouts, NOW)
    training.go_away(store, ana, day(0), day(13), NOW)

    assert training.due_today(store, ana, abouts, NOW + 13 * DAY) == ()
    assert len(training.due_today(store, ana, abouts, NOW + 14 * DAY)) == training.DAILY_LIMIT


def test_its_days_are_the_persons_own(store, ana, learnt):
    tokyo = replace(ana, zone="Asia/Tokyo")  # where it is 23:13 on the 21st, and the 22nd begins at 19:00 UTC
    training.go_away(store, tokyo, day(1), day(1), NOW)

    assert not training.is_away(store, tokyo, NOW)
    assert training.is_away(store, tokyo, NOW + 5 * HOUR)
    assert not training.is_away(store, ana, NOW + 5 * HOUR)


REFUSED = [
    (-1, 5, training.BeginsInThePast, "first"),
    (-9, -2, training.BeginsInThePast, "first"),
    (400, 402, training.BeginsTooLate, "first"),
    (5, 4, training.EndsBeforeItBegins, "last"),
    (0, 367, training.LastsTooLong, "last"),
]


@pytest.mark.parametrize(("first", "last", "error", "field"), REFUSED)
def test_what_cannot_be_a_holiday_is_refused_beside_its_field(store, ana, first, last, error, field):
    with pytest.raises(error) as refused:
        training.go_away(store, ana, day(first), day(last), NOW)

    assert refused.value.field == field
    assert training.holiday_of(store, ana, NOW) is None


def test_a_day_and_a_year_are_holidays(store, ana):
    assert training.go_away(store, ana, day(0), day(0), NOW).back_on == day(1)
    assert training.go_away(store, ana, day(0), day(366), NOW).last == day(366)


def test_it_can_be_changed_while_it_is_under_way(store, ana):
    training.go_away(store, ana, day(0), day(6), NOW)

    training.go_away(store, ana, day(0), day(4), NOW + 3 * DAY)

    assert training.holiday_of(store, ana, NOW + 4 * DAY) == Holiday(day(0), day(4))
    assert training.holiday_of(store, ana, NOW + 5 * DAY) is None
    with pytest.raises(training.EndsInThePast):
        training.go_away(store, ana, day(0), day(2), NOW + 3 * DAY)


def test_the_first_day_of_one_that_is_over_is_over(store, ana):
    training.go_away(store, ana, day(0), day(2), NOW)

    with pytest.raises(training.BeginsInThePast):
        training.go_away(store, ana, day(0), day(9), NOW + 5 * DAY)


def test_it_can_be_ended_early(store, ana, learnt):
    training.go_away(store, ana, day(0), day(6), NOW)

    training.come_back(store, ana)
    training.come_back(store, ana)

    assert training.holiday_of(store, ana, NOW) is None
    assert len(training.due_today(store, ana, KNOWN, NOW)) == 1


def test_a_guests_holiday_goes_along_unless_the_account_has_one(store, ana, gil):
    training.go_away(store, gil, day(3), day(4), NOW)
    training.sign_in(store, gil, "ana@example.com", PASSWORD, NOW, hasher=QUICK)
    hal = training.become_guest(store, NOW)
    training.go_away(store, hal, day(7), day(8), NOW)

    training.sign_in(store, hal, "ana@example.com", PASSWORD, NOW, hasher=QUICK)

    assert training.holiday_of(store, ana, NOW) == Holiday(day(3), day(4))
