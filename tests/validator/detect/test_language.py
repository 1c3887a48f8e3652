"""The language of a text, where it is long enough to tell."""

import pytest

from permitted.validator.detect.language import tell_language
from permitted.validator.text import fold


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you for your order, we will send the lid today.", "en"),
        ("Vielen Dank für Ihre Nachricht, wir senden Ihnen den Deckel heute.", "de"),
        ("Merci pour votre message, nous vous envoyons le couvercle.", "fr"),
        ("Gracias por su mensaje, le enviamos la tapa hoy mismo.", "es"),
        ("Grazie per il suo messaggio, le inviamo il coperchio oggi.", "it"),
        ("Bedankt voor uw bericht, wij sturen het deksel vandaag.", "nl"),
        ("Dziękuję za wiadomość, proszę czy to jest ten kolor.", "pl"),
        ("Obrigado pela sua mensagem, nós enviamos a tampa hoje.", "pt"),
        ("Tack för ditt meddelande, vi skickar locket till dig idag.", "sv"),
        ("Merhaba, siparişiniz için teşekkür ederiz, bu ürün çok iyi.", "tr"),
        ("ご連絡ありがとうございます。本日発送いたします。", "ja"),
        ("OK", None),
        ("12345 67890", None),
        ("", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert tell_language(fold(text)).language == language
