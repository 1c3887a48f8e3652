"""Pages of errors."""

import logging

import pytest
from flask import abort

from permitted.web.errors import PAGES
from tests.web.visitor import Visitor, seen


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    from permitted.settings import Settings
    from permitted.web import create_app

    app = create_app(Settings(folder=tmp_path_factory.mktemp("data")))
    app.add_url_rule("/error/<int:status>", "error", lambda status: abort(status))
    app.add_url_rule("/bug", "bug", lambda: 1 / 0)
    yield app
    app.extensions["permitted"].store.close()


@pytest.mark.parametrize("status", PAGES)
def test_it_works(broken, status):
    answer = broken.test_client().get(f"/error/{status}")

    assert answer.status_code == status
    assert PAGES[status][0] in answer.text
    assert PAGES[status][1][:30] in seen(answer)
    assert answer.headers["X-Request-Id"] in answer.text
    assert "To today’s page" in answer.text


def test_a_bug_is_logged_with_the_number_that_the_page_shows(broken, caplog):
    with caplog.at_level(logging.ERROR):
        answer = broken.test_client().get("/bug")

    assert answer.status_code == 500
    assert "The fault is ours" in answer.text
    assert "ZeroDivisionError" not in answer.text
    assert "ZeroDivisionError" in caplog.text
    assert any(record.request_id == answer.headers["X-Request-Id"] for record in caplog.records)


def test_a_page_that_only_takes_forms_says_so(visitor):
    answer = visitor.get("/sign-out")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    assert "That cannot be done here" in answer.text


def test_too_much_is_too_much(visitor):
    answer = visitor.post("/sandbox/free", {"body": "x" * 1_100_000})

    assert answer.status_code == 413
    assert "too much text" in answer.text


def test_too_many_passwords_are_too_many(site):
    visitor = Visitor(site().test_client())

    statuses = {visitor.post("/sign-in", {"email": "x", "password": "y"}).status_code for _ in range(31)}

    assert 429 in statuses


def test_the_page_comes_even_where_the_database_does_not(site, tmp_path):
    app = site()
    visitor = Visitor(app.test_client())
    visitor.submit("/practice")
    app.extensions["permitted"].store.close()
    (tmp_path / "permitted.sqlite3").write_bytes(b"no database at all" * 1_000)

    answer = visitor.get("/today")

    assert answer.status_code == 500
    assert "The fault is ours" in answer.text
