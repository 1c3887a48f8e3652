"""Today: what to do next."""

from permitted.validator import RULES


def test_it_works(guest):
    page = guest.text("/today")

    assert "Welcome back" in page
    assert "lessons read 1 of 3" in page
    assert "Next lesson" in page


def test_home_leads_to_today(visitor):
    assert visitor.get("/").location == "/today"


def test_somebody_new_is_told_what_this_is_and_where_to_begin(visitor, course):
    page = visitor.get("/today")

    assert "Permitted trains you to answer Amazon buyers" in page.text
    assert f'class="button primary large" href="/course/{next(iter(course.lessons))}"' in page.text
    assert page.text.count("button primary") == 1
    assert "<mark" in page.text


def test_looking_around_makes_no_guest(visitor, store):
    def people():
        return store.reading().execute("SELECT count(*) FROM people").fetchone()[0]

    before = people()

    for address in ("/today", "/course", "/practice", "/sandbox", "/sandbox/free", "/rules", "/sign-up", "/privacy"):
        assert visitor.get(address).status_code == 200

    assert people() == before
    assert "permitted" not in visitor.cookies()


def test_a_run_that_is_not_finished_comes_first(guest):
    run = guest.submit("/practice").location

    page = guest.get("/today").text

    assert page.index("Not finished yet") < page.index("Next lesson")
    assert f'href="{run}"' in page


def test_the_last_replies_are_listed(guest):
    kept = guest.submit("/sandbox/free", {"body": "Thank you.", "kind": "reply"}).location

    page = guest.get("/today").text

    assert f'href="{kept}"' in page
    assert "Any message" in page


def test_a_name_is_text(app, store):
    from permitted import training
    from permitted.web.installation import now
    from tests.training.cast import PASSWORD, QUICK
    from tests.web.conftest import signed_in

    person = training.sign_up(store, None, "<b>Bo</b> & Co", "bo@example.com", PASSWORD, now(), hasher=QUICK)

    page = signed_in(app, store, person).get("/today").text

    assert "&lt;b&gt;Bo&lt;/b&gt; &amp; Co" in page
    assert "<b>Bo" not in page


def test_what_a_lesson_taught_is_refreshed(guest, course):
    lesson = next(iter(course.lessons.values()))
    number = len(set(course.taught_in(lesson)) & {one.about for one in course.scenarios.values()})

    assert f"{number} refresher" in guest.text("/today")
    address = guest.submit("/refresher", on="/today").location

    assert f"1 of {number}" in guest.text(address)
    assert "Refresher" in guest.text(address)


def test_nothing_is_refreshed_before_anything_was_learnt(visitor):
    assert visitor.submit("/refresher", on="/practice").location == "/practice"


def forgotten(store, person, about):
    from permitted.learning.memory import Rating
    from permitted.training.memory import review_card
    from permitted.web.installation import now

    with store.writing() as db:
        for days in range(40, 20, -2):
            review_card(db, person, about, Rating.Again, "practice", now() - days * 86_400 * 1_000_000)


def test_what_was_forgotten_too_often_is_read_again_and_asked_again(app, store, course, cast, tom):
    forgotten(store, cast["Ana"], "contact-email")
    from tests.web.conftest import signed_in

    ana = signed_in(app, store, cast["Ana"])
    assert "Read these again" in ana.text("/today")
    assert "Ana ana@example.com" in tom.text("/team/leeches")
    assert f"{RULES['contact-email'].title} 9" in tom.text("/team/leeches")

    answer = ana.submit("/today/read-again", {"about": "contact-email"}, on="/today")

    assert answer.location == "/today"
    page = ana.text("/today")
    assert "Good. It is asked again" in page
    assert "Read these again" not in page
    assert "Nobody forgets anything again and again" in tom.text("/team/leeches")


def test_reading_again_what_was_not_forgotten_changes_nothing(guest):
    assert guest.submit("/today/read-again", {"about": "contact-email"}, on="/today").location == "/today"
    answer = guest.post("/today/read-again", {"about": "contact-email"})
    assert answer.status_code == 400
    assert "This page had been open for too long." in answer.text
    assert "asked again" not in guest.text("/today")
