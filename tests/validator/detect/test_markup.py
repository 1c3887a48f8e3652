"""HTML read as the buyer sees it, with spans of the source."""

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
