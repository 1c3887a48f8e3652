import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.validator.detect.concepts import lexicon
from permitted.validator.detect.typos import MAX_KEPT, Corrections, Shifts
from permitted.validator.text import fold

VOCABULARY = ("discount", "guarantee", "review")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("disocunt", "discount"),  # two letters swapped
        ("disscount", "discount"),  # one twice
        ("discont", "discount"),  # one left out
        ("garantee", "guarantee"),
        ("discount", None),  # as it should be
        ("discourt", None),  # another letter makes another word
        ("discounts", None),  # so does an ending
        ("reveiw", None),  # too short to be sure
        ("viscount", None),
    ],
)
def test_one_slip_of_the_hand_is_seen_through(typed: str, meant: str | None) -> None:
    assert Corrections(VOCABULARY, {}, ())[typed] == meant


def test_known_misspellings_and_words_that_mean_themselves() -> None:
    corrections = Corrections(VOCABULARY, {"gaurantee": "guarantee", "reciept": "receipt"}, ["discont"])

    assert corrections["reciept"] == "receipt"
    assert corrections["discont"] is None


def test_what_is_remembered_has_a_limit() -> None:
    corrections = Corrections(VOCABULARY, {}, ())
    for number in range(MAX_KEPT + 10):
        corrections[f"word{number}"]

    assert len(corrections) <= MAX_KEPT


def test_a_concept_in_a_mistyped_word_has_its_place_in_the_text_as_typed() -> None:
    text = fold("Sorry, no. Take our disscount, or the garantee, or a discount.")

    places = [text.raw[h.start : h.end] for h in lexicon("en").hits(text) if h.concept in ("DISCOUNT", "CERTAIN")]

    assert places == ["disscount", "garantee", "discount"]


@given(st.lists(st.sampled_from(["a", "disocunt", "discont", "disscount", "and so", "guarntee"]), max_size=8))
def test_every_place_leads_back(words: list[str]) -> None:
    text = " ".join(words)
    mended, shifts = Corrections(VOCABULARY, {}, ()).read(text)

    found = [(i, i + len(word)) for word in VOCABULARY for i in range(len(mended)) if mended.startswith(word, i)]

    assert isinstance(shifts, Shifts)
    for start, end in found:
        assert text[shifts.start(start) : shifts.end(end)] in words
