"""Cards: what each person remembers of each rule and fact; and reviews, the log that cards are made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from permitted.learning.memory import LEECH_LAPSES, Card
from permitted.store import rows

_COLUMNS = "about, due, stability, difficulty, reviewed_at, reviews, lapses, forgiven, made_at"
_LEECH = f"lapses - forgiven >= {LEECH_LAPSES}"  # as the index cards_leeches has it


@dataclass(frozen=True, slots=True)
class Review:
    """An answer about a rule or fact: FSRS's rating (1 to 4), where it came from, and whether it moved the card.

    `retention` is the recall (0 to 1) that it was scheduled for; what is `urgent` is due again at once.
    """

    about: str
    rating: int
    source: str
    moves_card: bool
    reviewed_at: int
    retention: float
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Rereading:
    """The lesson about something that was forgotten too often was read again; `read_at` in microseconds UTC."""

    about: str
    read_at: int


@dataclass(frozen=True, slots=True)
class Leech:
    """What a member of a team has forgotten too often, and how often since its lesson was last read again."""

    person: str
    email: str
    about: str
    lapses: int


@dataclass(frozen=True, slots=True)
class Urgent:
    """What a member of a team was sure of and wrong about, or broke while writing (`source` tells), and when."""

    person: str
    email: str
    about: str
    source: str
    reviewed_at: int


def find(db: Database, person_id: int, about: str) -> Card | None:
    """Find a person's card of a rule or fact."""
    sql = f"SELECT {_COLUMNS} FROM cards WHERE person_id = ? AND about = ?"  # noqa: S608  # nothing that anybody types
    return rows.one(db, Card, sql, person_id, about)


def of_person(db: Database, person_id: int) -> tuple[Card, ...]:
    """Give a person's cards, by rule or fact."""
    sql = f"SELECT {_COLUMNS} FROM cards WHERE person_id = ? ORDER BY about"  # noqa: S608
    return rows.many(db, Card, sql, person_id)


def due_before(db: Database, person_id: int, moment: int) -> tuple[Card, ...]:
    """Give the cards that are due before a moment, the longest due first."""
    sql = f"SELECT {_COLUMNS} FROM cards WHERE person_id = ? AND due < ? ORDER BY due, about"  # noqa: S608
    return rows.many(db, Card, sql, person_id, moment)


def keep(db: Database, person_id: int, card: Card) -> None:
    """Write a card, in place of the one that was there."""
    db.execute(
        f"INSERT OR REPLACE INTO cards (person_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        (
            *(person_id, card.about, card.due, card.stability, card.difficulty),
            *(card.reviewed_at, card.reviews, card.lapses, card.forgiven, card.made_at),
        ),
    )


def log(db: Database, person_id: int, review: Review) -> None:
    """Add a review."""
    db.execute(
        "INSERT INTO reviews (person_id, about, rating, source, moves_card, reviewed_at, retention, urgent)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(person_id, review.about, review.rating, review.source),
            *(review.moves_card, review.reviewed_at, review.retention, review.urgent),
        ),
    )


def reviews_of(db: Database, person_id: int) -> tuple[Review, ...]:
    """Give a person's reviews, oldest first."""
    sql = (
        "SELECT about, rating, source, moves_card, reviewed_at, retention, urgent FROM reviews WHERE person_id = ?"
        " ORDER BY reviewed_at, id"
    )
    return rows.many(db, _review, sql, person_id)


def people_with(db: Database, team_id: int, abouts: Sequence[str], before: int) -> tuple[int, ...]:
    """Give the members of a team, by id, who learnt one of these rules or facts before a moment."""
    sql = (
        "SELECT DISTINCT person_id FROM memberships JOIN cards USING (person_id)"  # noqa: S608  # question marks alone
        f" WHERE team_id = ? AND about IN ({', '.join('?' * len(abouts))}) AND made_at < ? ORDER BY person_id"
    )
    return rows.many(db, int, sql, team_id, *abouts, before)


def log_rereading(db: Database, person_id: int, rereading: Rereading) -> None:
    """Add that a lesson was read again."""
    db.execute(
        "INSERT INTO rereadings (person_id, about, read_at) VALUES (?, ?, ?)",
        (person_id, rereading.about, rereading.read_at),
    )


def rereadings_of(db: Database, person_id: int) -> tuple[Rereading, ...]:
    """Give what a person has read again, oldest first."""
    sql = "SELECT about, read_at FROM rereadings WHERE person_id = ? ORDER BY read_at, id"
    return rows.many(db, Rereading, sql, person_id)


def leeches_of(db: Database, team_id: int) -> tuple[Leech, ...]:
    """Give what the members of a team have forgotten too often, by person, the most often forgotten first."""
    sql = (
        f"SELECT name, email, about, lapses - forgiven AS often FROM memberships JOIN cards USING (person_id)"  # noqa: S608
        f" JOIN people ON people.id = person_id WHERE team_id = ? AND {_LEECH} ORDER BY name, email, often DESC, about"
    )
    return rows.many(db, Leech, sql, team_id)


def urgent_of(db: Database, team_id: int, since: int, number: int) -> tuple[Urgent, ...]:
    """Give what was urgent for the members of a team since a moment, the latest first, at most so many."""
    sql = (
        "SELECT name, email, about, source, reviewed_at FROM reviews JOIN memberships USING (person_id)"
        " JOIN people ON people.id = person_id WHERE urgent = 1 AND reviewed_at >= ? AND team_id = ?"
        " ORDER BY reviewed_at DESC LIMIT ?"
    )
    return rows.many(db, Urgent, sql, since, team_id, number)


def stabilities(db: Database, team_id: int) -> dict[float, int]:
    """Count the cards of a team's members by their stability, in days to the tenth; without those never reviewed."""
    sql = (
        "SELECT round(stability, 1), count(*) FROM memberships JOIN cards USING (person_id)"
        " WHERE team_id = ? AND stability IS NOT NULL GROUP BY 1"
    )
    return dict(rows.many(db, _pair, sql, team_id))


def person_after(db: Database, person_id: int) -> int | None:
    """Give the next person, by id, who has reviews: so that the whole log can be read a person at a time."""
    return rows.the(db, _as_it_is, "SELECT min(person_id) FROM reviews WHERE person_id > ?", person_id)


def count_since(db: Database, person_id: int, source: str, moment: int) -> int:
    """Count a person's reviews from one source since a moment."""
    sql = "SELECT count(*) FROM reviews WHERE person_id = ? AND source = ? AND reviewed_at >= ?"
    return rows.the(db, int, sql, person_id, source, moment)


def give(db: Database, giver_id: int, taker_id: int) -> None:
    """Make one person's log another's, and the cards that the other has not; all else follows from the log."""
    db.execute("UPDATE reviews SET person_id = ? WHERE person_id = ?", (taker_id, giver_id))
    db.execute("UPDATE rereadings SET person_id = ? WHERE person_id = ?", (taker_id, giver_id))
    db.execute("UPDATE OR IGNORE cards SET person_id = ? WHERE person_id = ?", (taker_id, giver_id))
    db.execute("DELETE FROM cards WHERE person_id = ?", (giver_id,))


def _review(
    about: str, rating: int, source: str, moves_card: int, reviewed_at: int, retention: float, urgent: int
) -> Review:
    return Review(about, rating, source, bool(moves_card), reviewed_at, retention, bool(urgent))


def _pair(stability: float, number: int) -> tuple[float, int]:
    return stability, number


def _as_it_is(person_id: int | None) -> int | None:
    return person_id
