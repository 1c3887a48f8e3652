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


# Texts that hold a number, and which; the kinds are those that libphonenumber's matcher is tested with, and some more.
HOLDING = [
    # formats of one number
    ("call 415-555-0142", "415-555-0142"),
    ("call 415.555.0142", "415.555.0142"),
    ("call (415)555-0142", "(415)555-0142"),
    ("call [415] 555-0142", "[415] 555-0142"),
    ("call 1-415-555-0142", "1-415-555-0142"),
    ("call +1 415 555 0142", "+1 415 555 0142"),
    ("call 4155550142", "4155550142"),
    ("call 415~555~0142", "415~555~0142"),
    ("call 0044 20 7946 0182", "0044 20 7946 0182"),
    ("+44 (0)20 7946 0182", "+44 (0)20 7946 0182"),
    # national forms, without a word
    ("Jo 01632 960123", "01632 960123"),
    ("Jo 07700900123", "07700900123"),
    ("Jo 01 99 00 56 78", "01 99 00 56 78"),
    ("Jo 030/23125012", "030/23125012"),
    ("Jo (02) 5550 1234", "(02) 5550 1234"),
    ("Jo 1300 555 010", "1300 555 010"),
    ("Jo 98450 12345", "98450 12345"),
    # punctuation, brackets and words around it
    ("(tel. 020 7946 0182)", "020 7946 0182"),
    ("ring 020 7946 0182!", "020 7946 0182"),
    ("ring 020 7946 0182, any day", "020 7946 0182"),
    ("020 7946 0182 is our number", "020 7946 0182"),
    ("text:07700 900123", "07700 900123"),
    ("mobile: 07700\u00a0900\u00a0123", "07700\u00a0900\u00a0123"),
    ("ph 415\u2011555\u20110142", "415\u2011555\u20110142"),
    # in words
    ("oh seven seven double oh, nine hundred, one four six", "oh seven seven double oh, nine hundred, one four six"),
    ("3-one-2, 5-5-5, o-one-six-four", "3-one-2, 5-5-5, o-one-six-four"),
    ("our line is 423 then 555 then the two numbers 01 and 17", "423 then 555 then the two numbers 01 and 17"),
    (
        "area code eight six five, followed by a trio of fives, then zilch one six one",
        "eight six five, followed by a trio of fives, then zilch one six one",
    ),
    ("ring twenty-five, fifty-five, thirty, eleven", "twenty-five, fifty-five, thirty, eleven"),
    # letters for digits, and words on the keys
    ("call O2O 7946 O182", "O2O 7946 O182"),
    ("call l-8OO-555-Ol42", "l-8OO-555-Ol42"),
    ("1-800-GO-LINEN", "1-800-GO-LINEN"),
    ("ring 0800 OAKLINEN", "0800 OAKLINEN"),
    # over lines
    ("call\n0207\n946\n0182\ntoday", "0207\n946\n0182"),
]


@pytest.mark.parametrize(("text", "phone"), HOLDING)
def test_a_text_that_holds_a_number(text: str, phone: str) -> None:
    assert phones(text) == [phone]


@pytest.mark.parametrize(
    "text",
    [
        # what names something else
        "part 415-555-0142",
        "order number 4155550142",
        "the reference is 020 7946 0182",
        "consignment 0207946018",
        "GTIN 00012345600012",
        "ISBN 978-3-16-148410-0",
        "Estes has the pallet on the truck and the number they gave me is 4209 8801 77",
        # dates, times, sums and measures
        "2026-03-01 to 2026-03-31",
        "01.03.2026 - 31.03.2026",
        "from 08:00 to 18:00",
        "$1,234,567.89",
        "1 234 567,89 €",
        "120 x 60 x 75 and 140 x 70 x 75",
        "36 38 40 42",
        "sizes 36, 38, 40, 42 and 44",
        "10.5 12.5 14.5 V",
        # counts in words
        "one, two, three, four and five",
        "four screws, six washers, two bolts and one key",
        "twenty to thirty minutes, then ten more",
        "turn it to six, then to five, then to one",
        # words and letters that only look like it
        "800 grit paper",
        "1-800 grit paper",
        "the oil lid",
        "ill 100 lo 010",
        "3,800 litres",
        "192.168.1.10",
        "version 4.15.555.0142",
        "a1b2c3d4e5f6g7",
    ],
)
def test_a_text_that_holds_no_number(text: str) -> None:
    assert phones(text) == []


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("oh seven seven double oh, nine hundred, one four six", "07700900146"),
        ("call eight six five, a trio of fives, zilch one six one", "8655550161"),
        ("ring twenty-five, fifty-five, thirty, eleven", "25553011"),
        ("call O2O 7946 Ol82", "02079460182"),
    ],
)
def test_a_disguised_number_reads_as_its_digits(text: str, digits: str) -> None:
    folded = fold(text)
    assert [phone.digits for phone in find_phones(folded, find_identifiers(folded), None)] == [digits]
