"""A certificate to print and to hang up: one page of A4, with the address and the code that lead to its proof."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

import segno
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from permitted.exchange import moments
from permitted.exchange.credentials import Certificate, address_of
from permitted.exchange.fonts import faces_for, unprintable
from permitted.exchange.issuer import Issuer

WIDTH, HEIGHT = 297.0, 210.0  # millimetres: A4, landscape
EDGE, MARGIN = 9.0, 26.0  # millimetres from the paper's edge to the frame, and to the text
COLUMN = 182.0  # millimetres of text; the code stands to its right
CODE = 37.0  # millimetres; a telephone reads it from arm's length
BESIDE = 48.0  # millimetres that the address may take below the code
SMALLEST_NAME = 20.0  # points; a name that is wider still takes a second line
INDEPENDENT = "Independent training. Not affiliated with, endorsed by or certified by Amazon."

Colour = tuple[int, int, int]
# the raw colours of the site's stylesheet: ink, ink soft, line, blue, blue pale
INK, SOFT, LINE, WHITE = (28, 26, 23), (84, 78, 71), (207, 198, 180), (255, 255, 255)
BLUE, PALE = (31, 79, 216), (233, 239, 254)


class UnprintableError(ValueError):
    """A text has characters that no font has; `characters` are those, and the page on the site still shows them."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        super().__init__(f"has characters that cannot be printed: {characters!r}")


@dataclass(frozen=True, slots=True)
class Type:
    """How a line is set: points, colour, strong or plain, and the space between letters in points."""

    size: float
    colour: Colour = INK
    strong: bool = False
    spacing: float = 0.0


EYEBROW = Type(12, BLUE, strong=True, spacing=1.4)
NAME = Type(42, INK, strong=True)
PROSE = Type(13, SOFT)
TITLE = Type(25, INK, strong=True)
LABEL = Type(9.5, SOFT)
VALUE = Type(14, INK, strong=True)
SMALL = Type(9, SOFT)
LINK = Type(9, BLUE)


def certificate_pdf(certificate: Certificate, issuer: Issuer, made_at: int) -> bytes:
    """Give the page as PDF, the same bytes for the same values; raise UnprintableError where a font lacks a character.

    `made_at` (microseconds UTC) is the date that the file itself carries.
    """
    exam = certificate.exam
    missing = unprintable(certificate.person + exam.title + exam.description + certificate.rules_version + issuer.name)
    if missing:
        raise UnprintableError(missing)
    pdf = _page(certificate, issuer, moments.utc(made_at))
    _draw_frame(pdf)
    _draw_site(pdf, issuer.name)
    _write_achievement(pdf, certificate)
    _write_facts(pdf, certificate)
    _draw_proof(pdf, address_of(certificate, issuer.address))
    return bytes(pdf.output())


def _page(certificate: Certificate, issuer: Issuer, made_at: datetime) -> FPDF:
    pdf = FPDF(orientation="landscape", format="A4")
    pdf.set_creation_date(made_at)
    pdf.set_title(f"{certificate.exam.title}: {certificate.person}")
    pdf.set_author(issuer.name)
    pdf.set_lang("en")
    pdf.set_margin(0)
    pdf.c_margin = 0  # text stands flush with what is drawn above it
    pdf.set_auto_page_break(False)
    pdf.add_page()
    pdf.set_text_shaping(True)  # joins Arabic letters, orders Indic ones, and turns the direction where a script asks
    return pdf


# ---------------------------------------------------------------- what is on it


def _draw_frame(pdf: FPDF) -> None:
    """Draw a hairline round the page, and along its top the edge of an airmail letter, as messages of the site have."""
    pdf.set_draw_color(*LINE)
    pdf.set_line_width(0.3)
    pdf.rect(EDGE, EDGE, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE)
    stripes, height = 24, 3.2
    stripe = (WIDTH - 2 * EDGE) / stripes
    for number in range(stripes):
        pdf.set_fill_color(*(PALE if number % 2 else BLUE))
        left, slant = EDGE + number * stripe, height * 0.6
        right = left + stripe
        is_first, is_last = number == 0, number == stripes - 1
        corners = [(left if is_first else left + slant, EDGE), (right if is_last else right + slant, EDGE)]
        pdf.polygon([*corners, (right, EDGE + height), (left, EDGE + height)], style="F")


def _draw_site(pdf: FPDF, name: str) -> None:
    top, size = 24.0, 9.0
    pdf.set_fill_color(*BLUE)
    pdf.rect(MARGIN, top, size, size, style="F", round_corners=True, corner_radius=1.9)
    pdf.set_draw_color(*WHITE)
    pdf.set_line_width(0.65)
    left, right, upper, lower = MARGIN + 1.9, MARGIN + size - 1.9, top + 2.8, top + size - 2.7
    pdf.rect(left, upper, right - left, lower - upper)
    pdf.polyline([(left, upper + 0.2), (MARGIN + size / 2, upper + 2.1), (right, upper + 0.2)])
    _line(pdf, name, MARGIN + size + 3.5, top + 1.1, Type(17, INK, strong=True))


