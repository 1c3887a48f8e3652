"""Certificates: issued for a passed exam, renewed by what is remembered, and revoked."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from permitted import exchange
from permitted.learning.exams import RENEWABLE
from permitted.learning.mastery import share_remembered
from permitted.store import Database, Issued, Paper, Person, Store, cards, certificates, tokens
from permitted.store.certificates import SigningKey
from permitted.training.refused import Refused
from permitted.validator import RULES, RULES_VERSION

if TYPE_CHECKING:
    from permitted.course import Exam

REMEMBERED = 0.9  # share of all rules that has to be remembered for a certificate to be renewed without an exam
KEPT_UP = exchange.Exam(
    id="refreshers",
    title="Refreshers kept up",
    description="The rules of an exam passed before, kept in mind by refreshers.",
    criteria=f"On the day of renewal the person remembered at least {REMEMBERED:.0%} of the rules.",
    required=round(REMEMBERED * 100),
)


@dataclass(frozen=True, slots=True)
class Site:
    """Under which address and name certificates are issued."""

    address: str
    name: str


class NotKeptUp(Refused):
    """A certificate cannot be renewed now: it holds for long yet, or too little is remembered."""

    def __init__(self) -> None:
        super().__init__("The certificate cannot be renewed by refreshers now.")


class NotToRevoke(Refused):
    """There is no such certificate, or it has been revoked."""

    def __init__(self) -> None:
        super().__init__("There is no such certificate, or it has been revoked.")


def issuer(store: Store, site: Site, now: int) -> exchange.Issuer:
    """Give the site as one that issues, with every key that it ever had; the first is made when it is needed."""
    if not certificates.keys(store.reading()):
        with store.writing() as db:
            if not certificates.keys(db):
                _add_key(db, now)
    return _issuer(store.reading(), site)


def replace_key(store: Store, now: int) -> None:
    """Add a key, which signs from now on; the others go on proving what they signed."""
    with store.writing() as db:
        _add_key(db, now)


def certify(db: Database, person: Person, exam: "Exam", paper: Paper, site: Site, now: int) -> Issued:
    """Issue the certificate for a paper that passed."""
    passed = exchange.Exam(
        id=exam.id,
        title=exam.title,
        description=exam.summary,
        criteria=f"{exam.questions} questions from all rules in {exam.minutes} minutes, without help.",
        required=round(exam.pass_mark * 100),
    )
    score = int((paper.share or 0) * 100 + 1e-6)
    return _issue(db, person, exam.renews or exam.id, passed, score, site, paper.handed_in_at or now)


def certificates_of(store: Store, person: Person) -> tuple[Issued, ...]:
    """Give a person's certificates, by exam and the oldest first."""
    return certificates.of_person(store.reading(), person.id)


def certificate(store: Store, token: str) -> Issued | None:
    """Find a certificate by the end of its address."""
    return certificates.by_token(store.reading(), token)


def revoked_places(store: Store) -> tuple[int, ...]:
    """Give the places of revoked certificates in the list."""
    return certificates.revoked(store.reading())


def valid_until(db: Database, person: Person, exam: "Exam") -> int | None:
    """Give the end (microseconds UTC) of the last certificate for an exam that was not revoked."""
    stands_for = exam.renews or exam.id
    held = [one for one in certificates.of_person(db, person.id) if one.exam_id == stands_for and not one.revoked_at]
    return max((one.valid_until for one in held), default=None)


def remembered(store: Store, person: Person, now: int) -> float:
    """Give the share of all rules, 0 to 1, that a person remembers now."""
    return share_remembered(cards.of_person(store.reading(), person.id), RULES, now)


def may_renew(store: Store, person: Person, exam: "Exam", now: int) -> bool:
    """Say whether a certificate ends soon or has ended, and what is remembered is enough to renew it."""
    end = valid_until(store.reading(), person, exam)
    return end is not None and now >= end - RENEWABLE and remembered(store, person, now) >= REMEMBERED


def renew(store: Store, person: Person, exam: "Exam", site: Site, now: int) -> Issued:
    """Issue a new certificate to somebody who has kept the refreshers up. Raises NotKeptUp."""
    issuer(store, site, now)
    if not may_renew(store, person, exam, now):
        raise NotKeptUp
    score = int(remembered(store, person, now) * 100)
    with store.writing() as db:
        end = valid_until(db, person, exam)
        if end is None or now < end - RENEWABLE:
            raise NotKeptUp  # renewed in another tab meanwhile
        return _issue(db, person, exam.renews or exam.id, KEPT_UP, score, site, now)


def revoke(store: Store, token: str, why: str, now: int) -> None:
    """Revoke a certificate, for a reason that its page shows. Raises NotToRevoke."""
    with store.writing() as db:
        if not certificates.revoke(db, token, why, now):
            raise NotToRevoke


def _issue(
    db: Database, person: Person, exam_id: str, passed: exchange.Exam, score: int, site: Site, now: int
) -> Issued:
    if not certificates.keys(db):
        _add_key(db, now)
    given = exchange.Certificate(
        token=tokens.new_address(),
        person=person.name,
        email=exchange.hashed(person.email) if person.email else None,
        exam=passed,
        score=score,
        rules_version=str(RULES_VERSION),
        passed_at=now,
        status=_free_place(db),
    )
    document = exchange.issue(given, _issuer(db, site), now)
    text = json.dumps(document, ensure_ascii=False)
    return certificates.insert(db, given.token, person.id, exam_id, given.valid_until, given.status, text, now)


def _free_place(db: Database) -> int:
    """Draw a place in the list until one is free: far fewer people pass than there are places."""
    while certificates.has_status(db, place := exchange.new_status(())):
        pass
    return place


def _add_key(db: Database, now: int) -> None:
    certificates.add_key(db, SigningKey(exchange.new_key(now).seed, now))


def _issuer(db: Database, site: Site) -> exchange.Issuer:
    known = tuple(exchange.key_from(key.seed, key.created_at) for key in certificates.keys(db))
    return exchange.Issuer(site.address, site.name, known)
