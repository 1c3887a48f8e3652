"""Which scenarios come next."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.course import Course, Key, Scenario, VerdictTask
from permitted.course.reference import Reference
from permitted.learning.choice import choose_for, choose_scenarios
from permitted.learning.memory import Card
from permitted.validator import RULES, Message, Verdict

ABOUT = ("contact-email", "style-emoji", "late-message")


@dataclass(frozen=True)
class Answered:
    scenario_id: str
    answered_at: int


def scenario(name, about, formerly=(), level="easy", kind="verdict"):
    key = Key(Message(name), Verdict.NOT_ALLOWED, (about,))
    task = VerdictTask(key, {}, {})
    return Scenario(name, kind, about, level, name, task, "", "", formerly, Path(f"{name}.yaml"))


def course(*scenarios):
    return Course((), {}, {each.id: each for each in scenarios}, {}, {}, {}, Reference(), {}, {})


def ids(scenarios):
    return [each.id for each in scenarios]


def numbered(abouts):
    return [scenario(f"s{number}", about) for number, about in enumerate(abouts)]


abouts = st.lists(st.sampled_from(ABOUT), max_size=14)
moments = st.dictionaries(st.integers(0, 13), st.integers(0, 5), max_size=10)


def test_it_works():
    three = course(scenario("a", "contact-email"), scenario("b", "style-emoji"), scenario("c", "late-message"))
    attempts = [Answered("a", 5), Answered("b", 3)]

    assert ids(choose_scenarios(three, attempts, 2, RULES, 1)) == ["c", "b"]


def test_the_last_answer_is_what_counts():
    two = course(scenario("a", "contact-email"), scenario("b", "style-emoji"))
    attempts = [Answered("a", 9), Answered("a", 1), Answered("b", 5)]

    assert ids(choose_scenarios(two, attempts, 1, RULES, 1)) == ["b"]


def test_a_renamed_scenario_has_been_seen():
    two = course(scenario("new", "contact-email", formerly=("old",)), scenario("b", "style-emoji"))

    assert ids(choose_scenarios(two, [Answered("old", 1)], 1, RULES, 1)) == ["b"]


def test_a_rule_can_be_asked_for():
    three = course(*numbered(["contact-email", "style-emoji", "contact-email"]))

    assert sorted(ids(choose_scenarios(three, [], 10, ["contact-email"], 1))) == ["s0", "s2"]


def test_other_seeds_give_other_orders():
    many = course(*numbered([ABOUT[number % 3] for number in range(12)]))

    orders = {tuple(ids(choose_scenarios(many, [], 12, RULES, seed))) for seed in range(10)}

    assert len(orders) == 10


@given(abouts, moments, st.integers(0, 20), st.text())
def test_the_same_seed_gives_the_same_choice(abouts, moments, number, seed):
    many = course(*numbered(abouts))
    attempts = [Answered(f"s{index}", moment) for index, moment in moments.items()]

    choice = choose_scenarios(many, attempts, number, RULES, seed)

    assert choice == choose_scenarios(many, attempts, number, RULES, seed)
    assert len(set(ids(choice))) == len(choice) == min(number, len(abouts))


@given(abouts, moments, st.integers(0, 20))
def test_nothing_left_out_was_seen_longer_ago_than_what_is_chosen(abouts, moments, number):
    many = course(*numbered(abouts))
    attempts = [Answered(f"s{index}", moment) for index, moment in moments.items()]
    last = {f"s{index}": moments.get(index, -1) for index in range(len(abouts))}

    chosen = ids(choose_scenarios(many, attempts, number, RULES, 1))

    left_out = [last[name] for name in last if name not in chosen]
    assert max((last[name] for name in chosen), default=-1) <= min(left_out, default=99)


@given(abouts)
def test_neighbours_are_about_different_rules_wherever_that_can_be(abouts):
    chosen = choose_scenarios(course(*numbered(abouts)), [], len(abouts), RULES, 1)

    most = max(Counter(abouts).values(), default=0)
    alike = sum(left.about == right.about for left, right in pairwise(chosen))
    # With one rule in more than every other place, that many cannot be kept apart.
    assert alike == max(0, most - 1 - (len(abouts) - most))


def card(stability=None, about="contact-email"):
    return Card(about, 0, stability, 5.0 if stability else None, 0 if stability else None)


@pytest.mark.parametrize(
    ("stability", "level"),
    [(None, "easy"), (2, "easy"), (7, "medium"), (29, "medium"), (30, "subtle"), (400, "subtle")],
)
def test_a_refresher_is_as_hard_as_the_memory_is_firm(stability, level):
    ladder = course(*(scenario(f"is-{each}", "contact-email", level=each) for each in ("subtle", "easy", "medium")))

    assert choose_for(ladder, card(stability), [], 1).level == level


def test_writing_comes_once_a_rule_is_settled():
    both = course(scenario("write", "contact-email", kind="reply"), scenario("judge", "contact-email"))
    draws = {stability: {choose_for(both, card(stability), [], seed).id for seed in range(30)} for stability in (2, 8)}

    assert draws == {2: {"judge"}, 8: {"judge", "write"}}


def test_what_is_unseen_comes_before_what_fits():
    two = course(scenario("seen", "contact-email"), scenario("unseen", "contact-email", level="subtle"))

    assert choose_for(two, card(), [Answered("seen", 5)], 1).id == "unseen"
    assert choose_for(two, card(), [Answered("seen", 5), Answered("unseen", 4)], 1).id == "unseen"
    assert choose_for(two, card(about="style-emoji"), [], 1) is None
