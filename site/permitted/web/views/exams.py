"""Exams: papers that are saved while they are written, and handed in once."""

from dataclasses import dataclass
from typing import TypeVar

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.course import Exam
from permitted.store import Issued, Paper, Person, Run
from permitted.web.doubts import notes_on, take_note
from permitted.web.forms import Form, NoteForm, QuestionForm, page_again
from permitted.web.identity import person
from permitted.web.installation import here, now
from permitted.web.papers import Question, may_review, missed, pool_results, questions_of
from permitted.web.questions import answer_letter_of, letter_of, models_of
from permitted.web.steps import Step, steps_of

exams = Blueprint("exams", __name__)

Shown = TypeVar("Shown", Question, Step)

OVERTAKEN, HANDED = 409, 410  # status for the script that saves: changed in another tab; no longer to be changed


@dataclass(frozen=True, slots=True)
class Desk:
    """The paper that a page is about, with its exam and its person."""

    exam: Exam
    someone: Person
    run: Run
    paper: Paper

    @property
    def is_open(self) -> bool:
        """Can it still be written?"""
        return self.paper.handed_in_at is None


@exams.before_request
def hand_in_overdue() -> None:
    """Hand in the papers whose time is up, before anybody looks at one."""
    training.hand_in_overdue(here().store, here().course, here().site, now())


@exams.get("/exams")
def index() -> str:
    """Show the exams, and how one stands with each."""
    return render_template("exams.html", exams=[(exam, _chance(exam)) for exam in here().course.exams.values()])


@exams.get("/exams/<exam_id>")
def show(exam_id: str) -> tuple[str, int]:
    """Show what an exam is like, and the papers that one has taken."""
    return _show(_exam(exam_id), Form())


@exams.post("/exams/<exam_id>")
def start(exam_id: str) -> tuple[str, int] | Response:
    """Begin a paper, or go on with the one that is under way."""
    exam, someone, form = _exam(exam_id), _account(), Form()
    if someone is None:
        return redirect(url_for("people.sign_in", next=url_for("exams.show", exam_id=exam.id)), 303)
    if not form.is_accepted():
        return _show(exam, form)
    try:
        run = training.start_paper(here().store, someone, exam, here().course, now())
    except training.NotNow:
        return redirect(url_for("exams.show", exam_id=exam.id), 303)
    return redirect(url_for("exams.question", exam_id=exam.id, token=run.token, number=1), 303)


@exams.get("/exams/<exam_id>/<token>")
def paper(exam_id: str, token: str) -> tuple[str, int]:
    """Show what is answered and what is not; of a paper that was handed in, how it went."""
    desk = _desk(exam_id, token)
    if desk.is_open:
        return _overview(desk, Form())
    steps = steps_of(desk.run)
    return (
        render_template(
            "exam_result.html",
            desk=desk,
            steps=steps,
            pools=pool_results(desk.exam, desk.run),
            missed=[(about, here().course.lessons_about(about)) for about in missed(steps)],
            chance=_chance(desk.exam),
            may_review=may_review(desk.exam, desk.paper),
            certificates=_certificates(desk.exam) if desk.paper.passed else (),
            now=now(),
        ),
        200,
    )


@exams.get("/exams/<exam_id>/<token>/<int:number>")
def question(exam_id: str, token: str, number: int) -> tuple[str, int] | Response:
    """Show a question of a paper; of one that was handed in, how it was answered, where the exam allows that."""
    desk = _desk(exam_id, token)
    if not desk.is_open:
        return _review(desk, number)
    questions = questions_of(desk.run)
    asked = _number(questions, number)
    return _page(desk, questions, asked, asked.form())


@exams.post("/exams/<exam_id>/<token>/<int:number>")
def save(exam_id: str, token: str, number: int) -> tuple[str, int] | Response:
    """Save an answer, and show the question that was asked for; a script that saves is told when."""
    moment = now()
    desk = _desk(exam_id, token)
    if not desk.is_open:
        return _too_late(desk)
    questions = questions_of(desk.run)
    asked = _number(questions, number)
    form = asked.form()
    accepted = form.is_accepted()
    if form.is_stale or not (accepted or form.is_blank):
        return _told(400) if _is_script() else _page(desk, questions, asked, form)
    try:
        _save(desk, asked, form, moment)
    except training.Handed:
        return _too_late(desk)
    except training.Overtaken as overtaken:
        if _is_script():
            return _told(OVERTAKEN)
        flash(f"{overtaken} The newer answer stays. You see it here.", "warning")
        return redirect(_address(desk, number), 303)
    return jsonify(saved_at=_saved_at(desk, number)) if _is_script() else redirect(_next(desk, number), 303)


@exams.post("/exams/<exam_id>/<token>/hand-in")
def hand_in(exam_id: str, token: str) -> tuple[str, int] | Response:
    """Hand a paper in."""
    desk = _desk(exam_id, token)
    form = Form()
    if not form.is_accepted() and desk.is_open:
        return _overview(desk, form)
    training.hand_in(here().store, desk.someone, desk.run, here().course, here().site, now())
    return redirect(url_for("exams.paper", exam_id=desk.exam.id, token=token), 303)


