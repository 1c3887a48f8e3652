"""The headers of every answer: what a browser may load, show, keep and tell others."""

import secrets

from flask import Flask, Response, g

from permitted.web.identity import known_person
from permitted.web.installation import here

YEAR = 365 * 24 * 60 * 60  # seconds
POLICY = (
    "default-src 'self'; style-src 'self' 'nonce-{nonce}'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}


def init_app(app: Flask) -> None:
    """Set the headers, and give templates the nonce."""
    app.after_request(_set)
    app.context_processor(lambda: {"csp_nonce": nonce})


def nonce() -> str:
    """Give the number by which this answer's own style sheets are known."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def _set(response: Response) -> Response:
    response.headers.update(ALWAYS)
    response.headers["Content-Security-Policy"] = POLICY.format(nonce=nonce())
    if here().settings.base_url.startswith("https:"):
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    if "Cache-Control" not in response.headers:
        # A personal page is kept nowhere. One of a visitor may be, but is asked for anew: its forms may be stale.
        response.headers["Cache-Control"] = "no-store" if known_person() else "private, no-cache"
    return response
