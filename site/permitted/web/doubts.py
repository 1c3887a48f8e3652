"""Notes on questions as pages see them: where one is written, and what it is about."""

from dataclasses import dataclass

from flask import flash, url_for

from permitted import training
from permitted.store import Note, Person, Run
from permitted.web.forms import NoteForm
from permitted.web.installation import here, now
from permitted.web.letters import Letter
from permitted.web.questions import letter_of, models_of
from permitted.web.steps import Step

THANKS = "Thank you. The note goes to the trainer."


@dataclass(frozen=True, slots=True)
class Doubt:
    """A note with the question that it is about, as it is today, with its key; `step.scenario` may be gone."""

    note: Note
    step: Step

    @property
    def title(self) -> str:
        """The title of the question."""
        return self.step.scenario.title if self.step.scenario else self.note.scenario_id

    @property
    def letter(self) -> Letter | None:
        """The message, with what is found in it."""
        return letter_of(self.step)

    @property
    def models(self) -> tuple[Letter, ...]:
        """The model texts."""
        return models_of(self.step)


@dataclass(frozen=True, slots=True)
class Answered:
    """A note that was answered: the question's title, and where the answer stands."""

    title: str
    address: str


def doubt_of(note: Note) -> Doubt:
    """Give the question of a note as it is over: with its key, and nobody's answers."""
    scenario = here().course.scenario(note.scenario_id)
    shown = scenario.variant(note.seed) if scenario else None
    return Doubt(note, Step(note.step, shown, {}, None, False, note.scenario_hash, in_exam=True))


def answered(someone: Person) -> tuple[Answered, ...]:
    """Give the notes of a person that were answered lately."""
    found = training.fresh_answers(here().store, someone, now())
    return tuple(Answered(doubt_of(note).title, _address(note)) for note in found)


def take_note(someone: Person, run: Run, step: Step, form: NoteForm) -> bool:
    """Keep a note on a step, once its form is accepted, and say thanks."""
    if step.scenario is None or not form.is_accepted():
        return False
    training.note_question(here().store, someone, run, step.number, step.scenario, form.text.data, now())
    flash(THANKS)
    return True


def notes_on(run: Run, step: Step) -> tuple[Note, ...]:
    """Give the notes on a step, once it is over."""
    return training.notes_on(here().store, run, step.number) if step.is_done else ()


def _address(note: Note) -> str:
    run = training.run_of_note(here().store, note)
    if run.mode != training.EXAM:
        return url_for("practice.step", token=run.token, number=note.step, _anchor="notes")
    paper = training.paper_of(here().store, run)
    exam_id = paper.exam_id if paper else ""
    return url_for("exams.question", exam_id=exam_id, token=run.token, number=note.step, _anchor="notes")
