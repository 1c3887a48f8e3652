"""Needless messages: what Amazon has said already."""

from collections.abc import Iterator

from permitted.validator.detect import Facts
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found_clause

FEW_WORDS = 8  # words; a greeting or a closing has fewer
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
    sentences = list(facts.sentences())
    if any(sentence.has("DELAY") for _, sentence in sentences) or (message.purpose in _SETTLING and _says_more(facts)):
        return
    for field, sentence in sentences:
        if sentence.has("SHIPPED") and not sentence.has_any("REVIEW", "IF"):
            yield found_clause("needless-shipping-confirmation", field, sentence, sentence.span("SHIPPED"))
            return


def _says_more(facts: Facts) -> bool:
    """Say whether the body holds a sentence of some length that is not about shipping: the purpose, it may be."""
    return any(
        not sentence.has("SHIPPED") and len(facts.body.text.words[sentence.start : sentence.end].split()) >= FEW_WORDS
        for sentence in facts.body.sentences
    )
