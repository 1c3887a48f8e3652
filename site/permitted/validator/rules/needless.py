"""Needless messages: what Amazon has said already, what nobody needs, and what goes round Amazon's processes."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Sentence
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found_about_whole, found_clause
from permitted.validator.text import Text, fold

FEW_WORDS = 8  # a greeting or a closing has fewer
MANY_WORDS = 25  # small talk is shorter
SAME_ENOUGH = 0.9  # share of characters in which two messages agree, to be the same but for small edits
_SETTLING = (
    "order_issue",
    "additional_information",
    "delivery_scheduling",
    "home_service",
    "return_question",
    "product_unavailable",
)
_NO_REASON = ("other", "customer_question", None)
_REASONS = (
    "NEED_INFO",
    "PROBLEM",
    "SCHEDULE",
    "INVOICE",
    "RETURN_TALK",
    "KEY_SENT",
    "WARRANTY_TALK",
    "ADDRESS_PROBLEM",
    "DELAY",
)
_SPEAKS = ("REVIEW", "SALE", "DISCOUNT", "VISIT_SHOP", "NEW_RANGE", "CLUB", "OTHER_PRODUCT")


def needless_order_confirmation(message: Message, facts: Facts) -> Iterator[Finding]:
    """The order confirmed, and nothing asked or told that it needs."""
    yield from _first(message, facts, "needless-order-confirmation", "ORDER_TAKEN", unless=("SHIPPED",))


def needless_shipping_confirmation(message: Message, facts: Facts) -> Iterator[Finding]:
    """Shipping told without a problem to tell of."""
    if not facts.requests_review:
        unless = ("REVIEW", "IF", "MONEY_BACK", "AMOUNT")
        yield from _first(message, facts, "needless-shipping-confirmation", "SHIPPED", unless=unless)


def needless_refund_notice(message: Message, facts: Facts) -> Iterator[Finding]:
    """A refund told; why an order was cancelled for lack of stock has to be told."""
    if message.purpose != "product_unavailable" and not facts.says("CANCELLED", "STOCK"):
        yield from _first(message, facts, "needless-refund-notice", "REFUNDED", unless=("REVIEW",))


def needless_thank_you(message: Message, facts: Facts) -> Iterator[Finding]:
    """Thanks, wishes and offers of help, and nothing else."""
    courtesies = ("THANKS", "HERE_TO_HELP", "WISH")
    if not facts.says(*courtesies) or facts.says("ORDER_TAKEN", "SHIPPED", *_SPEAKS, *_REASONS):
        return
    said = [sentence for sentence in facts.body.sentences if _length(facts.body, sentence) >= 3]
    if not said or message.attachments or facts.body.links:
        return
    courteous = [s for s in said if s.has_any(*courtesies)]
    talk = all(s.has("THANKS") or _is_small_talk(facts.body, s) for s in said)
    if courteous and talk:
        span = courteous[0].span(*(c for c in courtesies if courteous[0].has(c)))
        yield found_clause("needless-thank-you", facts.body, courteous[0], span, removable=False)


def needless_follow_up(message: Message, facts: Facts) -> Iterator[Finding]:
    """A look how things go, or an earlier message said again."""
    if _repeats(message, facts):
        yield found_about_whole("needless-follow-up", field="history", variant="repeat")
    elif not _has_reason(message, facts) and not facts.requests_review:
        for sentence in facts.body.sentences:
            if sentence.has("CHECKING"):
                yield found_clause(
                    "needless-follow-up", facts.body, sentence, sentence.span("CHECKING"), removable=False
                )
                return


def not_order_related(message: Message, facts: Facts) -> Iterator[Finding]:
    """Greetings of the season, surveys, news, appeals: not this order."""
    for field, sentence in facts.saying("OFF_TOPIC"):
        if sentence.has("OFF_TOPIC") and not sentence.has_any("REFUSE", "ORDERED_THING"):
            yield found_clause("not-order-related", field, sentence, sentence.span("OFF_TOPIC"), removable=False)
            return


def reason_unclear(message: Message, facts: Facts) -> Iterator[Finding]:
    """No permitted reason, neither chosen nor told; the engine drops it where another rule tells the purpose."""
    unsaid = message.purpose in _NO_REASON and not _has_reason(message, facts) and not facts.requests_review
    if unsaid and facts.is_understood:
        yield found_about_whole("reason-unclear")


def cancel_notice_incomplete(message: Message, facts: Facts) -> Iterator[Finding]:
    """A cancellation for lack of stock, told without the refund or without why."""
    sentences = [sentence for _, sentence in facts.sentences()]
    if not any(s.has("CANCELLED") for s in sentences):
        return
    refunded = any(s.has_any("REFUNDED", "MONEY_BACK") for s in sentences)
    why = any(s.has_any("STOCK", "WHY") for s in sentences)
    if not refunded or not why:
        yield found_about_whole("cancel-notice-incomplete", variant="" if not refunded else "why")


def return_outside_amazon(message: Message, facts: Facts) -> Iterator[Finding]:
    """A return led round Amazon's process."""
    for field, sentence in facts.saying("NOT_BY_AMAZON"):
        if core := sentence.core("RETURN", "NOT_BY_AMAZON", unless="AT_WILL"):
            yield found_clause("return-outside-amazon", field, sentence, core, removable=False)
            return


