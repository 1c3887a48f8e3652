"""Certificates: issued once for a paper that passed, renewed by what is remembered, revoked with a reason."""

import json
import sqlite3
from dataclasses import replace

import pytest

from permitted import exchange, training
from permitted.learning.exams import RENEWABLE, Standing
from permitted.learning.memory import Card
from permitted.store import cards
from permitted.training import NotKeptUp, NotToRevoke
from permitted.validator import RULES
from tests.training.cast import DAY, NOW
from tests.training.test_exams import FINAL, HERE, SCHOOL, pass_it, save

YEAR = 365 * DAY


@pytest.fixture
def certificate(store, ana):
    run = training.start_paper(store, ana, FINAL, SCHOOL, NOW)
    pass_it(store, ana, run, NOW)
    (issued,) = training.certificates_of(store, ana)
    return issued


def verified(store, issued, now=NOW):
    keys = training.issuer(store, HERE, NOW).keys
    return exchange.verify(json.loads(issued.credential), keys, now, training.revoked_places(store))


def remember(store, person, share, now):
    with store.writing() as db:
        for rule in list(RULES)[: round(len(RULES) * share)]:
            cards.keep(db, person.id, Card(rule, now + DAY, 100.0, 5.0, now - DAY, 3, 0))


def test_it_works(store, ana, certificate):
    said = exchange.read(json.loads(certificate.credential))

    assert verified(store, certificate).holds
    assert (said.certificate.person, said.certificate.exam.title, said.certificate.score) == ("Ana", "Final", 100)
    assert (said.address, said.did) == (HERE.address, "did:web:training.example")
    assert certificate.valid_until == NOW + YEAR


def test_who_fails_gets_none(store, ana):
    run = training.start_paper(store, ana, FINAL, SCHOOL, NOW)
    training.hand_in(store, ana, run, SCHOOL, HERE, NOW)

    assert training.certificates_of(store, ana) == ()


def test_handing_in_twice_issues_one(store, ana):
    run = training.start_paper(store, ana, FINAL, SCHOOL, NOW)
    pass_it(store, ana, run, NOW)
    training.hand_in(store, ana, run, SCHOOL, HERE, NOW)

    assert len(training.certificates_of(store, ana)) == 1


def test_a_paper_handed_in_by_the_clock_gives_one_too(store, ana):
    run = training.start_paper(store, ana, FINAL, SCHOOL, NOW)
    for step in (1, 2):
        save(store, ana, run, step, "not_allowed", NOW)
    training.hand_in_overdue(store, SCHOOL, HERE, NOW + DAY)

    (issued,) = training.certificates_of(store, ana)
    assert issued.issued_at == training.paper_of(store, run).ends_at


def test_the_exam_is_passed_until_the_certificate_ends_soon(store, ana, certificate):
    soon = certificate.valid_until - RENEWABLE

    assert training.chance(store, ana, FINAL, soon - 1).standing is Standing.PASSED
    assert training.chance(store, ana, FINAL, soon).standing is Standing.MAY_START


def test_a_renewal_needs_a_certificate(store, ana, tom, certificate):
    again = replace(FINAL, id="again", renews="final")

    assert training.chance(store, tom, again, NOW).standing is Standing.NOT_YET
    assert training.chance(store, ana, again, NOW).standing is Standing.PASSED
    assert training.chance(store, ana, again, certificate.valid_until).standing is Standing.MAY_START


def test_a_revoked_certificate_does_not_hold_and_says_why(store, ana, certificate):
    training.revoke(store, certificate.token, "Taken by somebody else.", NOW + DAY)

    revoked = training.certificate(store, certificate.token)
    assert revoked.revoked_why == "Taken by somebody else."
    assert [check.name for check in verified(store, revoked, NOW + DAY).checks if not check.passed] == ["revocation"]
    assert training.chance(store, ana, FINAL, NOW + DAY).standing is Standing.MAY_START
    with pytest.raises(NotToRevoke):
        training.revoke(store, certificate.token, "Again.", NOW + DAY)


def test_who_keeps_the_refreshers_up_renews_without_an_exam(store, ana, certificate):
    soon = certificate.valid_until - RENEWABLE
    remember(store, ana, 0.95, soon)

    renewed = training.renew(store, ana, FINAL, HERE, soon)

    said = exchange.read(json.loads(renewed.credential)).certificate
    assert (said.exam.id, said.score, renewed.valid_until) == ("refreshers", 94, said.valid_until)
    assert renewed.valid_until >= soon + YEAR
    assert verified(store, renewed, soon).holds
    with pytest.raises(NotKeptUp):
        training.renew(store, ana, FINAL, HERE, soon)


@pytest.mark.parametrize(("share", "early"), [(0.8, 0), (0.95, DAY)])
def test_who_remembers_too_little_or_comes_too_early_does_not(store, ana, certificate, share, early):
    soon = certificate.valid_until - RENEWABLE
    remember(store, ana, share, soon)

    with pytest.raises(NotKeptUp):
        training.renew(store, ana, FINAL, HERE, soon - early)


def test_a_new_key_signs_and_the_old_one_still_proves(store, ana, tom, certificate):
    training.replace_key(store, NOW + DAY)
    run = training.start_paper(store, tom, FINAL, SCHOOL, NOW + 3 * DAY)
    pass_it(store, tom, run, NOW + 3 * DAY)
    (new,) = training.certificates_of(store, tom)

    methods = [json.loads(one.credential)["proof"]["verificationMethod"] for one in (certificate, new)]
    assert methods[0] != methods[1]
    assert verified(store, certificate, NOW + 4 * DAY).holds
    assert verified(store, new, NOW + 4 * DAY).holds


def test_no_key_is_ever_lost(store, certificate):
    for statement in ("DELETE FROM signing_keys", "UPDATE signing_keys SET created_at = 0"):
        with store.writing() as db, pytest.raises(sqlite3.IntegrityError, match="for ever"):
            db.execute(statement)
