"""Connections, and the one way to write."""

import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from permitted import store as stores
from permitted.store import NestedWritingError, TransactionEndedError, people

NOW = 1_790_000_000_000_000


def settings(store):
    db = store.reading()
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    return {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


def add(db, name="Gil"):
    return people.insert_guest(db, name, "UTC", NOW)


def names(store):
    return [name for (name,) in store.reading().execute("SELECT name FROM people ORDER BY id").fetchall()]


def write_and_fail(store, *writes):
    with store.writing() as db:
        for write in writes:
            write(db)
        raise ZeroDivisionError


def in_another_thread(function, *arguments):
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function, *arguments).result()


def run_python(source, *arguments):
    """Run a program of its own; a fork or a kill must not hit the tests."""
    command = [sys.executable, "-W", "error", "-c", source, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_it_works(store):
    with store.writing() as db:
        gil = add(db)

    assert people.by_id(store.reading(), gil.id) == gil


def test_every_connection_has_the_settings(store):
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}

    assert settings(store) == expected
    assert in_another_thread(settings, store) == expected


def test_a_thread_keeps_its_connection(store):
    assert store.reading() is store.reading()
    assert in_another_thread(store.reading) is not store.reading()


def test_nothing_is_written_outside_writing(store):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        add(store.reading())
    with store.writing() as db:
        add(db)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        add(store.reading())

    assert names(store) == ["Gil"]


def test_an_exception_leaves_nothing(store):
    with pytest.raises(ZeroDivisionError):
        write_and_fail(store, add)

    assert names(store) == []


def test_a_broken_constraint_leaves_nothing(store):
    def read_as_nobody(db):
        db.execute("INSERT INTO readings (person_id, lesson_id, read_at) VALUES (99, 'lesson', 0)")

    with pytest.raises(sqlite3.IntegrityError):
        write_and_fail(store, add, read_as_nobody)

    assert names(store) == []


# What sqlite-utils commits by itself elsewhere must stay inside the transaction here.
WRITES = {
    "insert": lambda db: db["teams"].insert({"name": "North"}),
    "insert_all": lambda db: db["teams"].insert_all([{"name": "North"}, {"name": "South"}]),
    "upsert": lambda db: db["teams"].upsert({"id": 5, "name": "North"}, pk="id"),
    "update": lambda db: db["teams"].update(1, {"name": "North"}),
    "delete_where": lambda db: db["teams"].delete_where("id = 1"),
    "execute": lambda db: db.execute("UPDATE teams SET name = 'North'"),
    "executescript": lambda db: db.executescript("DELETE FROM teams; INSERT INTO teams (name) VALUES ('North');"),
    "query": lambda db: list(db.query("INSERT INTO teams (name) VALUES ('North') RETURNING id")),
    "create": lambda db: db["extra"].create({"id": int}),
    "add_column": lambda db: db["teams"].add_column("colour", str),
    "create_index": lambda db: db["teams"].create_index(["name", "id"]),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_no_commit_of_sqlite_utils_escapes(store, write):
    def content():
        db = store.reading()
        return db.schema, db.execute("SELECT * FROM teams").fetchall()

    before = content()

    def notice(db):
        assert content() != before

    with pytest.raises(ZeroDivisionError):
        write_and_fail(store, write, notice)

    assert content() == before


def test_atomic_nests_inside_writing(store):
    with store.writing() as db:
        add(db, "Gil")
        with suppress(ZeroDivisionError), db.atomic():
            add(db, "Hal")
            raise ZeroDivisionError
        add(db, "Ida")

    assert names(store) == ["Gil", "Ida"]


def test_writing_inside_writing_is_an_error_and_undoes_both(store):
    def write_inside(db):
        with store.writing():
            pass

    with pytest.raises(NestedWritingError, match="writing already"):
        write_and_fail(store, add, write_inside)

    assert names(store) == []


def test_after_nested_writing_one_can_write_again(store):
    with suppress(NestedWritingError), store.writing(), store.writing():
        pass

    with store.writing() as db:
        add(db)

    assert names(store) == ["Gil"]


def test_ending_the_transaction_inside_is_an_error(store):
    with pytest.raises(TransactionEndedError), store.writing() as db:
        db.commit()


def test_others_see_nothing_before_the_commit(store):
    with store.writing() as db:
        add(db)
        assert names(store) == ["Gil"]
        assert in_another_thread(names, store) == []

    assert in_another_thread(names, store) == ["Gil"]


def test_a_writer_waits_for_another(store):
    inside, leave = threading.Event(), threading.Event()

    def hold():
        with store.writing() as db:
            add(db, "first")
            inside.set()
            leave.wait(10)

    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(hold)
        inside.wait(10)
        threading.Timer(0.2, leave.set).start()
        with store.writing() as db:
            add(db, "second")
        held.result()

    assert names(store) == ["first", "second"]


def test_threads_that_have_ended_leave_no_files_open(store):
    store.reading()
    before = len(list(Path("/dev/fd").iterdir()))

    for _ in range(30):
        in_another_thread(names, store)

    # One thread at a time takes a database file and its log; thirty would have taken sixty.
    assert len(list(Path("/dev/fd").iterdir())) - before < 10


def test_a_closed_store_can_be_opened_again(path):
    with stores.open(path) as first, first.writing() as db:
        add(db)

    with stores.open(path) as second:
        assert names(second) == ["Gil"]


def test_a_crash_while_writing_leaves_nothing(path):
    source = """
import os, pathlib, signal, sys
from permitted import store
from permitted.store import people
opened = store.open(pathlib.Path(sys.argv[1]))
with opened.writing() as db:
    people.insert_guest(db, "whole", "UTC", 0)
with opened.writing() as db:
    for number in range(10_000):
        people.insert_guest(db, "half", "UTC", 0)
    os.kill(os.getpid(), signal.SIGKILL)
"""

    crashed = run_python(source, path)

    assert crashed.returncode == -signal.SIGKILL, crashed.stderr
    with stores.open(path) as opened:
        assert names(opened) == ["whole"]
        with opened.writing() as db:
            add(db, "after")
        assert names(opened) == ["whole", "after"]


def test_parent_and_child_both_write_after_a_fork(path):
    source = """
import os, pathlib, sys
from permitted import store
from permitted.store import people
opened = store.open(pathlib.Path(sys.argv[1]))
with opened.writing() as db:
    people.insert_guest(db, "before", "UTC", 0)
before = opened.reading()
child = os.fork()
assert (opened.reading() is before) == bool(child)
for number in range(50):
    with opened.writing() as db:
        people.insert_guest(db, "parent" if child else "child", "UTC", 0)
if child:
    assert os.waitpid(child, 0)[1] == 0
    assert opened.reading().execute("PRAGMA integrity_check").fetchone() == ("ok",)
    opened.close()
else:
    opened.close()
    os._exit(0)
"""

    finished = run_python(source, path)

    assert finished.returncode == 0, finished.stderr
    with stores.open(path) as opened:
        assert sorted(names(opened)) == ["before", *["child"] * 50, *["parent"] * 50]
