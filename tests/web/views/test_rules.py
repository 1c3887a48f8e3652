"""The rules and their pages."""

import pytest

from permitted.validator import RULES


def test_it_works(visitor):
    page = visitor.get("/rules").text

    for rule in RULES:
        assert f'href="/rules/{rule}"' in page


def test_search_finds_rules_by_words_of_title_statement_and_group(visitor):
    page = visitor.get("/rules?q=Phone+NUMBER").text

    assert 'href="/rules/contact-phone"' in page
    assert 'href="/rules/style-emoji"' not in page


def test_a_search_that_finds_nothing_says_what_to_do(visitor):
    page = visitor.text("/rules?q=zebra")

    assert "No rule has all of these words" in page
    assert "show all rules" in page


def test_a_search_stays_text(visitor):
    assert "<script>" not in visitor.get('/rules?q="><script>alert(1)</script>').text


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_each_rule_has_a_page(visitor, rule):
    page = visitor.text(f"/rules/{rule.id}")

    assert rule.title in page
    assert ("Amazon’s own rules" in page) == (rule.basis == "amazon")
    assert "`" not in page


def test_a_page_shows_its_sections_and_its_examples_with_marks(visitor, course):
    page = visitor.get("/rules/contact-phone").text

    for section in course.rule_pages["contact-phone"].sections:
        assert f'<h2 id="{section.anchor}">' in page
    assert "<mark" in page


def test_a_rule_is_practised_from_its_page(visitor, forbidden):
    answer = visitor.submit("/practice", {"rule": forbidden.about}, on=f"/rules/{forbidden.about}")

    assert answer.location.startswith("/practice/")


def test_there_is_no_other_rule(visitor):
    assert visitor.get("/rules/none").status_code == 404
