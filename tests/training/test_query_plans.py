"""No page may grow slower with the number of people: every statement finds its rows by an index."""

import inspect
import sys
from contextlib import contextmanager
from datetime import date
from types import SimpleNamespace

from permitted import training
from permitted.store import (
    attempts,
    cards,
    catalogues,
    certificates,
    guests,
    hints,
    holidays,
    invitations,
    notes,
    papers,
    people,
    readings,
    runs,
    sessions,
    teams,
    tries,
)
from permitted.store.people import Role
from permitted.validator import Message, Verdict
from tests.training.cast import DAY, MINUTE, NOW, PASSWORD, QUICK, exercise, exercises
from tests.training.test_changes import COURSE, NEW, OLD
from tests.training.test_exams import FINAL, HERE, SCHOOL, pass_it
from tests.training.test_refreshers import forget

MODULES = (
    *(attempts, cards, catalogues, certificates, guests, hints, holidays, invitations, notes, papers, people),
    *(readings, runs, sessions, teams, tries),
)
SMALL = ("teams", "signing_keys", "catalogues")
ONE_SCENARIO = SimpleNamespace(scenarios={"gift-card": exercise("gift-card")})


def everything(store):
    """Call every function of training, and so every statement of the store."""
    someone(store), links(store), work(store), doubts(store), exams(store), customs(store), changes(store)
    training.delete_idle_guests(store, NOW + 365 * DAY)


def someone(store):
    gil = training.become_guest(store, NOW)
    token = training.start_session(store, gil, NOW)
    training.person_of_session(store, token, NOW + 20 * MINUTE)
    training.sign_up(store, gil, "Ana", "ana@example.com", PASSWORD, NOW, hasher=QUICK)
    training.sign_in(store, training.become_guest(store, NOW), "ana@example.com", PASSWORD, NOW, hasher=QUICK)
    training.sign_out(store, token, NOW)


def links(store):
    first = training.first_link(store, NOW)
    training.link_purpose(store, first, NOW)
    training.claim_administrator(store, first, "Ada", "ada@example.com", PASSWORD, NOW, hasher=QUICK)
    training.add_person(store, "Tom", "tom@example.com", Role.TRAINER, NOW)
    reset = training.reset_password(store, "tom@example.com", NOW)
    training.set_password(store, reset, PASSWORD, NOW, hasher=QUICK)


def work(store):
    (scenario,) = exercises(["gift-card"])
    person = training.become_guest(store, NOW)
    run = training.start_run(store, person, "practice", "Practice", [scenario], NOW)
    training.run_of(store, person, run.token)
    training.take_hint(store, person, run, 1, NOW)
    training.latest_run(store, person)
    kept = training.answer_scenario(store, person, run, 1, scenario, "verdict", Verdict.ALLOWED, NOW)
    training.answer_scenario(store, person, run, 1, scenario, "rules", (), NOW)
    attempts.version(store.reading(), kept.scenario_hash)
    training.run_state(store, run)
    training.attempts_of(store, person)
    sent = training.submit_reply(store, person, "lost-parcel", Message("On its way."), NOW)
    training.tries_of(store, person, "lost-parcel")
    training.try_of(store, person, sent.token)
    training.latest_tries(store, person, 3)
    training.mark_read(store, person, "what-is-allowed", ["contact-email"], NOW)
    training.due_today(store, person, ["contact-email"], NOW)
    training.leeches(store, person)
    training.start_refresher(store, person, ONE_SCENARIO, NOW)
    list(training.review_log(store))
    training.item_statistics(store, ONE_SCENARIO)
    training.regrade(store, exercise("gift-card", verdict=Verdict.ALLOWED, rules=()), NOW, write=True)
    training.progress(store, person)


def doubts(store):
    (scenario,) = exercises(["gift-card"])
    person = training.become_guest(store, NOW)
    run = training.start_run(store, person, "practice", "Practice", [scenario], NOW)
    training.note_question(store, person, run, 1, scenario, "It is wrong.", NOW)
    (kept,) = training.notes_on(store, run, 1)
    training.notes_open(store), training.count_open_notes(store)
    training.note(store, kept.id), training.run_of_note(store, kept)
    training.settle_note(store, training.account(store, "tom@example.com"), kept.id, "It is right.", NOW)
    training.fresh_answers(store, person, NOW)