def cancel_request(message: Message, facts: Facts) -> Iterator[Finding]:
    """The buyer asked to cancel what the seller cannot send; the buyer's own wish is something else."""
    if facts.buyer.says("CANCEL_IT"):
        return
    cannot = any(sentence.has("SELLER_CANNOT") for sentence in facts.body.sentences)
    for field, sentence in facts.saying("CANCEL_IT"):
        if cannot and (core := sentence.core("CANCEL_IT", "YOU_DO", unless="REFUSE|AT_WILL|CLAIM")):
            yield found_clause("cancel-request", field, sentence, core, removable=False)
            return


# ---------------------------------------------------------------- what a message is for


def _first(message: Message, facts: Facts, rule: str, concept: str, unless: Sequence[str]) -> Iterator[Finding]:
    """Report the first sentence that says it, unless the message tells of a problem or needs the buyer to act."""
    sentences = list(facts.sentences())
    if any(sentence.has("DELAY") for _, sentence in sentences) or (
        message.purpose in _SETTLING and _says_more(facts, concept)
    ):
        return
    for field, sentence in sentences:
        if sentence.has(concept) and not sentence.has_any(*unless):
            yield found_clause(rule, field, sentence, sentence.span(concept), removable=False)
            return


def _says_more(facts: Facts, concept: str) -> bool:
    """Say whether the body holds a sentence of some length about something else: the purpose, it may be."""
    return any(not s.has(concept) and _length(facts.body, s) >= FEW_WORDS for s in facts.body.sentences)


def _has_reason(message: Message, facts: Facts) -> bool:
    return message.purpose not in _NO_REASON or facts.says(*_REASONS)


def _length(field: FieldFacts, sentence: Sentence) -> int:
    return len(field.text.words[sentence.start : sentence.end].split())


def _is_small_talk(field: FieldFacts, sentence: Sentence) -> bool:
    """Say whether a sentence asks nothing and tells nothing in figures, the order's number apart."""
    text = field.text.folded[sentence.start : sentence.end]
    ids = [span for span, _ in field.identifiers.order_ids if sentence.start <= span[0] < sentence.end]
    figures = sum(c.isdigit() for c in text) - sum(sum(c.isdigit() for c in field.text.folded[a:b]) for a, b in ids)
    return "?" not in text and figures == 0 and _length(field, sentence) < MANY_WORDS


def _repeats(message: Message, facts: Facts) -> bool:
    if not message.history:
        return False
    said = _plain(facts.body.text)
    earlier = (fold(one.body) for one in message.history if one.kind == "proactive" and one.body.strip())
    asking = any(sentence.has("NEED_INFO") for sentence in facts.body.sentences)
    return bool(said) and not asking and any(_same(said, _plain(text)) for text in earlier)


def _plain(text: Text) -> str:
    return " ".join(text.words.split())


def _same(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > (1 - SAME_ENOUGH) * max(len(one), len(other)):
        return False
    numbers = [{word for word in text.split() if any(c.isdigit() for c in word)} for text in (one, other)]
    words = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return numbers[0] == numbers[1] and words.ratio() >= SAME_ENOUGH
