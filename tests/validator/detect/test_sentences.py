"""Sentences: where one ends and where it does not."""

import pytest

from permitted.validator.detect.sentences import sentence_at, sentences


def cut(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hi jo. how are you? fine!", ["hi jo.", "how are you?", "fine!"]),
        ("dear mr. smith, no. 5 is here. bye", ["dear mr. smith, no. 5 is here.", "bye"]),
        ("hello,\n\nthank you\n\njo", ["hello,", "thank you", "jo"]),
        ("it costs 3.50 at shop.com today", ["it costs 3.50 at shop.com today"]),
        ("- one\n- two", ["- one", "- two"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_wrapped_line_goes_on() -> None:
    text = "we have sent you the wrong lid and are sorry about it, so the right\none leaves today"

    assert len(cut(text)) == 1


def test_a_position_is_found_in_its_sentence() -> None:
    spans = sentences("one. two. three.")

    assert [sentence_at(spans, position) for position in (0, 5, 12)] == [0, 1, 2]
