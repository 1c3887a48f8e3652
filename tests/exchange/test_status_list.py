"""The list of revoked certificates: its bits, and its places."""

import gzip
from base64 import urlsafe_b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.exchange import StatusListFullError, new_status, status_list
from permitted.exchange.status_list import SIZE, encoded, entry
from tests.exchange.conftest import NOW


def places(text):
    """Read the list as another would: the places whose bit is set, the first bit of a byte being the highest."""
    assert text[0] == "u"
    octets = gzip.decompress(urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4)))
    assert len(octets) * 8 >= 131_072
    return {place for place in range(len(octets) * 8) if octets[place // 8] & (1 << (7 - place % 8))}


def test_it_works(issuer):
    document = status_list(issuer, [7, 70_001], NOW)

    assert document["type"] == ["VerifiableCredential", "BitstringStatusListCredential"]
    assert places(document["credentialSubject"]["encodedList"]) == {7, 70_001}


@given(st.sets(st.integers(0, SIZE - 1), max_size=20))
def test_the_bits_are_those_of_the_revoked(revoked):
    assert places(encoded(revoked)) == revoked


def test_a_place_is_drawn_from_those_that_are_free():
    taken = set(range(SIZE)) - {5, 9}

    assert {new_status(taken) for _ in range(40)} == {5, 9}


def test_a_full_list_is_refused():
    with pytest.raises(StatusListFullError):
        new_status(range(SIZE))


@pytest.mark.parametrize("status", [-1, SIZE])
def test_there_is_no_place_outside_the_list(status):
    with pytest.raises(ValueError, match="place"):
        entry("https://example.com", status)
