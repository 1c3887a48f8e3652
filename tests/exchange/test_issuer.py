"""Who issues: the identifier of a site, and the document that others find its keys in."""

from dataclasses import replace

import pytest

from permitted.exchange import Issuer, NoKeyError, did_document, did_path


@pytest.mark.parametrize(
    ("address", "did", "path"),
    [
        ("https://training.example.com", "did:web:training.example.com", "/.well-known/did.json"),
        ("https://example.com:8443", "did:web:example.com%3A8443", "/.well-known/did.json"),
        ("https://example.com/a/b", "did:web:example.com:a:b", "/a/b/did.json"),
        ("https://example.com:8443/a b/", "did:web:example.com%3A8443:a%20b", "/a b/did.json"),
    ],
)
def test_a_site_that_others_can_reach_is_a_did_web(issuer, address, did, path):
    assert replace(issuer, address=address).did == did
    assert did_path(address) == path


@pytest.mark.parametrize(
    "address",
    [
        "http://training.example.com",
        "http://127.0.0.1:8000",
        "https://localhost",
        "https://192.168.1.7",
        "https://[::1]:8443",
        "https://printer.local",
    ],
)
def test_any_other_site_is_known_by_its_key_alone(issuer, old_key, address):
    local = replace(issuer, address=address)

    assert local.did == f"did:key:{old_key.id}"
    assert did_document(local) is None


def test_the_document_lists_every_key_there_ever_was(issuer, old_key, new_key):
    document = did_document(replace(issuer, keys=(old_key, new_key)))

    assert document["id"] == "did:web:training.example.com"
    assert [method["publicKeyMultibase"] for method in document["verificationMethod"]] == [old_key.id, new_key.id]
    assert document["assertionMethod"] == [method["id"] for method in document["verificationMethod"]]


def test_the_document_tells_no_secret(issuer, old_key):
    assert old_key.seed.hex() not in str(did_document(issuer))
    assert "seed" not in repr(old_key)


def test_the_newest_key_signs(issuer, old_key, new_key):
    assert replace(issuer, keys=(new_key, old_key)).key == new_key


def test_without_a_key_nothing_is_signed():
    with pytest.raises(NoKeyError):
        _ = Issuer("https://example.com", "Permitted", ()).key
