"""Timing, order and buyer: what depends on when, for what and to whom a message goes."""

from collections.abc import Iterator
from datetime import timedelta

from permitted.validator.detect import Facts
from permitted.validator.detect.identifiers import is_order_id
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, found_about_whole, replace
from permitted.validator.text import fold

LATEST = timedelta(days=30)  # after completion of the order: Communication Guidelines


def late_message(message: Message, facts: Facts) -> Iterator[Finding]:
    """More than 30 days after completion; notices that the law requires are exempt."""
    if message.sent_at is None or message.order.completed_at is None or message.purpose == "legal_disclosure":
        return
    after = message.sent_at - message.order.completed_at
    if after > LATEST and not any(sentence.has("RECALL") for _, sentence in facts.sentences()):
        yield found_about_whole("late-message", days=str(after.days))


def order_id_missing(message: Message, facts: Facts) -> Iterator[Finding]:
    """No full order id in subject or body, in the message centre."""
    if message.channel != "message_center":
        return
    if not any(field.identifiers.order_ids or field.identifiers.near_order_ids for field in facts.fields):
        yield found_about_whole("order-id-missing")


def order_id_mismatch(message: Message, facts: Facts) -> Iterator[Finding]:
    """Another order's id, or one that is malformed; an id that the buyer named is the buyer's business."""
    own = message.order.id or ""
    named = fold(message.buyer.message or "").folded
    fix = replace("use-order-id", own) if is_order_id(own) else None
    for field in facts.fields:
        for span in field.identifiers.near_order_ids:
            yield found("order-id-mismatch", field, field.text.span(*span), variant="malformed", fix=fix)
        for span, order_id in field.identifiers.order_ids:
            if is_order_id(own) and order_id not in (own, named) and order_id not in named:
                yield found("order-id-mismatch", field, field.text.span(*span), fix=fix)
