"""What there is to practise, and how far somebody has come with it, by rule and by group."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from permitted import training
from permitted.course import Scenario
from permitted.learning.choice import choose_scenarios
from permitted.store import Attempt, Person
from permitted.validator import GROUPS, RULES
from permitted.web.installation import here

MAX_STEPS = 10  # scenarios in one run: ten minutes between two tickets


@dataclass(frozen=True, slots=True)
class Shelf:
    """The scenarios about one rule, or about a group: how many there are, were answered, and were right last time."""

    id: str
    title: str
    scenarios: int
    answered: int
    right: int
    shelves: tuple["Shelf", ...] = ()


def shelves(person: Person | None) -> tuple[Shelf, ...]:
    """Give a shelf for each group that has scenarios, and in it one for each rule."""
    last = _last_points(training.attempts_of(here().store, person) if person else ())
    groups = (_group(group, last) for group in GROUPS)
    return tuple(group for group in groups if group.scenarios)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a run is about: its title, and the rules that its scenarios are about."""

    title: str
    rules: Collection[str]


def topic(rule: str | None, group: str | None, chapter: str | None) -> Topic | None:
    """Give what is asked for: a rule, a group, what a chapter teaches, or anything; None for what is not there."""
    if rule:
        return Topic(RULES[rule].title, [rule]) if rule in RULES else None
    if group:
        return Topic(GROUPS[group], _rules_of(group)) if group in GROUPS else None
    if chapter:
        found = next((one for one in here().course.chapters if one.id == chapter), None)
        return Topic(f"Quiz: {found.title}", found.rules) if found else None
    return Topic("Mixed practice", RULES)


def _rules_of(group: str) -> list[str]:
    return [rule.id for rule in RULES.values() if rule.group == group]


def choose(person: Person | None, rules: Collection[str], seed: int) -> tuple[Scenario, ...]:
    """Choose the scenarios of a new run about some rules."""
    attempts = training.attempts_of(here().store, person) if person else ()
    return choose_scenarios(here().course, attempts, MAX_STEPS, rules, seed)


def _group(group: str, last: Mapping[str, float]) -> Shelf:
    found = tuple(shelf for shelf in (_shelf(rule, last) for rule in _rules_of(group)) if shelf.scenarios)
    return Shelf(
        group,
        GROUPS[group],
        sum(shelf.scenarios for shelf in found),
        sum(shelf.answered for shelf in found),
        sum(shelf.right for shelf in found),
        found,
    )


def _shelf(rule: str, last: Mapping[str, float]) -> Shelf:
    scenarios = here().course.scenarios_about(rule)
    points = [last[one.id] for one in scenarios if one.id in last]
    return Shelf(rule, RULES[rule].title, len(scenarios), len(points), sum(point == 1 for point in points))


def _last_points(attempts: Sequence[Attempt]) -> Mapping[str, float]:
    return {attempt.scenario_id: attempt.points for attempt in attempts if attempt.question == "verdict"}
