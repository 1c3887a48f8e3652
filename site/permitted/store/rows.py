"""Rows made into domain objects, in the order of the columns that a query names."""

from collections.abc import Callable
from typing import TypeVar

from sqlite_utils import Database

Value = int | float | str | bytes | None
Made = TypeVar("Made")


def many(db: Database, make: Callable[..., Made], sql: str, *values: Value) -> tuple[Made, ...]:
    """Run a query (or a write with RETURNING) and make an object of each row."""
    return tuple(make(*row) for row in db.execute(sql, values).fetchall())


def one(db: Database, make: Callable[..., Made], sql: str, *values: Value) -> Made | None:
    """Run a query that gives one row or none."""
    return next(iter(many(db, make, sql, *values)), None)


def the(db: Database, make: Callable[..., Made], sql: str, *values: Value) -> Made:
    """Run a query that always gives one row: a count, or a write with RETURNING."""
    (made,) = many(db, make, sql, *values)
    return made
