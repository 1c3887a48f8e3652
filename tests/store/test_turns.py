"""Waiting for one's turn to write."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from permitted import store as stores
from permitted.store import people, turns

NOW = 1_790_000_000_000_000


def add(store, name):
    with store.writing() as db:
        people.insert_guest(db, name, "UTC", NOW)


def number_of(store, name):
    return store.reading().execute("SELECT count(*) FROM people WHERE name = ?", (name,)).fetchone()[0]


def test_a_writer_who_never_pauses_leaves_turns_to_others(store):
    done = threading.Event()

    def hog():
        while not done.is_set():
            add(store, "hog")

    with ThreadPoolExecutor(4) as pool:
        hogs = [pool.submit(hog) for _ in range(4)]
        try:
            for _ in range(20):
                add(store, "patient")
        finally:
            done.set()

    assert [each.result() for each in hogs] == [None] * 4
    assert number_of(store, "patient") == 20


def test_patience_ends(store, path, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.05)

    with stores.open(path) as other, ThreadPoolExecutor(1) as pool, store.writing():
        refused = pool.submit(add, other, "late").exception(timeout=10)
        # In the thread of the refused one nothing is left over that would keep it from writing later.
        timeout = pool.submit(lambda: other.reading().execute("PRAGMA busy_timeout").fetchone()).result()

    assert isinstance(refused, sqlite3.OperationalError)
    assert str(refused) == "database is locked"
    assert timeout == (5000,)


def test_an_error_that_is_no_waiting_is_raised_at_once(store):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        turns.begin_writing(store.reading())
