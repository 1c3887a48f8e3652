"""Links: what is one, what only looks like one, where it ends and where it leads."""

from pathlib import Path

import pytest
import yaml

from permitted.validator import Message, Seller, check
from permitted.validator.detect.links import MAX_LINKS, MAX_SPELLED, Link, links_in_text
from permitted.validator.text import fold

CASES = yaml.safe_load(Path(__file__).with_suffix("").with_name("links.yaml").read_text("utf-8"))
NOBODY = Seller()


def found(text: str, seller: Seller = NOBODY) -> tuple[Link, ...]:
    return links_in_text(fold(text), (), seller)


def rules(body: str, **context: object) -> list[tuple[str, str | None]]:
    findings = check(Message(body, kind="reply", **context)).findings  # type: ignore[arg-type]
    return [(f.rule, f.text) for f in findings if f.rule.startswith(("link-", "markup-", "image-"))]


@pytest.mark.parametrize(("text", "links"), [(text, links) for text, *links in CASES["links"]])
def test_a_link_is_found_whole_and_known_by_its_host(text: str, links: list[list[str]]) -> None:
    assert [[link.url, link.leads] for link in found(text)] == links
    assert all(text[slice(*link.span)] == link.url for link in found(text))


@pytest.mark.parametrize("text", CASES["none"])
def test_files_versions_and_sentences_that_touch_are_no_links(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "scheme", "host", "path"),
    [
        ("https://www.amazon.com@oak.example:8080/a?b#c", "https", "oak.example", "/a?b#c"),
        ("hxxps[:]//oak[.]example/x", "https", "oak.example", "/x"),
        ("h t t p : / / oak.example", "http", "oak.example", ""),
        ("oakandlinen dot co dot uk slash care", None, "oakandlinen.co.uk", "/care"),
        ("o a k . c o m", None, "oak.com", ""),
        ("https://oak.example\\@ups.com", "https", "oak.example", "/@ups.com"),
        ("http://[2001:db8::1]:80/x", "http", "[2001:db8::1]", "/x"),
        ("www。oak。com", None, "www.oak.com", ""),
        ("https://OAK.com./x", "https", "oak.com", "/x"),
    ],
)
def test_a_disguised_link_reads_as_what_is_meant(text: str, scheme: str | None, host: str, path: str) -> None:
    assert [(link.scheme, link.host, link.path) for link in found(text)] == [(scheme, host, path)]


@pytest.mark.parametrize(
    "given", ["http://oak.example/x", "http : //oak.example/x", "hxxp://oak.example/x", "ｈｔｔｐ：／／oak.example/x"]
)
def test_the_fix_puts_https(given: str) -> None:
    assert [link.with_scheme("https") for link in found(given)] == ["https://oak.example/x"]


def test_a_site_of_the_sellers_is_known_with_what_stands_below_it() -> None:
    seller = Seller(domains=("www.oak.example",))

    assert [
        (link.url, link.leads) for link in found("https://help.oak.example/a and https://notoak.example/", seller)
    ] == [
        ("https://help.oak.example/a", "own"),
        ("https://notoak.example/", "other"),
    ]


@pytest.mark.parametrize(
    "seed",
    [
        "https://a.com/(((",
        "https://a.com ",
        "a.b ",
        "a.",
        "x.com.",
        ".",
        "((((",
        "-dot-",
        "a dot ",
        "[.]",
        " . ",
        "a:b:",
        "http:",
        "1.",
        "h t t p : / / ",
        "www.",
        "a@b.",
        "の.com",
        "·a",
        "a—",
        "c o m ",
        "\\\\",
        "//",
        "/a",
        "javascript:a(",
        "http://a.com?u=http://b.c ",
    ],
)
def test_the_longest_hostile_text_has_a_limited_number_of_links(seed: str) -> None:
    text = fold((seed * 20_000)[:20_000])

    assert len(links_in_text(text, (), NOBODY)) <= MAX_LINKS + MAX_SPELLED


# ---------------------------------------------------------------- in messages


def test_a_link_by_http_to_the_sellers_site_is_both_insecure_and_a_storefront() -> None:
    assert rules("See http://oak.example/x", seller=Seller(domains=("oak.example",))) == [
        ("link-insecure", "http://oak.example/x"),
        ("link-storefront", "http://oak.example/x"),
    ]


def test_a_shortened_link_is_that_alone() -> None:
    assert rules("See https://bit.ly/x") == [("link-shortener", "https://bit.ly/x")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<a href="https://oak.example/sale">www.amazon.com/returns</a>',
            [("link-external", "https://oak.example/sale")],
        ),
        ('<a href="https://www.amazon.com/returns">www.oak.com</a>', []),
        ('<a href="#top">www.oak.com</a>', [("link-external", "www.oak.com")]),
        ('<a href="//oak.com/x">the oak</a>', [("link-external", "//oak.com/x")]),
        ('<a href="/help">help</a> <a href="page.html">page</a>', []),
        ('<a href="htt&#112;s://oak.com">the oak</a>', [("link-external", "htt&#112;s://oak.com")]),
        ("<a title='say \"hi\" > now' href=https://oak.com/x>oak</a>", [("link-external", "https://oak.com/x")]),
        ("<!-- see https://oak.com/x -->hello", [("link-external", "https://oak.com/x")]),
        ('<!--[if mso]><a href="https://oak.com/x">x</a><![endif]-->hello', [("link-external", "https://oak.com/x")]),
        ("<!oak.com>hello", [("link-external", "oak.com")]),
        ("<p>oak&#46;com</p>", [("link-external", "oak&#46;com")]),
        ("<p>o<b>ak</b>.com</p>", [("link-external", "o<b>ak</b>.com")]),
        ('<base href="https://oak.com/">hello', [("link-external", "https://oak.com/")]),
        ('<html xmlns="http://www.w3.org/1999/xhtml">hello</html>', []),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><p>hello</p>', []),
        ('<a href="mailto:jo@oak.com">Jo</a>', []),
        ('<a href="java&Tab;script:x()">Jo</a>', [("markup-html", "java&Tab;script:x()")]),
        ('<!-- <img src="http://oak.com/a.png" alt="lid"> -->hello', [("image-insecure", "http://oak.com/a.png")]),
    ],
)
def test_html_hides_no_link(body: str, expected: list[tuple[str, str]]) -> None:
    assert rules(body, format="html") == expected


def test_a_link_in_html_is_judged_with_the_words_around_it() -> None:
    body = '<p>Our own shop is <a href="https://oak.example/">this one</a>.</p>'

    assert rules(body, format="html") == [("link-storefront", "https://oak.example/")]
