"""Currencies, dates and measures in forms that a marketplace's buyers do not use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from permitted.validator.text import Text

Kind = Literal["currency", "date", "measure"]

_CURRENCY_OF = {
    "US": "usd", "CA": "cad", "MX": "mxn", "BR": "brl", "GB": "gbp", "IN": "inr", "JP": "jpy", "AU": "aud", "SG": "sgd",
    "TR": "try", "PL": "pln", "SE": "sek", "AE": "aed", "SA": "sar", "EG": "egp", "ZA": "zar",
    **dict.fromkeys(("DE", "FR", "IT", "ES", "NL", "BE", "IE"), "eur"),
}  # fmt: skip
_SYMBOLS = {
    "€": ("eur",),
    "£": ("gbp", "egp"),
    "₹": ("inr",),
    "¥": ("jpy", "cny"),
    "$": ("usd", "cad", "mxn", "aud", "sgd", "brl"),
}
_CODES = "usd|eur|gbp|inr|rs|jpy|cad|aud|mxn|brl|sgd|pln|sek|aed|sar|egp|zar|cny|chf"
_MONEY = re.compile(
    r"([$€£¥₹])\s?\d[\d.,]*|\d[\d.,]*\s?([€£¥₹$])"
    rf"|\b({_CODES})\.?\s?\d|\d\s?({_CODES})\b"
)
_MONTH_FIRST = ("US",)
_DATE = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)")
_IMPERIAL = re.compile(
    r"\b\d[\d.,]*\s?(?:inches|inch|in\.|feet|foot|ft|lbs?|pounds|ounces|oz|miles|fahrenheit|°\s?f)(?!\w)|\b\d+\s?°f\b"
)
_METRIC = re.compile(
    r"\b\d[\d.,]*\s?(?:mm|cm|centimet(?:er|re)s?|met(?:er|re)s?|m|kg|kilos?|kilograms?|grams?|g|litres?|liters?|km|celsius|°\s?c)\b"
)
_FAHRENHEIT = re.compile(r"\b\d[\d.,]*\s?(?:fahrenheit\b|°\s?f\b|degrees f\b)")
_CELSIUS = re.compile(r"\b\d[\d.,]*\s?(?:celsius\b|°\s?c\b|degrees c\b|centigrade\b)")
_USES_INCHES = ("US",)
_USES_BOTH = ("GB", "CA", "IN", "AU")  # but for temperatures
# Sizes that go by one name all over the world: screens, threads, tubes, lenses, watch straps; and 4G is no weight.
_EXEMPT = re.compile(
    r"\b(?:screen|display|monitor|tv|thread|drill|bits?|gauge|wheel|tyre|tire|jack|socket|pipe|bsp|disc|drive|hex|unc"
    r"|bolts?|screws?|nuts?|tubes?|lens|line out|plug|basket|arbor|blade|hose|watch|lugs?|film|calib(?:er|re)|needles?"
    r"|beads?|chain|axle|bearing|spanner|wrench|network|lte|wifi|wi-fi|sim|mobile|router|connector|pin|spindle|rack"
    r"|tamper|portafilter|gooseneck|stylus)\b"
)
_AROUND = (8, 16)  # code points before and after a digit in which a price, date or measure begins and ends
_NEAR = 24  # code points around a measure in which its kind or its conversion stands


@dataclass(frozen=True, slots=True)
class Unit:
    """A foreign form in the folded text."""

    start: int
    end: int
    kind: Kind


def find_units(text: Text, marketplace: str | None) -> tuple[Unit, ...]:
    """Find foreign forms; without a marketplace nothing is foreign."""
    if marketplace is None or not text.numbers:
        return ()
    found = [*_money(text, marketplace), *_dates(text, marketplace), *_measures(text, marketplace)]
    return tuple(sorted(found, key=lambda unit: unit.start))


def _money(text: Text, marketplace: str) -> Iterator[Unit]:
    own = _CURRENCY_OF.get(marketplace)
    found = [(match, _currencies(match)) for match in text.find_near_digits(_MONEY, *_AROUND)]
    if own and not any(own in currencies for _, currencies in found):
        yield from (Unit(*match.span(), "currency") for match, _ in found)


def _currencies(match: re.Match[str]) -> tuple[str, ...]:
    symbol = match[1] or match[2]
    return _SYMBOLS[symbol] if symbol else ((match[3] or match[4]).replace("rs", "inr"),)


def _dates(text: Text, marketplace: str) -> Iterator[Unit]:
    month_first = marketplace in _MONTH_FIRST
    for match in text.find_near_digits(_DATE, *_AROUND):
        first, second = int(match[1]), int(match[3])
        impossible = (first > 12 >= second) if month_first else (second > 12 >= first)
        foreign_mark = month_first and match[2] == "." and first <= 12 and second <= 12
        if impossible or foreign_mark:
            yield Unit(*match.span(), "date")


def _measures(text: Text, marketplace: str) -> Iterator[Unit]:
    folded = text.folded
    foreign, own = (_METRIC, _IMPERIAL) if marketplace in _USES_INCHES else (_IMPERIAL, _METRIC)
    if marketplace in _USES_BOTH:
        foreign, own = _FAHRENHEIT, _CELSIUS
    for match in text.find_near_digits(foreign, *_AROUND):
        around = folded[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if not _EXEMPT.search(around) and not own.search(around):
            yield Unit(*match.span(), "measure")
