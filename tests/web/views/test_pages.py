"""Pages that stand by themselves."""

from permitted.training.accounts import IDLE_AFTER
from tests.web.visitor import seen


def test_it_works(visitor):
    assert "What is kept" in visitor.text("/privacy")
    assert "How it works" in visitor.text("/about")


def test_privacy_tells_the_time_that_guests_are_kept(visitor):
    days = IDLE_AFTER // (24 * 60 * 60 * 1_000_000)

    assert f"has not been here for {days} days" in visitor.text("/privacy")


def test_every_page_says_whose_training_this_is(visitor):
    for address in ("/today", "/course", "/rules", "/privacy", "/nope"):
        page = visitor.text(address)
        assert "Independent training. Not affiliated with Amazon" in page
        assert "as of November 2026" in page


def test_the_quick_reference_has_the_path_and_what_to_do_and_not_to_do(visitor, course):
    page = visitor.text("/reference")

    assert len(course.reference.dos) + len(course.reference.donts) == 16
    for advice in (*course.reference.dos, *course.reference.donts):
        assert advice.say in page
    for step in course.reference.path:
        assert step.question in page


def test_search_finds_lessons_rules_and_templates_and_marks_the_words(visitor):
    page = visitor.get("/search?q=invoices")

    assert '<b class="hit">invoice</b>' in page.text
    assert 'href="/templates/invoice"' in page.text
    assert "with “invoices”" in seen(page)


def test_a_search_without_hits_says_what_to_try(visitor):
    assert "Nothing has these words" in visitor.text("/search?q=zzzz")
    assert "&lt;b&gt;" in visitor.get("/search?q=<b>").text
