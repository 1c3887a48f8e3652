"""What somebody else's code says about our certificates: Digital Bazaar's verifier, with the published contexts.

It comes from npm, as the editor's packages do, and is fetched where it is not there yet.
"""

import copy
import json
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permitted.exchange import Issuer, did_document, issue, moments, status_list
from permitted.exchange.proofs import canonical
from scripts.build_editor import fetch_packages, find_node
from tests.exchange.conftest import DAY, NOW

FOLDER = Path(__file__).parent / "second_verifier"
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60)

pytestmark = pytest.mark.xdist_group("second verifier")  # so that the packages are fetched once


@dataclass(frozen=True, slots=True)
class Opinion:
    """What it said of one document."""

    verified: bool
    revoked: bool
    reason: str | None
    statements: str


@pytest.fixture(scope="session")
def node():
    node, lock = find_node(), FOLDER / "package-lock.json"
    fetched = FOLDER / "node_modules/.package-lock.json"
    if not fetched.is_file() or fetched.stat().st_mtime < lock.stat().st_mtime:
        fetch_packages(node, FOLDER)
    return node


@pytest.fixture(scope="session")
def ask(node):
    def opinions(issuer, documents, revoked=(), now=NOW):
        listed, did = status_list(issuer, revoked, NOW), did_document(issuer)
        known = {listed["id"]: listed} | ({did["id"]: did} if did else {})
        asked = {"documents": known, "now": moments.written(now), "credentials": [*documents, listed]}
        command = [node, FOLDER / "verify.js"]
        answer = subprocess.run(command, input=json.dumps(asked).encode(), capture_output=True, check=True)
        return [Opinion(**opinion) for opinion in json.loads(answer.stdout)]

    return opinions


@pytest.mark.parametrize(
    "address",
    [
        "https://training.example.com",
        "https://training.example.com:8443",
        "https://example.com/training/north",
        "http://127.0.0.1:8000",
    ],
)
def test_it_verifies_what_we_issue(ask, issuer, certificate, address):
    site = replace(issuer, address=address)

    ours, listed = ask(site, [issue(certificate, site, NOW)])

    assert (ours.verified, ours.revoked, ours.reason) == (True, False, None)
    assert listed.verified


def test_it_refuses_a_changed_byte(ask, issuer, certificate):
    document, listed = issue(certificate, issuer, NOW), status_list(issuer, [7], NOW)
    better = copy.deepcopy(document)
    better["credentialSubject"]["result"][0]["value"] = "93"
    longer = copy.deepcopy(document) | {"validUntil": "2037-09-21T14:13:20Z"}
    emptied = copy.deepcopy(listed)
    emptied["credentialSubject"]["encodedList"] = status_list(issuer, [], NOW)["credentialSubject"]["encodedList"]

    *forged, _ = ask(issuer, [better, longer, emptied])

    assert [(opinion.verified, "Invalid signature" in opinion.reason) for opinion in forged] == [(False, True)] * 3


def test_it_sees_who_is_revoked(ask, issuer, certificate):
    other = replace(certificate, token="other", status=certificate.status + 1)
    documents = [issue(certificate, issuer, NOW), issue(other, issuer, NOW)]

    revoked, kept, _ = ask(issuer, documents, revoked=[certificate.status])

    assert (revoked.verified, revoked.revoked) == (False, True)
    assert (kept.verified, kept.revoked) == (True, False)


def test_it_sees_that_it_has_expired(ask, issuer, certificate):
    document, _ = ask(issuer, [issue(certificate, issuer, NOW)], now=NOW + 366 * DAY)

    assert not document.verified


def test_it_finds_an_old_key_in_the_document_of_the_site(ask, certificate, old_key, new_key):
    before = Issuer("https://training.example.com", "Permitted", (old_key,))
    after = replace(before, keys=(old_key, new_key))

    old, new, listed = ask(after, [issue(certificate, before, NOW), issue(certificate, after, NOW)])

    assert (old.verified, new.verified, listed.verified) == (True, True, True)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(TEXTS, TEXTS, st.booleans()), min_size=25, max_size=25))
def test_both_come_to_the_same_statements(ask, issuer, certificate, drawn):
    documents = [
        issue(
            replace(
                certificate,
                person=person,
                exam=replace(certificate.exam, criteria=criteria),
                email=certificate.email if is_told else None,
            ),
            issuer,
            NOW,
        )
        for person, criteria, is_told in drawn
    ]

    opinions = ask(issuer, documents)

    assert all(opinion.verified for opinion in opinions)
    for document, opinion in zip(documents, opinions, strict=False):
        unsigned = {name: part for name, part in document.items() if name != "proof"}
        assert canonical(unsigned) == opinion.statements
