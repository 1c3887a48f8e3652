"""Bringing a database to the program's version: each migration once, in order, while every other process waits."""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from permitted.store.connections import connect
from permitted.store.schema import MIGRATIONS


class DatabaseTooNewError(RuntimeError):
    """The database was written by a newer program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"The database {path} is of version {found}, but this program knows versions up to {known}:"
            " run the newer program."
        )


class BrokenReferencesError(RuntimeError):
    """A migration would leave rows that refer to nothing; it has been rolled back."""

    def __init__(self, number: int, tables: Sequence[str]) -> None:
        super().__init__(f"Migration {number} leaves rows that refer to nothing, in: {', '.join(tables)}.")


def migrate(path: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Create the database at `path` if need be and run the migrations it has not had.

    Safe for any number of processes at once: they queue at a lock file beside the database. Each migration is one
    transaction, and one that fails leaves nothing. Raises DatabaseTooNewError, BrokenReferencesError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(path):
        _create(path)
        # Off, since a table cannot be rebuilt while they are enforced, nor can that be changed inside a transaction.
        db = connect(path, foreign_keys=False)
        with closing(db):
            _bring_up(db, path, migrations)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    # flock and not lockf: it holds between the threads of one process as well.
    lock = os.open(path.with_name(f"{path.name}.lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _create(path: Path) -> None:
    # People's addresses are in there: nobody but the owner reads it. SQLite gives its side files the same mode.
    # An existing file is not opened: closing it would drop the locks that this process holds on it.
    if not path.exists():
        path.touch(mode=0o600)


def _bring_up(db: Database, path: Path, migrations: Sequence[str]) -> None:
    version = version_of(db)
    if version > len(migrations):
        raise DatabaseTooNewError(path, version, len(migrations))
    for number, script in enumerate(migrations[version:], start=version + 1):
        _apply(db, number, script)


def version_of(db: Database) -> int:
    """Give the number of migrations that this database has had."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _apply(db: Database, number: int, script: str) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        db.executescript(script)
        broken = db.execute('SELECT DISTINCT "table" FROM pragma_foreign_key_check ORDER BY 1').fetchall()
        if broken:
            raise BrokenReferencesError(number, [table for (table,) in broken])
        db.execute(f"PRAGMA user_version = {number}")
        db.commit()
    except BaseException:
        db.rollback()
        raise
