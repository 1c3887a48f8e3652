"""Certificates there and back: what is issued holds, and whatever was done to it is found out."""

import copy
import json
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from permitted.exchange import CredentialError, Issuer, hashed, issue, key_from, read, verify
from permitted.exchange.proofs import with_proof
from tests.exchange.conftest import DAY, NOW

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60)


def faults(verification):
    return {check.name for check in verification.checks if not check.passed}


def reason(verification, name):
    return next(check.fault for check in verification.checks if check.name == name)


def test_it_works(issuer, certificate):
    document = json.loads(json.dumps(issue(certificate, issuer, NOW)))

    verification = verify(document, issuer.keys, NOW, revoked=())

    assert verification.holds
    assert [check.name for check in verification.checks] == ["proof", "issuer", "validity", "revocation"]
    assert verification.statement.certificate == certificate
    assert verification.statement.site == "Permitted"


@settings(max_examples=60, deadline=None)
@given(person=TEXTS, title=TEXTS, criteria=TEXTS, score=st.integers(0, 100), status=st.integers(0, 131_071))
def test_whatever_is_issued_holds_and_is_read_as_it_was_written(
    issuer, certificate, person, title, criteria, score, status
):
    exam = replace(certificate.exam, title=title, criteria=criteria)
    written = replace(certificate, person=person, exam=exam, score=score, status=status, email=None)

    verification = verify(issue(written, issuer, NOW), issuer.keys, NOW, revoked=())

    assert verification.holds
    assert verification.statement.certificate == written


def paths(value, path=()):
    """Every place of a document: those of its parts, and those of its lists and objects themselves."""
    yield path
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(part, (*path, key))


def at(document, path):
    for key in path:
        document = document[key]
    return document


