"""Who is there: the person behind the session's cookie, guests, and the pages that need an account."""

from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, redirect, request, session, url_for
from werkzeug.wrappers import Response as BaseResponse

from permitted import training
from permitted.store import Person
from permitted.web.installation import here, now

COOKIE_AGE = 400 * 24 * 60 * 60  # seconds, the most that browsers take; the store ends idle sessions earlier
# blueprints (and static files) that need no account
OPEN_TO_ALL = {
    None,
    "static",
    "people",
    "pages",
    "api",
    "certificates",
}


def init_app(app: Flask) -> None:
    """Ask for an account where guests are not welcome; give templates the person; send new sessions' cookies."""
    app.before_request(_ask_for_account)
    app.after_request(_send_cookie)
    app.context_processor(lambda: {"person": person, "settings": here().settings})


def person() -> Person | None:
    """Find who is there: an account, a guest, or nobody yet."""
    if "person" not in g:
        token = request.cookies.get(cookie_name())
        g.person = training.person_of_session(here().store, token, now()) if token else None
    found: Person | None = g.person
    return found


def known_person() -> Person | None:
    """Give the person that this request has asked about; None where nothing had to know."""
    found: Person | None = g.get("person")
    return found


def guest() -> Person | None:
    """Give the person if it is a guest: what is to be kept when an account is made or opened."""
    found = person()
    return found if found and found.is_guest else None


def person_or_guest() -> Person:
    """Give who is there, and make a guest of somebody new. Only for what a person does, never for a page to read."""
    return person() or _new_guest()


def _new_guest() -> Person:
    training.delete_idle_guests(here().store, now())
    made = training.become_guest(here().store, now(), zone=here().settings.time_zone)
    begin_session(made)
    return made


def let_trainers_in() -> BaseResponse | None:
    """Before a page of trainers and administrators: ask for an account, and refuse trainees."""
    found = person()
    if found and found.role in training.TRAINERS:
        return None
    return abort(403) if found and not found.is_guest else _to_sign_in()


def begin_session(someone: Person) -> None:
    """Let this browser be that person from now on; forms that other tabs have open are refused once."""
    end_session()
    g.new_session = training.start_session(here().store, someone, now())
    g.person = someone


def end_session() -> None:
    """Let this browser be nobody; the old session can never be used again."""
    if token := request.cookies.get(cookie_name()):
        training.sign_out(here().store, token, now())
        session.clear()
        g.new_session = ""
    g.person = None


def cookie_name() -> str:
    """Give the name of the session's cookie; the prefix has browsers refuse it from other hosts and over http."""
    return "__Host-permitted" if _is_secure() else "permitted"


def local_path(address: str | None, otherwise: str) -> str:
    """Give an address if it is a path of this site, else the other one: nobody is led elsewhere by a link."""
    address = address or ""
    parts = urlsplit(address) if address.isprintable() else None
    if parts is None or parts.scheme or parts.netloc or not address.startswith("/") or address[1:2] in ("/", "\\"):
        return otherwise
    return address


def _is_secure() -> bool:
    return here().settings.base_url.startswith("https:")


def _ask_for_account() -> BaseResponse | None:
    if here().settings.guests or (request.blueprint or _static()) in OPEN_TO_ALL:
        return None
    found = person()
    if found and not found.is_guest:
        return None
    return _to_sign_in()


def _to_sign_in() -> BaseResponse:
    return redirect(url_for("people.sign_in", next=request.full_path.rstrip("?")), 303)


def _static() -> str | None:
    return "static" if request.endpoint == "static" or request.url_rule is None else "?"


def _send_cookie(response: Response) -> Response:
    token = g.get("new_session")
    if token:
        response.set_cookie(
            cookie_name(), token, max_age=COOKIE_AGE, secure=_is_secure(), httponly=True, samesite="Lax", path="/"
        )
    elif token == "":
        response.delete_cookie(cookie_name(), secure=_is_secure(), httponly=True, samesite="Lax", path="/")
    return response
