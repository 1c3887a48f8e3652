"""Names and emails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.training.identity import MAX_NAME, EmailInvalid, NameMissing, NameTooLong, clean_email, clean_name


def test_it_works():
    assert clean_name("  Ana \t María\n") == "Ana María"
    assert clean_email(" Ana@Example.COM ") == "Ana@example.com"


@given(st.text())
def test_a_name_is_clean_or_refused(typed):
    try:
        name = clean_name(typed)
    except (NameMissing, NameTooLong):
        return
    assert 1 <= len(name) <= MAX_NAME
    assert clean_name(name) == name


@pytest.mark.parametrize(
    "email", ["", "ana", "ana@", "@example.com", "ana@example", "a b@example.com", "ana@exa mple.com"]
)
def test_what_is_no_email_is_refused(email):
    with pytest.raises(EmailInvalid):
        clean_email(email)
