"""The course: its chapters, and lessons to read."""

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.course import Lesson
from permitted.web.forms import Form, StartForm, page_again
from permitted.web.identity import person, person_or_guest
from permitted.web.installation import here, now

course = Blueprint("course", __name__)


@course.get("/course")
def chapters() -> str:
    """Show the way through the course."""
    read = _read()
    upcoming = next((lesson for lesson in here().course.lessons if lesson not in read), None)
    return render_template("course.html", course=here().course, read=read, upcoming=upcoming, start_form=StartForm())


@course.get("/course/<lesson_id>")
def lesson(lesson_id: str) -> tuple[str, int] | Response:
    """Show a lesson; an id that it had once leads to it."""
    found = _find(lesson_id)
    if found.id != lesson_id:
        return redirect(url_for("course.lesson", lesson_id=found.id), 301)
    return _page(found, Form())


@course.post("/course/<lesson_id>")
def read_lesson(lesson_id: str) -> tuple[str, int] | Response:
    """Note that the lesson has been read, and go on to the next one."""
    found, form = _find(lesson_id), Form()
    if not form.is_accepted():
        return _page(found, form)
    training.mark_read(here().store, person_or_guest(), found.id, here().course.taught_in(found), now())
    following = here().course.next_lesson(found.id)
    address = url_for("course.lesson", lesson_id=following.id) if following else url_for("course.chapters")
    return redirect(address, 303)


def _page(found: Lesson, form: Form) -> tuple[str, int]:
    return page_again(
        "lesson.html",
        form,
        lesson=found,
        chapter=here().course.chapter_of(found),
        following=here().course.next_lesson(found.id),
        is_read=found.id in _read(),
        start_form=StartForm(),
    )


def _find(lesson_id: str) -> Lesson:
    lessons = here().course.lessons
    former = next((lesson for lesson in lessons.values() if lesson_id in lesson.formerly), None)
    return lessons.get(lesson_id) or former or abort(404)


def _read() -> frozenset[str]:
    someone = person()
    return training.read_lessons(here().store, someone) if someone else frozenset()
