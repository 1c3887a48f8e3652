"""In debug mode, content is read again as soon as a file of it has been saved, added or taken away."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from flask import Flask, render_template, request

from permitted.course import ContentError, load_course, readable, watched_files
from permitted.settings import Settings
from permitted.store import Index
from permitted.web.installation import here

Stamps = Mapping[Path, tuple[int, int]]  # by file: when it was changed (nanoseconds), and its size (bytes)


def init_app(app: Flask) -> None:
    """Look before every page whether content has changed; authors see what they saved, or what is wrong with it."""
    if not app.debug:
        return
    installed = app.extensions["permitted"]
    seen = _stamps(installed.settings)

    def refresh() -> tuple[str, int] | None:
        nonlocal seen
        now = _stamps(installed.settings)
        if now == seen or request.endpoint == "static":
            return None
        try:
            _read_again(app)
        except ContentError as error:
            return render_template("content_problems.html", problems=error.problems), 503
        seen = now
        return None

    app.before_request(refresh)


def _read_again(app: Flask) -> None:
    settings = here().settings
    course = load_course(settings.content, settings.quizzes, settings.proofs)
    app.extensions["permitted"] = replace(here(), course=course, index=Index(readable(course)))


def _stamps(settings: Settings) -> Stamps:
    files = ((path, path.stat()) for path in watched_files(settings.content, settings.quizzes))
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in files}
