"""Keys: how they look, and what they sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.exchange.keys import is_signed_by, key_from, multibase, new_key, octets_of, sign

# RFC 8032, 7.1, test 2
SEED = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_it_signs_as_the_standard_says():
    key = key_from(bytes.fromhex(SEED), 0)

    assert octets_of(key.id) == bytes.fromhex("ed01" + PUBLIC)
    assert key.id.startswith("z6Mk")
    assert sign(key, b"\x72").hex() == SIGNATURE


def test_no_two_keys_are_alike():
    assert len({new_key(0).id for _ in range(50)}) == 50


@given(st.binary(max_size=80), st.binary(max_size=80))
def test_a_signature_is_of_one_message_and_one_key(message, other):
    key = key_from(b"a" * 32, 0)
    signature = sign(key, message)

    assert is_signed_by(key, signature, message)
    assert is_signed_by(key, signature, other) == (message == other)
    assert not is_signed_by(key_from(b"b" * 32, 0), signature, message)


@pytest.mark.parametrize("signature", [b"", b"\x00" * 63, b"\xff" * 64, b"\x00" * 65])
def test_what_is_no_signature_is_not_taken_for_one(signature):
    assert not is_signed_by(key_from(b"a" * 32, 0), signature, b"message")


@given(st.binary(max_size=100))
def test_multibase_there_and_back(octets):
    assert octets_of(multibase(octets)) == octets


@pytest.mark.parametrize("text", ["", "u123", "z0", "zé"])
def test_what_is_not_base58_is_refused(text):
    with pytest.raises(ValueError, match=r"base58|character|codec"):
        octets_of(text)
