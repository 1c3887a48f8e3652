"""New versions of the rules: who learnt them as they were is shown what changed, and asked about it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from permitted.learning.changes import Catalogue, Notice, Version, notice, texts_of, versions
from permitted.learning.choice import choose_scenarios
from permitted.store import Person, Run, Store, Team, attempts, cards, catalogues, people
from permitted.training.practice import start_run
from permitted.validator import RULES, RULES_VERSION

if TYPE_CHECKING:
    from permitted.course import Course, Scenario

CHANGES = "changes"  # the mode of a run about what changed
TITLE = "What changed"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a member of a team is with a version of the rules."""

    person: Person
    notice: Notice


def keep_catalogue(store: Store, now: int, version: int = RULES_VERSION, rules: Catalogue | None = None) -> None:
    """Keep the rules of a version (by default of this program's) when a site first starts with it."""
    if not catalogues.has(store.reading(), version):
        with store.writing() as db:
            catalogues.keep(db, version, texts_of(RULES) if rules is None else rules, now)


def rule_changes(store: Store) -> tuple[Version, ...]:
    """Give what each version of the rules changed since this site began, the newest first."""
    return versions(catalogues.up_to(store.reading(), RULES_VERSION))


def notices(store: Store, person: Person, course: "Course") -> tuple[Notice, ...]:
    """Give the versions that changed a rule which a person had learnt before, the newest first."""
    known, db = rule_changes(store), store.reading()
    if not known:
        return ()
    learnt, answered = cards.of_person(db, person.id), attempts.about_changes(db, person.id)
    return tuple(notice(one, _askable(course), answered) for one in known if one.concerns(learnt))


def start_changes(store: Store, person: Person, course: "Course", now: int) -> Run | None:
    """Begin a run with one scenario for each rule that changed and is not answered yet; None where there is none."""
    rules = dict.fromkeys(rule for one in notices(store, person, course) for rule in one.open_rules)
    answered = attempts.last_answers(store.reading(), person.id)
    chosen: list[Scenario] = []
    for rule in rules:
        chosen += choose_scenarios(course, answered, 1, [rule], now)
    return start_run(store, person, CHANGES, TITLE, chosen, now) if chosen else None


def standings(store: Store, team: Team, version: Version, course: "Course") -> tuple[Standing, ...]:
    """Give the members of a team whom a version concerns, by name, with how far they are."""
    db = store.reading()
    if not version.unlearnt:
        return ()
    concerned = [people.by_id(db, found) for found in cards.people_with(db, team.id, version.unlearnt, version.met_at)]
    found = [
        Standing(person, notice(version, _askable(course), attempts.about_changes(db, person.id)))
        for person in concerned
        if person
    ]
    return tuple(sorted(found, key=lambda one: (one.notice.is_done, one.person.name.casefold(), one.person.id)))


def _askable(course: "Course") -> frozenset[str]:
    return frozenset(scenario.about for scenario in course.scenarios.values())
