"""The certificate to print: what stands on it, in which scripts, and what cannot be printed."""

import io
import unicodedata
from dataclasses import replace

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permitted.exchange import UnprintableError, certificate_pdf, unprintable
from tests.exchange.conftest import DAY, NOW

SCRIPTS = st.text(st.sampled_from("AaŽéßβЖђمحשप्रि張张한かกአ -'.()"), min_size=1, max_size=40)
ANYTHING = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40)


def opened(octets):
    return pypdf.PdfReader(io.BytesIO(octets))


def text_of(octets):
    return opened(octets).pages[0].extract_text()


def test_it_works(certificate, issuer):
    octets = certificate_pdf(certificate, issuer, NOW)

    text = text_of(octets)
    for shown in ("Permitted", "Ana Silva", "Buyer messages", "21 September 2026", "92 of 100", "80", "2026-11"):
        assert shown in text
    assert "21 September 2027" in text
    assert "training.example.com/verify/" in text
    assert "Vx3kQ0" in text
    assert "Not affiliated with" in text


def test_it_is_one_page_of_a4_that_lies_on_its_side(certificate, issuer):
    (page,) = opened(certificate_pdf(certificate, issuer, NOW)).pages

    assert [round(float(side) / 72 * 25.4) for side in (page.mediabox.width, page.mediabox.height)] == [297, 210]


def test_the_address_can_be_pressed(certificate, issuer):
    (page,) = opened(certificate_pdf(certificate, issuer, NOW)).pages

    links = {note.get_object()["/A"]["/URI"] for note in page["/Annots"]}

    assert links == {"https://training.example.com/verify/Vx3kQ0"}


def test_every_font_is_inside(certificate, issuer):
    (page,) = opened(certificate_pdf(certificate, issuer, NOW)).pages

    for font in page["/Resources"]["/Font"].values():
        (descendant,) = font.get_object()["/DescendantFonts"]
        assert "/FontFile2" in descendant.get_object()["/FontDescriptor"].get_object()


def test_the_same_values_give_the_same_bytes(certificate, issuer):
    first = certificate_pdf(certificate, issuer, NOW)

    assert certificate_pdf(certificate, issuer, NOW) == first
    assert certificate_pdf(certificate, issuer, NOW + DAY) != first


def test_it_carries_its_title_and_the_date_it_was_made(certificate, issuer):
    told = opened(certificate_pdf(certificate, issuer, NOW)).metadata

    assert told.title == "Buyer messages: Ana Silva"
    assert told.author == "Permitted"
    assert told.creation_date.isoformat() == "2026-09-21T14:13:20+00:00"


@pytest.mark.parametrize(
    "person",
    ["İpek Şahinoğlu", "Ελένη Παπαδοπούλου", "Юрій Ґалаґан", "张伟龙", "山田たろう", "김민준", "张伟龙 김민준"],
)
def test_names_of_many_scripts_are_on_it(certificate, issuer, person):
    assert person in text_of(certificate_pdf(replace(certificate, person=person), issuer, NOW))


def test_arabic_letters_are_joined_and_still_can_be_copied(certificate, issuer):
    octets = certificate_pdf(replace(certificate, person="محمد"), issuer, NOW)

    # glyphs stand from left to right on the paper, whatever the direction in which they are read
    drawn = unicodedata.normalize("NFKC", text_of(octets))
    assert "محمد" in drawn or "محمد"[::-1] in drawn


@pytest.mark.parametrize("person", ["W" * 80, "Maximiliana Wilhelmina von und zu Hohenstein-Waldenburg " * 2, "I"])
def test_long_names_stay_on_the_page(certificate, issuer, person):
    (page,) = opened(certificate_pdf(replace(certificate, person=person), issuer, NOW)).pages

    assert "".join(person.split()) in "".join(page.extract_text().split())


def test_what_no_font_has_is_refused_by_name(certificate, issuer):
    with pytest.raises(UnprintableError) as refused:
        certificate_pdf(replace(certificate, person="Ana 😀 Silva"), issuer, NOW)

    assert refused.value.characters == "😀"


@settings(max_examples=15, deadline=None)
@given(SCRIPTS | ANYTHING)
def test_any_name_is_either_printed_or_refused(certificate, issuer, person):
    named = replace(certificate, person=person)

    if unprintable(person):
        with pytest.raises(UnprintableError):
            certificate_pdf(named, issuer, NOW)
    else:
        assert certificate_pdf(named, issuer, NOW).startswith(b"%PDF-")
