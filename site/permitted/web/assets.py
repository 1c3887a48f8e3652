"""Static files: addresses that change with the content, so that browsers may keep what they have."""

import gzip
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, current_app, request, url_for

FOREVER = "public, max-age=31536000, immutable"
EDITOR = "build/editor.js"
COMPRESSED = {"text/css", "text/javascript", "application/javascript", "image/svg+xml"}


def init_app(app: Flask) -> None:
    """Give templates the addresses; compress the files and say how long they keep."""
    app.context_processor(lambda: {"asset": asset, "editor": editor})
    app.after_request(_keep)


def asset(name: str) -> str:
    """Give the address of a static file."""
    return url_for("static", filename=name, v=_version_of(_path(name)))


def editor() -> str | None:
    """Give the address of the editor's bundle; None where it has not been built."""
    return asset(EDITOR) if _path(EDITOR).is_file() else None


def _path(name: str) -> Path:
    return Path(str(current_app.static_folder)) / name


def _version_of(path: Path) -> str:
    return _version(path, path.stat().st_mtime_ns)


@lru_cache(256)
def _version(path: Path, _changed_at: int) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]


def _keep(response: Response) -> Response:
    if request.endpoint != "static" or response.status_code != 200:
        return response
    path = _path(str((request.view_args or {})["filename"]))
    named = request.args.get("v") == _version_of(path)
    response.headers["Cache-Control"] = FOREVER if named else "no-cache"
    if response.mimetype in COMPRESSED:
        _compress(response, path)
    return response


def _compress(response: Response, path: Path) -> None:
    # Only files: compressing a page beside its secret token would let lengths tell about the token.
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] > 0 and "Range" not in request.headers:
        packed = _compressed(path, path.stat().st_mtime_ns)
        response.response.close()  # type: ignore[union-attr]  # the file that Flask has opened
        response.direct_passthrough = False
        response.set_data(packed)
        response.content_encoding = "gzip"


@lru_cache(64)
def _compressed(path: Path, _changed_at: int) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)
