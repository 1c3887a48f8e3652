"""The secret that signs forms: made once, the same for every process of the site."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

SECRET_BYTES = 32


def secret_of(path: Path) -> bytes:
    """Give the secret kept in this file (mode 600), which is made first where there is none."""
    with suppress(FileNotFoundError):
        return path.read_bytes()
    _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    # Written beside and linked into place: nobody ever reads half a secret, and of two makers the first one wins.
    descriptor, beside = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_hex(SECRET_BYTES).encode())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            Path(path).hardlink_to(beside)
    finally:
        Path(beside).unlink()
