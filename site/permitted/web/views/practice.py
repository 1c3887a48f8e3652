"""Practice: runs of scenarios, answered one after another."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.learning.grading import answer_of
from permitted.store import Person, Run
from permitted.web.doubts import notes_on, take_note
from permitted.web.forms import Form, NoteForm, StartForm, page_again
from permitted.web.identity import person, person_or_guest
from permitted.web.installation import here, now
from permitted.web.questions import answer_letter_of, is_overtaken, letter_of, models_of, question_form
from permitted.web.shelves import choose, shelves, topic
from permitted.web.steps import Step, open_step, score_of, steps_of, to_read

practice = Blueprint("practice", __name__)

ANSWERED = (
    "This question had been answered already, in another tab or before you went back. The first answer counts; "
    "you see it here."
)


@practice.get("/practice")
def index() -> tuple[str, int]:
    """Show what there is to practise."""
    return _index(StartForm())


@practice.post("/practice")
def start() -> tuple[str, int] | Response:
    """Begin a run about a rule, a group, a chapter or everything."""
    form = StartForm()
    if not form.is_accepted():
        return _index(form)
    asked = topic(form.rule.data, form.group.data, form.chapter.data) or abort(404)
    moment = now()
    scenarios = choose(person(), asked.about, moment) or abort(404)
    run = training.start_run(here().store, person_or_guest(), "practice", asked.title, scenarios, moment)
    return redirect(url_for("practice.step", token=run.token, number=1), 303)


@practice.post("/refresher")
def refresh() -> tuple[str, int] | Response:
    """Begin the refresher of today; without anything due, say what there is to practise."""
    form = StartForm()
    if not form.is_accepted():
        return _index(form)
    run = training.start_refresher(here().store, person_or_guest(), here().course, now())
    address = url_for("practice.step", token=run.token, number=1) if run else url_for("practice.index")
    return redirect(address, 303)


@practice.get("/practice/<token>")
def summary(token: str) -> str:
    """Show how a run went, and what to do about it."""
    _, run = _own_run(token)
    steps = steps_of(run)
    return render_template(
        "summary.html",
        form=StartForm(),
        run=run,
        steps=steps,
        score=score_of(steps),
        unfinished=open_step(steps),
        sure_and_wrong=[step for step in steps if step.is_sure_and_wrong],
        to_read=[(about, here().course.lessons_about(about)) for about in to_read(steps)],
    )


@practice.get("/practice/<token>/<int:number>")
def step(token: str, number: int) -> tuple[str, int]:
    """Show a step: the question that is open, or how the answers were."""
    _, run = _own_run(token)
    steps = steps_of(run)
    shown = _step(steps, number)
    return _page(run, steps, shown, question_form(shown))


@practice.post("/practice/<token>/<int:number>")
def answer(token: str, number: int) -> tuple[str, int] | Response:
    """Take an answer. The first one counts: what comes late or twice leads to the page as it is now."""
    someone, run = _own_run(token)
    steps = steps_of(run)
    asked = _step(steps, number)
    form = question_form(asked)
    if asked.scenario and form.question and form.question == request.form.get("question"):
        if not form.is_accepted():
            return _page(run, steps, asked, form)
        kept = training.answer_scenario(
            here().store, someone, run, number, asked.scenario, form.question, form.answer, now(), form.how_sure
        )
        if answer_of(kept.answer) != form.answer:
            flash(ANSWERED, "warning")
    elif is_overtaken(asked, request.form.get("question", "")):
        flash(ANSWERED, "warning")
    return redirect(url_for("practice.step", token=token, number=number), 303)


@practice.post("/practice/<token>/<int:number>/hint")
def hint(token: str, number: int) -> tuple[str, int] | Response:
    """Show the hint of a step, which costs points, and keep what has been typed."""
    someone, run = _own_run(token)
    asked = _step(steps_of(run), number)
    if asked.is_done:
        return redirect(url_for("practice.step", token=token, number=number), 303)
    if Form().is_accepted():
        training.take_hint(here().store, someone, run, number, now())
    steps = steps_of(run)
    return _page(run, steps, _step(steps, number), question_form(asked))


@practice.post("/practice/<token>/<int:number>/note")
def note(token: str, number: int) -> tuple[str, int] | Response:
    """Keep what somebody holds to be wrong with a question that was answered."""
    someone, run = _own_run(token)
    steps = steps_of(run)
    doubted, form = _step(steps, number), NoteForm()
    if doubted.is_done and doubted.scenario and not take_note(someone, run, doubted, form):
        return _page(run, steps, doubted, form, form)
    return redirect(url_for("practice.step", token=token, number=number), 303)


def _index(form: StartForm) -> tuple[str, int]:
    found = shelves(person())
    return page_again("practice.html", form, shelves=found, total=sum(shelf.scenarios for shelf in found))


def _page(
    run: Run, steps: tuple[Step, ...], shown: Step, form: Form, note_form: NoteForm | None = None
) -> tuple[str, int]:
    return page_again(
        f"step_{shown.stage}.html",
        form,
        run=run,
        steps=steps,
        step=shown,
        scenario=shown.scenario,
        task=shown.scenario.task if shown.scenario else None,
        letter=letter_of(shown),
        answer_letter=answer_letter_of(shown),
        models=models_of(shown),
        notes=notes_on(run, shown),
        note_form=note_form or NoteForm(formdata=None),
    )


def _own_run(token: str) -> tuple[Person, Run]:
    someone = person() or abort(404)
    run = training.run_of(here().store, someone, token) or abort(404)
    return (someone, run) if run.mode != training.EXAM else abort(404)


def _step(steps: tuple[Step, ...], number: int) -> Step:
    return steps[number - 1] if 1 <= number <= len(steps) else abort(404)
