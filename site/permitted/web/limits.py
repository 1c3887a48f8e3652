"""How often one address may ask: kept in the memory of each worker process."""

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

CHECKS = "600 per minute"  # a fast writer causes four a second at most
PASSWORDS = "30 per minute"  # each costs tens of milliseconds of hashing, and guessing must stay slow

limiter = Limiter(get_remote_address, storage_uri="memory://", headers_enabled=True)


def init_app(app: Flask) -> None:
    """Count the requests of this application."""
    limiter.init_app(app)
