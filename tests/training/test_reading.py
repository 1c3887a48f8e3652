"""Reading lessons."""

from permitted import training
from tests.training.cast import MINUTE, NOW


def test_it_works(store, ana, tom):
    training.mark_read(store, ana, "what-is-allowed", (), NOW)

    assert training.read_lessons(store, ana) == {"what-is-allowed"}
    assert training.read_lessons(store, tom) == frozenset()


def test_the_first_reading_counts(store, ana):
    training.mark_read(store, ana, "what-is-allowed", (), NOW)
    training.mark_read(store, ana, "what-is-allowed", (), NOW + MINUTE)

    assert store.reading().execute("SELECT read_at FROM readings").fetchall() == [(NOW,)]
