"""Holidays: days on which nothing is asked."""

from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = timedelta(days=366)  # a year, leap years too


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days of a person's own zone on which refreshers wait, the first and the last among them."""

    first: date
    last: date

    @property
    def back_on(self) -> date:
        """The day on which refreshers come again."""
        return self.last + timedelta(days=1)

    def holds(self, day: date) -> bool:
        """Is this a day of the holiday?"""
        return self.first <= day <= self.last
