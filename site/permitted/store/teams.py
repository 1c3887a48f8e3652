"""Teams: who belongs together, and what is wanted of them."""

from dataclasses import dataclass

from sqlite_utils import Database

from permitted.store import rows
from permitted.store.people import EVERYONE


@dataclass(frozen=True, slots=True)
class Team:
    """A team; `desired_retention` is the recall (0 to 1) at which its members are asked again."""

    id: int
    name: str
    desired_retention: float


def the(db: Database, team_id: int) -> Team:
    """Give the team of that id, which must be there."""
    return rows.the(db, Team, "SELECT id, name, desired_retention FROM teams WHERE id = ?", team_id)


def size(db: Database, team_id: int) -> int:
    """Count the members of a team."""
    return rows.the(db, int, "SELECT count(*) FROM memberships WHERE team_id = ?", team_id)


def retention_of(db: Database, person_id: int) -> float:
    """Give the highest retention that a team of a person wants; guests are in no team, and follow everyone's."""
    sql = "SELECT max(desired_retention) FROM memberships JOIN teams ON teams.id = team_id WHERE person_id = ?"
    return rows.the(db, _as_it_is, sql, person_id) or the(db, EVERYONE).desired_retention


def set_retention(db: Database, team_id: int, retention: float) -> None:
    """Change the retention that a team wants."""
    db.execute("UPDATE teams SET desired_retention = ? WHERE id = ?", (retention, team_id))


def _as_it_is(retention: float | None) -> float | None:
    return retention