def changed(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return ("B" if value[:1] == "A" else "A") + value[1:]
    return [*value, "more"] if isinstance(value, list) else {**value, "more": "than was signed"}


def test_a_change_in_any_place_is_found(issuer, certificate):
    document = issue(certificate, issuer, NOW)

    for path in paths(document):
        forged = {"": copy.deepcopy(document)}
        *above, last = ("", *path)
        at(forged, above)[last] = changed(at(forged, (*above, last)))

        assert not verify(forged[""], issuer.keys, NOW, revoked=()).holds, path


def test_what_is_taken_away_is_missed(issuer, certificate):
    document = issue(certificate, issuer, NOW)

    for path in list(paths(document))[1:]:
        forged = copy.deepcopy(document)
        del at(forged, path[:-1])[path[-1]]

        assert not verify(forged, issuer.keys, NOW, revoked=()).holds, path


@pytest.mark.parametrize("value", [0, "false", None, 0.0])
def test_a_value_that_python_takes_for_the_same_is_not_the_same(issuer, certificate, value):
    document = issue(certificate, issuer, NOW)

    document["credentialSubject"]["identifier"][0]["hashed"] = value

    assert not verify(document, issuer.keys, NOW, revoked=()).holds


def test_a_changed_name_is_told_as_a_changed_document(issuer, certificate):
    document = issue(certificate, issuer, NOW)
    document["credentialSubject"]["identifier"][0]["identityHash"] = "Eve Silva"

    verification = verify(document, issuer.keys, NOW, revoked=())

    assert faults(verification) == {"proof"}
    assert "changed after it was signed" in reason(verification, "proof")


def test_a_proof_of_one_certificate_proves_no_other(issuer, certificate):
    ana, eve = (issue(replace(certificate, person=name), issuer, NOW) for name in ("Ana", "Eve"))

    assert faults(verify({**eve, "proof": ana["proof"]}, issuer.keys, NOW, revoked=())) == {"proof"}


def test_somebody_else_cannot_sign_for_us(issuer, certificate):
    stranger = replace(issuer, keys=(key_from(b"s" * 32, NOW),))

    verification = verify(issue(certificate, stranger, NOW), issuer.keys, NOW, revoked=())

    assert faults(verification) == {"proof", "issuer"}
    assert "none of this site's" in reason(verification, "proof")


def test_our_key_does_not_speak_for_another_issuer(issuer, certificate):
    document = issue(certificate, issuer, NOW)
    unsigned = {name: part for name, part in document.items() if name != "proof"}
    unsigned["issuer"] = {**unsigned["issuer"], "id": "did:web:amazon.example"}

    verification = verify(with_proof(unsigned, issuer, NOW), issuer.keys, NOW, revoked=())

    assert faults(verification) == {"issuer"}


def test_it_holds_from_the_exam_on_for_twelve_months(issuer, certificate):
    document = issue(certificate, issuer, NOW)

    assert faults(verify(document, issuer.keys, NOW - 1, revoked=())) == {"validity"}
    assert verify(document, issuer.keys, NOW + 365 * DAY, revoked=()).holds
    late = verify(document, issuer.keys, NOW + 365 * DAY + 1, revoked=())
    assert faults(late) == {"validity"}
    assert "2027-09-21T14:13:20Z" in reason(late, "validity")


def test_a_revoked_one_does_not_hold(issuer, certificate):
    document = issue(certificate, issuer, NOW)

    assert faults(verify(document, issuer.keys, NOW, revoked={certificate.status})) == {"revocation"}
    assert verify(document, issuer.keys, NOW, revoked={certificate.status + 1}).holds


@pytest.mark.parametrize("address", ["https://training.example.com", "http://127.0.0.1:8000"])
def test_an_old_key_still_proves_what_it_signed(certificate, old_key, new_key, address):
    before, after = Issuer(address, "Permitted", (old_key,)), Issuer(address, "Permitted", (old_key, new_key))

    old, new = issue(certificate, before, NOW), issue(certificate, after, NOW)

    assert old["proof"]["verificationMethod"].endswith(old_key.id)
    assert new["proof"]["verificationMethod"].endswith(new_key.id)
    assert verify(old, after.keys, NOW, revoked=()).holds
    assert verify(new, after.keys, NOW, revoked=()).holds


def test_it_holds_after_the_site_has_moved(issuer, certificate):
    moved = issue(certificate, replace(issuer, address="https://old.example.com"), NOW)

    assert verify(moved, issuer.keys, NOW, revoked=()).holds


@pytest.mark.parametrize("document", [None, [], "text", 7, {}, {"proof": {}}, {"@context": "https://example.com"}])
def test_what_is_no_certificate_fails_in_every_check(issuer, document):
    verification = verify(document, issuer.keys, NOW, revoked=())

    assert faults(verification) == {"proof", "issuer", "validity", "revocation"}
    assert verification.statement is None


def test_the_address_of_mail_is_told_to_nobody_who_does_not_know_it(issuer, certificate):
    document = issue(certificate, issuer, NOW)
    email = read(document).certificate.email

    assert "ana@shop.example" not in json.dumps(document)
    assert hashed("ana@shop.example", email.salt) == email
    assert hashed("eve@shop.example", email.salt) != email


@pytest.mark.parametrize("person", ["Ana\nSilva", "Ana\x00", "Ana\ud800", "\x85"])
def test_what_no_name_has_is_not_signed(issuer, certificate, person):
    with pytest.raises(CredentialError):
        issue(replace(certificate, person=person), issuer, NOW)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["did:web:training.example.com", "https://training.example.com", "Vx3kQ0", "Ana Silva"]), TEXTS)
@example("https://training.example.com", "@id")
@example("https://training.example.com", "_:b0")
@example("did:web:training.example.com", "@type")
@example("did:web:training.example.com", "http://[")
def test_no_forgery_makes_it_stumble(issuer, certificate, old, new):
    text = json.dumps(issue(certificate, issuer, NOW))

    forged = json.loads(text.replace(old, json.dumps(new)[1:-1]))

    assert verify(forged, issuer.keys, NOW, revoked=()).holds == (new == old)
