"""Figures about questions: what is counted, what is flagged, and what cannot be said."""

import pytest

from permitted.learning.items import (
    ENOUGH_TO_MISS,
    LEAST_ANSWERS,
    Flag,
    Response,
    discrimination,
    fisher_interval,
    statistics_of,
    tally,
    worst_first,
)
from permitted.learning.mastery import Share

OPTIONS = ("a", "b", "c")


def people(number, points_of, chosen=("a",)):
    """Give people who know more the later they come, each with an answer to `item` and to two other scenarios."""
    for place in range(number):
        knowledge = place / number
        yield [
            Response("item", points_of(place, knowledge), chosen, 10 + place),
            Response("first", knowledge, (), 5),
            Response("second", knowledge, (), 5),
        ]


def figures(number, points_of, chosen=("a",), options=()):
    return statistics_of("item", tally(people(number, points_of, chosen))["item"], options)


def test_it_works():
    found = figures(20, lambda place, knowledge: float(knowledge >= 0.5), options=OPTIONS)

    assert (found.answers, found.facility, found.median_seconds) == (20, 0.5, 19.5)
    assert found.facility_interval == Share(10, 20).interval
    assert found.discrimination > 0.8
    assert found.discrimination_interval[0] < found.discrimination < found.discrimination_interval[1] < 1
    assert found.shares == {"a": 1.0, "b": 0.0, "c": 0.0}
    assert found.flags == ()


def test_below_ten_answers_nothing_is_shown():
    assert figures(LEAST_ANSWERS - 1, lambda place, knowledge: 1.0) is None
    assert figures(LEAST_ANSWERS, lambda place, knowledge: 1.0) is not None


def test_the_rest_of_a_person_leaves_the_item_out():
    one = [Response("item", 1.0, (), 1), Response("first", 0.0, (), 1), Response("second", 0.5, (), 1)]

    assert tally([one])["item"].pairs == [(1.0, 0.25)]
    assert tally([one[:1]])["item"].pairs == []


@pytest.mark.parametrize(
    ("points_of", "flag"),
    [
        (lambda place, knowledge: 1.0, Flag.TOO_EASY),
        (lambda place, knowledge: 0.1, Flag.TOO_HARD),
        (lambda place, knowledge: float(knowledge < 0.5), Flag.NEGATIVE),
    ],
)
def test_what_is_suspicious_is_flagged(points_of, flag):
    assert figures(20, points_of).flags == (flag,)


def test_an_option_that_nobody_takes_is_flagged_once_enough_have_answered():
    def middling(place, knowledge):
        return float(place % 2)

    assert figures(ENOUGH_TO_MISS - 1, middling, options=OPTIONS).flags == ()
    assert figures(ENOUGH_TO_MISS, middling, options=OPTIONS).flags == (Flag.NEVER_CHOSEN,)
    assert figures(ENOUGH_TO_MISS, middling, OPTIONS, OPTIONS).flags == ()


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [(1.0, 0.5), (0.0, 0.2), (1.0, 0.4)],
        [(1.0, number / 10) for number in range(10)],
        [(number % 2, 0.5) for number in range(10)],
        [(number % 2, 0.1 + 0.2 if number % 3 else 0.3) for number in range(10)],
    ],
)
def test_without_variance_there_is_no_discrimination(pairs):
    assert discrimination(pairs) is None


def test_a_perfect_correlation_has_no_width():
    assert fisher_interval(1.0, 20) == (1.0, 1.0)
    assert discrimination([(float(number), float(number)) for number in range(10)]) == pytest.approx(1.0)


def test_an_interval_grows_narrower_with_answers_and_is_that_of_the_textbook():
    few, many = fisher_interval(0.5, 10), fisher_interval(0.5, 100)

    assert few[0] < many[0] < 0.5 < many[1] < few[1]
    assert many == pytest.approx((0.337, 0.634), abs=0.001)


def test_the_worst_come_first():
    fine = figures(20, lambda place, knowledge: float(knowledge >= 0.5))
    easy = figures(20, lambda place, knowledge: 1.0)
    wrong = figures(20, lambda place, knowledge: float(knowledge < 0.5))

    assert worst_first([fine, easy, wrong]) == (wrong, easy, fine)
