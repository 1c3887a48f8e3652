"""Moments: microseconds UTC here, and the text that credentials and certificates carry."""

from calendar import isleap
from datetime import UTC, datetime, timedelta

FORM = "%Y-%m-%dT%H:%M:%SZ"  # xsd:dateTime in UTC, to the second
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def written(moment: int) -> str:
    """Give a moment (microseconds UTC) as a credential writes it, to the second: 2026-11-24T18:00:00Z."""
    return utc(moment).strftime(FORM)


def read(text: str) -> int:
    """Give the moment (microseconds UTC) that a credential writes; raise ValueError for any other form."""
    moment = datetime.strptime(text, FORM).replace(tzinfo=UTC)
    return (moment - _EPOCH) // timedelta(microseconds=1)


def a_year_after(moment: int) -> int:
    """Give the same day and time of the next year; a 29th of February is followed by a 28th."""
    start = utc(moment)
    is_leap_day = isleap(start.year) and (start.month, start.day) == (2, 29)
    end = start.replace(year=start.year + 1, day=28 if is_leap_day else start.day)
    return (end - _EPOCH) // timedelta(microseconds=1)


def utc(moment: int) -> datetime:
    """Give the date and time in UTC of a moment in microseconds."""
    return _EPOCH + timedelta(microseconds=moment)
