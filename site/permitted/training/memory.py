"""What somebody remembers: cards are made by reading, and moved by answers."""

from collections.abc import Iterable
from dataclasses import replace

from permitted.learning.memory import Card, Rating, day_of, new_card, reviewed
from permitted.store import Database, Person, cards, teams
from permitted.store.cards import Review


def make_cards(db: Database, person: Person, abouts: Iterable[str], now: int) -> None:
    """Make the cards of rules and facts that a person has just learnt, but for those that are there."""
    for about in abouts:
        if cards.find(db, person.id, about) is None:
            cards.keep(db, person.id, new_card(about, now))


def review_card(db: Database, person: Person, about: str, rating: Rating, source: str, now: int) -> None:
    """Log an answer about a rule or fact; the first of the person's day moves its card."""
    card = cards.find(db, person.id, about) or new_card(about, now)
    moves = card.reviewed_at is None or day_of(card.reviewed_at, person.zone) < day_of(now, person.zone)
    retention = teams.retention_of(db, person.id)
    cards.log(db, person.id, Review(about, int(rating), source, moves, now, retention))
    cards.keep(db, person.id, reviewed(card, rating, now, retention) if moves else card)


def make_due(db: Database, person: Person, about: str, source: str, now: int) -> None:
    """Log a rule that was broken while writing, as forgotten; it is due at once."""
    review_card(db, person, about, Rating.Again, source, now)
    bring_forward(db, person, about, now)


def bring_forward(db: Database, person: Person, about: str, now: int) -> None:
    """Make a card due at once."""
    if card := cards.find(db, person.id, about):
        cards.keep(db, person.id, replace(card, due=min(card.due, now)))


def rebuild_cards(db: Database, person: Person) -> None:
    """Make a person's cards again from the reviews; cards that were never reviewed stay."""
    made: dict[str, Card] = {}
    for review in cards.reviews_of(db, person.id):
        card = made.get(review.about) or new_card(review.about, review.reviewed_at)
        made[review.about] = _moved(card, review) if review.moves_card else card
    for card in made.values():
        cards.keep(db, person.id, card)


def _moved(card: Card, review: Review) -> Card:
    return reviewed(card, Rating(review.rating), review.reviewed_at, review.retention)
