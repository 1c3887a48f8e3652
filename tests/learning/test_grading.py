"""What an answer is worth."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from permitted.course import Draft
from permitted.learning.grading import (
    CERTAINTY_MARKS,
    Grade,
    certainty_mark,
    grade_choice,
    grade_draft,
    grade_order,
    grade_spot,
    grade_verdict,
)
from permitted.validator import RULES, Message, Verdict, check

rule_sets = st.frozensets(st.sampled_from(sorted(RULES)), max_size=6)


def test_it_works():
    key = frozenset({"contact-email", "link-external"})

    grade = grade_choice(key, frozenset({"contact-email", "style-emoji"}))

    assert grade == Grade(0.0, right=("contact-email",), missed=("link-external",), wrong=("style-emoji",))


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ({"a", "b", "c", "d"}, 1.0),
        ({"a", "b", "c"}, 0.75),
        ({"a", "b", "x"}, 0.25),
        ({"a", "x", "y"}, 0.0),
        (set(), 0.0),
    ],
)
def test_wrong_rules_take_away_what_right_ones_give(answer, points):
    assert grade_choice(frozenset("abcd"), frozenset(answer)).points == points


def test_no_rule_is_right_where_none_is_broken():
    assert grade_choice(frozenset(), frozenset()) == Grade(1.0, (), (), ())
    assert grade_choice(frozenset(), frozenset({"style-emoji"})) == Grade(0.0, (), (), ("style-emoji",))


@given(st.sampled_from(Verdict), st.sampled_from(Verdict))
def test_a_verdict_is_right_or_wrong(key, answer):
    grade = grade_verdict(key, answer)

    assert grade.points == (1.0 if key is answer else 0.0)
    assert grade.full == (key is answer)


@given(rule_sets, rule_sets)
def test_points_stay_between_nothing_and_all(key, answer):
    assert 0.0 <= grade_choice(key, answer).points <= 1.0


@given(rule_sets, rule_sets)
def test_all_points_are_given_for_the_key_alone(key, answer):
    grade = grade_choice(key, answer)

    assert (grade.points == 1.0) == grade.full == (key == answer)


@given(rule_sets, rule_sets)
def test_every_rule_of_key_and_answer_is_in_one_list(key, answer):
    grade = grade_choice(key, answer)

    assert sorted([*grade.right, *grade.missed]) == sorted(key)
    assert sorted([*grade.right, *grade.wrong]) == sorted(answer)
    assert not {*grade.missed} & {*grade.wrong}


@given(rule_sets, rule_sets, st.sampled_from(sorted(RULES)))
def test_one_more_right_rule_never_costs_points_and_a_wrong_one_never_gives_any(key, answer, another):
    assume(another not in answer)
    before, after = grade_choice(key, answer), grade_choice(key, answer | {another})

    assert after.points >= before.points if another in key else after.points <= before.points


@given(rule_sets, rule_sets)
def test_choosing_everything_is_no_strategy(key, tempting):
    assume(len(tempting - key) >= len(key) > 0)

    assert grade_choice(key, key | tempting).points == 0.0


LENGTHS = {"0-10": 10, "10-40": 30, "40-60": 20}
clauses = st.frozensets(st.sampled_from(sorted(LENGTHS)))


def test_marked_clauses_count_by_their_overlap():
    grade = grade_spot(LENGTHS, frozenset({"0-10", "10-40"}), frozenset({"10-40", "40-60"}))

    assert grade == Grade(30 / 60, right=("10-40",), missed=("0-10",), wrong=("40-60",))


@given(clauses, clauses)
def test_only_the_very_clauses_are_worth_everything(key, answer):
    grade = grade_spot(LENGTHS, key, answer)

    assert 0.0 <= grade.points <= 1.0
    assert (grade.points == 1.0) == grade.full == (key == answer)


def test_a_clause_that_is_not_there_counts_for_nothing():
    assert grade_spot(LENGTHS, frozenset({"0-10"}), frozenset({"0-10", "90-99"})).points == 1.0


@pytest.mark.parametrize(("answer", "points"), [("abcd", 1.0), ("bacd", 5 / 6), ("dcba", 0.0), ("acbd", 5 / 6)])
def test_a_sequence_counts_by_its_pairs(answer, points):
    assert grade_order("abcd", answer).points == pytest.approx(points)


@given(st.permutations("abcde"))
def test_a_sequence_and_its_reverse_share_the_points(answer):
    points, reverse = grade_order("abcde", answer).points, grade_order("abcde", answer[::-1]).points

    assert points + reverse == pytest.approx(1.0)
    assert grade_order("abcde", answer).full == (answer == list("abcde"))


@pytest.mark.parametrize(
    ("body", "covered", "points"),
    [
        ("Dear Ana, the lid is in the box. Kind regards, Jo", (True, True), 1.0),
        ("Dear Ana, the lid is in the box. Kind regards, Jo", (True, False), 0.5),
        ("Dear Ana, the lid is in the box 😀. Kind regards, Jo", (True, True), 0.0),
    ],
)
def test_a_text_counts_by_its_points_and_its_verdict(body, covered, points):
    draft = Draft(check(Message(body, kind="reply")), (("The lid", covered[0]), ("The hinge", covered[1])))

    assert grade_draft(draft).points == points


@pytest.mark.parametrize(("certainty", "right", "wrong"), [(1, 1, 0), (2, 2, -2), (3, 3, -6)])
def test_being_sure_pays_only_if_one_is_right(certainty, right, wrong):
    assert certainty_mark(grade_verdict(Verdict.ALLOWED, Verdict.ALLOWED), certainty) == right
    assert certainty_mark(grade_verdict(Verdict.ALLOWED, Verdict.NOT_ALLOWED), certainty) == wrong


@given(st.floats(0, 1))
def test_it_pays_to_be_frank(chance):
    def mean(certainty):
        right, wrong = CERTAINTY_MARKS[certainty]
        return chance * right + (1 - chance) * wrong

    best = 1 if chance < 2 / 3 else 2 if chance < 4 / 5 else 3
    assert mean(best) >= max(mean(1), mean(2), mean(3)) - 1e-9
