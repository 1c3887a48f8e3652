"""Memory: how well somebody knows a rule or fact, and when it is asked again, by FSRS."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256
from zoneinfo import ZoneInfo

from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler, State

DESIRED_RETENTION = 0.9  # the recall at which a rule is asked again, unless a team wants another
LEAST_RETENTION, MOST_RETENTION = 0.7, 0.97  # below, more is forgotten than refreshed; above, it is asked all the time
LEECH_LAPSES = 8  # as in Anki: so many lapses, and reading again helps more than asking again
DAY_TURNS_AT = timedelta(hours=4)  # in the person's own zone, so that a late evening is one day
QUICK, SLOW = 30, 240  # seconds for an answer
PASSED = 0.5  # points from which a partly right answer counts as recalled, with effort
SPREAD_FROM = timedelta(days=3)  # intervals from which on a day more or less does no harm

DAY = 86_400_000_000  # microseconds
_MICROSECOND = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
__all__ = [
    "Card",
    "Rating",
    "answered_again",
    "brought_forward",
    "day_of",
    "end_of_day",
    "interval",
    "new_card",
    "queue",
    "rating_of",
    "read_again",
    "retrievability",
    "reviewed",
    "start_of_day",
]


@dataclass(frozen=True, slots=True)
class Card:
    """What a person remembers of a rule or fact.

    Times are microseconds UTC; stability is in days, difficulty from 1 to 10, both None before the first review.
    `forgiven` lapses happened before the lesson was read again; `made_at` is 0 where it was not noted.
    """

    about: str
    due: int
    stability: float | None = None
    difficulty: float | None = None
    reviewed_at: int | None = None
    reviews: int = 0
    lapses: int = 0
    forgiven: int = 0
    made_at: int = 0

    @property
    def is_leech(self) -> bool:
        """Has it been forgotten so often that asking again does not help?"""
        return self.lapses_since_read >= LEECH_LAPSES

    @property
    def lapses_since_read(self) -> int:
        """How often it has been forgotten since its lesson was last read again."""
        return self.lapses - self.forgiven


def new_card(about: str, now: int) -> Card:
    """Give the card of something just learnt: it is due at once."""
    return Card(about, due=now, made_at=now)


def reviewed(card: Card, rating: Rating, now: int, retention: float = DESIRED_RETENTION) -> Card:
    """Give a card after an answer: FSRS says how stable it is now, and when its recall falls to `retention`."""
    moment = _moment(now)
    scheduled, _ = _scheduler(retention).review_card(_as_fsrs(card), rating, moment)
    is_lapse = rating is Rating.Again and card.reviews > 0
    reviews = card.reviews + 1
    due = moment + _spread(scheduled.due - moment, f"{card.about} {reviews}")
    return replace(
        card,
        due=_microseconds(due),
        stability=scheduled.stability,
        difficulty=scheduled.difficulty,
        reviewed_at=now,
        reviews=reviews,
        lapses=card.lapses + is_lapse,
    )


def brought_forward(card: Card, now: int) -> Card:
    """Give a card that is due at once: of what was broken while writing, or answered wrongly and for sure."""
    return replace(card, due=min(card.due, now))


def answered_again(card: Card, now: int) -> Card:
    """Give a card after one more right answer on the day on which it moved: what was due at once waits a day."""
    return replace(card, due=max(card.due, now + DAY))


def read_again(card: Card) -> Card:
    """Give a card after its lesson was read again: lapses are counted anew, and nothing else changes."""
    return replace(card, forgiven=card.lapses)


def retrievability(card: Card, now: int) -> float:
    """Give the probability, 0 to 1, that it is recalled now; 0 for what has never been asked."""
    if card.stability is None:
        return 0.0
    return float(_scheduler(DESIRED_RETENTION).get_card_retrievability(_as_fsrs(card), _moment(now)))


def interval(stability: float, retention: float) -> int:
    """Give the days, 1 at least, until the recall of something so stable (days) falls to `retention`."""
    # FSRS-6: recall after t days is (1 + factor * t / stability) ** decay, and 0.9 after as many as the stability.
    scheduler = _scheduler(retention)
    decay = -float(scheduler.parameters[-1])
    factor = math.pow(0.9, 1 / decay) - 1
    days = round(stability / factor * (math.pow(retention, 1 / decay) - 1))
    return min(max(1, days), scheduler.maximum_interval)


def rating_of(points: float, seconds: float, level: str, *, hinted: bool = False) -> Rating:
    """Turn an answer (0 to 1 points, and how long it took) into a rating of FSRS.

    Wrong is Again; partly right, slowly, or with the hint is Hard; right is Good; quick too, on a subtle one, is Easy.
    """
    if points < PASSED:
        return Rating.Again
    if points < 1 or seconds > SLOW or hinted:
        return Rating.Hard
    return Rating.Easy if level == "subtle" and seconds <= QUICK else Rating.Good


def day_of(moment: int, zone: str) -> date:
    """Give the person's day that a moment belongs to; days turn over at DAY_TURNS_AT."""
    return (_moment(moment).astimezone(ZoneInfo(zone)) - DAY_TURNS_AT).date()


def start_of_day(moment: int, zone: str) -> int:
    """Give the moment at which the person's day began."""
    return _turn(day_of(moment, zone), zone)


def end_of_day(moment: int, zone: str) -> int:
    """Give the moment at which the person's next day begins."""
    return _turn(day_of(moment, zone) + timedelta(days=1), zone)


def queue(cards: Iterable[Card], now: int, zone: str, limit: int, group_of: Callable[[str], str]) -> tuple[Card, ...]:
    """Give at most `limit` of the cards due today, the most urgent first; those of one group are kept apart.

    Urgent is what is most likely to be forgotten, so that after a holiday the backlog is worked off in that order.
    """
    due = [card for card in cards if card.due < end_of_day(now, zone)]
    urgent = sorted(due, key=lambda card: (retrievability(card, now), card.due, card.about))[:limit]
    return tuple(_apart(urgent, group_of))


def _apart(cards: Sequence[Card], group_of: Callable[[str], str]) -> Iterable[Card]:
    waiting, last = list(cards), ""
    while waiting:
        following = next((card for card in waiting if group_of(card.about) != last), waiting[0])
        waiting.remove(following)
        last = group_of(following.about)
        yield following


def _spread(interval: timedelta, seed: str) -> timedelta:
    """Move a longer interval by a day or none, so that what was learnt together does not come back together."""
    if interval < SPREAD_FROM:
        return interval
    # A hash, not random.Random: the shift must be the same under every version of Python.
    return interval + timedelta(days=sha256(seed.encode()).digest()[0] % 3 - 1)


@cache
def _scheduler(retention: float) -> Scheduler:
    # No steps within a day: a rule is asked once a day at most. No fuzzing: `_spread` spreads the load, repeatably.
    return Scheduler(desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _as_fsrs(card: Card) -> FsrsCard:
    return FsrsCard(
        card_id=0,
        state=State.Learning if card.stability is None else State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=_moment(card.due),
        last_review=None if card.reviewed_at is None else _moment(card.reviewed_at),
    )


def _moment(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _turn(day: date, zone: str) -> int:
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    return _microseconds((midnight + DAY_TURNS_AT).astimezone(UTC))
