"""Errors: a plain page for people, a problem document (RFC 9457) for programs."""

import json
from http import HTTPStatus

from flask import Flask, Response, g, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from permitted.web.requests import request_id

API = "/api/"
PROBLEM = "application/problem+json"
SERVER_ERROR = 500

# What the page of each error says: what happened, and what to do about it.
PAGES = {
    400: (
        "This request made no sense",
        "Something in the address or in what was sent is broken. Go back and try again.",
    ),
    403: ("This page is not for you", "You are signed in as somebody who may not see it."),
    404: (
        "There is no such page",
        "The address may be mistyped, or the page belongs to somebody else: practice runs and replies are shown to the "
        "person alone who wrote them.",
    ),
    405: (
        "That cannot be done here",
        "This address answers only when a form sends something to it. Go back and use the form.",
    ),
    413: ("That is too much text", "What was sent is larger than 1 MB. Go back and shorten it; nothing was kept."),
    429: ("A little slower, please", "Too many requests came from your address. Wait a minute and try again."),
    500: (
        "Something went wrong here",
        "The fault is ours, and it has been noted. What you did before is kept. Try again in a moment.",
    ),
    503: ("We will be back in a moment", "The site is busy or being looked after. Wait a minute and try again."),
}


def init_app(app: Flask) -> None:
    """Answer every error in the look of the site."""
    app.register_error_handler(HTTPException, _answer)


def problem(status: int, detail: str, **more: object) -> Response:
    """Give a problem document."""
    known = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return Response(json.dumps({**known, **more}), status=status, content_type=PROBLEM)


def _answer(error: HTTPException) -> BaseResponse | tuple[str, int] | HTTPException:
    status = error.code or 500
    if error.response is not None or status < 400:
        return error  # a redirect that was raised
    answer = _for_program(error, status) if request.path.startswith(API) else _for_person(status)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            answer.headers[name] = value
    return answer


def _for_program(error: HTTPException, status: int) -> Response:
    return problem(status, error.description or HTTPStatus(status).phrase, instance=f"urn:request:{request_id()}")


def _for_person(status: int) -> Response:
    if status >= SERVER_ERROR:
        g.setdefault("person", None)  # the page must come even where the database does not
    title, advice = PAGES.get(status, (HTTPStatus(status).phrase, PAGES[400][1]))
    page = render_template("error.html", status=status, title=title, advice=advice, request_id=request_id())
    return Response(page, status=status)
