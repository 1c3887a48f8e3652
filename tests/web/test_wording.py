"""How pages put things."""

from datetime import UTC, datetime, timedelta

import pytest

from permitted.validator import RULES
from permitted.web.wording import apart, excerpt, language_name, plural, size, sources_of, statement

START = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("between", "words"),
    [
        (timedelta(0), "0 hours"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=30), "30 days"),
        (timedelta(days=30, hours=1), "30 days and 1 hour"),
        (timedelta(days=400, hours=5), "400 days"),
    ],
)
def test_it_works(between, words):
    assert apart(START, START + between) == words


def test_languages_have_names():
    assert [language_name(tag) for tag in ("de", "pt-BR", "xx")] == ["German", "Portuguese (pt-BR)", "xx"]


def test_sizes_are_those_of_the_guidelines():
    assert [size(count) for count in (1, 84_000, 10_000_000)] == ["1 byte", "84 kB", "10.0 MB"]


def test_one_is_singular():
    assert [plural(1, "reply", "replies"), plural(2, "reply", "replies"), plural(1_000, "rule")] == [
        "1 reply",
        "2 replies",
        "1,000 rules",
    ]


def test_statements_name_rules_by_their_titles():
    assert statement('A "note" is `contact-phone` instead.') == "A “note” is “Telephone number” instead."


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_source_is_named(rule):
    assert all(len(source) > 8 for source in sources_of(rule))


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("Where is\n it?", "Where is it?"),
        ("Hello, dear seller, hello", "Hello, dear …"),
        ("W" * 30, "W" * 18 + " …"),
        ("", ""),
    ],
)
def test_excerpts_end_between_words(text, beginning):
    assert excerpt(text, 18) == beginning
