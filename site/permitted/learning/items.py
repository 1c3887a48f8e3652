"""How good the questions are: how hard each is, whether those who know more do better at it, and what is chosen."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import atanh, sqrt, tanh
from statistics import StatisticsError, correlation, fmean, median

from permitted.learning.mastery import Z, wilson

LEAST_ANSWERS = 10  # below it nothing is shown: half of 0..1 would lie in the interval of the facility
# Moodle's documentation of its quiz statistics: a facility of 95 % and more is extremely easy, of 20 % and less
# difficult at least; a question that those who know more answer worse is probably invalid.
TOO_EASY, TOO_HARD = 0.95, 0.20
ENOUGH_TO_MISS = 30  # answers: of an option that one in ten takes, none of 30 would in 4 % of cases
LEAST_FOR_FISHER = 4  # pairs: the standard error of Fisher's z is 1 / sqrt(n - 3)

Interval = tuple[float, float]


class Flag(StrEnum):
    """What is suspicious about a question, the worst first."""

    NEGATIVE = "those who know more do worse"
    TOO_HARD = "too hard"
    TOO_EASY = "too easy"
    NEVER_CHOSEN = "an option is never chosen"


@dataclass(frozen=True, slots=True)
class Response:
    """A person's first answer to a scenario: points from 0 to 1, the ids of what was chosen, seconds that it took."""

    scenario_id: str
    points: float
    chosen: tuple[str, ...]
    seconds: float


@dataclass(slots=True)
class Tally:
    """What many people answered to one scenario; a rest is the mean of a person's points on all others."""

    points: list[float] = field(default_factory=list)
    pairs: list[tuple[float, float]] = field(default_factory=list)
    chosen: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """The figures of one scenario, of `answers` people.

    `facility` is the mean of the points, `discrimination` the correlation of points and rest, None where either does
    not vary; `shares` says how many of the people chose each option. Intervals hold the true figure in 95 % of cases.
    """

    scenario_id: str
    answers: int
    facility: float
    facility_interval: Interval
    discrimination: float | None
    discrimination_interval: Interval | None
    shares: Mapping[str, float]
    median_seconds: float
    flags: tuple[Flag, ...]


def tally(people: Iterable[Sequence[Response]]) -> dict[str, Tally]:
    """Put together, by scenario, the responses of people, each of whom answers a scenario once."""
    tallies: dict[str, Tally] = {}
    for responses in people:
        total = sum(response.points for response in responses)
        for response in responses:
            one = tallies.setdefault(response.scenario_id, Tally())
            one.points.append(response.points)
            one.seconds.append(response.seconds)
            one.chosen.update(set(response.chosen))
            if len(responses) > 1:
                one.pairs.append((response.points, (total - response.points) / (len(responses) - 1)))
    return tallies


def statistics_of(scenario_id: str, given: Tally, options: Collection[str]) -> ItemStatistics | None:
    """Give the figures of a scenario with these options to choose; None below LEAST_ANSWERS."""
    number = len(given.points)
    if number < LEAST_ANSWERS:
        return None
    facility = fmean(given.points)
    found = discrimination(given.pairs)
    interval = None if found is None else fisher_interval(found, len(given.pairs))
    shares = {option: given.chosen[option] / number for option in sorted({*options, *given.chosen})}
    return ItemStatistics(
        scenario_id,
        number,
        facility,
        # Points between 0 and 1 vary less than right and wrong do, so the interval is never too narrow.
        wilson(facility, number),
        found,
        interval,
        shares,
        median(given.seconds),
        tuple(_flags(facility, interval, number, [shares[option] for option in options])),
    )


def discrimination(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Give Pearson's correlation of points and rests; None where one of them does not vary, or there are too few."""
    if len(pairs) < LEAST_FOR_FISHER:
        return None
    try:
        # Rests that are equal but for rounding do not vary.
        found = correlation([points for points, _ in pairs], [round(rest, 9) for _, rest in pairs])
    except StatisticsError:
        return None
    return max(-1.0, min(1.0, found))


def fisher_interval(found: float, number: int) -> Interval:
    """Give the 95 % confidence interval of a correlation of `number` pairs, by Fisher's z (1921)."""
    if abs(found) >= 1:
        return found, found
    margin = Z / sqrt(number - 3) if number >= LEAST_FOR_FISHER else float("inf")
    return tanh(atanh(found) - margin), tanh(atanh(found) + margin)


def _flags(facility: float, interval: Interval | None, number: int, shares: Collection[float]) -> Iterable[Flag]:
    if interval and interval[1] < 0:  # where it might be chance, many good questions would be suspected
        yield Flag.NEGATIVE
    if facility < TOO_HARD:
        yield Flag.TOO_HARD
    if facility > TOO_EASY:
        yield Flag.TOO_EASY
    if number >= ENOUGH_TO_MISS and any(share == 0 for share in shares):
        yield Flag.NEVER_CHOSEN


def worst_first(found: Iterable[ItemStatistics]) -> tuple[ItemStatistics, ...]:
    """Put those with the worst flags first; among equals the one that tells least between people."""
    flags = list(Flag)

    def badness(one: ItemStatistics) -> tuple[object, ...]:
        worst = min((flags.index(flag) for flag in one.flags), default=len(flags))
        tells = 1.0 if one.discrimination is None else one.discrimination
        return worst, -len(one.flags), tells, one.scenario_id

    return tuple(sorted(found, key=badness))
