"""Holidays: somebody says from when to when refreshers are to wait."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.learning.memory import day_of
from permitted.store import Person
from permitted.training import Refused
from permitted.web.forms import Form, HolidayForm, page_again
from permitted.web.identity import person
from permitted.web.installation import here, now

holidays = Blueprint("holidays", __name__, url_prefix="/me/holiday")


@holidays.get("")
def show() -> tuple[str, int] | Response:
    """Show the days on which one is away, or a form for them."""
    someone = person()
    return _page(someone, Form(), _planned(someone)) if someone else redirect(url_for("today.show"))


@holidays.post("")
def go_away() -> tuple[str, int] | Response:
    """Hold the refreshers on these days."""
    someone, form = person(), HolidayForm()
    if someone is None:
        return redirect(url_for("today.show"), 303)
    if form.is_accepted():
        try:
            holiday = training.go_away(here().store, someone, *form.days, now())
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(f"Saved. After this holiday refreshers come again on {holiday.back_on:%-d %B %Y}.")
            return redirect(url_for("today.show"), 303)
    return _page(someone, form, form)


@holidays.post("/end")
def come_back() -> tuple[str, int] | Response:
    """End the holiday, or call it off."""
    someone, form = person(), Form()
    if someone is None:
        return redirect(url_for("today.show"), 303)
    if not form.is_accepted():
        return _page(someone, form, _planned(someone))
    away = training.is_away(here().store, someone, now())
    training.come_back(here().store, someone)
    flash("Welcome back. What is due is asked again." if away else "Called off. Refreshers come as before.")
    return redirect(url_for("today.show"), 303)


def _planned(someone: Person) -> HolidayForm:
    holiday = training.holiday_of(here().store, someone, now())
    if holiday is None:
        return HolidayForm.of(day_of(now(), someone.zone), None)
    return HolidayForm.of(holiday.first, holiday.last)


def _page(someone: Person, form: Form, days: HolidayForm) -> tuple[str, int]:
    holiday = training.holiday_of(here().store, someone, now())
    away = training.is_away(here().store, someone, now())
    return page_again("holiday.html", form, days=days, holiday=holiday, away=away, limit=training.DAILY_LIMIT)
