"""Being away: refreshers wait until one is back."""

from datetime import date

from permitted.learning.holidays import LONGEST, Holiday
from permitted.learning.memory import day_of
from permitted.store import Database, Person, Store, holidays
from permitted.training.refused import Refused


class BeginsInThePast(Refused):
    """A holiday cannot begin on a day that is over."""

    field = "first"

    def __init__(self) -> None:
        super().__init__("This day is over. Take today or a later one.")


class BeginsTooLate(Refused):
    """A holiday begins within a year."""

    field = "first"

    def __init__(self) -> None:
        super().__init__("This is more than a year from now.")


class EndsInThePast(Refused):
    """A holiday cannot end on a day that is over."""

    field = "last"

    def __init__(self) -> None:
        super().__init__("This day is over. Take today or a later one.")


class EndsBeforeItBegins(Refused):
    """The two days of a holiday are the wrong way round."""

    field = "last"

    def __init__(self) -> None:
        super().__init__("This is before the first day.")


class LastsTooLong(Refused):
    """A holiday lasts a year at most."""

    field = "last"

    def __init__(self) -> None:
        super().__init__("A holiday lasts a year at most.")


def holiday_of(store: Store, person: Person, now: int) -> Holiday | None:
    """Give the holiday that a person is on, or that is to come."""
    return _holiday(store.reading(), person, day_of(now, person.zone))


def is_away(store: Store, person: Person, now: int) -> bool:
    """Say whether a person is on holiday today."""
    holiday = holiday_of(store, person, now)
    return holiday is not None and holiday.holds(day_of(now, person.zone))


def go_away(store: Store, person: Person, first: date, last: date, now: int) -> Holiday:
    """Hold a person's refreshers from one day to another, both included, instead of on the days said before.

    The days are those of the person's zone. Of a holiday under way, the first day may stay.
    Raises BeginsInThePast, BeginsTooLate, EndsInThePast, EndsBeforeItBegins, LastsTooLong.
    """
    today = day_of(now, person.zone)
    with store.writing() as db:
        before = _holiday(db, person, today)
        if first < today and not (before and before.first == first):
            raise BeginsInThePast
        _check(first, last, today)
        holiday = Holiday(first, last)
        holidays.keep(db, person.id, holiday)
        return holiday


def come_back(store: Store, person: Person) -> None:
    """End a person's holiday now, or call it off; what is due is asked again from today on."""
    with store.writing() as db:
        holidays.remove(db, person.id)


def _check(first: date, last: date, today: date) -> None:
    if first - today > LONGEST:
        raise BeginsTooLate
    if last < first:
        raise EndsBeforeItBegins
    if last < today:
        raise EndsInThePast
    if last - first > LONGEST:
        raise LastsTooLong


def _holiday(db: Database, person: Person, today: date) -> Holiday | None:
    found = holidays.find(db, person.id)
    return found if found and found.last >= today else None