def _write_achievement(pdf: FPDF, certificate: Certificate) -> None:
    _line(pdf, "CERTIFICATE", MARGIN, 52, EYEBROW)
    _block(pdf, certificate.person, 62, _fitted(pdf, certificate.person, NAME, SMALLEST_NAME))
    _block(pdf, "has passed the exam", pdf.get_y() + 2.5, PROSE)
    _block(pdf, certificate.exam.title, pdf.get_y() + 2.5, _fitted(pdf, certificate.exam.title, TITLE, 17))
    _block(pdf, certificate.exam.description, pdf.get_y() + 1.5, PROSE)


def _write_facts(pdf: FPDF, certificate: Certificate) -> None:
    facts = (
        ("Passed on", _day(certificate.passed_at)),
        ("Points", f"{certificate.score} of 100"),
        ("Points needed", str(certificate.exam.required)),
        ("Rules version", certificate.rules_version),
        ("Valid until", _day(certificate.valid_until)),
    )
    top, left = 160.0, MARGIN
    pdf.set_draw_color(*LINE)
    pdf.set_line_width(0.3)
    pdf.line(MARGIN, top - 6, MARGIN + COLUMN, top - 6)
    for label, value in facts:
        width = max(_width(pdf, label, LABEL), _width(pdf, value, VALUE))
        _line(pdf, label, left, top, LABEL)
        _line(pdf, value, left, top + 5, VALUE)
        left += width + (COLUMN - _width_of_all(pdf, facts)) / (len(facts) - 1)
    _line(pdf, INDEPENDENT, MARGIN, 186, SMALL)


def _draw_proof(pdf: FPDF, address: str) -> None:
    """Draw the code of the address, and the address below it, for those who would rather type it."""
    left, top = WIDTH - MARGIN - CODE, 128.0
    _draw_code(pdf, address, left, top)
    _line(pdf, "Verify this certificate", left, top - 6.5, Type(9.5, INK, strong=True))
    site, slash, token = address.removeprefix("https://").rpartition("/")
    _block(pdf, site + slash, top + CODE + 2.5, LINK, left=left, width=BESIDE, link=address)
    _block(pdf, token, pdf.get_y(), LINK, left=left, width=BESIDE, link=address)


def _draw_code(pdf: FPDF, address: str, left: float, top: float) -> None:
    rows = segno.make(address, error="m", micro=False).matrix
    module = CODE / len(rows)
    pdf.set_fill_color(*INK)
    for number, row in enumerate(rows):
        column = 0
        for is_dark, run in groupby(row):
            length = len(list(run))
            if is_dark:
                pdf.rect(left + column * module, top + number * module, length * module, module, style="F")
            column += length


# ---------------------------------------------------------------- how it is set


def _line(pdf: FPDF, text: str, left: float, top: float, kind: Type) -> None:
    shown = _set(pdf, text, kind)
    pdf.set_xy(left, top)
    pdf.cell(text=shown, new_x=XPos.LEFT, new_y=YPos.NEXT)


def _block(
    pdf: FPDF, text: str, top: float, kind: Type, left: float = MARGIN, width: float = COLUMN, link: str = ""
) -> None:
    shown = _set(pdf, text, kind)
    pdf.set_xy(left, top)
    height = kind.size * 0.3528 * 1.28  # millimetres of a point, and the space that a line takes
    pdf.multi_cell(width, height, shown, align="L", new_x=XPos.LEFT, new_y=YPos.NEXT, link=link)


def _fitted(pdf: FPDF, text: str, kind: Type, smallest: float) -> Type:
    """Give the type in which a text fits on one line, if it need not be smaller than that."""
    size = min(kind.size, kind.size * COLUMN / max(_width(pdf, text, kind) + 1, 1))
    return Type(max(size, smallest), kind.colour, kind.strong)


def _width_of_all(pdf: FPDF, facts: tuple[tuple[str, str], ...]) -> float:
    return sum(max(_width(pdf, label, LABEL), _width(pdf, value, VALUE)) for label, value in facts)


def _width(pdf: FPDF, text: str, kind: Type) -> float:
    return pdf.get_string_width(_set(pdf, text, kind))


def _set(pdf: FPDF, text: str, kind: Type) -> str:
    """Make the type ready for a text, with the faces that have its characters; give the text as it is drawn."""
    first, *others = faces_for(text)
    for face in (first, *others):
        name = face.name.lower() + ("strong" if kind.strong else "plain")
        if name not in pdf.fonts:
            pdf.add_font(name, "", face.strong if kind.strong else face.plain)
    suffix = "strong" if kind.strong else "plain"
    pdf.set_font(first.name.lower() + suffix, size=kind.size)
    pdf.set_fallback_fonts([face.name.lower() + suffix for face in others])
    pdf.set_text_color(*kind.colour)
    pdf.set_char_spacing(kind.spacing)
    return unicodedata.normalize("NFC", text)


def _day(moment: int) -> str:
    day = moments.utc(moment)
    return f"{day.day} {day:%B %Y}"
