"""The check over HTTP, for programs, and the answer whether the site is ready. Neither reads a cookie."""

from flask import Blueprint, Response, current_app, request

from permitted.validator import Message, MessageError, NotJsonError, check
from permitted.web.errors import problem
from permitted.web.installation import here
from permitted.web.limits import CHECKS, limiter

api = Blueprint("api", __name__)


@api.post("/api/v1/check")
@limiter.limit(CHECKS)
def check_message() -> Response:
    """Check one message: the report of the validator, byte for byte, or a problem document."""
    if request.mimetype != "application/json":
        return problem(415, "The message must be sent as application/json.")
    try:
        report = check(Message.from_json(request.get_data()))
    except NotJsonError as error:
        return problem(400, f"The message {error.detail}.")
    except MessageError as error:
        return _wrong(error)
    return Response(report.to_json(), content_type="application/json", headers={"Cache-Control": "no-store"})


@api.get("/readyz")
def ready() -> Response:
    """Say whether the site can answer: its database can be read."""
    try:
        here().store.reading().execute("SELECT count(*) FROM teams").fetchone()
    except Exception:  # whatever it is, the site is not ready, and the log tells why
        current_app.logger.exception("not ready")
        return problem(503, "The database cannot be read.")
    return Response("ready\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})


def _wrong(error: MessageError) -> Response:
    errors = [{"field": wrong.field, "detail": wrong.detail} for wrong in error.errors]
    return problem(422, f"{error.field or 'The message'} {error.detail}", errors=errors)
