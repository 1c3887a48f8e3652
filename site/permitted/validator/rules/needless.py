"""Needless messages: what Amazon has said already."""

from collections.abc import Iterator

from permitted.validator.detect import Facts
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found_clause

_SETTLING = (
    "order_issue",
    "additional_information",
    "delivery_scheduling",
    "home_service",
    "return_question",
    "product_unavailable",
)


def needless_shipping_confirmation(message: Message, facts: Facts) -> Iterator[Finding]:
    """Shipping told without a problem to tell of; the first sentence that does so stands for all."""
    if message.purpose in _SETTLING or any(sentence.has("DELAY") for _, sentence in facts.sentences()):
        return
    for field, sentence in facts.sentences():
        if sentence.has("SHIPPED") and not sentence.has_any("REVIEW", "IF"):
            yield found_clause("needless-shipping-confirmation", field, sentence, sentence.span("SHIPPED"))
            return
