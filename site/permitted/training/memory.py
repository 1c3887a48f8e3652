"""What somebody remembers: cards are made by reading, and moved by answers."""

from collections.abc import Iterable
from dataclasses import replace

from permitted.learning.memory import (
    Card,
    Rating,
    answered_again,
    brought_forward,
    day_of,
    new_card,
    read_again,
    reviewed,
)
from permitted.store import Database, Person, cards, teams
from permitted.store.cards import Rereading, Review


def make_cards(db: Database, person: Person, abouts: Iterable[str], now: int) -> None:
    """Make the cards of rules and facts that a person has just learnt, but for those that are there."""
    for about in abouts:
        if cards.find(db, person.id, about) is None:
            cards.keep(db, person.id, new_card(about, now))


def review_card(
    db: Database, person: Person, about: str, rating: Rating, source: str, now: int, *, urgent: bool = False
) -> None:
    """Log an answer about a rule or fact; the first of the day moves its card, what is urgent is due at once."""
    card = cards.find(db, person.id, about) or new_card(about, now)
    moves = card.reviewed_at is None or day_of(card.reviewed_at, person.zone) < day_of(now, person.zone)
    review = Review(about, int(rating), source, moves, now, teams.retention_of(db, person.id), urgent)
    cards.log(db, person.id, review)
    cards.keep(db, person.id, _after(card, review))


def make_due(db: Database, person: Person, about: str, source: str, now: int) -> None:
    """Log a rule that was broken while writing, as forgotten; it is due at once."""
    review_card(db, person, about, Rating.Again, source, now, urgent=True)


def rebuild_cards(db: Database, person: Person) -> None:
    """Make a person's cards again from the log; cards that were never reviewed stay."""
    made: dict[str, Card] = {}
    log: list[Review | Rereading] = [*cards.reviews_of(db, person.id), *cards.rereadings_of(db, person.id)]
    for entry in sorted(log, key=_moment):
        made[entry.about] = _after(made.get(entry.about) or new_card(entry.about, _moment(entry)), entry)
    for card in made.values():
        before = cards.find(db, person.id, card.about) or card  # reading made it earlier than any review
        cards.keep(db, person.id, replace(card, made_at=min(card.made_at, before.made_at)))


def _moment(entry: Review | Rereading) -> int:
    return entry.read_at if isinstance(entry, Rereading) else entry.reviewed_at


def _after(card: Card, entry: Review | Rereading) -> Card:
    """Give a card after an entry of the log, whether it is written just now or read again later."""
    if isinstance(entry, Rereading):
        return read_again(card)
    rating = Rating(entry.rating)
    if entry.moves_card:
        card = reviewed(card, rating, entry.reviewed_at, entry.retention)
    elif rating is not Rating.Again:
        card = answered_again(card, entry.reviewed_at)
    return brought_forward(card, entry.reviewed_at) if entry.urgent else card
