"""Which scenarios somebody practises next."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from permitted.learning.memory import Card

if TYPE_CHECKING:
    from permitted.course import Course, Scenario

NEVER = -1  # before any time in microseconds UTC
LEVELS = {"easy": 0, "medium": 1, "subtle": 2}
WRITTEN = frozenset(("rewrite", "reply"))  # kinds in which one has to find the words oneself
SETTLED, FIRM = 7, 30  # days of stability from which on medium and subtle scenarios fit


class Answered(Protocol):
    """What is needed of an attempt: which scenario it answered, and when (microseconds UTC)."""

    @property
    def scenario_id(self) -> str:
        """Id that the scenario had then."""

    @property
    def answered_at(self) -> int:
        """The moment of the answer."""


def choose_scenarios(
    course: "Course", attempts: Iterable[Answered], number: int, about: Collection[str], seed: int | str
) -> "tuple[Scenario, ...]":
    """Choose at most `number` scenarios about some rules or facts: unseen ones first, then those seen longest ago.

    Equals are drawn by the seed. No two neighbours are about the same rule where that can be avoided.
    """
    pool = [scenario for scenario in course.scenarios.values() if scenario.about in about]
    last = _last_answers(attempts)
    order = sorted(pool, key=lambda scenario: (_last_seen(scenario, last), _draw(seed, scenario.id)))
    return _spread(order[:number])


def choose_for(course: "Course", card: Card, attempts: Iterable[Answered], seed: int | str) -> "Scenario | None":
    """Choose the scenario of a refresher: an unseen one, or that seen longest ago; among equals one that fits the card.

    What is shaky yet is asked in an easy way, what is firm in a subtle one. None where there is no scenario about it.
    """
    last = _last_answers(attempts)
    pool = [scenario for scenario in course.scenarios.values() if scenario.about == card.about]
    return min(pool, key=lambda one: (_last_seen(one, last), _misfit(one, card), _draw(seed, one.id)), default=None)


def _misfit(scenario: "Scenario", card: Card) -> int:
    """Say how far a scenario is from what a card needs: a level is a step, and writing, while it is shaky, another."""
    firmness = sum((card.stability or 0) >= days for days in (SETTLED, FIRM))
    too_early = firmness == 0 and scenario.kind in WRITTEN
    return abs(LEVELS[scenario.level] - firmness) + too_early


def _last_answers(attempts: Iterable[Answered]) -> Mapping[str, int]:
    last: dict[str, int] = {}
    for attempt in attempts:
        last[attempt.scenario_id] = max(attempt.answered_at, last.get(attempt.scenario_id, NEVER))
    return last


def _last_seen(scenario: "Scenario", last: Mapping[str, int]) -> int:
    return max(last.get(name, NEVER) for name in (scenario.id, *scenario.formerly))


def _draw(seed: int | str, scenario_id: str) -> bytes:
    # A hash, not random.Random: the draw must be the same under every version of Python.
    return hashlib.sha256(f"{seed}\n{scenario_id}".encode()).digest()


def _spread(order: "Sequence[Scenario]") -> "tuple[Scenario, ...]":
    waiting = list(order)
    spread: list[Scenario] = []
    while waiting:
        following = _following(waiting, spread[-1].about if spread else None)
        waiting.remove(following)
        spread.append(following)
    return tuple(spread)


def _following(waiting: "Sequence[Scenario]", last: str | None) -> "Scenario":
    """Take the first about something else, unless one thing fills over half of what is left and would pile up."""
    about, count = Counter(scenario.about for scenario in waiting).most_common(1)[0]
    if about != last and 2 * count > len(waiting):
        return next(scenario for scenario in waiting if scenario.about == about)
    return next((scenario for scenario in waiting if scenario.about != last), waiting[0])
