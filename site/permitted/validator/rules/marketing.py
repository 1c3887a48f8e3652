"""Marketing: what sells instead of serving the order."""

from collections.abc import Iterator

from permitted.validator.detect import Facts
from permitted.validator.detect.concepts import Sentence
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found_clause
from permitted.validator.text import Span

_ADVERTISING = ("SALE", "NEW_RANGE", "VISIT_SHOP", "FOLLOW", "BRAND_NEWS")


def promo_marketing(message: Message, facts: Facts) -> Iterator[Finding]:
    """Sales, new ranges, the brand's news, and invitations to shop or to follow."""
    for field, sentence in facts.sentences():
        if core := _marketing_core(sentence):
            yield found_clause("promo-marketing", field, sentence, core)


def promo_discount(message: Message, facts: Facts) -> Iterator[Finding]:
    """Money off another purchase; what settles a problem with this order, or rewards a review, is something else."""
    for field, sentence in facts.sentences():
        if core := _discount_core(sentence):
            yield found_clause("promo-discount", field, sentence, core)


def _marketing_core(sentence: Sentence) -> Span | None:
    hits = [hit for hit in sentence.of(*_ADVERTISING) if not sentence.negated(hit)]
    if sentence.has("REFUSE") or not hits:
        return None
    return min(hit.start for hit in hits), max(hit.end for hit in hits)


def _discount_core(sentence: Sentence) -> Span | None:
    if sentence.has("REFUSE") or sentence.has("REVIEW"):
        return None
    if sentence.has("DISCOUNT") and sentence.has_any("NEXT_PURCHASE", "CODE", "AMOUNT", "PERCENT", "PLEASE"):
        return sentence.span("DISCOUNT", "PERCENT", "AMOUNT", "CODE")
    if sentence.has_any("PERCENT", "AMOUNT") and sentence.has("OFF") and not sentence.has("MONEY_BACK"):
        return sentence.span("PERCENT", "AMOUNT", "OFF")
    if sentence.has("NEXT_PURCHASE") and sentence.has_any("AMOUNT", "PERCENT", "REWARD"):
        return sentence.span("NEXT_PURCHASE", "AMOUNT", "PERCENT", "REWARD")
    return None
