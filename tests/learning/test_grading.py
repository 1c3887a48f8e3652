"""What an answer is worth."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from permitted.learning.grading import Grade, grade_choice, grade_verdict
from permitted.validator import RULES, Verdict

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
