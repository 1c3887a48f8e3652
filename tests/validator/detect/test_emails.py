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
        (
            "find me at the shop's name, all one word, then the a in a circle, then gmail",
            "the shop's name, all one word, then the a in a circle, then gmail",
        ),
        (
            "jo hyphen repairs, then the at sign, then shop, then dot ie",
            "jo hyphen repairs, then the at sign, then shop, then dot ie",
        ),
        ("jo (circle-a) shop (full stop) com", "jo (circle-a) shop (full stop) com"),
        ("jo.smith at the google mail service dot com", "jo.smith at the google mail service dot com"),
        ("jo lives at shop with the usual British ending", "at shop with the usual British ending"),
        ("j o s m i t h @ s h o p s . c o m", "j o s m i t h @ s h o p s . c o m"),
        ("jo*at*shop*dot*com", "jo*at*shop*dot*com"),
        ("jo@\nshop.com", "jo@\nshop.com"),
        ("our name at the usual g-mail", "our name at the usual g-mail"),
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
        "At any point, it may fall.",
        "The mail is blocked at Gmail",
        "the curly a and the round o of the engraving",
        "turn it at the sign on the dial, then dot the line",
        "it works at home, with the usual ending of the song",
    ],
)
def test_what_is_no_address_is_left_alone(text: str) -> None:
    assert emails(text) == []
