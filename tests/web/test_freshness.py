"""In debug mode, authors see what they saved, or what is wrong with it."""

import pytest

from permitted.settings import Settings
from permitted.web import create_app
from tests.course.conftest import SCENARIO, Desk


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture
def browser(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("FLASK_DEBUG", "1")
    settings = Settings(folder=tmp_path / "data", content=desk.root / "content", quizzes=desk.root / "quizzes")
    app = create_app(settings)
    yield app.test_client()
    app.extensions["permitted"].store.close()


def test_a_saved_file_is_shown_at_once(desk, browser):
    assert "First things" in browser.get("/course").text

    desk.change("content/lessons/01-start/01-first.md", "First things", "Other things")

    assert "Other things" in browser.get("/course").text


def test_a_new_file_is_shown_at_once(desk, browser):
    desk.write(
        "content/lessons/01-start/02-second.md",
        "---\nid: second\ntitle: Second\nsummary: More.\nminutes: 3\n"
        "rules: [style-emoji]\ntakeaway: Go on.\n---\nWords.\n",
    )

    assert browser.get("/course/second").status_code == 200


def test_a_mistake_is_named_until_it_is_mended(desk, browser):
    desk.change("quizzes/style/smiling-lid.yaml", "level: easy", "level: simple")

    page = browser.get("/course")
    assert page.status_code == 503
    assert "smiling-lid.yaml, line 4" in page.text
    assert "must be one of easy, medium, subtle" in page.text

    desk.write("quizzes/style/smiling-lid.yaml", SCENARIO)
    assert browser.get("/course").status_code == 200


def test_a_site_that_serves_people_does_not_look(desk, tmp_path):
    settings = Settings(folder=tmp_path / "data", content=desk.root / "content", quizzes=desk.root / "quizzes")
    app = create_app(settings)
    desk.change("content/lessons/01-start/01-first.md", "First things", "Other things")

    assert "First things" in app.test_client().get("/course").text
    app.extensions["permitted"].store.close()
