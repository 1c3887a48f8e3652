"""Telephone numbers, plain and disguised, and the many numbers that are none."""

import pytest

from permitted.validator.detect.identifiers import find_identifiers
from permitted.validator.detect.phones import find_phones
from permitted.validator.text import fold


def phones(text: str, marketplace: str | None = None) -> list[str]:
    folded = fold(text)
    return [
        text[slice(*folded.span(*phone.span))] for phone in find_phones(folded, find_identifiers(folded), marketplace)
    ]


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("call me on 020 7946 0182", "020 7946 0182"),
        ("call us: (415) 555-0142.", "(415) 555-0142"),
        ("+44 20 7946 0182", "+44 20 7946 0182"),
        ("Jo, 415-555-0142", "415-555-0142"),
        ("ring 0 2 0 7 9 4 6 0 1 8 2 today", "0 2 0 7 9 4 6 0 1 8 2"),
        ("tel. ０２０ ７９４６ ０１８２", "０２０ ７９４６ ０１８２"),
        ("my number is 5550142", "5550142"),
        (
            "call zero two zero seven nine four six zero one eight two",
            "zero two zero seven nine four six zero one eight two",
        ),
        (
            "so: zero, one, two, then three, four, five and six, seven, eight",
            "zero, one, two, then three, four, five and six, seven, eight",
        ),
        ("text me: double seven double nine five five one two", "double seven double nine five five one two"),
        ("call 1️⃣8️⃣0️⃣0️⃣5️⃣5️⃣5️⃣0️⃣1️⃣8️⃣1️⃣", "1️⃣8️⃣0️⃣0️⃣5️⃣5️⃣5️⃣0️⃣1️⃣8️⃣1️⃣"),
    ],
)
def test_a_number_is_found_with_its_span_in_the_raw_text(text: str, phone: str) -> None:
    assert phones(text) == [phone]


@pytest.mark.parametrize(
    "text",
    [
        "order 113-6648201-1175539",
        "Your parcel 15502 8841 0977 31 is late",
        "tracking number 9400 1118 9922 3344 5566 77",
        "Invoice INV-2026-123456 of 2026-03-04",
        "invoice no. 0098127345",
        "ZIP 94103-1234",
        "EAN 4006381333931",
        "It weighs 1200 1300 g",
        "model 4471-220 and part 800-555",
        "1Z999AA10123456784",
        "We sold 1 000 000 of them",
        "serial number 2089 4471 9983",
        "between 10.00 and 12.00 on 04.03.2026",
        "the digits 3141592653 of pi",
    ],
)
def test_numbers_that_name_something_else_are_no_telephones(text: str) -> None:
    assert phones(text) == []
