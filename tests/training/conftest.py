"""The cast: Ana is a trainee, Tom a trainer, Ada the administrator; Gil is a guest."""

import pytest

from permitted import store as stores
from permitted import training
from permitted.store import Role
from tests.training.cast import NOW, PASSWORD, QUICK


@pytest.fixture
def store(tmp_path):
    with stores.open(tmp_path / "permitted.sqlite3") as opened:
        yield opened


@pytest.fixture
def ana(store):
    return training.sign_up(store, None, "Ana", "ana@example.com", PASSWORD, NOW, hasher=QUICK)


@pytest.fixture
def tom(store):
    link = training.add_person(store, "Tom", "tom@example.com", Role.TRAINER, NOW)
    return training.set_password(store, link, PASSWORD, NOW, hasher=QUICK)


@pytest.fixture
def ada(store):
    link = training.first_link(store, NOW)
    return training.claim_administrator(store, link, "Ada", "ada@example.com", PASSWORD, NOW, hasher=QUICK)


@pytest.fixture
def gil(store):
    return training.become_guest(store, NOW)
