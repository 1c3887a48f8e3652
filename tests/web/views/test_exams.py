"""Exams: a paper is begun, saved, handed in and looked at; nothing tells the key before."""

import json
from html import unescape

import pytest
from markupsafe import escape

from permitted import training
from permitted.course.scenarios import KINDS
from permitted.learning.exams import MINUTE
from permitted.store import Role, people
from permitted.web.installation import now
from tests.training.cast import PASSWORD, QUICK
from tests.web.conftest import signed_in
from tests.web.visitor import TOKEN, seen

EXAM = "/exams/onboarding"


@pytest.fixture
def bea(app, store):
    """Somebody who has not taken any exam yet."""
    email = f"bea{now()}@example.com"
    link = training.add_person(store, "Bea", email, Role.TRAINEE, now())
    return signed_in(app, store, training.set_password(store, link, PASSWORD, now(), hasher=QUICK))


@pytest.fixture
def paper(bea):
    """The address of a paper that was begun."""
    return bea.submit(EXAM).location.rpartition("/")[0]


@pytest.fixture
def mixed(store, course, paper):
    """The address of a paper whose first questions are one of each kind, in the order of KINDS."""
    ids = [next(one.id for one in course.scenarios.values() if one.kind == kind) for kind in KINDS]
    with store.writing() as db:
        db.execute("UPDATE runs SET scenario_ids = ? WHERE token = ?", (json.dumps(ids), paper.rpartition("/")[2]))
    return paper


def number_of(kind):
    return KINDS.index(kind) + 1


def test_it_works(visitor):
    assert "Onboarding exam" in visitor.text("/exams")
    page = visitor.text(EXAM)
    assert "40 questions 60 minutes passed at 80 % certificate for a year" in page
    assert "Sign in" in page


def test_a_guest_is_asked_to_sign_in_first(guest):
    answer = guest.post(EXAM)

    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/exams/onboarding")


def test_a_paper_begins_with_its_first_question_and_a_clock(bea):
    answer = bea.submit(EXAM)
    page = bea.text(answer.location)

    assert answer.location.endswith("/1")
    assert "Onboarding exam · 1 of 40" in page
    assert "60 minutes left" in page


def test_no_page_of_a_paper_tells_a_key(course, store, bea, mixed):
    run = training.run_of(store, owner(store, mixed), mixed.rpartition("/")[2])
    for number, scenario_id in enumerate(run.scenario_ids, start=1):
        shown = course.scenario(scenario_id).variant(training.seed_of(run, number))
        page = bea.get(f"{mixed}/{number}").text
        assert escape(shown.hint) not in page
        assert escape(shown.explanation) not in page
    page = bea.get(f"{mixed}/{number_of('verdict')}").text
    assert "<mark" not in page
    assert 'class="stamp' not in page


def test_an_answer_is_saved_and_shown_again(bea, mixed):
    address = f"{mixed}/{number_of('verdict')}"

    answer = bea.submit(address, {"question": "verdict", "verdict": "needs_review", "to": "7"})

    assert answer.location == f"{mixed}/7"
    assert 'value="needs_review" data-key="2" checked' in bea.get(address).text
    assert "6 questions are still open" in bea.text(mixed)


def test_a_script_that_saves_is_told_when(bea, mixed):
    address = f"{mixed}/{number_of('verdict')}"

    answer = bea.submit(address, {"question": "verdict", "verdict": "allowed"}, headers={"Accept": "application/json"})

    assert answer.json["saved_at"] > now() - MINUTE


def test_a_stale_tab_is_told_so_and_overwrites_nothing(bea, mixed):
    address = f"{mixed}/{number_of('verdict')}"
    stale = bea.get(address).text
    bea.submit(address, {"question": "verdict", "verdict": "allowed"})
    late = {"csrf_token": TOKEN.search(stale)[1], "question": "verdict", "verdict": "not_allowed", "seen_at": ""}

    script = bea.post(address, late, headers={"Accept": "application/json"})
    person = bea.post(address, late, follow_redirects=True)

    assert script.status_code == 409
    assert "answered in another tab" in seen(person)
    assert 'value="allowed" data-key="1" checked' in bea.get(address).text


def test_an_answer_that_is_not_complete_is_not_saved_and_stays_typed(bea, mixed):
    address = f"{mixed}/{number_of('order')}"
    name = bea.get(address).text.partition('name="place_')[2].partition('"')[0]

    answer = bea.submit(address, {"question": "order", f"place_{name}": "1"})

    assert answer.status_code == 422
    assert "Please give it a place." in seen(answer)
    assert "<option selected>1</option>" in answer.text


def test_a_text_that_nobody_has_changed_is_no_answer(bea, mixed):
    address = f"{mixed}/{number_of('rewrite')}"
    page = bea.get(address).text
    given = unescape(page.partition("<textarea")[2].partition(">\n")[2].partition("</textarea>")[0])

    bea.submit(address, {"question": "rewrite", "body": given.replace("\n", "\r\n")})
    unchanged = bea.text(mixed)
    bea.submit(address, {"question": "rewrite", "body": f"{given} Kind regards"})

    assert given.strip()
    assert "7 questions are still open" in unchanged
    assert "6 questions are still open" in bea.text(mixed)


