"""Cards and accounts by their check digits, and by what they are called."""

import pytest

from permitted.validator.detect.accounts import find_accounts
from permitted.validator.text import fold


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("card 4111 1111 1111 1111", "4111 1111 1111 1111"),
        ("DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
        ("Sort code 20-11-09, account 40113355.", "Sort code 20-11-09, account 40113355"),
        ("routing number 021000021", "routing number 021000021"),
        ("IFSC: HDFC0001234", "IFSC: HDFC0001234"),
    ],
)
def test_an_account_is_found(text: str, account: str) -> None:
    folded = fold(text)
    assert [text[slice(*folded.span(*span))] for span in find_accounts(folded)] == [account]


@pytest.mark.parametrize(
    "text", ["card 4111 1111 1111 1112", "lot 20-11-09, drum 40113355", "sort code of the shelves"]
)
def test_other_numbers_are_no_accounts(text: str) -> None:
    assert find_accounts(fold(text)) == ()
