"""What changed: the rules as somebody learnt them beside the rules as they are, and questions about them."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.web.forms import Form
from permitted.web.identity import person
from permitted.web.installation import here, now

changes = Blueprint("changes", __name__)


@changes.get("/changes")
def show() -> str:
    """Show what changed since one learnt it."""
    someone = person()
    found = training.notices(here().store, someone, here().course) if someone else ()
    open_rules = {rule for one in found for rule in one.open_rules}
    return render_template("changes.html", form=Form(), notices=found, to_answer=len(open_rules))


@changes.post("/changes")
def start() -> Response:
    """Begin the questions about what changed."""
    someone = person()
    run = None
    if someone and Form().is_accepted():
        run = training.start_changes(here().store, someone, here().course, now())
    return redirect(url_for("practice.step", token=run.token, number=1) if run else url_for("changes.show"), 303)
