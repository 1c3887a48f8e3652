"""Simulated learners: what is fair, what is repeatable, and what must hold whatever the figures."""

from random import Random

import pytest

from permitted.learning.memory import Rating, new_card, retrievability, reviewed
from permitted.learning.simulation import (
    FSRS,
    LESSON_DAYS,
    MICROSECONDS_A_DAY,
    START,
    LeitnerSchedule,
    advantages,
    simulate,
)
from permitted.learning.worlds import WORLDS, ActivationMemory, FsrsMemory

DAY = MICROSECONDS_A_DAY
SOME = {"days": 20, "rules": 12, "learners": 3, "seed": 5, "limit": 20}


@pytest.fixture(scope="module")
def outcomes():
    return simulate(**SOME)


def test_it_works(outcomes):
    assert {(one.world, one.schedule) for one in outcomes} == {
        (world, schedule) for world in WORLDS for schedule in ("FSRS", "Leitner", "in turn")
    }
    assert all(0 < one.mean_recall < 1 and 0 < one.last_recall < 1 for one in outcomes)


def test_the_same_seed_gives_the_same_figures_and_another_one_others(outcomes):
    assert simulate(**SOME) == outcomes
    assert simulate(**{**SOME, "seed": 6}) != outcomes


def test_every_schedule_has_the_same_reviews_on_every_day(outcomes):
    for world in WORLDS:
        first, *others = [[one.reviews for one in o.trials] for o in outcomes if o.world == world]

        assert others == [first, first]


def test_nobody_is_asked_more_than_the_limit_nor_what_was_not_learnt():
    for one in simulate(15, 60, 1, 1, limit=7):
        (trial,) = one.trials
        assert max(trial.reviews) == 7

    first, last = simulate(LESSON_DAYS, 20, 1, 1, 20)[0].trials[0].recalls[:: LESSON_DAYS - 1]
    assert (len(first), len(last)) == (2, 20)


def test_an_advantage_is_the_ratio_of_the_mean_recalls(outcomes):
    for one in advantages(outcomes):
        ours, other = (
            next(o for o in outcomes if (o.world, o.schedule) == (one.world, name)) for name in (FSRS, one.over)
        )

        assert one.mean == pytest.approx(ours.mean_recall / other.mean_recall, rel=0.02)


def test_one_day_one_rule_and_one_learner_are_enough():
    found = simulate(1, 1, 1, 1, 1)

    assert [one.trials[0].reviews for one in found] == [(1,)] * 6
    assert all(one.spread == 0 for one in advantages(found))


@pytest.mark.parametrize("name", ["days", "rules", "learners", "limit"])
@pytest.mark.parametrize("number", [0, -1])
def test_nothing_is_simulated_for_less_than_one(name, number):
    with pytest.raises(ValueError, match=f"{name} must be 1 at least, not {number}"):
        simulate(**{**SOME, name: number})


@pytest.mark.parametrize("world", WORLDS.values())
def test_recall_falls_with_time_and_rises_with_practice(world):
    idle, practised = (world(Random(3), START) for _ in range(2))
    for memory in (idle, practised):
        memory.practise(START + DAY, is_right=True)
    falling = [idle.recall(START + days * DAY) for days in range(2, 40)]
    practised.practise(START + 3 * DAY, is_right=True)

    assert falling == sorted(falling, reverse=True)
    assert practised.recall(START + 10 * DAY) > idle.recall(START + 10 * DAY)


def test_the_world_of_fsrs_is_the_sites_own_memory():
    memory = FsrsMemory(Random(1), START)
    memory.practise(START, is_right=True)

    card = reviewed(new_card("", START), Rating.Good, START)
    assert memory.recall(START + 5 * DAY) == retrievability(card, START + 5 * DAY)


def test_in_the_other_world_practice_lasts_longer_when_it_is_spaced():
    massed, spaced = (ActivationMemory(Random(1), START) for _ in range(2))
    for number in range(1, 5):
        massed.practise(START + number * DAY // 24, is_right=True)
        spaced.practise(START + number * 5 * DAY, is_right=True)

    assert spaced.recall(START + 60 * DAY) > massed.recall(START + 60 * DAY)


def test_leitner_moves_rules_between_boxes():
    schedule = LeitnerSchedule([2, 1, 1, 1])
    schedule.learn("easy", START)
    schedule.learn("hard", START)
    first = schedule.asked(START)
    schedule.note("easy", START, is_right=True)
    schedule.note("hard", START, is_right=True)
    schedule.note("easy", START + DAY, is_right=True)
    schedule.note("hard", START + DAY, is_right=False)

    assert set(first) == {"easy", "hard"}
    assert schedule.asked(START + 2 * DAY) == ["hard"]
    schedule.note("hard", START + 2 * DAY, is_right=True)
    assert schedule.asked(START + 3 * DAY) == ["easy"]
