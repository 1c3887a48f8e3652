"""The store: a connection for each thread, and the one way to write."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from permitted.store.connections import connect
from permitted.store.migrations import migrate
from permitted.store.turns import begin_writing


class NestedWritingError(RuntimeError):
    """writing() inside writing(): the inner one could not be rolled back by itself."""

    def __init__(self) -> None:
        super().__init__("This thread is writing already; pass the database on instead of calling writing() again.")


class TransactionEndedError(RuntimeError):
    """Something inside writing() ended its transaction, so that what came before can no longer be rolled back."""

    def __init__(self) -> None:
        super().__init__("The transaction was ended inside writing(), which alone commits and rolls back.")


def open(path: Path) -> "Store":  # noqa: A001 - read as store.open
    """Give the store at `path`, created and brought up to date; raises DatabaseTooNewError."""
    migrate(path)
    return Store(path)


class Store:
    """The database at one path, for all threads of a process and for processes forked from it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # By process too: a connection must not be used, nor even closed, on the other side of a fork.
        # A thread that inherits the number of one that has ended inherits its connection.
        self._connections: dict[tuple[int, int], Database] = {}

    def reading(self) -> Database:
        """Give this thread's connection; it refuses to write outside writing()."""
        key = (os.getpid(), threading.get_ident())
        if key not in self._connections:
            self._connections[key] = _read_only(connect(self._path))
        return self._connections[key]

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """Hold the write lock: all inside is committed together, or rolled back if an exception leaves the block.

        Raises NestedWritingError, TransactionEndedError, and SQLite's own error if the lock is not to be had in time.
        """
        db = self.reading()
        if _in_transaction(db):
            raise NestedWritingError
        db.execute("PRAGMA query_only = OFF")
        try:
            begin_writing(db)
            yield db
            if not _in_transaction(db):
                raise TransactionEndedError
            db.commit()
        finally:
            db.rollback()
            db.execute("PRAGMA query_only = ON")

    def close(self) -> None:
        """Close this process's connections; no other thread may be using the store."""
        for key in [key for key in self._connections if key[0] == os.getpid()]:
            self._connections.pop(key).close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _read_only(db: Database) -> Database:
    db.execute("PRAGMA query_only = ON")
    return db


def _in_transaction(db: Database) -> bool:
    return db.conn.in_transaction