def test_handing_in_shows_how_it_went(bea, paper):
    bea.submit(f"{paper}/hand-in", on=paper)
    page = bea.text(paper)

    assert "0 %. Not passed this time" in page
    assert "Reviews 0 of 5 0 %" in page
    assert "You can try again from" in page
    assert "Your answers" not in page


def test_the_answers_of_a_failed_paper_stay_closed(bea, paper):
    bea.submit(f"{paper}/hand-in", on=paper)

    assert bea.get(f"{paper}/1").location == paper


def test_after_handing_in_nothing_is_saved(bea, paper):
    token = TOKEN.search(bea.get(f"{paper}/1").text)[1]
    bea.submit(f"{paper}/hand-in", on=paper)

    late = bea.post(f"{paper}/1", {"csrf_token": token, "question": "verdict", "verdict": "allowed"})
    script = bea.post(f"{paper}/1", {"csrf_token": token}, headers={"Accept": "application/json"})

    assert late.location == paper
    assert script.status_code == 410


def test_when_the_time_is_up_the_paper_is_handed_in_by_itself(store, bea, paper):
    with store.writing() as db:
        db.execute("UPDATE papers SET ends_at = ? WHERE run_id = (SELECT max(run_id) FROM papers)", (now(),))

    assert "The time was up" in bea.text(paper)


def test_who_has_passed_sees_every_answer(course, store, bea, mixed):
    for number, task in enumerate(tasks(store, course, mixed), start=1):
        bea.submit(f"{mixed}/{number}", rightly(task))
    bea.submit(f"{mixed}/hand-in", on=mixed)

    assert "Passed with 100 %" in bea.text(mixed)
    for number in range(1, len(KINDS) + 1):
        assert "Right." in bea.text(f"{mixed}/{number}")


def test_what_was_left_open_is_reviewed_too(course, store, bea, mixed):
    for number, task in list(enumerate(tasks(store, course, mixed), start=1))[1:]:
        bea.submit(f"{mixed}/{number}", rightly(task))
    bea.submit(f"{mixed}/hand-in", on=mixed)

    assert "Passed with 86 %" in bea.text(mixed)
    assert "You gave no answer." in bea.text(f"{mixed}/1")


def test_a_question_is_doubted_once_the_paper_may_be_reviewed(course, store, bea, mixed):
    bea.submit(f"{mixed}/1/note", {"text": "Too early."}, on=f"{mixed}/1")
    for number, task in list(enumerate(tasks(store, course, mixed), start=1))[1:]:
        bea.submit(f"{mixed}/{number}", rightly(task))
    bea.submit(f"{mixed}/hand-in", on=mixed)

    bea.submit(f"{mixed}/1/note", {"text": "It was not clear."}, on=f"{mixed}/1")

    page = bea.text(f"{mixed}/1")
    assert "Thank you. The note goes to the trainer." in page
    assert "It was not clear." in page
    assert "Too early." not in page


def tasks(store, course, paper):
    """Give the tasks of a paper, each in the variant that it shows."""
    run = training.run_of(store, owner(store, paper), paper.rpartition("/")[2])
    return [
        course.scenario(scenario_id).variant(training.seed_of(run, number)).task
        for number, scenario_id in enumerate(run.scenario_ids, start=1)
    ]


def owner(store, paper):
    sql = "SELECT person_id FROM runs WHERE token = ?"
    (person_id,) = store.reading().execute(sql, (paper.rpartition("/")[2],)).fetchone()
    return people.by_id(store.reading(), person_id)


def rightly(task):
    """Give the fields of the right answer."""
    question = task.questions[0]
    if question == "order":
        return {"question": question, **{f"place_{one}": str(place) for place, one in enumerate(task.sequence, 1)}}
    if question in ("rewrite", "reply"):
        return {"question": question, "body": task.solution.models[0].strip()}
    if question == "verdict":
        return {"question": question, "verdict": task.verdict.value}
    key = {"rules": lambda: task.rules, "spot": lambda: task.guilty, "choose": lambda: task.right}
    return {"question": question, "picked": list(key[question]())}


def test_somebody_elses_paper_is_not_found(tom, paper):
    assert tom.get(paper).status_code == 404
    assert tom.get(f"{paper}/1").status_code == 404


def test_a_paper_cannot_be_answered_as_practice(bea, paper):
    token = paper.rpartition("/")[2]

    assert bea.get(f"/practice/{token}/1").status_code == 404


def test_no_such_exam(bea, paper):
    assert bea.get("/exams/no-such-exam").status_code == 404
    assert bea.get(paper.replace("onboarding", "renewal")).status_code == 404
    assert bea.get(f"{paper}/41").status_code == 404


def test_today_shows_the_paper_that_is_being_written(bea, paper):
    page = bea.get("/today")

    assert "The clock is running" in seen(page)
    assert f'href="{paper}"' in page.text


def test_today_offers_the_exam_once_the_course_is_read(course, store, bea, paper):
    bea.submit(f"{paper}/hand-in", on=paper)
    someone = owner(store, paper)
    for lesson in course.lessons:
        training.mark_read(store, someone, lesson, (), now())
    with store.writing() as db:
        db.execute("DELETE FROM papers WHERE person_id = ?", (someone.id,))

    assert "Onboarding exam" in bea.text("/today")
