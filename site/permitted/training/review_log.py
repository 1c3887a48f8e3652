"""The log of reviews in the form in which optimisers of FSRS read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from permitted.store import Store, cards

CARDS_A_PERSON = (
    10_000  # more rules and facts than one can learn: a card's number is the person's times this, and its own
)
MICROSECONDS = 1_000  # in a millisecond
NEW, REVIEWED = 0, 2  # states of a card before a review; there are no learning steps


@dataclass(frozen=True, slots=True)
class LoggedReview:
    """A review that moved a card, `review_time` in milliseconds UTC, `review_rating` 1 (Again) to 4 (Easy).

    The columns are those of fsrs-optimizer's schema; how long an answer took is not stored, and optional there.
    """

    card_id: int
    review_time: int
    review_rating: int
    review_state: int


def review_log(store: Store) -> Iterator[LoggedReview]:
    """Give every review that moved a card, person by person, each under a number that is not the person's id."""
    db, number, person_id = store.reading(), 0, cards.person_after(store.reading(), 0)
    while person_id is not None:
        number += 1
        yield from _of_person(number, cards.reviews_of(db, person_id))
        person_id = cards.person_after(db, person_id)


def _of_person(number: int, reviews: tuple[cards.Review, ...]) -> Iterator[LoggedReview]:
    numbers: dict[str, int] = {}
    for review in reviews:
        if review.moves_card:
            state = REVIEWED if review.about in numbers else NEW
            card_id = number * CARDS_A_PERSON + numbers.setdefault(review.about, len(numbers) + 1)
            yield LoggedReview(card_id, review.reviewed_at // MICROSECONDS, review.rating, state)
