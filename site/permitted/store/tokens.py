"""Random tokens: secrets, of which only the digest is kept, and addresses that cannot be guessed."""

import hashlib
import secrets

SECRET_BYTES = 32  # 256 bits
ADDRESS_BYTES = 16  # 128 bits; whoever opens the page must own it besides


def new_secret() -> str:
    """Give a token that opens something to whoever holds it."""
    return secrets.token_urlsafe(SECRET_BYTES)


def new_address() -> str:
    """Give a token for the address of a page."""
    return secrets.token_urlsafe(ADDRESS_BYTES)


def digest(secret: str) -> bytes:
    """Give the SHA-256 of a secret; it is random enough to need neither salt nor stretching."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
