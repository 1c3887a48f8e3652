"""Texts split at the borders of their findings."""

from hypothesis import given
from hypothesis import strategies as st

from permitted.validator import Severity
from permitted.web.marks import Piece, Span, split

VIOLATION, REVIEW, ADVICE = Severity.VIOLATION, Severity.REVIEW, Severity.ADVICE


def test_it_works():
    pieces = split("call 020 now", [Span(1, 5, 8, VIOLATION)])

    assert pieces == (
        Piece("call ", None, (), ()),
        Piece("020", VIOLATION, (1,), (1,)),
        Piece(" now", None, (), ()),
    )


def test_spans_inside_each_other_are_marked_by_the_worse_one():
    pieces = split("abcdef", [Span(1, 0, 6, ADVICE), Span(2, 2, 4, VIOLATION)])

    assert [(piece.text, piece.severity, piece.numbers, piece.ending) for piece in pieces] == [
        ("ab", ADVICE, (1,), ()),
        ("cd", VIOLATION, (1, 2), (2,)),
        ("ef", ADVICE, (1,), (1,)),
    ]


def test_spans_that_overlap_are_split():
    pieces = split("abcdef", [Span(1, 0, 4, REVIEW), Span(2, 2, 6, VIOLATION)])

    assert [(piece.text, piece.numbers) for piece in pieces] == [("ab", (1,)), ("cd", (1, 2)), ("ef", (2,))]


def test_offsets_are_code_points():
    pieces = split("🦦 me@shop.com 👩‍👩‍👧", [Span(1, 2, 13, VIOLATION)])

    assert pieces[1].text == "me@shop.com"


def test_a_text_without_findings_is_one_piece_and_an_empty_one_none():
    assert split("hello", []) == (Piece("hello", None, (), ()),)
    assert split("", []) == ()


@st.composite
def marked_texts(draw):
    text = draw(st.text(max_size=40))
    place = st.integers(0, 45)
    spans = draw(st.lists(st.tuples(place, place, st.sampled_from(Severity)), max_size=8))
    return text, [Span(number, min(a, b), max(a, b), severity) for number, (a, b, severity) in enumerate(spans, 1)]


@given(marked_texts())
def test_pieces_are_the_text_and_each_span_its_pieces(marked):
    text, spans = marked

    pieces = split(text, spans)

    assert "".join(piece.text for piece in pieces) == text
    for span in spans:
        assert "".join(piece.text for piece in pieces if span.number in piece.numbers) == text[span.start : span.end]


@given(marked_texts())
def test_each_span_ends_once_and_the_worst_severity_is_shown(marked):
    text, spans = marked
    severity = {span.number: span.severity for span in spans}

    pieces = split(text, spans)

    ending = [number for piece in pieces for number in piece.ending]
    assert sorted(ending) == [span.number for span in spans if text[span.start : span.end]]
    for piece in pieces:
        covering = [severity[number] for number in piece.numbers]
        assert piece.severity == next((one for one in (VIOLATION, REVIEW, ADVICE) if one in covering), None)


def test_thousands_of_spans_take_no_time():
    text = "ab" * 10_000

    pieces = split(text, [Span(number, 2 * number, 2 * number + 1, VIOLATION) for number in range(10_000)])

    assert len(pieces) == 20_000
