"""What there is to practise, and how far somebody has come with it, by rule and by group."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from permitted import training
from permitted.course import Chapter, Scenario
from permitted.learning.choice import choose_scenarios
from permitted.store import Attempt, Person
from permitted.validator import GROUPS, RULES
from permitted.web.installation import here

FACTS, ABOUT_FACTS = "facts", "Facts about messaging"
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
    """Give a shelf for each group that has scenarios, and in it one for each rule; the last one is about facts."""
    last = _last_points(training.attempts_of(here().store, person) if person else ())
    rules = {group: [_shelf(rule, RULES[rule].title, last) for rule in _rules_of(group)] for group in GROUPS}
    facts = [_shelf(fact.id, fact.title, last) for fact in here().course.facts.values()]
    groups = (*(_group(group, GROUPS[group], rules[group]) for group in GROUPS), _group(FACTS, ABOUT_FACTS, facts))
    return tuple(group for group in groups if group.scenarios)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a run is about: its title, and the rules and facts that its scenarios are about."""

    title: str
    about: Collection[str]


def topic(rule: str | None, group: str | None, chapter: str | None) -> Topic | None:
    """Give what is asked for: a rule or fact, a group, what a chapter teaches, or anything; None if it is not there."""
    facts = here().course.facts
    if rule:
        titles = {**{one.id: one.title for one in RULES.values()}, **{one.id: one.title for one in facts.values()}}
        return Topic(titles[rule], [rule]) if rule in titles else None
    if group == FACTS:
        return Topic(ABOUT_FACTS, facts)
    if group:
        return Topic(GROUPS[group], _rules_of(group)) if group in GROUPS else None
    if chapter:
        found = next((one for one in here().course.chapters if one.id == chapter), None)
        return Topic(f"Quiz: {found.title}", _taught_in(found)) if found else None
    return Topic("Mixed practice", {*RULES, *facts})


def _taught_in(chapter: Chapter) -> Collection[str]:
    return {about for lesson in chapter.lessons for about in here().course.taught_in(lesson)}


def _rules_of(group: str) -> list[str]:
    return [rule.id for rule in RULES.values() if rule.group == group]


def choose(person: Person | None, about: Collection[str], seed: int) -> tuple[Scenario, ...]:
    """Choose the scenarios of a new run about some rules and facts."""
    answered = training.last_answers(here().store, person) if person else ()
    return choose_scenarios(here().course, answered, MAX_STEPS, about, seed)


def _group(group: str, title: str, shelves_of_group: Iterable[Shelf]) -> Shelf:
    found = tuple(shelf for shelf in shelves_of_group if shelf.scenarios)
    return Shelf(
        group,
        title,
        sum(shelf.scenarios for shelf in found),
        sum(shelf.answered for shelf in found),
        sum(shelf.right for shelf in found),
        found,
    )


def _shelf(about: str, title: str, last: Mapping[str, float]) -> Shelf:
    scenarios = here().course.scenarios_about(about)
    points = [last[one.id] for one in scenarios if one.id in last]
    return Shelf(about, title, len(scenarios), len(points), sum(point == 1 for point in points))


def _last_points(attempts: Sequence[Attempt]) -> Mapping[str, float]:
    """Give what the latest answer to each scenario was worth, by the first question of its step."""
    first: dict[tuple[int, int], Attempt] = {}
    for attempt in attempts:
        first.setdefault((attempt.run_id, attempt.step), attempt)
    return {attempt.scenario_id: attempt.points for attempt in first.values()}
