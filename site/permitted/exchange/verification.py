"""Does a certificate hold? Four checks, each with its name and, where it fails, its reason."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from permitted.exchange import moments
from permitted.exchange.credentials import CredentialError, Statement, read
from permitted.exchange.issuer import Document, method
from permitted.exchange.keys import Key
from permitted.exchange.proofs import fault_of_proof, key_of

Name = Literal["proof", "issuer", "validity", "revocation"]
CHECKS: tuple[Name, ...] = ("proof", "issuer", "validity", "revocation")
UNREADABLE = "It is not a certificate in the form that this site issues."


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, and why it failed; no fault means that it passed."""

    name: Name
    fault: str | None

    @property
    def passed(self) -> bool:
        """Did it pass?"""
        return self.fault is None


@dataclass(frozen=True, slots=True)
class Verification:
    """What the checks came to; `statement` is what the document says, None where it cannot be read at all."""

    checks: tuple[Check, ...]
    statement: Statement | None

    @property
    def holds(self) -> bool:
        """Does the certificate hold: is it ours, unchanged, not expired and not revoked?"""
        return all(check.passed for check in self.checks)


def verify(document: object, keys: tuple[Key, ...], now: int, revoked: Collection[int]) -> Verification:
    """Verify a certificate parsed from JSON, with all keys there ever were; `revoked` are places in the status list."""
    try:
        statement = read(document) if isinstance(document, dict) else None
    except CredentialError:
        statement = None
    if statement is None or not isinstance(document, dict):
        return Verification(tuple(Check(name, UNREADABLE) for name in CHECKS), None)
    faults = (
        fault_of_proof(document, keys),
        _fault_of_issuer(document, statement, keys),
        _fault_of_validity(statement, now),
        _fault_of_status(statement, revoked),
    )
    return Verification(tuple(map(Check, CHECKS, faults)), statement)


def _fault_of_issuer(document: Document, statement: Statement, keys: tuple[Key, ...]) -> str | None:
    # A key never signs for anybody else. So an issuer with our key is us, even under an address of former days.
    match document.get("proof"):
        case {"verificationMethod": str(verification)}:
            key = key_of(verification, keys)
            if key is not None and verification == method(statement.did, key):
                return None
    return f"It says that {statement.did} issued it, which is not what it was signed as."


def _fault_of_validity(statement: Statement, now: int) -> str | None:
    certificate = statement.certificate
    if now < certificate.passed_at:
        return f"It holds only from {moments.written(certificate.passed_at)} on."
    if now > certificate.valid_until:
        return f"It expired: it held until {moments.written(certificate.valid_until)}."
    return None


def _fault_of_status(statement: Statement, revoked: Collection[int]) -> str | None:
    return "It was revoked by those who issued it." if statement.certificate.status in revoked else None
