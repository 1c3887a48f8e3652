"""Signing up, in and out, and one-time links."""

import pytest

from permitted import training
from permitted.store import Role
from permitted.web.installation import now
from tests.training.cast import PASSWORD
from tests.web.visitor import Visitor, seen


def test_it_works(visitor):
    answer = visitor.submit("/sign-up", {"name": "Zoë", "email": "zoe@example.com", "password": PASSWORD})

    assert (answer.status_code, answer.location) == (303, "/today")
    assert "Hello, Zoë" in visitor.text("/today")


def test_signing_up_keeps_what_the_guest_has_done(guest, course):
    guest.submit("/sign-up", {"name": "Gil", "email": "gil@example.com", "password": PASSWORD})

    assert f"1 of {len(course.lessons)} lessons read" in guest.text("/course")


def test_signing_in_brings_what_the_guest_has_done(guest, course, cast):
    answer = guest.submit("/sign-in", {"email": "ana@example.com", "password": PASSWORD})

    assert answer.status_code == 303
    assert f"1 of {len(course.lessons)} lessons read" in guest.text("/course")


def test_a_wrong_password_is_told_without_telling_which_part_is_wrong(visitor, cast):
    known = visitor.submit("/sign-in", {"email": "tom@example.com", "password": "wrong password"})
    unknown = visitor.submit("/sign-in", {"email": "nobody@example.com", "password": "wrong password"})

    assert known.status_code == unknown.status_code == 422
    assert "do not belong together" in seen(known)
    assert seen(known) == seen(unknown)
    assert 'value="tom@example.com"' in known.text
    assert "wrong password" not in known.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "Please give the name"),
        ({"email": "ana"}, "must have an @-sign"),
        ({"email": "ANA@example.com"}, "There is an account with this email"),
        ({"password": "short"}, "at least 10 characters"),
        ({"email": ""}, "Please give your email"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(visitor, cast, fields, words):
    right = {"name": "Eve", "email": "eve@example.com", "password": PASSWORD}

    answer = visitor.submit("/sign-up", {**right, **fields})

    assert answer.status_code == 422
    assert words in seen(answer)
    assert PASSWORD not in answer.text


def test_signing_out_ends_the_session_for_good(tom, app):
    token = tom.client.get_cookie("permitted").value

    answer = tom.submit("/sign-out", on="/today")

    assert answer.status_code == 303
    assert "You are signed out" in tom.text("/sign-in")
    thief = app.test_client()
    thief.set_cookie("permitted", token)
    assert "Sign in" in Visitor(thief).text("/today")


def test_the_token_changes_when_a_guest_becomes_somebody(guest, cast):
    before = guest.client.get_cookie("permitted").value

    guest.submit("/sign-in", {"email": "tom@example.com", "password": PASSWORD})

    assert guest.client.get_cookie("permitted").value != before


def test_those_who_have_an_account_need_not_sign_in(ana):
    assert ana.get("/sign-in").location == "/today"
    assert ana.get("/sign-up").location == "/today"


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/practice?x=1", "/practice?x=1"),
        ("https://evil.example/", "/today"),
        ("//evil.example/", "/today"),
        ("/\\evil.example/", "/today"),
        ("/\t/evil.example/", "/today"),
        ("javascript:alert(1)", "/today"),
        ("", "/today"),
    ],
)
def test_after_signing_in_nobody_is_led_elsewhere(visitor, cast, wanted, led_to):
    fields = {"email": "tom@example.com", "password": PASSWORD, "next": wanted}

    assert visitor.submit("/sign-in", fields).location == led_to


def test_the_first_link_makes_the_administrator(site):
    app = site()
    link = training.first_link(app.extensions["permitted"].store, now())
    visitor = Visitor(app.test_client())

    answer = visitor.submit(f"/link/{link}", {"name": "Ada", "email": "ada@example.com", "password": PASSWORD})

    assert answer.status_code == 303
    assert "Administrator" in visitor.text("/today")
    assert visitor.get(f"/link/{link}").status_code == 404


def test_a_link_sets_a_password(visitor, store, cast):
    link = training.add_person(store, "Lea", "lea@example.com", Role.TRAINEE, now())

    short = visitor.submit(f"/link/{link}", {"password": "short"})
    set_ = visitor.submit(f"/link/{link}", {"password": PASSWORD})

    assert short.status_code == 422
    assert set_.status_code == 303
    assert "Hello, Lea" in visitor.text("/today")


def test_a_link_that_is_none_says_so(visitor):
    answer = visitor.get("/link/none")

    assert answer.status_code == 404
    assert "This link does not work" in answer.text
    assert visitor.post("/link/none", {"password": PASSWORD}).status_code == 404


def test_where_people_are_invited_nobody_signs_up(site):
    visitor = Visitor(site(signup="invite").test_client())

    assert visitor.get("/sign-up").status_code == 403
    assert "by invitation" in visitor.text("/sign-up")
    assert visitor.post("/sign-up", {"name": "Eve"}).status_code == 403
    assert 'href="/sign-up"' not in visitor.get("/sign-in").text


def test_where_guests_are_off_everybody_signs_in(site):
    visitor = Visitor(site(guests=False).test_client())

    for address in ("/today", "/course", "/practice", "/sandbox", "/rules", "/sandbox/free?from=x"):
        answer = visitor.get(address)
        assert answer.status_code == 303, address
        assert answer.location.startswith("/sign-in?next=/")
    assert visitor.post("/practice").status_code == 303
    for address in ("/sign-in", "/sign-up", "/privacy", "/about", "/readyz", "/static/base.css"):
        assert visitor.get(address).status_code == 200, address
    assert visitor.get("/nope").status_code == 404


def test_where_guests_are_off_an_account_opens_everything(site):
    visitor = Visitor(site(guests=False).test_client())

    visitor.submit("/sign-up", {"name": "Ana", "email": "ana@example.com", "password": PASSWORD})

    assert visitor.get("/practice").status_code == 200
