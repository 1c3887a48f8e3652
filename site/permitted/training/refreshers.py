"""Refreshers: what somebody is about to forget is asked again."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from permitted.learning.choice import choose_for
from permitted.learning.memory import DAY, Card, end_of_day, queue, read_again, start_of_day
from permitted.store import Person, Run, Store, Team, attempts, cards
from permitted.store.cards import Leech, Rereading, Urgent
from permitted.training.holidays import is_away
from permitted.training.practice import start_run
from permitted.validator import RULES

if TYPE_CHECKING:
    from permitted.course import Course

DAILY_LIMIT = 20  # refreshers a day: ten minutes
REFRESHER = "refresher"
URGENT_DAYS, MOST_URGENT = 90, 100  # how far back, and how much, a trainer is shown


def due_today(store: Store, person: Person, known: Collection[str], now: int) -> tuple[Card, ...]:
    """Give the cards to refresh today, in the order in which they are asked; only of `known` rules and facts.

    On a holiday there are none.
    """
    if is_away(store, person, now):
        return ()
    db = store.reading()
    done = cards.count_since(db, person.id, REFRESHER, start_of_day(now, person.zone))
    due = [card for card in cards.due_before(db, person.id, end_of_day(now, person.zone)) if card.about in known]
    return queue(due, now, person.zone, max(0, DAILY_LIMIT - done), _group_of)


def cards_of(store: Store, person: Person) -> tuple[Card, ...]:
    """Give all that a person has learnt, by rule or fact."""
    return cards.of_person(store.reading(), person.id)


def leeches(store: Store, person: Person) -> tuple[Card, ...]:
    """Give the cards that asking again does not help: their lessons are to be read again."""
    return tuple(card for card in cards_of(store, person) if card.is_leech)


def forgive(store: Store, person: Person, about: str, now: int) -> Card | None:
    """Note that somebody has read again a leech, which is none from now on; give its card, None if it was no leech."""
    with store.writing() as db:
        card = cards.find(db, person.id, about)
        if card is None or not card.is_leech:
            return None
        cards.log_rereading(db, person.id, Rereading(about, now))
        cards.keep(db, person.id, read_again(card))
        return card


def urgent_of_team(store: Store, team: Team, now: int) -> tuple[Urgent, ...]:
    """Give what members of a team were sure of and wrong about, or broke while writing, lately; the latest first."""
    return cards.urgent_of(store.reading(), team.id, now - URGENT_DAYS * DAY, MOST_URGENT)


def leeches_of_team(store: Store, team: Team) -> tuple[Leech, ...]:
    """Give what the members of a team have forgotten too often, by person."""
    return cards.leeches_of(store.reading(), team.id)


def start_refresher(store: Store, person: Person, course: "Course", now: int) -> Run | None:
    """Begin a run with one scenario for each card that is due; None where none is."""
    answered = attempts.last_answers(store.reading(), person.id)
    known = {scenario.about for scenario in course.scenarios.values()}
    due = due_today(store, person, known, now)
    chosen = [scenario for card in due if (scenario := choose_for(course, card, answered, now))]
    return start_run(store, person, REFRESHER, "Refresher", chosen, now) if chosen else None


def _group_of(about: str) -> str:
    return RULES[about].group if about in RULES else about
