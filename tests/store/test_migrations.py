"""Bringing databases up to date."""

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing

import pytest

from permitted import store as stores
from permitted.store import BrokenReferencesError, DatabaseTooNewError
from permitted.store.migrations import migrate, version_of
from permitted.store.schema import MIGRATIONS

SHELVES = """
CREATE TABLE shelves (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE books (
    id INTEGER PRIMARY KEY,
    shelf_id INTEGER NOT NULL REFERENCES shelves (id) ON DELETE CASCADE
) STRICT;
INSERT INTO shelves VALUES (1, 'Poetry');
INSERT INTO books VALUES (1, 1);
"""
REBUILT = """
CREATE TABLE new_shelves (id INTEGER PRIMARY KEY, name TEXT NOT NULL, room TEXT NOT NULL) STRICT;
INSERT INTO new_shelves SELECT id, name, 'Hall' FROM shelves;
DROP TABLE shelves;
ALTER TABLE new_shelves RENAME TO shelves;
"""


def ask(path, sql):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_it_works(path):
    with stores.open(path) as opened:
        assert version_of(opened.reading()) == len(MIGRATIONS)
        assert opened.reading().execute("SELECT id, name FROM teams").fetchall() == [(1, "Everyone")]


def test_folders_are_made_and_nobody_else_reads_them(tmp_path):
    path = tmp_path / "state" / "site" / "permitted.sqlite3"

    with stores.open(path) as opened, opened.writing() as db:
        db.execute("UPDATE teams SET name = 'All'")
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}

    assert modes.keys() >= {"permitted.sqlite3", "permitted.sqlite3-wal", "permitted.sqlite3.lock"}
    assert set(modes.values()) == {0o600}


def test_every_table_is_strict(store):
    tables = store.reading().execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()

    assert [name for name, strict in tables if not strict and not name.startswith("sqlite_")] == []


def test_each_migration_runs_once(path):
    migrate(path, [SHELVES])
    migrate(path, [SHELVES])

    assert ask(path, "SELECT * FROM shelves") == [(1, "Poetry")]


def test_an_older_database_gets_what_it_has_not_had(path):
    migrate(path, [SHELVES])

    migrate(path, [SHELVES, "INSERT INTO shelves VALUES (2, 'Maps')", "DELETE FROM shelves WHERE id = 2"])

    assert ask(path, "SELECT name FROM shelves") == [("Poetry",)]
    assert ask(path, "PRAGMA user_version") == [(3,)]


def test_a_table_is_rebuilt_without_losing_what_refers_to_it(path):
    migrate(path, [SHELVES, REBUILT])

    assert ask(path, "SELECT * FROM shelves") == [(1, "Poetry", "Hall")]
    assert ask(path, "SELECT * FROM books") == [(1, 1)]


def test_a_migration_that_fails_leaves_nothing(path):
    migrate(path, [SHELVES])

    with pytest.raises(sqlite3.OperationalError, match="no such table: nowhere"):
        migrate(path, [SHELVES, "INSERT INTO shelves VALUES (2, 'Maps'); INSERT INTO nowhere VALUES (1);"])

    assert ask(path, "SELECT name FROM shelves") == [("Poetry",)]
    assert ask(path, "PRAGMA user_version") == [(1,)]


def test_a_migration_that_leaves_references_to_nothing_is_undone(path):
    migrate(path, [SHELVES])

    with pytest.raises(BrokenReferencesError, match="Migration 2 leaves rows that refer to nothing, in: books"):
        migrate(path, [SHELVES, "DELETE FROM shelves"])

    assert ask(path, "SELECT name FROM shelves") == [("Poetry",)]
    assert ask(path, "PRAGMA user_version") == [(1,)]


def test_a_newer_database_is_refused_and_left_alone(path):
    with stores.open(path):
        pass
    newer = len(MIGRATIONS) + 3
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {newer}")

    with pytest.raises(DatabaseTooNewError) as refusal:
        stores.open(path)

    assert str(refusal.value) == (
        f"The database {path} is of version {newer}, but this program knows versions up to {len(MIGRATIONS)}:"
        " run the newer program."
    )
    assert ask(path, "PRAGMA user_version") == [(newer,)]


def test_many_processes_open_a_fresh_database_at_once(path):
    source = """
import pathlib, sys
from permitted import store
from permitted.store import people
sys.stdin.readline()
with store.open(pathlib.Path(sys.argv[1])) as opened, opened.writing() as db:
    people.insert_guest(db, "Gil", "UTC", 0)
"""
    command = [sys.executable, "-W", "error", "-c", source, str(path)]
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for _ in range(8)
    ]
    for each in started:
        each.stdin.write("go\n")
        each.stdin.flush()

    complaints = [each.communicate(timeout=60)[1] for each in started]

    assert complaints == [""] * 8
    assert ask(path, "SELECT count(*) FROM people") == [(8,)]
    assert ask(path, "SELECT count(*) FROM teams") == [(1,)]


def test_answers_of_the_first_version_are_kept(path):
    migrate(path, MIGRATIONS[:1])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            """
            INSERT INTO people VALUES (5, 'ana@example.com', 'ana@example.com', 'Ana', 'UTC', 'hash', 1, 1);
            INSERT INTO runs VALUES (7, 'token', 5, 'practice', 'Practice', '["lid"]', 1);
            INSERT INTO scenario_versions VALUES ('hash', '{}');
            INSERT INTO attempts VALUES (9, 5, 7, 1, 'verdict', 'lid', 'hash', '"allowed"', 0.5, 1, 2);
            """
        )

    migrate(path)

    assert ask(path, "SELECT * FROM attempts") == [
        (9, 5, 7, 1, "verdict", "lid", "hash", 0, '"allowed"', None, 0, 0.5, 1, 2)
    ]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        ask(path, "DELETE FROM attempts")


def test_cards_and_reviews_from_before_teams_had_customs_are_kept(path):
    migrate(path, MIGRATIONS[:6])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            """
            INSERT INTO people VALUES (5, 'ana@example.com', 'ana@example.com', 'Ana', 'UTC', 'hash', 1, 1);
            INSERT INTO cards VALUES (5, 'contact-email', 9, 2.5, 5.5, 1, 12, 9);
            INSERT INTO reviews VALUES (7, 5, 'contact-email', 1, 'practice', 1, 1);
            """
        )

    migrate(path)

    assert ask(path, "SELECT due, lapses, forgiven, made_at FROM cards") == [(9, 9, 0, 0)]
    assert ask(path, "SELECT rating, retention FROM reviews") == [(1, 0.9)]
    assert ask(path, "SELECT name, desired_retention FROM teams") == [("Everyone", 0.9)]
