"""Proves variants of families: the key of a family has to hold whatever is drawn."""

from collections.abc import Iterable, Iterator
from itertools import count, islice

from permitted.course.families import MIN_VARIANTS, Family
from permitted.course.problems import ContentError, Problem
from permitted.course.scenarios import Scenario


def about_variants(scenarios: Iterable[Scenario]) -> Iterator[Problem]:
    """Note each family of which one of MIN_VARIANTS variants is wrong, and gaps that have closed in all of them."""
    for scenario in scenarios:
        if scenario.family:
            yield from _about_family(scenario, scenario.family)


def _about_family(scenario: Scenario, family: Family) -> Iterator[Problem]:
    agreeing = 0
    for seed in islice(_different(family), MIN_VARIANTS):
        try:
            mistake = next(scenario.variant(seed).task.mistakes(), None)
        except ContentError as error:
            yield Problem(
                scenario.path, error.problems[0].line, f"with {_said(family, seed)}: {error.problems[0].detail}"
            )
            return
        if mistake and not scenario.gap:
            yield Problem(scenario.path, 1, f"with {_said(family, seed)}: {mistake}")
            return
        agreeing += mistake is not None
    if agreeing == MIN_VARIANTS:
        yield Problem(
            scenario.path, 1, "the validator agrees in every variant now; take `validator_gap` and `spans` away"
        )


def _different(family: Family) -> Iterator[int]:
    """Give the seeds that draw another choice than all before them."""
    drawn: set[tuple[int, ...]] = set()
    for seed in count():
        if (choice := family.choice(seed)) not in drawn:
            drawn.add(choice)
            yield seed


def _said(family: Family, seed: int) -> str:
    """Name what a seed draws, so that an author finds the value that does it."""
    drawn = zip(family.slots.items(), family.choice(seed), strict=True)
    return ", ".join(f"{slot} {number + 1}" for (slot, _), number in drawn)
