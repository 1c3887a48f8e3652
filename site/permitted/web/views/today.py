"""Today: what to do next."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.course import Exam, Lesson, Sample
from permitted.learning.changes import Change
from permitted.learning.exams import Standing
from permitted.store import Person, Run
from permitted.web.doubts import answered
from permitted.web.forms import AboutForm, Form, page_again
from permitted.web.identity import person
from permitted.web.installation import here, now
from permitted.web.letters import letter
from permitted.web.steps import Step, open_step, steps_of
from permitted.web.wording import day

today = Blueprint("today", __name__)

LATEST = 3  # tries shown
WORDS = 12  # characters of a mark that one understands without explanation


@today.get("/")
def home() -> Response:
    """Lead to today."""
    return redirect(url_for("today.show"))


@today.get("/today")
def show() -> str:
    """Show what to do next; to somebody who has done nothing yet, what this is."""
    return _page(Form())[0]


@today.post("/today/read-again")
def read_again() -> tuple[str, int] | Response:
    """Note that the lesson about something often forgotten was read again: its lapses are counted anew."""
    someone, form = person(), AboutForm()
    if not form.is_accepted():
        return _page(form)
    card = training.forgive(here().store, someone, form.about.data, now()) if someone else None
    if card:
        flash(f"Good. It is asked again {_when(card.due)}, and what you forgot before no longer counts.")
    return redirect(url_for("today.show"), 303)


def _page(form: Form) -> tuple[str, int]:
    someone = person()
    done = training.progress(here().store, someone) if someone else None
    run, step = _unfinished(someone)
    training.hand_in_overdue(here().store, here().course, here().site, now())
    if someone is None or (someone.is_guest and done == training.Progress(0, 0, 0, 0) and run is None):
        return _welcome(), form.status
    return page_again(
        "today.html",
        form,
        progress=done,
        run=run,
        step=step,
        paper=training.under_way(here().store, someone),
        exam=_next_exam(someone),
        lesson=_next_lesson(someone),
        due=_due(someone),
        holiday=training.holiday_of(here().store, someone, now()),
        away=training.is_away(here().store, someone, now()),
        changed=_changed(someone),
        answered=answered(someone),
        leeches=_leeches(someone),
        tries=training.latest_tries(here().store, someone, LATEST),
        threads=here().course.threads,
        lessons=here().course.lessons,
    )


def _when(due: int) -> str:
    return "today" if due <= now() else f"on {day(due)}"


def _welcome() -> str:
    shown = _telling_sample()
    first = next(iter(here().course.lessons.values()), None)
    return render_template(
        "start.html", first=first, sample=shown, letter=letter(shown.message, shown.report) if shown else None
    )


def _telling_sample() -> Sample | None:
    """Give a sample that shows at a glance what this is about: several rules broken in plain words, in a short text."""
    samples = [sample for lesson in here().course.lessons.values() for sample in lesson.samples]
    return max(filter(_broken, samples), key=lambda one: (len(_broken(one)), -len(one.message.body)), default=None)


def _broken(sample: Sample) -> set[str]:
    found = sample.report.findings
    return {finding.rule for finding in found if finding.field == "body" and len(finding.text or "") >= WORDS}


def _next_lesson(someone: Person) -> Lesson | None:
    read = training.read_lessons(here().store, someone)
    return next((lesson for lesson in here().course.lessons.values() if lesson.id not in read), None)


def _next_exam(someone: Person) -> Exam | None:
    """Give the exam at the end of the course to somebody who may take it: the course is read, or a certificate ends."""
    if someone.is_guest or _next_lesson(someone):
        return None
    chances = ((exam, training.chance(here().store, someone, exam, now())) for exam in here().course.exams.values())
    return next((exam for exam, chance in chances if chance.standing is Standing.MAY_START), None)


def _due(someone: Person) -> int:
    known = {scenario.about for scenario in here().course.scenarios.values()}
    return len(training.due_today(here().store, someone, known, now()))


def _changed(someone: Person) -> tuple[Change, ...]:
    """Give the rules that changed since one learnt them, as long as there is something to do about it."""
    moment = now()
    news = [one for one in training.notices(here().store, someone, here().course) if one.is_news(moment)]
    return tuple(change for one in news for change in one.version.changes)


def _leeches(someone: Person) -> dict[str, Lesson]:
    """Give what is forgotten again and again, each with the lesson that teaches it."""
    cards = training.leeches(here().store, someone)
    lessons = {card.about: here().course.lessons_about(card.about) for card in cards}
    return {about: found[0] for about, found in lessons.items() if found}


def _unfinished(someone: Person | None) -> tuple[Run | None, Step | None]:
    run = training.latest_run(here().store, someone) if someone else None
    step = open_step(steps_of(run)) if run else None
    return (run, step) if step else (None, None)
