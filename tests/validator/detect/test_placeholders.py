"""Blanks of templates that nobody filled, and brackets that are none."""

import pytest

from permitted.validator.detect.placeholders import find_placeholders
from permitted.validator.text import fold


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Dear [Name],", "[Name]"),
        ("Hello {{first_name}}!", "{{first_name}}"),
        ("order {order_id}", "{order_id}"),
        ("Hi <customer name>,", "<customer name>"),
        ("order XXX-XXXXXXX-XXXXXXX", "XXX-XXXXXXX-XXXXXXX"),
        ("until XXX we wait", "XXX"),
        ("TODO: say when it comes", "TODO:"),
        ("[insert reason for delay]", "[insert reason for delay]"),
        ("Hi %NAME%", "%NAME%"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum dolor sit amet"),
        ("your tracking number is (insert number)", "(insert number)"),
        ("Dear [Customer First Name]", "[Customer First Name]"),
        ("Hi FIRSTNAME_HERE, the lid", "FIRSTNAME_HERE"),
        ("the INSERT PRODUCT HERE came", "INSERT PRODUCT HERE"),
        ("Hi %%Buyer_First%%,", "%%Buyer_First%%"),
        ("Hello *|FNAME|*,", "*|FNAME|*"),
        ("<insert apology here> We", "<insert apology here>"),
        ("Yours, --insert signature--", "--insert signature--"),
        ("within XX days", "XX"),
        ("on DD/MM/YYYY.", "DD/MM/YYYY"),
        ("Dear undefined,", "undefined"),
        ("It broke. Replace this line with the apology.", "Replace this line with the apology."),
    ],
)
def test_a_blank_is_found(text: str, blank: str) -> None:
    assert [text[start:end] for start, end in find_placeholders(fold(text), "en")] == [blank]


@pytest.mark.parametrize(
    "text",
    [
        "[Important] about your order",
        "sizes [XL | 46-48 | TALL]",
        "The XXX on the swing tag is the mill's grade",
        "size XXXL, colour 'XXX'",
        "the key XXG4Q-7TK2M-0P9VB",
        "step [1] and note [a]",
        "(see the back)",
        "Lo enviamos todo mañana",
        "the tag reads “[Name]” as you wrote it",
        "insert the two cells here, under the flap",
        "the USB_C_HUB and IMG_4821.jpg",
        "Volume XX of the series",
        "the tank is 40 % or 50 % full",
        "the result is undefined",
    ],
)
def test_other_brackets_and_crosses_are_left_alone(text: str) -> None:
    assert find_placeholders(fold(text), "en") == ()
