"""Payment cards and bank accounts, known by their check digits."""

import re
from collections.abc import Iterator

from permitted.validator.text import Span, Text, holds_any

_CARD = re.compile(r"[3-6](?<![\d-].)\d{3}(?:[ -]?\d{4}){2}(?:[ -]?\d{1,7})(?![\d-])")
_IBAN = re.compile(r"\d(?<=\b[a-z]{2}.)\d(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?\b")  # from its first digit on
_COUNTRY = 2  # letters before the first digit


# Accounts without check digits, by what they are called.
_BANKING = re.compile(
    r"\bsort code:? ?(?:is )?\d{2}[- ]?\d{2}[- ]?\d{2}\b(?:[,;]? (?:and )?(?:account|a/c|acc)(?: number"
    r"| no)?\.?:? ?(?:is )?\d{6,10}\b)?"
    r"|\b(?:routing|aba)(?: number| no)?\.?:? ?(?:is )?\d{9}\b|\bifsc(?: code)?:? ?(?:is )?[a-z]{4}0[a-z0-9]{6}\b"
    r"|\bbank account(?: number| no)?\.?:? ?(?:is )?\d{6,17}\b|\ba/c(?: number| no)?\.?:? ?(?:is )?\d{6,17}\b"
)


def find_accounts(text: Text) -> tuple[Span, ...]:
    """Find card and IBAN numbers whose check digits are right, and bank accounts that are called so."""
    if not text.numbers:
        return ()
    called = (match.span() for match in _BANKING.finditer(text.folded)) if _is_banking(text.folded) else ()
    return tuple(sorted({*_cards(text.folded), *_ibans(text.folded), *called}))


def _is_banking(folded: str) -> bool:
    return holds_any(folded, ("sort code", "routing", "aba", "ifsc", "bank account", "a/c"))


def _cards(folded: str) -> Iterator[Span]:
    from stdnum import luhn  # here and below, since few messages hold such numbers

    for match in _CARD.finditer(folded):
        if luhn.is_valid(re.sub(r"\D", "", match[0])) and not folded[: match.start()].endswith("order "):
            yield match.span()


def _ibans(folded: str) -> Iterator[Span]:
    from stdnum import iban

    for match in _IBAN.finditer(folded):
        start = match.start() - _COUNTRY
        if iban.is_valid(folded[start : match.end()]):
            yield start, match.end()
