"""What changed: the page for who learnt a rule as it was, and the one for trainers."""

import re
from dataclasses import replace

import pytest

from permitted import training
from permitted.learning.changes import texts_of
from permitted.store import Role
from permitted.validator import RULES, RULES_VERSION
from permitted.web.installation import now
from tests.training.cast import DAY
from tests.web.conftest import signed_in
from tests.web.views.test_progress import wrong_answer
from tests.web.visitor import Visitor

BEFORE = "Gives any email address at all, <b>whatever</b> it is for."


def as_it_was():
    """The catalogue of a version before this one: an email rule that read differently, one more, and one fewer."""
    rules = dict(texts_of(RULES))
    email = rules["contact-email"]
    rules["contact-email"] = replace(email, statement=BEFORE, severity="review")
    rules["fax-number"] = replace(email, title="Gives a fax number", statement="Gives a fax number.")
    del rules["tone-cold"]
    return rules


@pytest.fixture
def changed(site):
    """A site that ran with another version first, with Ana who trained then, Bo who has begun since, and Tom."""
    app = site()
    with app.app_context():
        store = app.extensions["permitted"].store
        training.keep_catalogue(store, now() - 30 * DAY, RULES_VERSION - 1, as_it_was())
    return app


def account(app, name, role=None):
    store = app.extensions["permitted"].store
    role = role or "trainee"
    link = training.add_person(store, name, f"{name.lower()}@example.com", Role(role), now())
    from tests.training.cast import PASSWORD, QUICK

    return training.set_password(store, link, PASSWORD, now(), hasher=QUICK)


@pytest.fixture
def ana(changed):
    store = changed.extensions["permitted"].store
    ana = account(changed, "Ana")
    training.mark_read(store, ana, "first", ["contact-email"], now() - 20 * DAY)
    return signed_in(changed, store, ana)


@pytest.fixture
def tom(changed):
    return signed_in(changed, changed.extensions["permitted"].store, account(changed, "Tom", "trainer"))


def test_it_works(ana, tom):
    assert "Rules are not as you learnt them" in ana.text("/today")
    page = ana.text("/changes")
    assert "then answer 2 questions" in page
    assert f"Before {RULES['contact-email'].title} {BEFORE}" in page
    assert "No longer a rule" in page
    assert f"{RULES['tone-cold'].title} New" in page
    assert "Ana ana@example.com 0 of 2 not yet" in tom.text("/team/changes")

    address = ana.submit("/changes").location
    assert "What changed" in ana.text(address)
    for _ in range(5):
        question = re.search(r'name="question" value="(\w+)"', ana.get(address).text)
        if question:
            ana.submit(address, wrong_answer(question[1], ana.get(address).text))
        elif address.endswith("/1"):
            address = address[:-1] + "2"

    assert "Rules are not as you learnt them" not in ana.text("/today")
    assert "2 of 2 answered" in ana.text("/changes")
    assert 'form method="post" class="actions"' not in ana.get("/changes").text
    assert "Ana ana@example.com 2 of 2 yes" in tom.text("/team/changes")


def test_texts_are_text(ana):
    page = ana.get("/changes").text

    assert "&lt;b&gt;whatever&lt;/b&gt;" in page
    assert "<b>whatever" not in page


def test_who_began_since_sees_nothing(changed):
    bo = signed_in(changed, changed.extensions["permitted"].store, account(changed, "Bo"))
    bo.submit("/course/" + next(iter(changed.extensions["permitted"].course.lessons)))

    assert "What changed" not in bo.text("/today")
    assert "Nothing that you have learnt has changed since." in bo.text("/changes")
    assert bo.submit("/changes", on="/practice").location == "/changes"


def test_nobody_has_learnt_anything(changed):
    nobody = Visitor(changed.test_client())

    assert "Nothing that you have learnt has changed since." in nobody.text("/changes")
    assert nobody.submit("/changes", on="/practice").location == "/changes"


def test_the_trainer_of_a_site_that_has_known_one_version(tom, ana, site):
    assert ana.get("/team/changes").status_code == 403
    other = tom.text("/team/changes")
    assert "Version 1 of the rules" in other
    assert "3 rules, before and now" in other


def test_a_page_that_was_open_for_too_long_comes_again(ana):
    answer = ana.post("/changes")

    assert answer.status_code == 400
    assert "This page had been open for too long." in answer.text
    assert "then answer 2 questions" in ana.text("/changes")
