"""Certificates as Open Badges 3.0: what one says, and the one shape in which it is written and read.

Reading is strict: a document counts only if it is, word for word, what would be written for what was read from it.
So nothing can stand in a certificate that its proof does not cover. Whoever changes the shape keeps the old one for
reading, since certificates outlive it.
"""

import re
import secrets
from dataclasses import dataclass
from hashlib import sha256

from permitted.exchange import moments
from permitted.exchange.issuer import Document, Issuer
from permitted.exchange.proofs import with_proof
from permitted.exchange.status_list import entry
from permitted.exchange.terms import BADGES_CONTEXT, CREDENTIALS_CONTEXT

SALT_BYTES = 16  # as long as the salts in the examples of Open Badges 3.0
UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # controls and halves of characters: no name has them


class CredentialError(ValueError):
    """A document that is not a certificate in the shape that this site writes, or values that cannot be written."""


@dataclass(frozen=True, slots=True)
class Exam:
    """What was passed: `id` as in the addresses of the site, `required` the points (percent) that it takes."""

    id: str
    title: str
    description: str
    criteria: str
    required: int


@dataclass(frozen=True, slots=True)
class HashedEmail:
    """An email address, told only to whoever knows it already: `sha256$` and a digest, and the salt that is in it."""

    digest: str
    salt: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """A passed exam: who, what, how well (percent), when (microseconds UTC), and under which rules.

    `token` is the end of its address, `status` its place in the list of revoked ones.
    """

    token: str
    person: str
    email: HashedEmail | None
    exam: Exam
    score: int
    rules_version: str
    passed_at: int
    status: int

    @property
    def valid_until(self) -> int:
        """The last moment (microseconds UTC) at which it holds, twelve months after the exam."""
        return moments.a_year_after(self.passed_at)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document says, and who says it: the identifier, address and name of a site."""

    certificate: Certificate
    did: str
    address: str
    site: str


def hashed(email: str, salt: str | None = None) -> HashedEmail:
    """Give an address as IdentityHash of Open Badges 3.0: the SHA-256 of it and a salt, which is made unless given."""
    salt = salt or secrets.token_hex(SALT_BYTES)
    return HashedEmail("sha256$" + sha256((email + salt).encode("utf-8")).hexdigest(), salt)


def address_of(certificate: Certificate, address: str) -> str:
    """Give the address of the page that shows and verifies a certificate, on the site at this address."""
    return f"{address}/verify/{certificate.token}"


def issue(certificate: Certificate, issuer: Issuer, now: int) -> Document:
    """Give the signed certificate; raise CredentialError where a text holds what no text should."""
    exam = certificate.exam
    for text in (certificate.person, exam.title, exam.description, exam.criteria, issuer.name):
        if UNWRITABLE.search(text):
            raise CredentialError(f"has a character that cannot be written: {text!r}")
    return with_proof(_written(Statement(certificate, issuer.did, issuer.address, issuer.name)), issuer, now)


def read(document: Document) -> Statement:
    """Read what a certificate says, proven or not; raise CredentialError unless it has the shape that is issued."""
    unsigned = {name: part for name, part in document.items() if name != "proof"}
    try:
        statement = _read(unsigned)
        if statement and _written(statement) == unsigned:
            return statement
    except (ValueError, OverflowError):
        pass  # a date, a number or a place that nobody would have written
    raise CredentialError("is not a certificate in the shape that this site issues")


# ---------------------------------------------------------------- writing


def _written(statement: Statement) -> Document:
    certificate, address = statement.certificate, statement.address
    return {
        "@context": [CREDENTIALS_CONTEXT, BADGES_CONTEXT],
        "id": address_of(certificate, address),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": certificate.exam.title,
        "issuer": {"id": statement.did, "type": ["Profile"], "name": statement.site, "url": address},
        "validFrom": moments.written(certificate.passed_at),
        "validUntil": moments.written(certificate.valid_until),
        "credentialStatus": entry(address, certificate.status),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": _identities(certificate),
            "achievement": _achievement(certificate, address),
            "result": [_result(certificate, address)],
        },
    }


def _identities(certificate: Certificate) -> list[object]:
    name: Document = {
        "type": "IdentityObject",
        "hashed": False,
        "identityHash": certificate.person,
        "identityType": "name",
    }
    if certificate.email is None:
        return [name]
    email: Document = {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": certificate.email.digest,
        "identityType": "emailAddress",
        "salt": certificate.email.salt,
    }
    return [name, email]


def _achievement(certificate: Certificate, address: str) -> Document:
    exam = certificate.exam
    return {
        "id": _exam_id(exam, address),
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "name": exam.title,
        "description": exam.description,
        "criteria": {"narrative": exam.criteria},
        "version": certificate.rules_version,
        "resultDescription": [
            {
                "id": _score_id(exam, address),
                "type": ["ResultDescription"],
                "name": "Points",
                "resultType": "Percent",
                "requiredValue": str(exam.required),
                "valueMin": "0",
                "valueMax": "100",
            }
        ],
    }


def _result(certificate: Certificate, address: str) -> Document:
    description = _score_id(certificate.exam, address)
    return {"type": ["Result"], "resultDescription": description, "value": str(certificate.score)}


def _exam_id(exam: Exam, address: str) -> str:
    return f"{address}/exams/{exam.id}"


def _score_id(exam: Exam, address: str) -> str:
    return f"{_exam_id(exam, address)}#points"


# ---------------------------------------------------------------- reading


def _read(document: Document) -> Statement | None:
    match document:
        case {
            "id": str(page),
            "issuer": {"id": str(did), "name": str(site), "url": str(address)},
            "validFrom": str(passed),
            "credentialStatus": {"statusListIndex": str(status)},
            "credentialSubject": {
                "identifier": [{"identityHash": str(person)}, *more],
                "achievement": {"version": str(version)} as achievement,
                "result": [{"value": str(score)}],
            },
        }:
            token = page.removeprefix(f"{address}/verify/")
            exam, email, passed_at = _read_exam(achievement, address), _read_email(more), moments.read(passed)
            certificate = Certificate(token, person, email, exam, int(score), version, passed_at, int(status))
            return Statement(certificate, did, address, site)
    return None


def _read_exam(achievement: Document, address: str) -> Exam:
    match achievement:
        case {
            "id": str(identifier),
            "name": str(title),
            "description": str(description),
            "criteria": {"narrative": str(criteria)},
            "resultDescription": [{"requiredValue": str(required)}],
        }:
            return Exam(identifier.removeprefix(f"{address}/exams/"), title, description, criteria, int(required))
    raise CredentialError("has no exam")


def _read_email(identities: list[object]) -> HashedEmail | None:
    match identities:
        case [{"identityHash": str(digest), "salt": str(salt)}]:
            return HashedEmail(digest, salt)
    return None
