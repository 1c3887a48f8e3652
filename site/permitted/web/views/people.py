"""People: signing up, in and out, and the one-time links by which accounts are made."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.store import Person
from permitted.training import Refused
from permitted.web.forms import Form, PasswordForm, SignInForm, SignUpForm, page_again
from permitted.web.identity import begin_session, end_session, guest, local_path, person
from permitted.web.installation import here, now
from permitted.web.limits import PASSWORDS, limiter

people = Blueprint("people", __name__)


@people.get("/sign-up")
def sign_up() -> tuple[str, int] | Response:
    """Show the form for a new account; where people are invited, say so."""
    if _has_account():
        return redirect(url_for("today.show"))
    return page_again("sign_up.html", SignUpForm()) if _is_open() else (render_template("closed.html"), 403)


@people.post("/sign-up")
@limiter.limit(PASSWORDS)
def make_account() -> tuple[str, int] | Response:
    """Make an account, which keeps what the guest has done."""
    form = SignUpForm() if _is_open() else abort(403)
    if form.is_accepted():
        try:
            made = training.sign_up(here().store, guest(), *_typed(form), now(), zone=here().settings.time_zone)
        except Refused as refused:
            form.refuse(refused)
        else:
            return _welcome(
                made, f"Welcome, {made.name}. Your account is made, and everything you did before is in it."
            )
    return page_again("sign_up.html", form)


@people.get("/sign-in")
def sign_in() -> tuple[str, int] | Response:
    """Show the form for signing in; `next` is the page to go to afterwards."""
    form = SignInForm()
    form.next.data = local_path(request.args.get("next"), "")
    return redirect(url_for("today.show")) if _has_account() else page_again("sign_in.html", form)


@people.post("/sign-in")
@limiter.limit(PASSWORDS)
def open_account() -> tuple[str, int] | Response:
    """Sign in, and give the account what the guest has done."""
    form = SignInForm()
    if form.is_accepted():
        try:
            found = training.sign_in(here().store, guest(), form.email.data, form.password.data, now())
        except Refused as refused:
            form.refuse(refused)
        else:
            return _welcome(found, f"You are signed in as {found.name}.", form.next.data)
    return page_again("sign_in.html", form)


@people.post("/sign-out")
def sign_out() -> tuple[str, int] | Response:
    """End the session."""
    form = Form()
    if not form.is_accepted():
        return page_again("sign_out.html", form)
    end_session()
    flash("You are signed out.")
    return redirect(url_for("people.sign_in"), 303)


@people.get("/link/<token>")
def link(token: str) -> tuple[str, int]:
    """Show what a one-time link is for."""
    return _link_page(token, None)


@people.post("/link/<token>")
@limiter.limit(PASSWORDS)
def use_link(token: str) -> tuple[str, int] | Response:
    """Make the administrator's account by the link, or set a password."""
    form = _link_form(token)
    if form and form.is_accepted():
        try:
            made = _use(token, form)
        except Refused as refused:
            form.refuse(refused)
        else:
            return _welcome(made, f"Welcome, {made.name}. You are signed in, and the link has done its work.")
    return _link_page(token, form)


def _link_page(token: str, form: Form | None) -> tuple[str, int]:
    form = form or _link_form(token)
    if form is None:
        return render_template("link_gone.html"), 404
    return page_again("link.html", form, token=token, is_first=isinstance(form, SignUpForm))


def _link_form(token: str) -> Form | None:
    purpose = training.link_purpose(here().store, token, now())
    if purpose is None:
        return None
    return SignUpForm() if purpose == "administrator" else PasswordForm()


def _use(token: str, form: Form) -> Person:
    if isinstance(form, SignUpForm):
        return training.claim_administrator(here().store, token, *_typed(form), now())
    return training.set_password(here().store, token, form["password"].data, now())


def _typed(form: SignUpForm) -> tuple[str, str, str]:
    return form.name.data or "", form.email.data, form.password.data


def _welcome(someone: Person, words: str, address: str | None = None) -> Response:
    begin_session(someone)
    flash(words)
    return redirect(local_path(address, url_for("today.show")), 303)


def _has_account() -> bool:
    someone = person()
    return someone is not None and not someone.is_guest


def _is_open() -> bool:
    return here().settings.signup == "open"