@exams.post("/exams/<exam_id>/<token>/<int:number>/note")
def note(exam_id: str, token: str, number: int) -> tuple[str, int] | Response:
    """Keep what somebody holds to be wrong with a question of a paper that may be reviewed."""
    desk, form = _desk(exam_id, token), NoteForm()
    shown = _number(steps_of(desk.run), number)
    if may_review(desk.exam, desk.paper) and shown.scenario and not take_note(desk.someone, desk.run, shown, form):
        return _review(desk, number, form)
    return redirect(_address(desk, number), 303)


def _show(exam: Exam, form: Form) -> tuple[str, int]:
    someone = _account()
    tokens = training.paper_addresses(here().store, someone) if someone else {}
    return page_again(
        "exam.html",
        form,
        exam=exam,
        chance=_chance(exam),
        addresses=tokens,
        certificates=_certificates(exam),
        may_renew=someone is not None and training.may_renew(here().store, someone, exam, now()),
        now=now(),
    )


def _overview(desk: Desk, form: Form) -> tuple[str, int]:
    return page_again("exam_overview.html", form, desk=desk, questions=questions_of(desk.run), now=now())


def _page(desk: Desk, questions: tuple[Question, ...], asked: Question, form: QuestionForm) -> tuple[str, int]:
    return page_again(
        "exam_question.html",
        form,
        desk=desk,
        questions=questions,
        question=asked,
        scenario=asked.scenario,
        task=asked.scenario.task if asked.scenario else None,
        letter=asked.letter,
        now=now(),
    )


def _review(desk: Desk, number: int, form: NoteForm | None = None) -> tuple[str, int] | Response:
    steps = steps_of(desk.run)
    shown = _number(steps, number)
    if shown.scenario is None or not may_review(desk.exam, desk.paper):
        return redirect(_address(desk, 0), 303)
    form = form or NoteForm(formdata=None)
    return page_again(
        "exam_review.html",
        form,
        desk=desk,
        run=desk.run,
        steps=steps,
        step=shown,
        scenario=shown.scenario,
        task=shown.scenario.task,
        letter=letter_of(shown),
        answer_letter=answer_letter_of(shown),
        models=models_of(shown) if shown.answers else (),
        notes=notes_on(desk.run, shown),
        note_form=form,
    )


def _save(desk: Desk, asked: Question, form: QuestionForm, moment: int) -> None:
    answer = None if form.is_blank else form.answer
    seen_at = int(form.seen_at.data or 0)
    training.save_answer(here().store, desk.someone, desk.run, asked.number, form.question, answer, seen_at, moment)


def _saved_at(desk: Desk, number: int) -> int:
    kept = training.saved_answers(here().store, desk.run).get(number)
    return kept.saved_at if kept else 0


def _too_late(desk: Desk) -> Response:
    if _is_script():
        return _told(HANDED)
    flash("This paper has been handed in, with what had been saved by then.")
    return redirect(url_for("exams.paper", exam_id=desk.exam.id, token=desk.run.token), 303)


def _told(status: int) -> Response:
    response = jsonify(status=status)
    response.status_code = status
    return response


def _is_script() -> bool:
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _next(desk: Desk, number: int) -> str:
    """Give the page that a button named: a question, or the overview after the last."""
    wanted = request.form.get("to", "")
    return _address(desk, int(wanted) if wanted.isdecimal() and len(wanted) < 4 else number + 1)


def _address(desk: Desk, number: int) -> str:
    if 1 <= number <= len(desk.run.scenario_ids):
        return url_for("exams.question", exam_id=desk.exam.id, token=desk.run.token, number=number)
    return url_for("exams.paper", exam_id=desk.exam.id, token=desk.run.token)


def _desk(exam_id: str, token: str) -> Desk:
    exam, someone = _exam(exam_id), _account() or abort(404)
    run = training.run_of(here().store, someone, token) or abort(404)
    paper = training.paper_of(here().store, run) or abort(404)
    return Desk(exam, someone, run, paper) if here().course.exam(paper.exam_id) is exam else abort(404)


def _number(questions: tuple[Shown, ...], number: int) -> Shown:
    return questions[number - 1] if 1 <= number <= len(questions) else abort(404)


def _exam(exam_id: str) -> Exam:
    return here().course.exam(exam_id) or abort(404)


def _account() -> Person | None:
    someone = person()
    return someone if someone and not someone.is_guest else None


def _certificates(exam: Exam) -> tuple[Issued, ...]:
    someone = _account()
    held = training.certificates_of(here().store, someone) if someone else ()
    return tuple(one for one in held if one.exam_id == (exam.renews or exam.id))


def _chance(exam: Exam) -> training.Chance | None:
    someone = _account()
    return training.chance(here().store, someone, exam, now()) if someone else None
