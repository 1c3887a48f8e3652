"""The list of revoked certificates, as W3C's Bitstring Status List 1.0: a bit for each, set once it is revoked."""

import gzip
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Collection, Iterable
from datetime import timedelta

from permitted.exchange import moments
from permitted.exchange.issuer import Document, Issuer
from permitted.exchange.proofs import with_proof
from permitted.exchange.terms import CREDENTIALS_CONTEXT

STATUS_LIST_PATH = "/certificates/revoked"
SIZE = 131_072  # bits: the least that the standard allows, so that one bit tells nobody whose it is
LASTS = timedelta(days=7)  # a copy older than this proves nothing; the site makes a new one whenever it is asked
BASE64URL = "u"  # the prefix of base64url in multibase


class StatusListFullError(Exception):
    """Every place of the list is taken."""


def new_status(taken: Collection[int]) -> int:
    """Give a free place in the list, drawn by chance, so that places do not tell in which order people passed."""
    free = sorted(set(range(SIZE)) - set(taken))
    if not free:
        raise StatusListFullError
    return secrets.choice(free)


def entry(address: str, status: int) -> Document:
    """Give what a certificate says about its place in the list of the site at this address."""
    if not 0 <= status < SIZE:
        raise ValueError(f"must be a place from 0 to {SIZE - 1}, not {status}")
    return {
        "id": f"{_id(address)}#{status}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(status),
        "statusListCredential": _id(address),
    }


def status_list(issuer: Issuer, revoked: Iterable[int], now: int) -> Document:
    """Give the signed list; `revoked` are the places of the certificates that no longer hold."""
    lasts = LASTS // timedelta(microseconds=1)
    unsigned: Document = {
        "@context": [CREDENTIALS_CONTEXT],
        "id": _id(issuer.address),
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.did,
        "validFrom": moments.written(now),
        "validUntil": moments.written(now + lasts),
        "credentialSubject": {
            "id": f"{_id(issuer.address)}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded(revoked),
        },
    }
    return with_proof(unsigned, issuer, now)


def encoded(revoked: Iterable[int]) -> str:
    """Give the bits, the first of each byte being the highest, compressed and in base64url."""
    bits = bytearray(SIZE // 8)
    for status in revoked:
        bits[status // 8] |= 0x80 >> status % 8
    compressed = gzip.compress(bytes(bits), mtime=0)
    return BASE64URL + urlsafe_b64encode(compressed).rstrip(b"=").decode("ascii")


def _id(address: str) -> str:
    return address + STATUS_LIST_PATH
