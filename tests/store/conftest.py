"""A fresh store in a folder of its own."""

import pytest

from permitted import store as stores


@pytest.fixture
def path(tmp_path):
    return tmp_path / "permitted.sqlite3"


@pytest.fixture
def store(path):
    with stores.open(path) as opened:
        yield opened


@pytest.fixture
def db(store):
    """The database, in the middle of a transaction."""
    with store.writing() as writing:
        yield writing
