"""A learner simulated day by day, to see what FSRS is worth beside fixed intervals with as many reviews."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean, stdev
from typing import Protocol

from permitted.learning.memory import Card, Rating, new_card, queue, reviewed
from permitted.learning.worlds import WORLDS, Memory, World

MICROSECONDS_A_DAY = 86_400 * 1_000_000
START = 1_767_258_000 * 1_000_000  # 1 January 2026, 09:00 UTC: when the learner sits down, every day
LESSON_DAYS = 10  # of reading, the 36 lessons taken evenly
WAIT = 600 * 1_000_000  # microseconds from the lessons of a day to its refreshers
FSRS, LEITNER, IN_TURN = "FSRS", "Leitner", "in turn"
BOXES = (1, 2, 4, 8, 16, 32, 64)  # days: Leitner's boxes ("So lernt man lernen", 1972), each twice the one before


class Schedule(Protocol):
    """What decides which rules are asked on a day."""

    def learn(self, rule: str, now: int) -> None:
        """Take up a rule that a lesson has just taught."""

    def asked(self, now: int) -> Sequence[str]:
        """Give the rules to ask today, each once."""

    def note(self, rule: str, now: int, *, is_right: bool) -> None:
        """Take note of an answer."""


class FsrsSchedule:
    """The site's own: due by FSRS, the most forgotten first, at most `limit` a day."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._cards: dict[str, Card] = {}

    def learn(self, rule: str, now: int) -> None:
        """Make its card, which is due at once."""
        self._cards[rule] = new_card(rule, now)

    def asked(self, now: int) -> Sequence[str]:
        """Give the queue of the day."""
        return [card.about for card in queue(self._cards.values(), now, "UTC", self._limit, str)]

    def note(self, rule: str, now: int, *, is_right: bool) -> None:
        """Move the card: right is Good, wrong is Again."""
        self._cards[rule] = reviewed(self._cards[rule], Rating.Good if is_right else Rating.Again, now)


class LeitnerSchedule:
    """Boxes with fixed intervals: right goes one on, wrong goes back to the first.

    `budget` is the number of reviews on each day. The longest overdue come first; where fewer are due, what would be
    due next is asked early, so that no review is lost.
    """

    def __init__(self, budget: Sequence[int]) -> None:
        self._budget = iter(budget)
        self._due: dict[str, int] = {}
        self._box: dict[str, int] = {}

    def learn(self, rule: str, now: int) -> None:
        """Put it before the first box: it is due at once."""
        self._due[rule], self._box[rule] = now, -1

    def asked(self, now: int) -> Sequence[str]:  # noqa: ARG002  # what is due next is asked early
        """Give those that are due longest, as many as the day has reviews."""
        return sorted(self._due, key=lambda rule: (self._due[rule], self._box[rule], rule))[: next(self._budget)]

    def note(self, rule: str, now: int, *, is_right: bool) -> None:
        """Move it to another box."""
        self._box[rule] = min(self._box[rule] + 1, len(BOXES) - 1) if is_right else 0
        self._due[rule] = now + BOXES[self._box[rule]] * MICROSECONDS_A_DAY


class InTurnSchedule:
    """One after the other, whatever the answers: what was asked longest ago comes first, `budget` reviews a day."""

    def __init__(self, budget: Sequence[int]) -> None:
        self._budget = iter(budget)
        self._asked_at: dict[str, int] = {}

    def learn(self, rule: str, now: int) -> None:
        """Put it in the row."""
        self._asked_at[rule] = now

    def asked(self, now: int) -> Sequence[str]:  # noqa: ARG002  # it looks at no clock
        """Give as many as the day has reviews."""
        return sorted(self._asked_at, key=lambda rule: (self._asked_at[rule], rule))[: next(self._budget)]

    def note(self, rule: str, now: int, *, is_right: bool) -> None:  # noqa: ARG002
        """Put it at the end."""
        self._asked_at[rule] = now


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a schedule: each day's reviews, and on its morrow the true recall of each rule learnt by then."""

    reviews: tuple[int, ...]
    recalls: tuple[tuple[float, ...], ...]

    @property
    def mean_recall(self) -> float:
        """The mean over all days and the rules learnt by then, 0 to 1."""
        return fmean(recall for day in self.recalls for recall in day)

    @property
    def last_recall(self) -> float:
        """The mean over the rules on the morrow of the last day."""
        return fmean(self.recalls[-1])


