"""Timing, order and buyer: what depends on when, for what and to whom a message goes."""

import re
from collections.abc import Iterator
from datetime import timedelta

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.identifiers import find_identifiers, is_order_id
from permitted.validator.detect.language import same_language, script_of
from permitted.validator.detect.styles import is_shown
from permitted.validator.detect.times import since_buyer_wrote, since_completion
from permitted.validator.limits import limit
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, found_about_whole, remove, replace
from permitted.validator.tables import table

LATEST = timedelta(days=30)  # after completion of the order: Communication Guidelines
OVERDUE = timedelta(hours=24)  # after the buyer's message: Contact Response Time
CRITICAL = frozenset(
    (
        "custom_design",
        "delivery_scheduling",
        "home_service",
        "additional_information",
        "digital_access_key",
        "legal_disclosure",
    )
)

# News, thanks, tips and offers, which can wait whatever purpose was chosen.
_CAN_WAIT = (
    "ORDER_TAKEN",
    "SHIPPED",
    "REFUNDED",
    "CHECKING",
    "WISH",
    "STOCK",
    "SUBSTITUTE",
    "LATE",
    "INVOICE",
    "WARRANTY_TALK",
    "TIP",
)
_IMPORTANT = re.compile(
    rf"[\[［【〔〖「]\s*(?:{'|'.join(table('lexicon/important')['words'])})\s*[!:]?\s*[\]］】〕〗」]", re.IGNORECASE
)


def late_message(message: Message, facts: Facts) -> Iterator[Finding]:
    """More than 30 days after completion; notices that the law requires are exempt."""
    after = since_completion(message)
    if after is None or after <= LATEST or message.purpose == "legal_disclosure" or _is_safety_notice(facts):
        return
    yield found_about_whole("late-message", days=str(after.days))


def reply_overdue(message: Message, facts: Facts) -> Iterator[Finding]:
    """More than 24 hours after the buyer wrote."""
    waited = since_buyer_wrote(message)
    if waited is not None and waited > OVERDUE:
        yield found_about_whole("reply-overdue", hours=str(int(waited / timedelta(hours=1))))


def order_id_missing(message: Message, facts: Facts) -> Iterator[Finding]:
    """No full order id in subject or body, in the message centre."""
    if message.channel != "message_center":
        return
    if not any(_shows_order_id(field) for field in facts.fields):
        yield found_about_whole("order-id-missing")


def _shows_order_id(field: FieldFacts) -> bool:
    """Say whether the buyer sees an order id, or what was meant to be one."""
    ids = [*(span for span, _ in field.identifiers.order_ids), *field.identifiers.near_order_ids]
    return any(field.markup is None or is_shown(field.markup, field.text.span(*span)[0]) for span in ids)


def order_id_mismatch(message: Message, facts: Facts) -> Iterator[Finding]:
    """Another order's id, or one that is malformed; an id that the buyer named is the buyer's business."""
    own = message.order.id or ""
    fix = replace("use-order-id", own) if is_order_id(own) else None
    for field in facts.fields:
        for span in field.identifiers.near_order_ids:
            yield found("order-id-mismatch", field, field.text.span(*span), variant="malformed", fix=fix)
        for span, order_id in field.identifiers.order_ids:
            if is_order_id(own) and order_id != own and not _named_by_buyer(order_id, facts):
                yield found("order-id-mismatch", field, field.text.span(*span), fix=fix)


def _named_by_buyer(order_id: str, facts: Facts) -> bool:
    return any(order_id == named for _, named in find_identifiers(facts.buyer.text).order_ids)


def buyer_opted_out(message: Message, facts: Facts) -> Iterator[Finding]:
    """A message that is not critical, to a buyer who opted out."""
    if message.buyer.opted_out and not is_critical(message, facts):
        yield found_about_whole("buyer-opted-out")


def important_misuse(message: Message, facts: Facts) -> Iterator[Finding]:
    """[Important] on what is not critical to the order."""
    match = _IMPORTANT.search(message.subject)
    if match and not is_critical(message, facts):
        yield found("important-misuse", facts.subject, match.span(), fix=remove())


def wrong_language(message: Message, facts: Facts) -> Iterator[Finding]:
    """Another language than the buyer prefers; the language in which the buyer wrote is fine too."""
    wanted, written = message.buyer.language, facts.told.sure
    if written and message.kind == "reply" and message.buyer.message:
        theirs = facts.buyer.told.sure
        if theirs and written and same_language(theirs, written):
            return
        wanted = wanted or theirs
    if wanted is None or written is None or (not same_language(wanted, written) and facts.is_partly_in(wanted)):
        return
    if not same_language(wanted, written) or script_of(message.body) not in (None, script_of(wanted)):
        yield found_about_whole("wrong-language", wanted=wanted, written=written)


def message_too_long(message: Message, facts: Facts) -> Iterator[Finding]:
    """More code points than the channel takes."""
    if len(message.body) > limit(message):
        yield found_about_whole("message-too-long", length=f"{len(message.body):,}", limit=f"{limit(message):,}")


def is_critical(message: Message, facts: Facts) -> bool:
    """Say whether the order cannot arrive without this; where text and purpose disagree, the text decides."""
    if facts.requests_review or facts.says("SALE", "DISCOUNT", "VISIT_SHOP", "NEW_RANGE"):
        return False
    if _needs_the_buyer(facts):
        return True
    if message.purpose == "legal_disclosure":
        return True
    if message.purpose == "order_issue" and not facts.is_understood and "?" in facts.body.text.folded:
        return True  # what is asked cannot be told, but that only the buyer can answer it
    asks = _asks(facts) and not facts.says("STOCK", "SUBSTITUTE", "LATE")
    return message.purpose in CRITICAL and (asks or not facts.says(*_CAN_WAIT))


def _needs_the_buyer(facts: Facts) -> bool:
    """Say whether the text is about what only the buyer can settle: an address, a day, a detail."""
    if facts.says("RECALL", "ADDRESS_PROBLEM"):
        return True
    if facts.says("STOCK", "SUBSTITUTE"):
        return False
    return facts.says("KEY_SENT") or (_asks(facts) and facts.says("CUSTOM_DETAIL", "SCHEDULE"))


def _asks(facts: Facts) -> bool:
    return facts.says("NEED_INFO") or "?" in facts.body.text.folded


def _is_safety_notice(facts: Facts) -> bool:
    return facts.says("RECALL")