def exams(store):
    person = training.sign_up(store, None, "Bo", "bo@example.com", PASSWORD, NOW, hasher=QUICK)
    training.allow_extra_time(store, person, 25)
    training.grant_paper(store, person, FINAL, NOW)
    run = training.start_paper(store, person, FINAL, SCHOOL, NOW)
    training.save_answer(store, person, run, 1, "verdict", Verdict.ALLOWED, 0, NOW)
    training.paper_of(store, run)
    training.paper_addresses(store, person)
    training.under_way(store, person)
    training.saved_answers(store, run)
    training.hand_in_overdue(store, SCHOOL, HERE, NOW + DAY)
    training.results(store, run)
    certificate(store)


def customs(store):
    team = training.team_of_everyone(store)
    training.set_retention(store, team, 0.92)
    training.loads(store, team)
    training.leeches_of_team(store, team)
    training.urgent_of_team(store, team, NOW)
    person = training.become_guest(store, NOW)
    forget(store, person)
    training.forgive(store, person, "contact-email", NOW + 30 * DAY)
    training.go_away(store, person, date(2026, 10, 1), date(2026, 10, 9), NOW)
    training.come_back(store, person)
    training.sign_in(store, person, "ana@example.com", PASSWORD, NOW + 30 * DAY, hasher=QUICK)


def changes(store):
    training.keep_catalogue(store, NOW - DAY, 0, OLD)
    training.keep_catalogue(store, NOW + DAY, 1, NEW)
    person = training.sign_up(store, None, "Di", "di@example.com", PASSWORD, NOW, hasher=QUICK)
    training.mark_read(store, person, "first", ["contact-email"], NOW)
    training.start_changes(store, person, COURSE, NOW + 2 * DAY)
    (version,) = training.rule_changes(store)
    training.standings(store, training.team_of_everyone(store), version, COURSE)


def certificate(store):
    person = training.sign_up(store, None, "Cy", "cy@example.com", PASSWORD, NOW, hasher=QUICK)
    pass_it(store, person, training.start_paper(store, person, FINAL, SCHOOL, NOW), NOW)
    (issued,) = training.certificates_of(store, person)
    training.certificate(store, issued.token)
    training.revoke(store, issued.token, "A test.", NOW)
    training.revoked_places(store)
    training.may_renew(store, person, FINAL, NOW)


def test_no_statement_scans_a_table(store):
    db = store.reading()
    statements: set[str] = set()
    db.conn.set_trace_callback(statements.add)
    with called_functions() as called:
        everything(store)
    db.conn.set_trace_callback(None)

    assert public_functions() - called == set(), "add these to everything()"
    for statement in sorted(statements):
        assert scans(db, statement) == [], statement


def public_functions():
    return {
        f"{module.__name__}.{name}"
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }


@contextmanager
def called_functions():
    called: set[str] = set()

    def note(frame, event, _):
        if event == "call":
            called.add(f"{frame.f_globals.get('__name__')}.{frame.f_code.co_name}")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield called
    finally:
        sys.setprofile(before)


def scans(db, statement):
    """Give the steps of SQLite's plan that read a whole table; what another step made is in brackets, and none."""
    if statement.split(maxsplit=1)[0] not in ("SELECT", "INSERT", "UPDATE", "DELETE"):
        return []
    plan = [step for *_, step in db.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()]
    scanned = [step for step in plan if step.startswith("SCAN ")]
    return [step for step in scanned if step.split()[1] not in (*SMALL, "CONSTANT") and "(" not in step]


def test_a_scan_is_noticed(store):
    assert scans(store.reading(), "SELECT * FROM attempts WHERE rules_version = 1") == ["SCAN attempts"]
    assert scans(store.reading(), "DELETE FROM sessions WHERE ended_at < 5") == ["SCAN sessions"]


def test_what_is_deleted_with_a_row_is_found_by_an_index(store):
    db = store.reading()
    tables = [name for (name,) in db.execute("SELECT name FROM pragma_table_list WHERE type = 'table'").fetchall()]
    unindexed = {
        f"{table}.{column}"
        for table in tables
        for (column,) in db.execute('SELECT "from" FROM pragma_foreign_key_list(?)', (table,)).fetchall()
        if scans(db, f"SELECT 1 FROM {table} WHERE {column} = 1")
    }

    # versions of scenarios are never deleted
    assert unindexed == {"attempts.scenario_hash", "regrades.scenario_hash", "question_notes.scenario_hash"}
