"""Email addresses, plain and disguised, and what only looks like one."""

import pytest

from permitted.validator.detect.emails import find_emails
from permitted.validator.text import fold


def emails(text: str) -> list[str]:
    folded = fold(text)
    return [text[slice(*folded.span(*email.span))] for email in find_emails(folded)]


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("write to jo@shop.com.", "jo@shop.com"),
        ("Jo.Smith+help@mail.shop.co.uk", "Jo.Smith+help@mail.shop.co.uk"),
        ("jo @ shop . com", "jo @ shop . com"),
        ("jo(at)shop(dot)com", "jo(at)shop(dot)com"),
        ("jo [at] shop [dot] com", "jo [at] shop [dot] com"),
        ("jo at shop dot com", "jo at shop dot com"),
        ("it is jo, curly a, shop dot com", "jo, curly a, shop dot com"),
        ("jo snail sign shop full stop com", "jo snail sign shop full stop com"),
        ("jo (ät) shop punkt de", "jo (ät) shop punkt de"),
        ("jo arobase shop-bleu point fr", "jo arobase shop-bleu point fr"),
        ("jo małpa shop kropka pl", "jo małpa shop kropka pl"),
        ("our shop name at gmail", "our shop name at gmail"),
        ("oaklinen at gmail dot com", "oaklinen at gmail dot com"),
        ("ｊｏ＠ｓｈｏｐ．ｃｏｍ", "ｊｏ＠ｓｈｏｐ．ｃｏｍ"),
        ("jo@\u200bshop.com", "jo@\u200bshop.com"),
        ("jо@shop.com", "jо@shop.com"),  # a Cyrillic о
        ("moc.pohs@oj backwards", "moc.pohs@oj"),
    ],
)
def test_an_address_is_found_with_its_span_in_the_raw_text(text: str, email: str) -> None:
    assert emails(text) == [email]


@pytest.mark.parametrize(
    "text",
    [
        "Reply to a1b2c3@marketplace.amazon.co.uk as always",
        "We are at home at ten. Com back soon.",
        "Look at the dot com boom",
        "Meet us @ the depot",
        "5 @ 3.50 each",
        "the handle @oaklinen",
    ],
)
def test_what_is_no_address_is_left_alone(text: str) -> None:
    assert emails(text) == []
