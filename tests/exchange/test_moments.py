"""Moments: their written form, and the day of the next year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.exchange import moments

SECOND = 1_000_000


@given(st.integers(0, 4_000_000_000))
def test_there_and_back_to_the_second(seconds):
    assert moments.read(moments.written(seconds * SECOND)) == seconds * SECOND


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-24T18:00:00Z", "2027-11-24T18:00:00Z"),
        ("2027-02-28T23:59:59Z", "2028-02-28T23:59:59Z"),
        ("2028-02-29T12:00:00Z", "2029-02-28T12:00:00Z"),
    ],
)
def test_twelve_months_later(start, end):
    assert moments.written(moments.a_year_after(moments.read(start))) == end


@pytest.mark.parametrize("text", ["", "2026-11-24", "2026-11-24T18:00:00+01:00", "2026-13-01T00:00:00Z", "tomorrow"])
def test_other_forms_are_refused(text):
    with pytest.raises(ValueError, match="does not match format"):
        moments.read(text)
