"""Search: endings do not matter, titles count more, and what was found is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.course import Readable
from permitted.store import Index

PAGES = (
    Readable(
        "lesson", "refunds", "Telling about a refund", "Amazon announces refunds itself. Repeating it confirms nothing."
    ),
    Readable("rule", "needless", "Confirms the order", "The order was confirmed by Amazon already."),
    Readable("template", "invoice", "The invoice of an order", "The invoice is attached. Café prices are on it."),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(PAGES)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("refund", ["refunds"]),
        ("refunding", ["refunds"]),
        ("confirmation orders", ["needless"]),
        ("confirm", ["needless", "refunds"]),  # in the title first
        ("cafe", ["invoice"]),
        ("invoices attach", ["invoice"]),
        ("invoice zebra", ["invoice"]),  # all words stand nowhere, so some will do
        ("zebra", []),
        ("  ", []),
        ('"* NEAR(zebra', []),
    ],
)
def test_what_is_found(index: Index, question: str, found: list[str]) -> None:
    assert [hit.id for hit in index.search(question)] == found


def test_the_words_found_come_in_turns_with_the_others(index: Index) -> None:
    (hit,) = index.search("announce")

    assert hit.excerpt[:3] == ("Amazon ", "announces", " refunds itself. Repeating it confirms nothing.")


@given(st.text(max_size=300))
def test_any_question_gets_an_answer(index: Index, question: str) -> None:
    assert len(index.search(question)) <= len(PAGES)
