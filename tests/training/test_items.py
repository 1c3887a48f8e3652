"""Figures from stored answers, and answers graded again."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from permitted import training
from permitted.course import ChooseTask
from permitted.course.tasks import Option
from permitted.learning.grading import grade
from permitted.store import attempts, cards, people
from permitted.validator import Verdict
from tests.training.cast import DAY, MINUTE, NOW, SECOND, exercise

GIFT = exercise("gift-card", "review-incentive", Verdict.NOT_ALLOWED, ("review-incentive",))
LABEL = exercise("return-label", "order-id-missing", Verdict.ALLOWED, ())
COURSE = SimpleNamespace(scenarios={one.id: one for one in (GIFT, LABEL)})
CORRECTED = exercise("gift-card", "review-incentive", Verdict.ALLOWED, ())


def choice(*options, right="a"):
    task = ChooseTask("Which?", tuple(Option(one, one, one == right, "") for one in options), ())
    return replace(GIFT, id="which", kind="choose", task=task, path=Path("which.yaml"))


def answer(store, person, scenario, given, now=NOW, question="verdict", hinted=False):
    run = training.start_run(store, person, "practice", "Practice", [scenario], now)
    if hinted:
        training.take_hint(store, person, run, 1, now)
    return training.answer_scenario(store, person, run, 1, scenario, question, given, now + 30 * SECOND)


def crowd(store, number=12):
    for place in range(number):
        guest = training.become_guest(store, NOW)
        knows = place % 2 == 0
        answer(store, guest, GIFT, Verdict.NOT_ALLOWED if knows else Verdict.ALLOWED)
        answer(store, guest, LABEL, Verdict.ALLOWED if knows else Verdict.NOT_ALLOWED, NOW + MINUTE)


def points(store, person):
    return [one.points for one in training.attempts_of(store, person)]


# ---------------------------------------------------------------- figures


def test_it_works(store):
    crowd(store)

    gift, label = training.item_statistics(store, COURSE)

    assert (gift.scenario_id, label.scenario_id) == ("gift-card", "return-label")
    assert (gift.answers, gift.facility, gift.median_seconds) == (12, 0.5, 30)
    assert gift.discrimination == pytest.approx(1.0)
    assert gift.shares == {"allowed": 0.5, "needs_review": 0.0, "not_allowed": 0.5}


def test_the_first_answer_of_a_person_to_the_first_question_counts(store):
    crowd(store)
    person = people.by_id(store.reading(), 1)
    for days in range(1, 20):
        answer(store, person, GIFT, Verdict.ALLOWED, NOW + days * DAY)

    assert {one.answers for one in training.item_statistics(store, COURSE)} == {12}


def test_answers_under_a_former_id_count_and_those_to_what_is_gone_do_not(store):
    crowd(store)
    renamed = replace(GIFT, id="gift", formerly=("gift-card",))

    (found,) = training.item_statistics(store, SimpleNamespace(scenarios={"gift": renamed}))

    assert (found.scenario_id, found.answers) == ("gift", 12)


def test_few_answers_are_not_shown(store):
    crowd(store, 9)

    assert training.item_statistics(store, COURSE) == ()


# ---------------------------------------------------------------- regrading


def test_a_corrected_key_changes_points_once_it_is_written(store, ana, tom):
    answer(store, ana, GIFT, Verdict.ALLOWED), answer(store, tom, GIFT, Verdict.NOT_ALLOWED)

    dry = training.regrade(store, CORRECTED, NOW + DAY, write=False)
    before = points(store, ana), points(store, tom)
    written = training.regrade(store, CORRECTED, NOW + DAY, write=True)

    assert [(one.attempt.person_id, one.attempt.points, one.points) for one in dry] == [(ana.id, 0, 1), (tom.id, 1, 0)]
    assert before == ([0], [1])
    assert dry == written
    assert (points(store, ana), points(store, tom)) == ([1], [0])


def test_every_reader_of_points_sees_the_new_ones(store, ana):
    kept = answer(store, ana, GIFT, Verdict.ALLOWED)
    run = training.latest_run(store, ana)
    training.regrade(store, CORRECTED, NOW + DAY, write=True)

    db = store.reading()
    assert training.progress(store, ana).right == 1
    assert training.run_state(store, run)[0].attempts["verdict"].points == 1
    assert attempts.find(db, run.id, 1, "verdict").points == 1
    assert attempts.timed(db, ana.id)[0].points == 1
    assert db.execute("SELECT points FROM attempts WHERE id = ?", (kept.id,)).fetchall() == [(0.0,)]


def test_the_newest_regrade_counts_and_without_a_change_there_is_none(store, ana):
    answer(store, ana, GIFT, Verdict.ALLOWED)
    for scenario in (CORRECTED, CORRECTED, GIFT, GIFT):
        training.regrade(store, scenario, NOW + DAY, write=True)

    assert points(store, ana) == [0]
    assert store.reading().execute("SELECT points FROM regrades ORDER BY id").fetchall() == [(1.0,), (0.0,)]


def test_the_hint_still_costs_its_quarter(store, ana):
    answer(store, ana, GIFT, Verdict.ALLOWED, hinted=True)

    training.regrade(store, CORRECTED, NOW + DAY, write=True)

    assert points(store, ana) == [0.75]


def test_the_text_that_the_key_belongs_to_is_kept(store, ana):
    answer(store, ana, GIFT, Verdict.ALLOWED)

    training.regrade(store, CORRECTED, NOW + DAY, write=True)

    assert json.loads(attempts.version(store.reading(), CORRECTED.hash)) == CORRECTED.as_object()


def test_cards_and_the_log_stay_as_they_are(store, ana):
    answer(store, ana, GIFT, Verdict.ALLOWED)
    before = training.cards_of(store, ana), cards.reviews_of(store.reading(), ana.id)

    training.regrade(store, CORRECTED, NOW + DAY, write=True)

    assert (training.cards_of(store, ana), cards.reviews_of(store.reading(), ana.id)) == before


def test_options_that_are_there_are_graded_and_those_that_are_gone_are_not(store, ana):
    answer(store, ana, choice("a", "b", "c"), ("b",), question="choose")

    (right,) = training.regrade(store, choice("a", "b", "d", right="b"), NOW, write=False)
    (gone,) = training.regrade(store, choice("a", "c", "d"), NOW, write=True)

    assert (right.points, right.changes) == (1, True)
    assert (gone.points, gone.changes, gone.obstacle) == (None, False, "it chose what is no longer there: b")
    assert points(store, ana) == [0]


def test_another_kind_or_another_message_cannot_be_regraded(store, ana):
    answer(store, ana, GIFT, Verdict.ALLOWED)
    other_kind = replace(choice("a", "b", "c"), id="gift-card")
    other_message = replace(LABEL, id="gift-card")

    assert "asked no longer" in training.regrade(store, other_kind, NOW, write=True)[0].obstacle
    assert "another message" in training.regrade(store, other_message, NOW, write=True)[0].obstacle
    assert points(store, ana) == [0]


@pytest.mark.parametrize("change", ["UPDATE regrades SET points = 0", "DELETE FROM regrades"])
def test_a_regrade_stays_as_it_is(store, ana, change):
    answer(store, ana, GIFT, Verdict.ALLOWED)
    training.regrade(store, CORRECTED, NOW + DAY, write=True)

    with pytest.raises(sqlite3.IntegrityError, match="regrades are append-only"), store.writing() as db:
        db.execute(change)


def test_a_regrade_goes_with_its_guest(store, gil):
    answer(store, gil, GIFT, Verdict.ALLOWED)
    training.regrade(store, CORRECTED, NOW + DAY, write=True)

    with store.writing() as db:
        people.delete_guest(db, gil.id)

    assert store.reading().execute("SELECT count(*) FROM regrades").fetchone() == (0,)


def test_points_are_what_the_grading_says(store, ana):
    kept = answer(store, ana, GIFT, (), question="rules")

    (one,) = training.regrade(store, CORRECTED, NOW, write=False)

    assert (kept.points, one.points) == (0, grade(CORRECTED.task, "rules", ()).points)
