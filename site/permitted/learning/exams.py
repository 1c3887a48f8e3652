"""Exams: which questions a paper has, what it is worth, and when somebody may take another one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from permitted.course import Course, Exam, Pool, Scenario

HOUR = 3_600_000_000  # microseconds
MINUTE = HOUR // 60
RENEWABLE = 60 * 24 * HOUR  # before a certificate ends
EXTRA_TIMES = (0, 25, 50, 100)  # percent on top of the time, for those who need it


class Standing(StrEnum):
    """Whether somebody may begin a paper of an exam now."""

    MAY_START = "may_start"
    UNDER_WAY = "under_way"
    PASSED = "passed"
    MUST_WAIT = "must_wait"
    USED_UP = "used_up"


class Taken(Protocol):
    """What is needed of a paper: when it was handed in (microseconds UTC; None before), and whether it passed."""

    @property
    def handed_in_at(self) -> int | None:
        """The moment of handing in."""

    @property
    def passed(self) -> bool:
        """Whether it passed."""


def draw_paper(exam: "Exam", course: "Course", seed: str, used: Iterable[str]) -> "tuple[Scenario, ...]":
    """Draw the scenarios of a paper: of each pool as many of each level as every other paper has.

    `used` are the scenarios of papers that this one should differ from; they come last. The seed decides among equals,
    and the order of the paper, in which neighbours are about different groups where that can be.
    """
    times = Counter(used)
    drawn: dict[str, Scenario] = {}
    for pool in exam.pools:
        for level, number in pool.questions.items():
            left = [one for one in course.scenarios.values() if pool.holds(one, level) and one.id not in drawn]
            left.sort(key=lambda one: (times[one.id], _chance(seed, one.id)))
            drawn.update((one.id, one) for one in left[:number])
    return tuple(_apart(sorted(drawn.values(), key=lambda one: _chance(f"{seed} order", one.id))))


def time_for(exam: "Exam", extra: int) -> int:
    """Give the microseconds for a paper, with so many percent on top."""
    return exam.minutes * MINUTE * (100 + extra) // 100


def share_of(points: Sequence[float]) -> float:
    """Give the share, 0 to 1, of all points of a paper; of one without questions, 0."""
    return sum(points) / len(points) if points else 0.0


def passes(exam: "Exam", share: float) -> bool:
    """Say whether a share of the points passes; what only rounding keeps below the mark does."""
    return round(share, 6) >= exam.pass_mark


def standing(exam: "Exam", papers: Sequence[Taken], valid_until: int | None, granted: int, now: int) -> Standing:
    """Say whether somebody may begin a paper now, after the papers taken, the oldest first.

    `valid_until` is the end of the certificate that one has (None without), `granted` how many papers were allowed
    beyond those that the exam allows. Before a certificate ends, retakes are counted anew.
    """
    if any(paper.handed_in_at is None for paper in papers):
        return Standing.UNDER_WAY
    if valid_until is not None and now < valid_until - RENEWABLE:
        return Standing.PASSED
    failed = _failed_since_pass(papers)
    if not exam.months and papers and papers[-1].passed:
        return Standing.PASSED
    if len(failed) > exam.retakes + granted:
        return Standing.USED_UP
    return Standing.MAY_START if now >= next_start(exam, papers) else Standing.MUST_WAIT


def next_start(exam: "Exam", papers: Sequence[Taken]) -> int:
    """Give the moment from which on another paper may be begun, 0 where nothing was failed."""
    failed = _failed_since_pass(papers)
    return failed[-1] + exam.wait_hours * HOUR if failed else 0


def _failed_since_pass(papers: Sequence[Taken]) -> list[int]:
    failed: list[int] = []
    for paper in papers:
        if paper.handed_in_at is not None:
            failed = [] if paper.passed else [*failed, paper.handed_in_at]
    return failed


def by_pool(exam: "Exam", points: "Iterable[tuple[Scenario, float]]") -> "Iterator[tuple[Pool, float, int]]":
    """Give for each pool its points and number of questions; a scenario counts in the first that holds it."""
    left = list(points)
    for pool in exam.pools:
        mine = [(one, worth) for one, worth in left if any(pool.holds(one, level) for level in pool.questions)]
        left = [pair for pair in left if pair not in mine]
        yield pool, sum(worth for _, worth in mine), len(mine)


def _chance(seed: str, scenario_id: str) -> bytes:
    # A hash, not random.Random: the draw must be the same under every version of Python.
    return sha256(f"{seed}\n{scenario_id}".encode()).digest()


def _apart(order: "Sequence[Scenario]") -> "Iterator[Scenario]":
    """Give the scenarios with those of the most frequent group spread, so that no two of one group stand together."""
    waiting, last = list(order), ""
    while waiting:
        counted = Counter(one.group for one in waiting)
        often, number = counted.most_common(1)[0]
        must = often if often != last and 2 * number > len(waiting) else None
        following = next(
            (one for one in waiting if (one.group == must if must else one.group != last)),
            waiting[0],
        )
        waiting.remove(following)
        last = following.group
        yield following
