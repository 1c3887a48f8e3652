"""What there is to practise, and how far somebody has come with it, by rule and by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from permitted import training
from permitted.course import Course, Scenario
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


def choose(person: Person | None, rule: str | None, group: str | None, seed: int) -> tuple[Scenario, ...]:
    """Choose the scenarios of a new run: about a rule, about a group, or about anything."""
    attempts = training.attempts_of(here().store, person) if person else ()
    course = _only(here().course, group) if group else here().course
    return choose_scenarios(course, attempts, MAX_STEPS, rule, seed)


def title_of(rule: str | None, group: str | None) -> str:
    """Give the title of a run."""
    if rule:
        return RULES[rule].title
    return GROUPS[group] if group else "Mixed practice"


def _only(course: Course, group: str) -> Course:
    wanted = {name: one for name, one in course.scenarios.items() if RULES[one.about].group == group}
    return replace(course, scenarios=wanted)


def _group(group: str, last: Mapping[str, float]) -> Shelf:
    rules = [rule for rule in RULES.values() if rule.group == group]
    found = tuple(shelf for shelf in (_shelf(rule.id, rule.title, last) for rule in rules) if shelf.scenarios)
    return Shelf(
        group,
        GROUPS[group],
        sum(shelf.scenarios for shelf in found),
        sum(shelf.answered for shelf in found),
        sum(shelf.right for shelf in found),
        found,
    )


def _shelf(rule: str, title: str, last: Mapping[str, float]) -> Shelf:
    scenarios = here().course.scenarios_about(rule)
    points = [last[one.id] for one in scenarios if one.id in last]
    return Shelf(rule, title, len(scenarios), len(points), sum(point == 1 for point in points))


def _last_points(attempts: Sequence[Attempt]) -> Mapping[str, float]:
    return {attempt.scenario_id: attempt.points for attempt in attempts if attempt.question == "verdict"}
