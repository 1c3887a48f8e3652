"""A site with the real course, and the cast: a guest, Ana (trainee), Tom (trainer), Ada (administrator)."""

from dataclasses import replace

import pytest

from permitted import training
from permitted.course import VerdictTask
from permitted.settings import Settings
from permitted.store import Role
from permitted.validator import Verdict
from permitted.web import create_app
from permitted.web.installation import now
from permitted.web.limits import limiter
from tests.training.cast import PASSWORD, QUICK
from tests.web.visitor import Visitor


@pytest.fixture(autouse=True)
def patience(app):
    """Forget who has asked how often."""
    limiter.reset()


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    app = create_app(Settings(folder=tmp_path_factory.mktemp("data")))
    yield app
    app.extensions["permitted"].store.close()


@pytest.fixture(scope="session")
def store(app):
    return app.extensions["permitted"].store


@pytest.fixture(scope="session")
def course(app):
    return app.extensions["permitted"].course


@pytest.fixture(scope="session")
def cast(store):
    """The accounts, by name."""
    ada = training.claim_administrator(
        store, training.first_link(store, now()), "Ada", "ada@example.com", PASSWORD, now(), hasher=QUICK
    )
    ana = training.sign_up(store, None, "Ana", "ana@example.com", PASSWORD, now(), hasher=QUICK)
    link = training.add_person(store, "Tom", "tom@example.com", Role.TRAINER, now())
    return {"Ada": ada, "Ana": ana, "Tom": training.set_password(store, link, PASSWORD, now(), hasher=QUICK)}


@pytest.fixture
def visitor(app):
    """Somebody who has never been here."""
    return Visitor(app.test_client())


@pytest.fixture
def ana(app, store, cast):
    return signed_in(app, store, cast["Ana"])


@pytest.fixture
def tom(app, store, cast):
    return signed_in(app, store, cast["Tom"])


@pytest.fixture
def ada(app, store, cast):
    return signed_in(app, store, cast["Ada"])


@pytest.fixture
def guest(app, course):
    """Somebody who has read a lesson, and nothing else."""
    guest = Visitor(app.test_client())
    guest.submit(f"/course/{next(iter(course.lessons))}")
    return guest


@pytest.fixture
def site(tmp_path):
    """Make another site with other settings."""
    made = []

    def make(**settings):
        made.append(create_app(replace(Settings(folder=tmp_path), **settings)))
        return made[-1]

    yield make
    for app in made:
        app.extensions["permitted"].store.close()


@pytest.fixture
def forbidden(course):
    """A scenario that is not allowed and tempts besides."""
    return next(
        one
        for one in course.scenarios.values()
        if isinstance(one.task, VerdictTask)
        and one.family is None
        and one.task.verdict is Verdict.NOT_ALLOWED
        and one.task.tempting
    )


def signed_in(app, store, person):
    client = app.test_client()
    client.set_cookie("permitted", training.start_session(store, person, now()))
    return Visitor(client)
