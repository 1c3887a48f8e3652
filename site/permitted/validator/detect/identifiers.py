"""Numbers that name something: order ids, tracking numbers, invoices, dates, prices, measures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from permitted.validator.text import Span, Text

_ORDER_ID = re.compile(r"[d\d](?<![0-9a-z].)\d{2}[- ]?\d{7}[- ]?\d{7}(?![0-9]|-\d)")
_SHAPE = re.compile(r"(\d{3})-(\d{7})-(\d{7})")

# An order id a digit short or long in a group, or with letters that look like digits: nearly 3-7-7.
_NEAR_ORDER_ID = re.compile(r"(?<![\w-])([0-9oilsbzx]{2,4})[- ]([0-9oilsbzx]{6,8})[- ]([0-9oilsbzx]{6,8})(?![\w-])")
_NEAR_MIDDLE = re.compile(r"[- ][0-9oilsbzx]{6,8}[- ](?=[0-9oilsbzx]{6})")  # a cheap look first
_INTRODUCED = re.compile(r"\b(?:orders?|purchase|ordered)\b(?:[^.!?\n]|\bno\.){0,24}$")
_ASIN = re.compile(r"(?<![\w/-])b0(?=[a-z0-9]*\d)[a-z0-9]{8}(?![\w-])")
_LOOK_BACK = 40
_AROUND_ORDER_ID = (24, 24)
_AROUND = (12, 24)  # code points before and after a digit in which what it belongs to begins and ends

_OTHERS = re.compile(
    r"\b1z(?:[ ]?[0-9a-z]){16}\b"  # UPS
    r"|\b[a-z]{2}[ ]?(?:\d{9}|\d{3} \d{3} \d{3}|\d{4} \d{4} \d)[ ]?[a-z]{2}\b"  # UPU S10
    r"|\b9[1-5]\d{2}(?:[ ]?\d{4}){4,5}(?:[ ]?\d{2})?\b"  # USPS
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b"  # dates
    r"|[$€£¥]\s?\d[\d.,']*"  # prices; the second kind is tried at the beginning of a number only
    r"|\b(?<!\d[.,'])\d[\d.,']*+\s?(?:[€£¥]|eur\b|usd\b|gbp\b|dollars?\b|euros?\b|pounds?\b)"
    r"|\b[a-z]{1,5}[-/#]\d[\w/-]*|\b[a-z]+\d[\w-]*"  # models
    r"|\b\d+(?:[.,]\d+)?\s?(?:mm|cm|m|kg|g|ml|l|v|w|mah|gb|tb|km|lb|oz|hz)\b"  # measures
)


_ITS = re.compile(
    r"\bits (?:number|no|id|code|name)[ ]?(?:is|was|reads|:)?[ ]?$"
)  # a thing's; what calls has "their" or "our"

# What a number is said to be, just before it.
_NAMED = re.compile(
    r"\b(?:tracking|parcel|shipment|consignment|package|awb|waybill|invoice|receipt|serial|model|part|item|article|sku|upc|ean|isbn|"
    r"asin|gtin|reference|ref|case|claim|ticket|pro|batch|lot|licen[cs]e|key|code|pin|rma|return|order|account|customer|"
    r"zip|postcode|postal code|registration|certificate|patent|version|gstin|vat|tax)\b[ ]?"
    r"(?:id|ids|number|numbers|no|nr|num|code|key)?[ ]?[.:#]*[ ]?"
    r"(?:is|was|are|=)?[ ]?[:#]?[ ]?(?:[a-z]{2,4}[-/ ]?)?$"
)


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Order ids, as (span, id in the form 3-7-7), near misses of them, and all other numbers that name something."""

    order_ids: tuple[tuple[Span, str], ...] = ()
    near_order_ids: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()

    def covers(self, start: int, end: int) -> bool:
        """Say whether a span lies at least in part on a number that is known to name something."""
        spans = (*(span for span, _ in self.order_ids), *self.near_order_ids, *self.others)
        return any(left < end and start < right for left, right in spans)


def find_identifiers(text: Text) -> Identifiers:
    """Find the identifiers in a folded text."""
    if not text.numbers:
        return Identifiers()
    order_ids = tuple((match.span(), _hyphenated(match[0])) for match in text.find_near_digits(_ORDER_ID, *_AROUND))
    near = tuple(_near_order_ids(text, [span for span, _ in order_ids]))
    others = tuple(match.span() for match in text.find_near_digits(_OTHERS, *_AROUND))
    return Identifiers(order_ids, near, others)


def find_asins(text: Text) -> tuple[Span, ...]:
    """Find Amazon's numbers of products, B0 and eight letters or digits."""
    return tuple(match.span() for match in _ASIN.finditer(text.folded)) if "b0" in text.folded else ()


def named_as_other(folded: str, start: int) -> bool:
    """Say whether the words before a number name it as something else than a telephone: an invoice, a parcel."""
    return bool(_NAMED.search(folded, max(0, start - _LOOK_BACK), start))


def named_as_its(folded: str, start: int) -> bool:
    """Say whether the words before a number give it to a thing that was named: "its number is"."""
    return bool(_ITS.search(folded, max(0, start - _LOOK_BACK), start))


def is_order_id(value: str) -> bool:
    """Say whether this is a full order id in the form 3-7-7."""
    return bool(_SHAPE.fullmatch(value))


def _near_order_ids(text: Text, taken: list[Span]) -> Iterator[Span]:
    folded = text.folded
    if not any(text.find_near_digits(_NEAR_MIDDLE, *_AROUND_ORDER_ID)):
        return
    for match in _NEAR_ORDER_ID.finditer(folded):
        if _is_near(match, folded) and not any(a < match.end() and match.start() < b for a, b in taken):
            yield match.span()


def _hyphenated(found: str) -> str:
    plain = re.sub("[- ]", "", found)
    return f"{plain[:3]}-{plain[3:10]}-{plain[10:]}"


def _is_near(match: re.Match[str], folded: str) -> bool:
    groups = match.groups()
    lengths = sum(abs(len(group) - size) for group, size in zip(groups, (3, 7, 7), strict=True))
    letters = sum(c.isalpha() for group in groups for c in group)
    digits = sum(c.isdigit() for group in groups for c in group)
    shifted = lengths == 2 and digits == 17  # a hyphen in a wrong place: all digits are there
    if digits < 12 or (lengths > 1 and not shifted) or (lengths == 0 and letters == 0):
        return False
    return lengths + letters > 0 and bool(_INTRODUCED.search(folded, max(0, match.start() - _LOOK_BACK), match.start()))
