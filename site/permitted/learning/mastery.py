"""Mastery: how sure each rule and fact is today, what will have to be refreshed, and when somebody practised."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt
from statistics import fmean

from permitted.learning.holidays import Holiday
from permitted.learning.memory import Card, day_of, interval, retrievability

REMEMBERED = 0.8  # recall from which on a rule counts as remembered: a little below where it is asked again
FOR_A_TREND, NOTICED = 6, 0.2  # answers, and the change of their mean, below which nothing is said
Z = 1.96  # standard deviations on either side of the mean that hold 95 % of a normal distribution


@dataclass(frozen=True, slots=True)
class Share:
    """Answers that were right, out of all that were given."""

    right: int
    given: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % confidence interval of the true share; all of 0..1 without an answer."""
        return wilson(self.right / self.given, self.given) if self.given else (0.0, 1.0)


def wilson(share: float, number: int) -> tuple[float, float]:
    """Give the 95 % confidence interval of a share of `number` observations, by Wilson's score (1927)."""
    weight = Z * Z / number
    centre = (share + weight / 2) / (1 + weight)
    margin = Z / (1 + weight) * sqrt(share * (1 - share) / number + weight / (4 * number))
    return max(0.0, centre - margin), min(1.0, centre + margin)


def shares(answers: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    """Count answers by what they are about; each is given as that, and whether it was right."""
    found: dict[str, Share] = {}
    for about, is_right in answers:
        before = found.get(about, Share(0, 0))
        found[about] = Share(before.right + is_right, before.given + 1)
    return found


class Trend(StrEnum):
    """How the later answers about something compare with the earlier ones."""

    UP = "better lately"
    LEVEL = "as before"
    DOWN = "worse lately"


def trend(points: Sequence[float]) -> Trend | None:
    """Compare the mean of the later half of points (0 to 1, oldest first) with the earlier; None below FOR_A_TREND."""
    if len(points) < FOR_A_TREND:
        return None
    half = len(points) // 2
    change = fmean(points[-half:]) - fmean(points[:half])
    if abs(change) < NOTICED:
        return Trend.LEVEL
    return Trend.UP if change > 0 else Trend.DOWN


def share_remembered(cards: Iterable[Card], rules: Collection[str], now: int) -> float:
    """Give the share of these rules, 0 to 1, whose recall is at least REMEMBERED now."""
    kept = sum(card.about in rules and retrievability(card, now) >= REMEMBERED for card in cards)
    return kept / len(rules) if rules else 0.0


def forecast(
    cards: Iterable[Card], now: int, zone: str, days: int, limit: int, holiday: Holiday | None = None
) -> tuple[int, ...]:
    """Count the refreshers of each of the person's next days, today first.

    What is overdue is asked today, at most `limit` a day; the rest waits for the days after, as all does on a holiday.
    """
    today = day_of(now, zone)
    waits = Counter(max(0, (day_of(card.due, zone) - today).days) for card in cards)
    asked: list[int] = []
    waiting = 0
    for day in range(days):
        waiting += waits[day]
        is_away = holiday is not None and holiday.holds(today + timedelta(days=day))
        asked.append(0 if is_away else min(waiting, limit))
        waiting -= asked[-1]
    return tuple(asked)


def daily_load(stabilities: Mapping[float, int], retention: float) -> float:
    """Estimate the refreshers a day that cards need at a retention, by their stability in days and how many have it.

    Each is asked once in every interval that it has today. As they grow more stable, there will be fewer.
    """
    return sum(cards / interval(stability, retention) for stability, cards in stabilities.items())


def activity(moments: Sequence[int], now: int, zone: str, days: int) -> tuple[tuple[date, int], ...]:
    """Count what was done on each of the person's last days, the longest ago first, today last."""
    done = Counter(day_of(moment, zone) for moment in moments)
    today = day_of(now, zone)
    return tuple((day, done[day]) for day in (today - timedelta(days=back) for back in reversed(range(days))))