@dataclass(frozen=True, slots=True)
class Outcome:
    """One schedule in one world, a trial for each learner; learners stand in the same order for every schedule."""

    world: str
    schedule: str
    trials: tuple[Trial, ...]

    @property
    def mean_recall(self) -> float:
        """The mean over the learners, 0 to 1."""
        return fmean(trial.mean_recall for trial in self.trials)

    @property
    def last_recall(self) -> float:
        """The same on the last day alone."""
        return fmean(trial.last_recall for trial in self.trials)

    @property
    def reviews(self) -> float:
        """How many reviews a learner did, on average."""
        return fmean(sum(trial.reviews) for trial in self.trials)


@dataclass(frozen=True, slots=True)
class Advantage:
    """FSRS's mean recall over that of another schedule: the mean of the learners' ratios, and their deviation."""

    world: str
    over: str
    mean: float
    spread: float


def simulate(days: int, rules: int, learners: int, seed: int, limit: int) -> tuple[Outcome, ...]:
    """Try every schedule in every world: FSRS with at most `limit` reviews a day, the others with as many as it did.

    A learner meets the same lessons, rules and luck under each schedule. Raises ValueError for numbers below 1.
    """
    for name, number in (("days", days), ("rules", rules), ("learners", learners), ("limit", limit)):
        if number < 1:
            raise ValueError(f"{name} must be 1 at least, not {number}")
    return tuple(
        outcome for name, world in WORLDS.items() for outcome in _try(name, world, days, rules, learners, seed, limit)
    )


def _try(name: str, world: World, days: int, rules: int, learners: int, seed: int, limit: int) -> Iterator[Outcome]:
    seeds = [f"{seed} {learner}" for learner in range(learners)]
    ours = tuple(trial(world, FsrsSchedule(limit), days, rules, one) for one in seeds)
    yield Outcome(name, FSRS, ours)
    others: tuple[tuple[str, Callable[[Sequence[int]], Schedule]], ...] = (
        (LEITNER, LeitnerSchedule),
        (IN_TURN, InTurnSchedule),
    )
    for other, make in others:
        trials = (trial(world, make(our.reviews), days, rules, one) for our, one in zip(ours, seeds, strict=True))
        yield Outcome(name, other, tuple(trials))


def trial(world: World, schedule: Schedule, days: int, rules: int, seed: str) -> Trial:
    """Let one learner read, be asked and answer, day by day."""
    names = [f"rule-{number}" for number in range(rules)]
    chance = {name: Random(f"{seed} {name}") for name in names}  # noqa: S311  # a simulation, no secret
    luck = {name: [chance[name].random() for _ in range(days)] for name in names}
    memories: dict[str, Memory] = {}
    reviews: list[int] = []
    recalls: list[tuple[float, ...]] = []
    for day in range(days):
        morning = START + day * MICROSECONDS_A_DAY
        for name in _lessons(names, day):
            memories[name] = world(chance[name], morning)
            schedule.learn(name, morning)
        asked = schedule.asked(morning + WAIT)
        for name in asked:
            _answer(memories[name], schedule, name, luck[name][day], morning + WAIT)
        reviews.append(len(asked))
        recalls.append(tuple(memory.recall(morning + MICROSECONDS_A_DAY) for memory in memories.values()))
    return Trial(tuple(reviews), tuple(recalls))


def _lessons(names: Sequence[str], day: int) -> Sequence[str]:
    """Give what is learnt on a day: rules are taken evenly, and the first on the first day."""
    return [name for number, name in enumerate(names) if number * LESSON_DAYS // len(names) == day]


def _answer(memory: Memory, schedule: Schedule, name: str, luck: float, now: int) -> None:
    is_right = luck < memory.recall(now)
    memory.practise(now, is_right=is_right)
    schedule.note(name, now, is_right=is_right)


def advantages(outcomes: Sequence[Outcome]) -> tuple[Advantage, ...]:
    """Compare FSRS with every other schedule of the same world."""
    ours = {outcome.world: outcome for outcome in outcomes if outcome.schedule == FSRS}
    return tuple(_advantage(ours[other.world], other) for other in outcomes if other.schedule != FSRS)


def _advantage(ours: Outcome, other: Outcome) -> Advantage:
    pairs = zip(ours.trials, other.trials, strict=True)
    ratios = [our.mean_recall / one.mean_recall for our, one in pairs]
    return Advantage(other.world, other.schedule, fmean(ratios), stdev(ratios) if len(ratios) > 1 else 0.0)
