"""Keys that sign certificates: Ed25519, kept for ever, the newest one signs."""

import secrets
from contextlib import suppress
from dataclasses import dataclass, field

import base58
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SEED_BYTES = 32  # RFC 8032, 5.1.5
ED25519_PUBLIC = b"\xed\x01"  # the prefix of such keys in multicodec
BASE58BTC = "z"  # the prefix of base58btc in multibase


@dataclass(frozen=True, slots=True)
class Key:
    """A key: `id` is its public half in multibase, `created` in microseconds UTC, `seed` the secret half (32 bytes)."""

    id: str
    created: int
    seed: bytes = field(repr=False)  # so that no log ever holds it


def new_key(now: int) -> Key:
    """Make a key; it has to be added to those there are, and none may ever be taken away."""
    return key_from(secrets.token_bytes(SEED_BYTES), now)


def key_from(seed: bytes, created: int) -> Key:
    """Give the key that grows from a seed; raise ValueError for one that is not 32 bytes long."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return Key(multibase(ED25519_PUBLIC + public), created, seed)


def sign(key: Key, message: bytes) -> bytes:
    """Give the signature (64 bytes) of a message."""
    return Ed25519PrivateKey.from_private_bytes(key.seed).sign(message)


def is_signed_by(key: Key, signature: bytes, message: bytes) -> bool:
    """Tell whether this very message was signed with this key."""
    public = Ed25519PrivateKey.from_private_bytes(key.seed).public_key()
    return _holds(public, signature, message)


def multibase(octets: bytes) -> str:
    """Give bytes in base58btc, with the prefix that says so."""
    return BASE58BTC + base58.b58encode(octets).decode("ascii")


def octets_of(text: str) -> bytes:
    """Give the bytes behind a text in base58btc; raise ValueError where it is none."""
    if not text.startswith(BASE58BTC):
        raise ValueError("is not in base58btc")
    return bytes(base58.b58decode(text[1:].encode("ascii")))


def _holds(public: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    with suppress(InvalidSignature):
        public.verify(signature, message)
        return True
    return False
