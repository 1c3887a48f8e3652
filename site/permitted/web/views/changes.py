"""What changed: the rules as somebody learnt them beside the rules as they are, and questions about them."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.web.forms import Form, page_again
from permitted.web.identity import person
from permitted.web.installation import here, now

changes = Blueprint("changes", __name__)


@changes.get("/changes")
def show() -> str:
    """Show what changed since one learnt it."""
    return _page(Form())[0]


@changes.post("/changes")
def start() -> tuple[str, int] | Response:
    """Begin the questions about what changed."""
    someone, form = person(), Form()
    if not form.is_accepted():
        return _page(form)
    run = training.start_changes(here().store, someone, here().course, now()) if someone else None
    return redirect(url_for("practice.step", token=run.token, number=1) if run else url_for("changes.show"), 303)


def _page(form: Form) -> tuple[str, int]:
    someone = person()
    found = training.notices(here().store, someone, here().course) if someone else ()
    open_rules = {rule for one in found for rule in one.open_rules}
    return page_again("changes.html", form, notices=found, to_answer=len(open_rules))
