"""Service quality: what a good message leaves out and puts in."""

import re
from collections.abc import Iterator

from permitted.validator.detect import Facts
from permitted.validator.detect.identifiers import is_order_id
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, replace

_ORDER_SLOT = re.compile(r"order|x{3}[- ]?x{7}|0{3}-0{7}|123-1234567", re.IGNORECASE)


def placeholder_left(message: Message, facts: Facts) -> Iterator[Finding]:
    """A template's blank that nobody filled."""
    for field in facts.fields:
        for start, end in field.placeholders:
            own = message.order.id or ""
            fills = is_order_id(own) and _ORDER_SLOT.search(field.text.raw, start, end)
            yield found("placeholder-left", field, (start, end), fix=replace("use-order-id", own) if fills else None)
