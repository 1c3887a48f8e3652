"""New versions of the rules: who learnt them as they were is told, and shows to know them as they are."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from permitted import store as stores
from permitted import training
from permitted.learning.changes import RuleText, texts_of
from permitted.training.memory import rebuild_cards
from permitted.validator import RULES, RULES_VERSION, Verdict
from tests.training.cast import DAY, MINUTE, NOW, PASSWORD, QUICK, exercise
from tests.training.test_refreshers import Course, answer, card

EMAIL = RuleText("Asks for an email", "Never.", "violation", "both")
OLD = {"contact-email": EMAIL, "late-message": EMAIL, "tone-cold": EMAIL}
NEW = {
    "contact-email": replace(EMAIL, statement="Never, not even when asked."),
    "late-message": EMAIL,
    "link-external": EMAIL,
}
ASKED = {about: exercise(f"about-{about}", about) for about in ("contact-email", "late-message", "link-external")}
COURSE = Course(*ASKED.values())
CHANGED = NOW + 10 * DAY  # when the site began to run with the new rules; tests call their versions 0 and 1
LATER = CHANGED + DAY


@pytest.fixture
def changed(store):
    training.keep_catalogue(store, NOW - DAY, 0, OLD)
    training.keep_catalogue(store, CHANGED, 1, NEW)


def learn(store, person, about, now):
    training.mark_read(store, person, f"about {about}", [about], now)


def do_it(store, person, now=LATER, verdict=Verdict.NOT_ALLOWED):
    run = training.start_changes(store, person, COURSE, now)
    for step, name in enumerate(run.scenario_ids, 1):
        training.answer_scenario(store, person, run, step, COURSE.scenarios[name], "verdict", verdict, now + MINUTE)
    return run


def open_rules(store, person):
    return [rule for one in training.notices(store, person, COURSE) for rule in one.open_rules]


def test_it_works(store, ana, changed):
    learn(store, ana, "contact-email", NOW)

    (told,) = training.notices(store, ana, COURSE)
    run = do_it(store, ana)

    kinds = {change.rule: change.kind for change in told.version.changes}
    assert kinds == {"contact-email": "changed", "link-external": "added", "tone-cold": "removed"}
    assert told.open_rules == ("contact-email", "link-external")
    assert (run.mode, run.title) == ("changes", "What changed")
    assert run.scenario_ids == ("about-contact-email", "about-link-external")
    assert open_rules(store, ana) == []
    assert training.start_changes(store, ana, COURSE, LATER + DAY) is None


def test_a_rule_that_reads_the_same_bothers_nobody(store, ana, changed):
    learn(store, ana, "late-message", NOW)

    assert training.notices(store, ana, COURSE) == ()
    assert training.start_changes(store, ana, COURSE, LATER) is None


def test_who_begins_afterwards_sees_nothing(store, ana, changed):
    learn(store, ana, "contact-email", CHANGED)

    assert training.notices(store, ana, COURSE) == ()


def test_who_learnt_it_before_is_told_though_it_was_answered_since(store, ana, changed):
    learn(store, ana, "contact-email", NOW)
    answer(store, ana, Verdict.NOT_ALLOWED, LATER, ASKED["contact-email"])

    assert open_rules(store, ana) == ["contact-email", "link-external"]
    with store.writing() as db:
        rebuild_cards(db, ana)
    assert open_rules(store, ana) == ["contact-email", "link-external"]


def test_who_learnt_it_by_answering_before_is_told(store, ana, changed):
    answer(store, ana, Verdict.NOT_ALLOWED, NOW, ASKED["contact-email"])

    assert card(store, ana).made_at == NOW + MINUTE
    assert open_rules(store, ana) == ["contact-email", "link-external"]


def test_a_run_that_was_broken_off_counts_as_far_as_it_went(store, ana, changed):
    learn(store, ana, "contact-email", NOW)
    run = training.start_changes(store, ana, COURSE, LATER)

    training.answer_scenario(store, ana, run, 1, ASKED["contact-email"], "verdict", Verdict.ALLOWED, LATER + MINUTE)

    assert open_rules(store, ana) == ["link-external"]
    assert training.start_changes(store, ana, COURSE, LATER + DAY).scenario_ids == ("about-link-external",)


def test_a_rule_without_scenarios_is_not_asked_about(store, ana, changed):
    learn(store, ana, "contact-email", NOW)

    (told,) = training.notices(store, ana, Course(ASKED["late-message"]))

    assert told.rules == ()
    assert training.start_changes(store, ana, Course(ASKED["late-message"]), LATER) is None


def test_an_answer_counts_when_its_scenario_is_gone(store, ana, changed):
    learn(store, ana, "contact-email", NOW)
    do_it(store, ana)

    other = Course(exercise("another", "contact-email"), exercise("one more", "link-external"))

    assert all(one.is_done for one in training.notices(store, ana, other))


def test_what_a_guest_did_counts_for_the_account(store, ana, gil, changed):
    learn(store, ana, "contact-email", NOW)
    learn(store, gil, "contact-email", NOW)
    do_it(store, gil)

    training.sign_in(store, gil, "ana@example.com", PASSWORD, LATER + DAY, hasher=QUICK)

    assert open_rules(store, ana) == []


def test_one_question_serves_two_versions_that_changed_a_rule(store, ana, changed):
    training.keep_catalogue(store, NOW - 2 * DAY, -1, {**OLD, "contact-email": replace(EMAIL, title="Writes emails")})
    learn(store, ana, "contact-email", NOW - 2 * DAY)
    assert [one.version.number for one in training.notices(store, ana, COURSE)] == [1, 0]

    run = do_it(store, ana)

    assert run.scenario_ids == ("about-contact-email", "about-link-external")
    assert open_rules(store, ana) == []


def test_the_trainer_sees_who_has_done_it(store, ana, tom, ada, gil, changed):
    for person in (ana, tom, gil):
        learn(store, person, "contact-email", NOW)
    learn(store, ada, "contact-email", LATER)
    do_it(store, ana)
    (version,) = training.rule_changes(store)

    found = training.standings(store, training.team_of_everyone(store), version, COURSE)

    assert [(one.person.name, one.notice.is_done) for one in found] == [("Tom", False), ("Ana", True)]


# ---------------------------------------------------------------- what the site keeps


def kept(store):
    return store.reading().execute("SELECT version, met_at FROM catalogues ORDER BY version").fetchall()


def test_a_restart_changes_nothing(tmp_path):
    for now in (NOW, LATER):
        with stores.open(tmp_path / "again.sqlite3") as store:
            training.keep_catalogue(store, now)
            assert kept(store) == [(RULES_VERSION, NOW)]
            assert training.rule_changes(store) == ()


def test_two_workers_that_start_at_once_keep_it_once(tmp_path):
    path, barrier = tmp_path / "two.sqlite3", Barrier(4)

    def start(number):
        with stores.open(path) as store:
            barrier.wait()
            training.keep_catalogue(store, NOW + number)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(start, range(4)))

    with stores.open(path) as store:
        ((version, met_at),) = kept(store)
    assert version == RULES_VERSION
    assert NOW <= met_at < NOW + 4


def test_what_is_kept_is_the_catalogue_itself(store):
    training.keep_catalogue(store, NOW - DAY, RULES_VERSION - 1, texts_of(RULES))

    training.keep_catalogue(store, NOW)

    assert training.rule_changes(store) == ()


def test_a_site_that_went_back_a_version_tells_of_no_later_one(store, ana):
    training.keep_catalogue(store, NOW - DAY)
    training.keep_catalogue(store, CHANGED, RULES_VERSION + 1, {})
    learn(store, ana, "contact-email", NOW)

    assert training.notices(store, ana, COURSE) == ()


@pytest.mark.parametrize("change", ["UPDATE catalogues SET met_at = 1", "DELETE FROM catalogues"])
def test_what_is_kept_stays(store, changed, change):
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), store.writing() as db:
        db.execute(change)
