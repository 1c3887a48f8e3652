"""Today: what to do next."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.course import Lesson, Sample
from permitted.store import Person, Run
from permitted.web.doubts import answered
from permitted.web.forms import Form
from permitted.web.identity import person
from permitted.web.installation import here, now
from permitted.web.letters import letter
from permitted.web.steps import Step, open_step, steps_of

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
    someone = person()
    done = training.progress(here().store, someone) if someone else None
    run, step = _unfinished(someone)
    if someone is None or (someone.is_guest and done == training.Progress(0, 0, 0, 0) and run is None):
        return _welcome()
    return render_template(
        "today.html",
        progress=done,
        run=run,
        step=step,
        lesson=_next_lesson(someone),
        due=_due(someone),
        answered=answered(someone),
        leeches=_leeches(someone),
        form=Form(),
        tries=training.latest_tries(here().store, someone, LATEST),
        threads=here().course.threads,
        lessons=here().course.lessons,
    )


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


def _due(someone: Person) -> int:
    known = {scenario.about for scenario in here().course.scenarios.values()}
    return len(training.due_today(here().store, someone, known, now()))


def _leeches(someone: Person) -> dict[str, Lesson]:
    """Give what is forgotten again and again, each with the lesson that teaches it."""
    cards = training.leeches(here().store, someone)
    lessons = {card.about: here().course.lessons_about(card.about) for card in cards}
    return {about: found[0] for about, found in lessons.items() if found}


def _unfinished(someone: Person | None) -> tuple[Run | None, Step | None]:
    run = training.latest_run(here().store, someone) if someone else None
    step = open_step(steps_of(run)) if run else None
    return (run, step) if step else (None, None)
