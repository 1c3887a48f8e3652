"""The check over HTTP."""

import json

import pytest

from permitted.validator import Message, check

ADDRESS = "/api/v1/check"
MESSAGE = {"body": "Leave us 5 stars and email me at jo@shop.com", "kind": "reply"}


def test_it_works(visitor):
    answer = visitor.client.post(ADDRESS, json=MESSAGE)

    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    assert answer.text == check(Message.from_object(MESSAGE)).to_json()


def test_bytes_are_read_as_they_came(visitor):
    body = '{"body": "Wir schicken Ihnen morgen ein neues Glas \\ud83e\\udda6 ÄÖ"}'

    answer = visitor.client.post(ADDRESS, data=body.encode(), content_type="application/json; charset=utf-8")

    assert answer.text == check(Message.from_json(body)).to_json()


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"{}", None, 415),
        (b"[]", "application/json", 422),
        (b"{}", "application/json", 422),
        (b'{"body": 1, "format": "pdf"}', "application/json", 422),
        (b"[" * 100_000, "application/json", None),
        (b'{"body": "' + b"x" * 2_000_000 + b'"}', "application/json", 413),
    ],
)
def test_what_cannot_be_read_is_a_problem(visitor, body, kind, status):
    answer = visitor.client.post(ADDRESS, data=body, content_type=kind)

    assert answer.status_code in ((status,) if status else (400, 422))
    assert answer.content_type == "application/problem+json"
    assert answer.json["status"] == answer.status_code
    assert answer.json["detail"]
    assert answer.json["title"]


def test_all_wrong_fields_are_named_and_the_first_one_first(visitor):
    answer = visitor.client.post(ADDRESS, json={"body": 1, "format": "pdf", "extra": 2})

    fields = [error["field"] for error in answer.json["errors"]]
    assert set(fields) == {"body", "format", "extra"}
    assert answer.json["detail"].startswith(fields[0])


def test_too_many_are_asked_to_wait(site):
    client = site().test_client()

    for _ in range(600):
        assert client.post(ADDRESS, data=b"", content_type="text/plain").status_code == 415
    answer = client.post(ADDRESS, json=MESSAGE)

    assert answer.status_code == 429
    assert answer.content_type == "application/problem+json"
    assert int(answer.headers["Retry-After"]) > 0


def test_cookies_are_neither_read_nor_set(ana):
    answer = ana.client.post(ADDRESS, json=MESSAGE)

    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_other_addresses_and_methods_are_problems_too(visitor):
    assert visitor.get(ADDRESS).status_code == 405
    assert visitor.get(ADDRESS).headers["Allow"]
    assert visitor.get(ADDRESS).content_type == "application/problem+json"
    assert visitor.get("/api/v2/check").content_type == "application/problem+json"


def test_the_check_needs_no_token_and_no_account(site):
    assert site(guests=False).test_client().post(ADDRESS, json=MESSAGE).status_code == 200


def test_ready(visitor):
    answer = visitor.get("/readyz")

    assert (answer.status_code, answer.text) == (200, "ready\n")


def test_not_ready_without_a_database(site, monkeypatch, tmp_path):
    app = site()
    (tmp_path / "permitted.sqlite3").write_bytes(b"no database at all" * 1_000)
    app.extensions["permitted"].store.close()

    answer = app.test_client().get("/readyz")

    assert answer.status_code == 503
    assert json.loads(answer.text)["detail"] == "The database cannot be read."
