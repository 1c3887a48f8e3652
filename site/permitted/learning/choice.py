"""Which scenarios somebody practises next."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from permitted.course import Course, Scenario

NEVER = -1  # before any time in microseconds UTC


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
