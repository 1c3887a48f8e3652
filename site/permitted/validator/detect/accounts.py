"""Payment cards and bank accounts, known by their check digits."""

import re
from collections.abc import Iterator

from stdnum import iban, luhn

from permitted.validator.text import Span, Text

_CARD = re.compile(r"[3-6](?<![\d-].)\d{3}(?:[ -]?\d{4}){2}(?:[ -]?\d{1,7})(?![\d-])")
_IBAN = re.compile(r"\d(?<=\b[a-z]{2}.)\d(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?\b")  # from its first digit on
_COUNTRY = 2  # letters before the first digit


def find_accounts(text: Text) -> tuple[Span, ...]:
    """Find card and IBAN numbers whose check digits are right."""
    return tuple(sorted({*_cards(text.folded), *_ibans(text.folded)})) if text.numbers else ()


def _cards(folded: str) -> Iterator[Span]:
    for match in _CARD.finditer(folded):
        if luhn.is_valid(re.sub(r"\D", "", match[0])) and not folded[: match.start()].endswith("order "):
            yield match.span()


def _ibans(folded: str) -> Iterator[Span]:
    for match in _IBAN.finditer(folded):
        start = match.start() - _COUNTRY
        if iban.is_valid(folded[start : match.end()]):
            yield start, match.end()
