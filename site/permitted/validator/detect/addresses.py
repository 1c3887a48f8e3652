"""Postal addresses: a number and a street with a town or a code, or a box."""

import re

from permitted.validator.text import Span, Text

_STREET = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|way|boulevard|blvd|place|pl|square|sq|terrace|crescent|"
    r"highway|hwy|parkway|row|mews|quay|wharf|hill|park|gardens|industrial estate|estate|business park|yard)"
)
_CODE = (
    r"(?:[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}|[a-z]{2}\s\d{5}(?:-\d{4})?|\d{5}(?:-\d{4})?|\d{4}\s?[a-z]{2}"
    r"|[a-z]\d[a-z]\s?\d[a-z]\d)"
)
_ADDRESS = re.compile(
    rf"\b(?:(?:unit|flat|suite|apt|no\.?|floor)\s[\w-]{{1,6}},?\s)?\d{{1,5}}[a-z]?,?\s(?:[a-z'.-]+\s){{1,4}}?{_STREET}\b\.?"
    rf"(?:,?\s(?:[a-z'.-]+,?\s){{0,4}}?{_CODE}\b)?"
    rf"|\bp\.?o\.?\sbox\s\d+(?:,?\s(?:[a-z'.-]+,?\s){{0,4}}?{_CODE}\b)?"
    rf"|\b(?:[a-z]+(?:strasse|str\.|weg|platz|gasse|allee))\s\d{{1,4}}[a-z]?,?\s\d{{5}}\s[a-z]+"
)


def find_addresses(text: Text) -> tuple[Span, ...]:
    """Find postal addresses in a folded text."""
    if not text.numbers:
        return ()
    return tuple(match.span() for match in _ADDRESS.finditer(text.folded))
