"""Every form has a token, and without it nothing happens."""

import pytest

from permitted.web.forms import with_line_feeds


def posts(app):
    """Give the addresses that take a POST, with something in the place of each variable."""
    places = {
        "lesson_id": "permitted",
        "desk_id": "free",
        "template_id": "invoice",
        "token": "x",
        "number": 1,
        "exam_id": "onboarding",
    }
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()):
            values = {name: places[name] for name in rule.arguments}
            yield rule.endpoint, adapter.build(rule.endpoint, values, method="POST")


def test_it_works(app, visitor, store):
    def rows():
        tables = ("people", "runs", "attempts", "tries", "readings", "sessions", "papers", "certificates")
        return [store.reading().execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables]

    before = rows()
    for endpoint, address in posts(app):
        if endpoint == "api.check_message":
            continue
        fields = {"body": "x", "kind": "reply", "name": "x", "email": "x@example.com", "password": "x" * 12}
        answer = visitor.post(address, fields)
        is_sent_away = (answer.location or "").startswith(("/sign-in", "/today"))
        assert answer.status_code in (400, 404) or is_sent_away, address

    assert rows() == before


def test_a_token_of_somebody_else_is_refused(app, visitor, guest):
    theirs = guest.get("/practice").text.split('name="csrf_token" value="')[1].split('"')[0]

    answer = visitor.post("/practice", {"csrf_token": theirs})

    assert answer.status_code == 400


def test_a_refused_token_keeps_name_and_email(visitor):
    answer = visitor.post("/sign-up", {"name": "Ána", "email": "ana2@example.com", "password": "seven quiet otters"})

    assert answer.status_code == 400
    assert 'value="Ána"' in answer.text
    assert 'value="ana2@example.com"' in answer.text
    assert "seven quiet otters" not in answer.text


def test_what_calls_itself_json_is_no_form(visitor):
    assert visitor.client.post("/practice", json=[1, 2]).status_code == 400


@pytest.mark.parametrize(("typed", "read"), [("a\r\nb\rc\nd", "a\nb\nc\nd"), (None, ""), ("\r\n\r\n", "\n\n")])
def test_line_ends_of_browsers_become_line_feeds(typed, read):
    assert with_line_feeds(typed) == read
