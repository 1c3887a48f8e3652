"""Papers are drawn fairly, and nobody may take one before it is time."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.course import Course, Exam, Key, Pool, Scenario, VerdictTask
from permitted.course.reference import Reference
from permitted.learning.exams import (
    HOUR,
    RENEWABLE,
    Standing,
    by_pool,
    draw_paper,
    next_start,
    passes,
    share_of,
    standing,
    time_for,
)
from permitted.validator import Message, Verdict

NOW = 1_790_000_000_000_000
ABOUT = ("contact-email", "style-emoji", "review-incentive")


@dataclass(frozen=True)
class Taken:
    handed_in_at: int | None
    passed: bool = False


def pool(*rules, **questions):
    return Pool(" ".join(rules), (), rules, ("verdict",), questions)


def exam(*pools, retakes=1, months=12):
    return Exam("final", "Final", "", 40, 0.8, retakes, 24, "always", months, None, pools, (), Path("final.yaml"))


def scenario(name, about, level):
    task = VerdictTask(Key(Message(name), Verdict.NOT_ALLOWED, (about,)), {}, {})
    return Scenario(name, "verdict", about, level, name, task, "", "", (), Path(f"{name}.yaml"))


SCENARIOS = {
    one.id: one
    for one in (
        scenario(f"{about}-{level}-{number}", about, level)
        for about in ABOUT
        for level in ("easy", "subtle")
        for number in range(6)
    )
}
COURSE = Course((), {}, SCENARIOS, {}, {}, {}, Reference(), {}, {})
EXAM = exam(pool("contact-email", easy=2, subtle=1), pool("style-emoji", "review-incentive", easy=1, subtle=2))


@given(st.text(), st.lists(st.sampled_from(sorted(SCENARIOS))))
def test_every_paper_is_as_hard_as_every_other(seed, used):
    paper = draw_paper(EXAM, COURSE, seed, used)

    assert len({one.id for one in paper}) == EXAM.questions == 6
    assert Counter((one.about == "contact-email", one.level) for one in paper) == {
        (True, "easy"): 2,
        (True, "subtle"): 1,
        (False, "easy"): 1,
        (False, "subtle"): 2,
    }


@given(st.text(), st.text())
def test_neighbours_share_no_scenario(seed, other):
    first = draw_paper(EXAM, COURSE, seed, ())
    second = draw_paper(EXAM, COURSE, other, [one.id for one in first])

    assert {one.id for one in first}.isdisjoint(one.id for one in second)


def test_the_seed_decides():
    papers = {tuple(one.id for one in draw_paper(EXAM, COURSE, str(seed), ())) for seed in range(20)}

    assert draw_paper(EXAM, COURSE, "one", ()) == draw_paper(EXAM, COURSE, "one", ())
    assert len(papers) > 10


@given(st.text())
def test_neighbouring_questions_are_about_different_groups(seed):
    half = exam(pool("contact-email", easy=3), pool("style-emoji", easy=3))

    assert all(one.group != other.group for one, other in pairwise(draw_paper(half, COURSE, seed, ())))


def test_time_on_top():
    assert time_for(EXAM, 0) == 40 * HOUR // 60
    assert time_for(EXAM, 25) == 50 * HOUR // 60


def test_the_mark_itself_passes():
    tenths = [0.1] * 8  # their sum is a little less than 0.8

    assert passes(EXAM, share_of([1, 1, 1, 1, 0]))
    assert passes(EXAM, sum(tenths))
    assert not passes(EXAM, 0.7999)
    assert share_of([]) == 0


@pytest.mark.parametrize(
    ("papers", "valid_until", "granted", "expected"),
    [
        ([], None, 0, Standing.MAY_START),
        ([Taken(None)], None, 0, Standing.UNDER_WAY),
        ([Taken(NOW - HOUR)], None, 0, Standing.MUST_WAIT),
        ([Taken(NOW - 24 * HOUR)], None, 0, Standing.MAY_START),
        ([Taken(NOW - 90 * HOUR), Taken(NOW - 30 * HOUR)], None, 0, Standing.USED_UP),
        ([Taken(NOW - 90 * HOUR), Taken(NOW - 30 * HOUR)], None, 1, Standing.MAY_START),
        ([Taken(NOW - HOUR, True)], NOW + RENEWABLE + 1, 0, Standing.PASSED),
        ([Taken(NOW - HOUR, True)], NOW + RENEWABLE, 0, Standing.MAY_START),
        ([Taken(NOW - 90 * HOUR), Taken(NOW - 80 * HOUR), Taken(NOW - HOUR, True)], NOW, 0, Standing.MAY_START),
    ],
)
def test_standing(papers, valid_until, granted, expected):
    assert standing(EXAM, papers, valid_until, granted, NOW) is expected


def test_an_exam_without_a_certificate_is_passed_for_good():
    assert standing(exam(months=0), [Taken(NOW - HOUR, True)], None, 0, NOW) is Standing.PASSED


def test_the_next_start_is_told():
    assert next_start(EXAM, []) == 0
    assert next_start(EXAM, [Taken(NOW)]) == NOW + 24 * HOUR
    assert next_start(EXAM, [Taken(NOW), Taken(NOW + HOUR, True)]) == 0


def test_results_by_pool_count_each_scenario_once():
    overlapping = exam(pool("contact-email", easy=2), pool("contact-email", "style-emoji", easy=2, subtle=1))
    points = [(SCENARIOS["contact-email-easy-1"], 1.0), (SCENARIOS["contact-email-subtle-1"], 0.5)]

    assert [(points, number) for _, points, number in by_pool(overlapping, points)] == [(1.0, 1), (0.5, 1)]
