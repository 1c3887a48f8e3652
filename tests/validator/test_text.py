"""Folding: what reads alike becomes alike, and every span leads back to the raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.validator.text import fold


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Five STARS", "five stars"),
        ("Ｆｉｖｅ ５", "five 5"),
        ("café naïve", "cafe naive"),
        ("ｖ\u200bｅ\u00adrified", "verified"),
        ("WhаtsАрр me", "whatsapp me"),  # Cyrillic letters among Latin ones
        ("ʀᴇᴠɪᴇᴡ 🅰", "review a"),
        ("“don’t” – now…", '"don\'t" - now...'),
        ("r̶e̶v̶i̶e̶w", "review"),
        ("٣ ४ ⑤ 6️⃣", "3 4 5 6"),
        ("a  b\u00a0\u00a0c\td", "a b c d"),
        ("straße ﬁx", "strasse fix"),
        ("line\u2028break", "line\nbreak"),
    ],
)
def test_what_reads_alike_is_alike(raw: str, folded: str) -> None:
    assert fold(raw).folded == folded


@pytest.mark.parametrize("raw", ["привет мир", "καλημέρα", "こんにちは ガラス", "你好", "שלום", "مرحبا"])
def test_honest_text_in_other_scripts_stays_in_its_script(raw: str) -> None:
    assert not any(c.isascii() and c.isalpha() for c in fold(raw).folded)


def test_words_have_the_offsets_of_the_folded_text() -> None:
    text = fold("Follow-up, please!")

    assert text.words == "follow up  please "


def test_a_span_covers_what_was_dropped_inside_it() -> None:
    raw = "x re\u200bvi\u00adew y"
    text = fold(raw)
    start = text.folded.index("review")

    assert raw[slice(*text.span(start, start + 6))] == "re\u200bvi\u00adew"


def test_marks_go_along_with_their_last_character() -> None:
    raw = "call 5️⃣ now"
    text = fold(raw)

    assert raw[slice(*text.span(5, 6))] == "5️⃣"


def test_a_bomb_of_marks_is_one_letter() -> None:
    assert fold("e" + "\u0301" * 19_000).folded == "e"


@given(st.text(max_size=200))
def test_every_span_lies_in_the_raw_text(raw: str) -> None:
    text = fold(raw)

    assert len(text.words) == len(text.folded)
    for index in range(len(text.folded)):
        start, end = text.span(index, index + 1)
        assert 0 <= start < end <= len(raw)
