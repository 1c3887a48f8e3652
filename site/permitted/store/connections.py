"""One connection to the database, with the settings that every connection must have."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

BUSY_TIMEOUT = 5000  # milliseconds that a writer waits for its turn


class SettingRefusedError(RuntimeError):
    """SQLite did not take a setting that the project rests on."""

    def __init__(self, name: str, wanted: int | str, found: object) -> None:
        super().__init__(f"SQLite keeps {name} at {found!r}, and the store needs {wanted!r}")


def connect(path: Path, *, foreign_keys: bool = True) -> Database:
    """Open a connection in autocommit mode with every setting verified; raises SettingRefusedError.

    Any thread may use it, though only one at a time; that is for the caller to see to.
    """
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        db = Database(connection, execute_plugins=False)
        # The timeout comes first: even the switch to WAL may have to wait for another process.
        _set(db, "busy_timeout", BUSY_TIMEOUT)
        _set(db, "journal_mode", "wal")
        _set(db, "synchronous", 2)  # FULL: a commit that was answered survives a power cut
        _set(db, "foreign_keys", int(foreign_keys))
    except BaseException:
        connection.close()
        raise
    return db


def _set(db: Database, name: str, value: int | str) -> None:
    db.execute(f"PRAGMA {name} = {value}").fetchall()
    found = db.execute(f"PRAGMA {name}").fetchone()[0]
    if found != value:
        raise SettingRefusedError(name, value, found)
