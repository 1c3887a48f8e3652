"""The team: what its trainers look at and answer."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.store import Note, Person
from permitted.web.doubts import doubt_of
from permitted.web.forms import NoteAnswerForm, page_again
from permitted.web.identity import let_trainers_in, person
from permitted.web.installation import here, now

team = Blueprint("team", __name__)


team.before_request(let_trainers_in)


@team.get("/team/notes")
def notes() -> str:
    """Show the notes that wait for an answer."""
    waiting = training.notes_open(here().store)
    return render_template("team_notes.html", doubts=[doubt_of(note) for note in waiting])


@team.get("/team/notes/<int:number>")
def note(number: int) -> tuple[str, int]:
    """Show a note with its question, the key and why."""
    return _page(_note(number), NoteAnswerForm())


@team.post("/team/notes/<int:number>")
def settle(number: int) -> tuple[str, int] | Response:
    """Answer a note."""
    found, form = _note(number), NoteAnswerForm()
    if not form.is_accepted():
        return _page(found, form)
    is_first = training.settle_note(here().store, _trainer(), found.id, form.answer_text.data, now())
    flash(f"{found.name} sees your answer." if is_first else "Somebody had answered already. That answer stays.")
    return redirect(url_for("team.notes"), 303)


def _page(found: Note, form: NoteAnswerForm) -> tuple[str, int]:
    doubt = doubt_of(found)
    scenario = doubt.step.scenario
    return page_again(
        "team_note.html", form, doubt=doubt, scenario=scenario, task=scenario.task if scenario else None, note=found
    )


def _note(number: int) -> Note:
    return training.note(here().store, number) or abort(404)


def _trainer() -> Person:
    return person() or abort(403)
