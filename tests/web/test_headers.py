"""Headers and cookies of every kind of answer."""

import re

import pytest

from tests.training.cast import PASSWORD
from tests.web.visitor import Visitor

PAGES = ["/today", "/course", "/rules", "/sandbox/free", "/nope", "/static/base.css", "/readyz"]


@pytest.mark.parametrize("address", PAGES)
def test_it_works(visitor, address):
    headers = visitor.get(address).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert re.search(r"style-src 'self' 'nonce-[\w-]{20,}'", policy)
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


def test_the_nonce_is_the_one_that_the_editor_is_given_and_new_each_time(visitor):
    first, second = visitor.get("/sandbox/free"), visitor.get("/sandbox/free")
    nonces = [re.search('name="csp-nonce" content="([^"]+)"', page.text)[1] for page in (first, second)]

    assert f"'nonce-{nonces[0]}'" in first.headers["Content-Security-Policy"]
    assert nonces[0] != nonces[1]


def test_nothing_on_a_page_would_need_a_weaker_policy(visitor, course):
    lesson = next(iter(course.lessons))
    for address in ("/today", f"/course/{lesson}", "/practice", "/sandbox/free", "/rules/contact-phone", "/nope"):
        page = visitor.get(address).text
        assert not re.search(r"<[^>]+\sstyle\s*=", page)
        assert not re.search(r"<[^>]+\son[a-z]+\s*=", page)
        assert "<style" not in page
        assert "data:" not in page
        assert re.findall(r"<script(?![^>]*src=)", page) == []


def test_personal_pages_are_kept_nowhere(guest, visitor):
    assert guest.get("/today").headers["Cache-Control"] == "no-store"
    assert visitor.get("/today").headers["Cache-Control"] == "private, no-cache"


def test_the_session_is_kept_from_scripts_and_other_sites(visitor):
    cookies = visitor.submit("/practice").headers.getlist("Set-Cookie")

    session = next(cookie for cookie in cookies if cookie.startswith("permitted="))
    assert "HttpOnly" in session
    assert "SameSite=Lax" in session
    assert "Path=/" in session
    assert "Secure" not in session
    assert re.match(r"permitted=[\w-]{43};", session)


def test_under_https_everything_is_kept_to_https(site):
    client = site(base_url="https://training.example.com").test_client()
    visitor = Visitor(client)

    page = client.get("/sign-up", base_url="https://training.example.com")
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
    fields = {"csrf_token": token, "name": "Ana", "email": "ana@example.com", "password": PASSWORD}
    answer = visitor.post("/sign-up", fields, base_url="https://training.example.com")

    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert all("Secure" in cookie for cookie in page.headers.getlist("Set-Cookie"))
    session = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith("__Host-permitted="))
    assert "Secure" in session


def test_addresses_of_proxies_count_only_where_they_are_trusted(site):
    trusting, plain = site(trusted_hops=1), site()

    def seen_by(app):
        with app.test_client() as client:
            client.get("/readyz", headers={"X-Forwarded-For": "203.0.113.9"})
            from flask import request

            return request.remote_addr

    assert seen_by(trusting) == "203.0.113.9"
    assert seen_by(plain) == "127.0.0.1"
