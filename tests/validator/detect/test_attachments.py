"""Attachments: the ending that counts, and what a file is for."""

import pytest

from permitted.validator import Attachment, Message
from permitted.validator.detect.attachments import find_files, is_animated


@pytest.mark.parametrize(
    ("filename", "ending"),
    [
        ("manual.pdf", "pdf"),
        ("MANUAL.PDF", "pdf"),
        ("manual.pdf.exe", "exe"),
        ("manual.exe.pdf", "pdf"),
        ("photo\u202egpj.exe", "exe"),  # shown as photoexe.jpg
        ("photo.jpg ", "jpg"),
        ("photo.ｊｐｇ", "jpg"),
        ("photo.j\u200bpg", "jpg"),
        ("scans.v2/manual", ""),
        ("C:\\scans.v2\\manual", ""),
        ("manual", ""),
        ("manual.", ""),
        (".pdf", "pdf"),
    ],
)
def test_the_last_ending_counts(filename: str, ending: str) -> None:
    (file,) = find_files(Message("x", attachments=(Attachment(filename),)))

    assert file.ending == ending


@pytest.mark.parametrize(
    ("filename", "alt", "body", "purpose"),
    [
        ("invoice-81.pdf", None, "", "invoice"),
        ("Rechnung_81.pdf", None, "", "invoice"),
        ("UserManual.pdf", None, "", "instructions"),
        ("ReturnLabel.pdf", None, "", "label"),
        ("spring-catalogue.pdf", None, "The manual is attached.", "promotion"),
        ("a.pdf", None, "The manual is attached.", "instructions"),
        ("a.pdf", "a flyer", "The manual is attached.", "promotion"),
        ("a.pdf", None, "Here it is.", "unclear"),
        ("our-logo.png", None, "", "logo"),
        ("product.jpg", None, "", "product"),
    ],
)
def test_the_name_tells_before_the_alternative_and_the_body(
    filename: str, alt: str | None, body: str, purpose: str
) -> None:
    (file,) = find_files(Message(body, attachments=(Attachment(filename, alt=alt),)))

    assert file.purpose == purpose


@pytest.mark.parametrize(
    ("filename", "alt", "moves"),
    [
        ("steps.gif", None, False),
        ("steps-animated.gif", None, True),
        ("steps.gif", "an animation of the steps", True),
        ("Anleitung_animiert.gif", None, True),
        ("animals.gif", None, False),
        ("hook-and-loop.gif", None, False),
        ("animated.png", None, False),
    ],
)
def test_a_gif_moves_only_where_it_is_called_so(filename: str, alt: str | None, moves: bool) -> None:
    (file,) = find_files(Message("x", attachments=(Attachment(filename, alt=alt),)))

    assert is_animated(file) is moves
