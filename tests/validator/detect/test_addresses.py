"""Postal addresses of many countries, and the counts and measures that only look like them."""

import pytest

from permitted.validator.detect.addresses import find_addresses
from permitted.validator.text import fold


def addresses(text: str) -> list[str]:
    folded = fold(text)
    return [text[slice(*folded.span(*span))] for span in find_addresses(folded)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Write to 12 Mill Lane, Otley LS21 3AB.", "12 Mill Lane, Otley LS21 3AB"),
        ("Come to Chapel House, Low Bentham, LA2 7ES", "Chapel House, Low Bentham, LA2 7ES"),
        ("We are at Yard 6, Station Approach, Buxton SK17 9QP", "Yard 6, Station Approach, Buxton SK17 9QP"),
        ("mailed to 1419 Pelican Bend, Apt 22, Slidell, LA 70458", "1419 Pelican Bend, Apt 22, Slidell, LA 70458"),
        ("PO Box 4410", "PO Box 4410"),
        ("to 88 King Street West, Hamilton, ON L8P 1A2", "88 King Street West, Hamilton, ON L8P 1A2"),
        ("visit 18 rue de la Fontaine, 69003 Lyon", "18 rue de la Fontaine, 69003 Lyon"),
        ("Lindenstrasse 9, 50674 Koeln", "Lindenstrasse 9, 50674 Koeln"),
        ("Calle Mayor 21, 28013 Madrid", "Calle Mayor 21, 28013 Madrid"),
        ("ul. Dluga 12/4", "ul. Dluga 12/4"),
        ("Keizersgracht 12, 1015 CX", "Keizersgracht 12, 1015 CX"),
        ("Storgatan 5", "Storgatan 5"),
        ("Sanayi Cad. 41", "Sanayi Cad. 41"),
        ("Plot 44, Sector 18, Gurgaon 122015", "Plot 44, Sector 18, Gurgaon 122015"),
    ],
)
def test_an_address_is_found_with_its_span_in_the_raw_text(text: str, address: str) -> None:
    assert addresses(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "3 in a row, and 4 more by the way",
        "It is 12 mm square, and 40 minutes in any way",
        "I give back the 3.99 in any way",
        "M6 5mm and A4 2mm",
        "send it via the app, 2 taps",
        "room for 5 of them",
        "the shop has 12 in stock, order 500123",
    ],
)
def test_counts_and_measures_are_no_addresses(text: str) -> None:
    assert addresses(text) == []
