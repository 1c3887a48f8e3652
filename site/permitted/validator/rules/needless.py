"""Needless messages: what Amazon has said already, what nobody needs, and what goes round Amazon's processes."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Sentence
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found_about_whole, found_clause
from permitted.validator.rules.reasons import NO_REASON, REASONS, has_reason, serves_besides
from permitted.validator.rules.relations import besides
from permitted.validator.text import Span, Text, fold

FEW_SENTENCES = 2  # beside the courteous ones, that say nothing of weight: "From Moose Jaw"
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
_SPEAKS = ("REVIEW", "SALE", "DISCOUNT", "VISIT_SHOP", "BUY_AGAIN", "NEW_RANGE", "CLUB", "OTHER_PRODUCT")

_COURTESY = ("THANKS", "HERE_TO_HELP", "WISH")
_SAYS_MORE = (
    "ORDER_TAKEN",
    "SHIPPED",
    "CHECKING",
    "OFF_TOPIC",
    "CAUSE",
    "STARS",
    "QR_CODE",
    "CANCEL_IT",
    "SOLD_HERE",
    *_SPEAKS,
)
_OTHER_NEWS = ("REVIEW", "STARS", "ORDER_TAKEN", "REFUNDED", "CLUB", "NEXT_PURCHASE", "BUY_AGAIN", "COUPON")
_OFF_TOPIC_PAIRS = (
    ("SURVEY", "TAKE_PART"),
    ("CAUSE", "GIVING"),
    ("POLITICS", "TAKE_SIDE"),
    ("LIFE_EVENT", "OUR_PEOPLE"),
    ("HOLIDAY", "WISHING"),
)


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
    if not facts.says(*_COURTESY) or facts.says(*_SAYS_MORE) or message.attachments or facts.body.links:
        return
    said = [sentence for sentence in facts.body.sentences if _length(facts.body, sentence) >= 3]
    courteous = [sentence for sentence in facts.body.sentences if sentence.has_any(*_COURTESY)]
    beside = [sentence for sentence in said if not sentence.has_any(*_COURTESY, "GREETING", "CLOSING")]
    talk = all(_is_small_talk(facts.body, sentence) for sentence in said) and len(beside) <= FEW_SENTENCES
    if said and courteous and talk and not any(_tells_reason(sentence) for sentence in facts.body.sentences):
        span = courteous[0].span(*(concept for concept in _COURTESY if courteous[0].has(concept)))
        yield found_clause("needless-thank-you", facts.body, courteous[0], span, removable=False)


def needless_follow_up(message: Message, facts: Facts) -> Iterator[Finding]:
    """A look how things go, or an earlier message said again."""
    if _repeats(message, facts):
        yield found_about_whole("needless-follow-up", field="history", variant="repeat")
    elif message.purpose in NO_REASON and facts.says("CHECKING") and not facts.says(*_OTHER_NEWS):
        asking = [s for s in facts.body.sentences if s.has("CHECKING") and not s.has("BUYER_ASKED")]
        if asking and not any(_tells_reason(sentence) for sentence in facts.body.sentences):
            most = max(asking, key=lambda sentence: len(sentence.of("CHECKING")))
            yield found_clause("needless-follow-up", facts.body, most, most.span("CHECKING"), removable=False)


def not_order_related(message: Message, facts: Facts) -> Iterator[Finding]:
    """Greetings of the season, surveys, news, appeals: not this order."""
    for field, sentence in facts.saying("OFF_TOPIC", *(rarer for rarer, _ in _OFF_TOPIC_PAIRS)):
        core = None if sentence.has_any("REFUSE", "ORDERED_THING", "QUOTED") else _off_topic(facts, sentence)
        if core:
            removable = serves_besides(message, facts, sentence)
            yield found_clause("not-order-related", field, sentence, core, removable=removable)


def reason_unclear(message: Message, facts: Facts) -> Iterator[Finding]:
    """No permitted reason, neither chosen nor told; the engine drops it where another rule tells the purpose."""
    unsaid = message.purpose in NO_REASON and not has_reason(message, facts) and not facts.requests_review
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


def _off_topic(facts: Facts, sentence: Sentence) -> Span | None:
    """Give where a sentence leaves the order."""
    spans = [sentence.span("OFF_TOPIC")] if sentence.has("OFF_TOPIC") else []
    pairs = (pair for pair in _OFF_TOPIC_PAIRS if sentence.has(*pair))
    spans += [sentence.span(*pair) for pair in pairs if not _is_of_the_order(facts, sentence, pair)]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def _is_of_the_order(facts: Facts, sentence: Sentence, pair: tuple[str, str]) -> bool:
    """Say whether a holiday is only a date, or somebody's fate only the reason of a delay."""
    if "HOLIDAY" in pair:
        return sentence.has_any("DELAY", "PROBLEM", "NEED_INFO") or not besides(sentence, "HOLIDAY", "HOLIDAY_DATE")
    return "LIFE_EVENT" in pair and facts.says("PROBLEM", "EMPATHY")


def _tells_reason(sentence: Sentence) -> bool:
    """Say whether a sentence asks or tells what the order needs; "if anything is wrong, we're here" does not."""
    if sentence.has("IF") and sentence.has_any("HERE_TO_HELP", "CHECKING"):
        return bool(besides(sentence, "NEED_INFO", "CHECKING", "HERE_TO_HELP"))
    at_home = ("SCHEDULE", "ADDRESS_PROBLEM") if sentence.has("HERE_TO_HELP") else ()  # "our team is", "our door is"
    reasons = [reason for reason in REASONS if reason not in ("DELAY", *at_home)]
    return any(besides(sentence, reason, "CHECKING", *_COURTESY) for reason in reasons)


def _length(field: FieldFacts, sentence: Sentence) -> int:
    return len(field.text.words[sentence.start : sentence.end].split())


def _is_small_talk(field: FieldFacts, sentence: Sentence) -> bool:
    """Say whether a sentence asks nothing and, beside thanks, tells nothing in figures, the order's number apart."""
    text = field.text.folded[sentence.start : sentence.end]
    if "?" in text and not sentence.has("HERE_TO_HELP"):
        return False
    ids = [span for span, _ in field.identifiers.order_ids if sentence.start <= span[0] < sentence.end]
    figures = sum(c.isdigit() for c in text) - sum(sum(c.isdigit() for c in field.text.folded[a:b]) for a, b in ids)
    return sentence.has("THANKS") or (figures == 0 and _length(field, sentence) < MANY_WORDS)


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
