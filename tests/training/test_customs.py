"""What a team wants of its members: how well they are to remember, and what that costs."""

import pytest

from permitted import training
from permitted.store import cards, teams
from permitted.training.memory import rebuild_cards
from permitted.validator import Verdict
from tests.training.cast import DAY, NOW
from tests.training.test_refreshers import answer, card


def retention_of(store):
    return training.team_of_everyone(store).desired_retention


def test_it_works(store):
    training.set_retention(store, training.team_of_everyone(store), 0.95)

    assert retention_of(store) == 0.95


def test_nine_tenths_are_to_be_remembered_unless_somebody_says_otherwise(store):
    assert retention_of(store) == 0.9


@pytest.mark.parametrize("share", [0.69, 0.98, 92, -1, float("nan")])
def test_a_share_out_of_range_is_refused_and_changes_nothing(store, share):
    with pytest.raises(training.RetentionInvalid, match="from 70 % to 97 %"):
        training.set_retention(store, training.team_of_everyone(store), share)

    assert retention_of(store) == 0.9


def due_in_days(store, person):
    return (card(store, person).due - card(store, person).reviewed_at) / DAY


@pytest.mark.parametrize("name", ["ana", "gil"])
def test_who_is_to_forget_less_is_asked_earlier(store, request, name):
    person = request.getfixturevalue(name)
    gaps = {}
    for share in (0.7, 0.97):
        training.set_retention(store, training.team_of_everyone(store), share)
        answer(store, person, Verdict.NOT_ALLOWED, NOW + share * 100 * DAY)
        gaps[share] = due_in_days(store, person)

    assert gaps[0.7] > 2 * gaps[0.97]


def test_what_is_planned_is_not_moved(store, ana):
    answer(store, ana, Verdict.NOT_ALLOWED, NOW)
    before = card(store, ana)

    training.set_retention(store, training.team_of_everyone(store), 0.97)

    assert card(store, ana) == before


def test_cards_made_again_from_the_log_are_the_same(store, ana):
    for day, share in ((0, 0.9), (10, 0.7), (50, 0.97), (60, 0.8)):
        training.set_retention(store, training.team_of_everyone(store), share)
        answer(store, ana, Verdict.NOT_ALLOWED, NOW + day * DAY)
    before = card(store, ana)

    with store.writing() as db:
        rebuild_cards(db, ana)

    assert card(store, ana) == before
    assert [one.retention for one in cards.reviews_of(store.reading(), ana.id)] == [0.9, 0.7, 0.97, 0.8]


def test_the_cost_is_told_for_what_holds_and_for_others(store, ana, tom):
    training.set_retention(store, training.team_of_everyone(store), 0.93)
    answer(store, ana, Verdict.NOT_ALLOWED, NOW)

    loads = training.loads(store, training.team_of_everyone(store))

    assert [load.retention for load in loads] == [0.8, 0.85, 0.9, 0.92, 0.93, 0.95, 0.97]
    assert [load.team for load in loads] == sorted(load.team for load in loads)
    assert all(load.person == load.team / 2 for load in loads)


def test_a_team_without_anybody_costs_nothing(store):
    assert {load.team for load in training.loads(store, training.team_of_everyone(store))} == {0}


def test_of_several_teams_the_one_that_wants_most_counts(store, ana):
    with store.writing() as db:
        for name, share in (("Night shift", 0.95), ("Day shift", 0.8)):
            db.execute("INSERT INTO teams (name, desired_retention) VALUES (?, ?)", (name, share))
            db.execute("INSERT INTO memberships SELECT ?, id, 'trainee' FROM teams WHERE name = ?", (ana.id, name))

    assert teams.retention_of(store.reading(), ana.id) == 0.95
