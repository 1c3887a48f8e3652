"""Holidays: the page where somebody says from when to when refreshers are to wait."""

from datetime import timedelta

import pytest

from permitted.learning.memory import day_of
from permitted.web.installation import now


def day(number):
    return (day_of(now(), "UTC") + timedelta(days=number)).isoformat()


def test_it_works(guest):
    assert "refreshers due today" in guest.text("/today").replace("refresher due", "refreshers due")

    answer = guest.submit("/me/holiday", {"first": day(0), "last": day(6)})

    assert (answer.status_code, answer.location) == (303, "/today")
    page = guest.text("/today")
    until = day_of(now(), "UTC") + timedelta(days=6)
    assert f"You are away until {until:%-d %B %Y}" in page
    assert "due today" not in page
    assert "You are away from" in guest.text("/progress")
    assert guest.submit("/refresher", on="/practice").location == "/practice"


@pytest.mark.parametrize(
    ("first", "last", "field", "said"),
    [
        (day(-1), day(3), "first", "This day is over."),
        (day(400), day(401), "first", "This is more than a year from now."),
        (day(3), day(2), "last", "This is before the first day."),
        (day(0), day(400), "last", "A holiday lasts a year at most."),
        (day(0), "", "last", "Give a day, such as"),
        ("31/12/2026", day(3), "first", "Give a day, such as"),
        ("2026-02-30", day(3), "first", "Give a day, such as"),
        (day(0), "99999-01-01", "last", "Give a day, such as"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(guest, first, last, field, said):
    answer = guest.submit("/me/holiday", {"first": first, "last": last})

    assert answer.status_code == 422
    assert f'id="{field}-errors">\n  <li>{said}' in answer.text
    assert f'value="{first}"' in answer.text
    assert f'value="{last}"' in answer.text


def test_it_is_changed_and_ended(guest):
    guest.submit("/me/holiday", {"first": day(0), "last": day(6)})

    guest.submit("/me/holiday", {"first": day(0), "last": day(9)})
    assert f'value="{day(9)}"' in guest.get("/me/holiday").text
    guest.submit("/me/holiday/end", on="/me/holiday")

    assert "Welcome back. What is due is asked again." in guest.text("/today")
    assert "due today" in guest.text("/today")


def test_one_to_come_is_told_and_can_be_called_off(guest):
    guest.submit("/me/holiday", {"first": day(3), "last": day(6)})

    assert "Away from" in guest.text("/today")
    assert "due today" in guest.text("/today")
    guest.submit("/me/holiday/end", on="/me/holiday")
    assert "Called off." in guest.text("/today")
    assert "Going away?" in guest.text("/today")


def test_who_has_done_nothing_has_nothing_to_hold(visitor):
    assert visitor.get("/me/holiday").location == "/today"
    assert visitor.post("/me/holiday", {"first": day(0), "last": day(1)}).location == "/today"
    assert visitor.post("/me/holiday/end").location == "/today"


@pytest.mark.parametrize("address", ["/me/holiday", "/me/holiday/end"])
def test_a_page_that_was_open_for_too_long_comes_again(guest, address):
    guest.submit("/me/holiday", {"first": day(0), "last": day(6)})

    answer = guest.post(address, {"first": day(0), "last": day(9)})

    assert answer.status_code == 400
    assert "This page had been open for too long." in answer.text
    assert f'value="{day(9 if address == "/me/holiday" else 6)}"' in answer.text
    assert "You are away" in guest.text("/today")
