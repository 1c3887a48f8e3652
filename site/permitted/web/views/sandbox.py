"""The sandbox: replies that are checked while they are written, and kept."""

from flask import Blueprint, abort, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.store import Try
from permitted.validator import Message
from permitted.web.desks import Checked, Desk, check_message, desk, mend, reopen
from permitted.web.forms import STALE, AnyMessageForm, ReplyForm, page_again
from permitted.web.identity import person, person_or_guest
from permitted.web.installation import here, now
from permitted.web.letters import Letter, buyers_letter, model_letter
from permitted.web.limits import CHECKS, limiter

TOO_LONG = 413  # for the editor, which says so above the panel

sandbox = Blueprint("sandbox", __name__)


@sandbox.get("/sandbox")
def index() -> str:
    """Show the situations."""
    threads = here().course.threads.values()
    tries = {thread.id: _tries(thread.id) for thread in threads}
    return render_template("sandbox.html", threads=threads, tries=tries, free=_tries("free"))


@sandbox.get("/sandbox/<desk_id>")
def write(desk_id: str) -> tuple[str, int]:
    """Show a situation and a box to answer in; `from` names an earlier try to go on with."""
    place = desk(desk_id)
    form = place.form()
    if earlier := request.args.get("from"):
        _fill(form, _own_try(place, earlier).message)
    return _page(place, form, None)


@sandbox.post("/sandbox/<desk_id>")
def submit(desk_id: str) -> tuple[str, int] | Response:
    """Keep a reply with its report."""
    place = desk(desk_id)
    form = place.form()
    if not form.is_accepted():
        return _page(place, form, None)
    kept = training.submit_reply(here().store, person_or_guest(), place.id, place.message(form), now())
    return redirect(url_for("sandbox.read", desk_id=place.id, token=kept.token), 303)


@sandbox.post("/sandbox/<desk_id>/check")
@limiter.limit(CHECKS)
def check(desk_id: str) -> tuple[str, int] | Response:
    """Check a reply: a page, or the report and the panel for the editor; a fix that was asked for is applied first."""
    place = desk(desk_id)
    form = place.form()
    live = request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"
    if not (form.is_accepted() or (live and form.is_empty)):
        return _refused(form) if live else _page(place, form, None)
    if form.fix.data:
        _fill(form, mend(place.message(form), form.fix.data))
    checked = check_message(place.message(form))
    return _answer(place, checked) if live else _page(place, form, checked)


@sandbox.get("/sandbox/<desk_id>/check")
def check_again(desk_id: str) -> Response:
    """Lead somebody who loads the answer of a check anew back to the box."""
    return redirect(url_for("sandbox.write", desk_id=desk(desk_id).id))


@sandbox.get("/sandbox/<desk_id>/tries/<token>")
def read(desk_id: str, token: str) -> str:
    """Show a try: verdict and marks, model replies beside it, and earlier tries."""
    place = desk(desk_id)
    kept = _own_try(place, token)
    return render_template(
        "try.html",
        desk=place,
        kept=kept,
        checked=reopen(kept),
        buyer=_buyer(place),
        models=_models(place),
        tries=_tries(place.id),
    )


def _page(place: Desk, form: ReplyForm, checked: Checked | None) -> tuple[str, int]:
    return page_again(
        "desk.html",
        form,
        desk=place,
        checked=checked,
        buyer=_buyer(place),
        tries=_tries(place.id),
    )


def _answer(place: Desk, checked: Checked) -> Response:
    panel = render_template("panel.html", desk=place, checked=checked, is_live=True)
    return jsonify(report=checked.report.as_object(), panel=panel)


def _refused(form: ReplyForm) -> Response:
    response = jsonify(errors=form.errors)
    response.status_code = STALE if form.is_stale else TOO_LONG
    return response


def _fill(form: ReplyForm, message: Message) -> None:
    form.body.data = message.body
    if isinstance(form, AnyMessageForm):
        form.fill(message)


def _own_try(place: Desk, token: str) -> Try:
    someone = person()
    kept = training.try_of(here().store, someone, token) if someone else None
    return kept if kept and kept.thread_id == place.id else abort(404)


def _tries(desk_id: str) -> tuple[Try, ...]:
    someone = person()
    return training.tries_of(here().store, someone, desk_id) if someone else ()


def _buyer(place: Desk) -> Letter | None:
    thread = place.thread
    return buyers_letter(thread.context, thread.title, thread.sender) if thread else None


def _models(place: Desk) -> tuple[Letter, ...]:
    models = place.thread.models if place.thread else ()
    return tuple(model_letter(model.strip(), number) for number, model in enumerate(models, 1))
