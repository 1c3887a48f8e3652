"""HTML read as the buyer sees it, with spans of the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.validator.detect.markup import read_markup
from permitted.validator.text import fold_pieces


def shown(source: str) -> str:
    return "".join(piece for piece, _, _ in read_markup(source).pieces)


def test_tags_vanish_and_blocks_break() -> None:
    assert shown("<p>Hi <b>Jo</b>,</p><p>bye<br>Al</p>") == "\n\nHi Jo,\n\n\n\nbye\nAl\n\n"


def test_entities_are_decoded_and_lead_back_to_their_source() -> None:
    source = "<p>jo&#64;shop.com</p>"
    text = fold_pieces(source, list(read_markup(source).pieces))
    start = text.folded.index("jo@")

    assert source[slice(*text.span(start, start + len("jo@shop.com")))] == "jo&#64;shop.com"


def test_styles_and_scripts_are_not_read_but_comments_and_alternatives_are() -> None:
    source = "<style>p{color:red}</style><script>call()</script><!-- ring me --><img alt='our shop'>x"

    assert shown(source).split() == ["x", "ring", "me", "our", "shop"]


def test_attributes_have_the_span_of_their_value() -> None:
    source = """<a href="https://oak.example/?a=1&amp;b=2">care</a>"""

    (tag, start, end) = next(read_markup(source).anchor_texts())
    href = tag.attribute("href")

    assert href is not None
    assert (href.value, source[href.start : href.end]) == (
        "https://oak.example/?a=1&b=2",
        "https://oak.example/?a=1&amp;b=2",
    )
    assert source[start:end] == "care"


@given(st.text(alphabet="<>!-'\"=/ap &#;\n", max_size=300))
def test_any_source_is_read(source: str) -> None:
    for piece, start, end in read_markup(source).pieces:
        assert 0 <= start <= end <= len(source)
        assert piece == source[start:end] or end - start != len(piece) or piece in source


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<a title='x > y' href=z>care</a>", "care\n\nx > y"),
        ("<b<i>x", "<bx"),
        ("a < b and c > d", "a < b and c > d"),
        ("<3 and <- and <>", "<3 and <- and <>"),
        ("<!-->shown", "shown"),
        ("<!--->shown", "shown"),
        ("<!-- a --!>shown", "shown\n\n a "),
        ("<! a >shown", "shown\n\n a "),
        ("<?xml a?>shown", "shown\n\nxml a?"),
        ("</ a>shown", "shown\n\n a"),
        ("<template>in it</template>", "\n\nin it\n\n"),
        ("&lt;b&gt; &amp; &#65;&#x42;&copy &nosuch;", "<b> & AB© &nosuch;"),
    ],
)
def test_odd_markup_reads_as_in_browsers(source: str, read: str) -> None:
    assert shown(source) == read


def test_elements_know_where_they_end_even_where_nothing_closes_them() -> None:
    source = "<div><p>one<p>two<a href='x'>three<a href='y'>four</div>five"

    ends = {
        source[element.tag.start : element.tag.end]: source[element.tag.end : element.content_end]
        for element in read_markup(source).elements
    }

    assert ends == {
        "<div>": "<p>one<p>two<a href='x'>three<a href='y'>four",
        "<p>": "two<a href='x'>three<a href='y'>four",
        "<a href='x'>": "three",
        "<a href='y'>": "four",
    }


def test_an_image_leads_nowhere_by_what_it_shows() -> None:
    tags = read_markup(
        '<img data-src="https://a.example/x" src="https://a.example/y"><video src="https://a.example/z">'
    ).tags

    assert [a.value for tag in tags for a in tag.attributes if a.leads_from(tag.name)] == ["https://a.example/z"]
