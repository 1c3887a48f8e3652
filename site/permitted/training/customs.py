"""What a team wants of its members, and what that costs."""

from dataclasses import dataclass

from permitted.learning.mastery import daily_load
from permitted.learning.memory import LEAST_RETENTION, MOST_RETENTION
from permitted.store import Role, Store, Team, cards, teams
from permitted.store.people import EVERYONE
from permitted.training.refused import Refused

TRAINERS = frozenset({Role.TRAINER, Role.ADMINISTRATOR})  # who may look after a team
CHOICES = (0.8, 0.85, 0.9, 0.92, 0.95, 0.97)  # retentions of which the cost is told


@dataclass(frozen=True, slots=True)
class Load:
    """The refreshers a day that a team's cards need at a retention, of all members together and of one on average."""

    retention: float
    team: float
    person: float


class RetentionInvalid(Refused):
    """This is no retention that a team may want."""

    field = "retention"

    def __init__(self) -> None:
        low, high = round(LEAST_RETENTION * 100), round(MOST_RETENTION * 100)
        super().__init__(f"Choose a share from {low} % to {high} %.")


def team_of_everyone(store: Store) -> Team:
    """Give the team that every account is in."""
    return teams.the(store.reading(), EVERYONE)


def set_retention(store: Store, team: Team, retention: float) -> None:
    """Have a team asked again at another recall (0 to 1), each card from its next review on. Raises RetentionInvalid.

    What is due when is not moved now, so that nobody finds a mountain of refreshers on the morrow.
    """
    if not LEAST_RETENTION <= retention <= MOST_RETENTION:
        raise RetentionInvalid
    with store.writing() as db:
        teams.set_retention(db, team.id, retention)


def loads(store: Store, team: Team) -> tuple[Load, ...]:
    """Say what each of CHOICES, and what holds now, would cost a team as its cards are today."""
    db = store.reading()
    stabilities, size = cards.stabilities(db, team.id), max(1, teams.size(db, team.id))
    needed = {each: daily_load(stabilities, each) for each in sorted({*CHOICES, team.desired_retention})}
    return tuple(Load(each, load, load / size) for each, load in needed.items())
