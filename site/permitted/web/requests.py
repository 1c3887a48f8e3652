"""Every request has an id, which stands in the log, in the headers and on the page of an error."""

import logging
import secrets

from flask import Flask, Response, g, has_request_context

FORMAT = "%(asctime)s %(levelname)s %(request_id)s %(message)s"


def request_id() -> str:
    """Give the id of this request; a hyphen outside of one."""
    return str(g.request_id) if has_request_context() and "request_id" in g else "-"


def init_app(app: Flask) -> None:
    """Number the requests, and have the log name the numbers."""
    app.before_request(_number)
    app.after_request(_tell)
    app.logger.addFilter(_name)
    for handler in app.logger.handlers:
        handler.setFormatter(logging.Formatter(FORMAT))


def _number() -> None:
    g.request_id = secrets.token_hex(6)


def _name(record: logging.LogRecord) -> bool:
    record.request_id = request_id()
    return True


def _tell(response: Response) -> Response:
    response.headers["X-Request-Id"] = request_id()
    return response
