"""Concepts side by side, and one after the other."""

from permitted.validator.detect.concepts import Hit, Sentence
from permitted.validator.rules.relations import followed_by, side_by_side


def sentence(**places: int) -> Sentence:
    return Sentence(0, 100, {name: [Hit(at, at + 4, name)] for name, at in places.items()})


def test_concepts_stand_side_by_side_in_either_order() -> None:
    assert side_by_side(sentence(CLOSE=10, CLAIM=20), "CLOSE", "CLAIM", 6) == (10, 24)
    assert side_by_side(sentence(CLOSE=20, CLAIM=10), "CLOSE", "CLAIM", 6) == (10, 24)


def test_concepts_too_far_apart_do_not_belong_together() -> None:
    assert side_by_side(sentence(CLOSE=10, CLAIM=21), "CLOSE", "CLAIM", 6) is None


def test_any_of_several_concepts_will_do() -> None:
    assert side_by_side(sentence(CLOSE=10, CASE=15), "CLOSE", "CLAIM|CASE", 6) == (10, 19)


def test_what_follows_stands_behind() -> None:
    assert followed_by(sentence(YOU=10, RUDE=15), "YOU", "RUDE", 6) == (10, 19)
    assert followed_by(sentence(YOU=15, RUDE=10), "YOU", "RUDE", 6) is None
