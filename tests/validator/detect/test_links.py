"""Links: what is one, what only looks like one, where it ends and where it leads."""

import pytest

from permitted.validator import Message, Seller, check
from permitted.validator.detect.links import links_in_text
from permitted.validator.text import fold

NOBODY = Seller()


def links(text: str, seller: Seller = NOBODY) -> list[tuple[str, str]]:
    return [(link.url, link.leads) for link in links_in_text(fold(text), (), seller)]


@pytest.mark.parametrize(
    ("text", "url", "leads"),
    [
        ("See https://www.dpd.co.uk/track?p=1, please.", "https://www.dpd.co.uk/track?p=1", "carrier"),
        ("(https://oak.example/care)", "https://oak.example/care", "other"),
        ("https://en.oak.example/wiki/Oak_(tree) says so", "https://en.oak.example/wiki/Oak_(tree)", "other"),
        ("visit oakandlinen.com.", "oakandlinen.com", "other"),
        ("www.oakandlinen.shop/sale!", "www.oakandlinen.shop/sale", "other"),
        ("Your return: https://www.amazon.co.uk/returns", "https://www.amazon.co.uk/returns", "amazon"),
        ("https://www.amazon.com/dp/B0ABCDEFGH", "https://www.amazon.com/dp/B0ABCDEFGH", "amazon_product"),
        ("amazon.de/stores/Oak", "amazon.de/stores/Oak", "amazon_storefront"),
        ("https://a.co/d/7xYz", "https://a.co/d/7xYz", "amazon_short"),
        ("bit.ly/3oak", "bit.ly/3oak", "shortener"),
        (
            "https://www.google.com/url?q=https://oak.example",
            "https://www.google.com/url?q=https://oak.example",
            "shortener",
        ),
        ("wa.me/447700900123", "wa.me/447700900123", "messenger"),
        ("https://www.amazon.com@oak.example/x", "https://www.amazon.com@oak.example/x", "other"),
        ("https://amazon.com.oak.example/x", "https://amazon.com.oak.example/x", "other"),
        ("hxxp://oak.example/x", "hxxp://oak.example/x", "other"),
        ("http : //oak.example/x", "http : //oak.example/x", "other"),
        ("oakandlinen dot com", "oakandlinen dot com", "other"),
        ("oakandlinen [dot] shop", "oakandlinen [dot] shop", "other"),
        ("ｏａｋ.example/care", "ｏａｋ.example/care", "other"),
        ("http://192.0.2.7/setup", "http://192.0.2.7/setup", "other"),
        ("go to oak.it for it", "oak.it", "other"),
    ],
)
def test_a_link_is_found_whole_and_known_by_its_host(text: str, url: str, leads: str) -> None:
    assert links(text) == [(url, leads)]


@pytest.mark.parametrize(
    "text",
    [
        "Please open manual.pdf or setup.py first.",
        "It was sent.It left today, and the rest.is coming",
        "Use version 2.0.1, not 1.9.",
        "e.g. the lid, i.e. the top; No. 5; 3.5mm; 10.30am",
        "Meet Mr.Smith at 5.30.",
        "Thanks...see you.No problem",
        "should it read .com?",
        "node.js and readme.md are files",
        "We need the width.to.height ratio",
    ],
)
def test_files_versions_and_sentences_that_touch_are_no_links(text: str) -> None:
    assert links(text) == []


def test_a_site_of_the_sellers_is_known_with_what_stands_below_it() -> None:
    seller = Seller(domains=("www.oak.example",))

    assert links("https://help.oak.example/a and https://notoak.example/", seller) == [
        ("https://help.oak.example/a", "own"),
        ("https://notoak.example/", "other"),
    ]


def test_many_brackets_cost_no_more_than_their_length() -> None:
    text = "https://a.com/" + "(" * 6_000 + ")" * 6_000

    assert len(links(text)) == 1


def test_the_address_that_html_leads_to_decides_not_the_text_that_is_shown() -> None:
    body = '<p>Hello</p><a href="https://oak.example/sale">www.amazon.com/returns</a>'
    message = Message(body, format="html", kind="reply")

    found = [f for f in check(message).findings if f.rule.startswith("link-")]

    assert [(f.rule, f.text) for f in found] == [("link-external", "https://oak.example/sale")]
