"""Puts the site together: settings, store and course in, a Flask application out."""

import os

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from permitted import store, training
from permitted.course import load_course, readable
from permitted.settings import Settings
from permitted.web import assets, desks, errors, forms, freshness, headers, identity, letters, limits, requests, wording
from permitted.web.installation import Installation
from permitted.web.secret import secret_of
from permitted.web.views import BLUEPRINTS

MAX_REQUEST = 1024 * 1024  # bytes; the longest message that the API takes, and more than any form holds


def create_app(settings: Settings | None = None) -> Flask:
    """Make the site for these settings (by default those of the environment).

    Raises SettingsError, ContentError (the content is wrong), DatabaseTooNewError, and OSError where the folder of the
    settings cannot be written to.
    """
    settings = settings or Settings.from_environment(os.environ)
    app = Flask(__name__)
    _configure(app, settings)
    app.extensions["permitted"] = _installation(settings)
    for part in (requests, limits, identity, headers, assets, errors, forms, wording, letters, desks, freshness):
        part.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    if hops := settings.trusted_hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app


def _configure(app: Flask, settings: Settings) -> None:
    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    app.config.update(
        SECRET_KEY=secret_of(settings.secret_file),
        MAX_CONTENT_LENGTH=MAX_REQUEST,
        MAX_FORM_MEMORY_SIZE=MAX_REQUEST,
        SESSION_COOKIE_NAME="permitted-forms",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.base_url.startswith("https:"),
        # A page that stays open over lunch keeps its form; the token ends with the cookie that it belongs to.
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}


def _installation(settings: Settings) -> Installation:
    opened = store.open(settings.database)
    training.delete_idle_guests(opened, settings.now())
    training.keep_catalogue(opened, settings.now())
    course = load_course(settings.content, settings.quizzes, settings.proofs)
    return Installation(settings, opened, course, store.Index(readable(course)))
