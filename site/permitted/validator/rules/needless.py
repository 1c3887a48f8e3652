"""Needless messages: what Amazon has said already, what nobody needs, and what goes round Amazon's processes."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Sentence
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found_about_whole, found_clause
from permitted.validator.rules.reasons import NO_REASON, REASONS, has_reason, serves_besides
from permitted.validator.rules.relations import besides, side_by_side
from permitted.validator.text import Span, Text, fold

FEW_SENTENCES = 2  # beside the courteous ones, that say nothing of weight: "From Moose Jaw"
FEW_WORDS = 8  # a greeting or a closing has fewer
QUESTION_WORDS = 4  # "how are you?" has fewer
MANY_WORDS = 25  # small talk is shorter
ONE_DEED = 70  # code points within which a verb and a noun tell of the same deed
SIDE_BY_SIDE = 24  # code points between two words that belong together
SAME_ENOUGH = 0.9  # share of characters in which two messages agree, to be the same but for small edits
_SETTLING = (
    "order_issue",
    "additional_information",
    "delivery_scheduling",
    "home_service",
    "return_question",
    "product_unavailable",
)
_REFUND_IS_DUE = ("product_unavailable", "legal_disclosure")  # reasons of which the refund is a part
_OWN_WISH = "AT_WILL|AS_YOU_WISHED"
_SPEAKS = ("REVIEW", "SALE", "DISCOUNT", "VISIT_SHOP", "BUY_AGAIN", "NEW_RANGE", "CLUB", "OTHER_PRODUCT")

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")  # it tells a story, not what the order needs
_TO_BE = re.compile(r"\b(?:to|must|should|can) be \w+$")  # "the cover has to be registered" is none of the past

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
    if (
        facts.says("ORDER_TAKEN", "TAKEN")
        and not facts.requests_review
        and not _tells_more(message, facts, "ORDER_TAKEN", "TAKEN")
    ):
        yield from _first_telling(message, facts, "needless-order-confirmation", _confirms_order)


def needless_shipping_confirmation(message: Message, facts: Facts) -> Iterator[Finding]:
    """Shipping told without a problem to tell of."""
    if facts.requests_review or not facts.says("SHIPPED", "CARRIER", "DOORSTEP"):
        return
    if not _tells_more(message, facts, "SHIPPED", "CARRIER", "DOORSTEP"):
        yield from _first_telling(message, facts, "needless-shipping-confirmation", _confirms_shipping)


def needless_refund_notice(message: Message, facts: Facts) -> Iterator[Finding]:
    """A refund told; why an order was cancelled for lack of stock has to be told."""
    if message.purpose in _REFUND_IS_DUE or facts.says("CANCELLED", "STOCK", "CANCEL_IT"):
        return
    if facts.requests_review or facts.says("REVIEW"):
        return
    if facts.says("REFUNDED", "GOES_BACK", "BACK_TO_YOU") and not _asks_or_settles(message, facts, "REFUNDED"):
        yield from _first_telling(message, facts, "needless-refund-notice", _tells_refund)


def needless_thank_you(message: Message, facts: Facts) -> Iterator[Finding]:
    """Thanks, wishes and offers of help, and nothing else."""
    if not facts.says(*_COURTESY) or facts.says(*_SAYS_MORE) or facts.requests_review:
        return
    if any(not sentence.has("THANKS") for _, sentence in facts.saying("SOLD_HERE")):
        return  # "thank you for buying from our shop" is thanks
    said = [sentence for sentence in facts.body.sentences if _length(facts.body, sentence) >= 3]
    courteous = [sentence for sentence in facts.body.sentences if sentence.has_any(*_COURTESY)]
    if not said or not courteous or message.attachments or facts.body.links:
        return
    partings = [s.start for s in facts.body.sentences if s.has("CLOSING") and not s.has("THANKS")]
    beside = [
        s
        for s in said
        if not s.has_any(*_COURTESY, "GREETING", "CLOSING") and s.start <= min(partings, default=s.start)
    ]
    talk = all(_is_small_talk(facts.body, s) for s in said) and len(beside) <= FEW_SENTENCES
    confirmed = needless_order_confirmation(message, facts)
    if not talk or any(finding.field == "body" for finding in confirmed):
        return
    if not any(_tells_reason(sentence) for sentence in facts.body.sentences):
        span = courteous[0].span(*(concept for concept in _COURTESY if courteous[0].has(concept)))
        yield found_clause("needless-thank-you", facts.body, courteous[0], span)


def needless_follow_up(message: Message, facts: Facts) -> Iterator[Finding]:
    """A look how things go, or an earlier message said again."""
    if _repeats(message, facts):
        yield found_about_whole("needless-follow-up", field="history", variant="repeat")
    elif message.purpose in NO_REASON and facts.says("CHECKING") and not facts.says(*_OTHER_NEWS):
        asking = [s for s in facts.body.sentences if s.has("CHECKING") and not s.has("BUYER_ASKED")]
        if asking and not any(_tells_reason(sentence) for sentence in facts.body.sentences):
            most = max(asking, key=lambda sentence: len(sentence.of("CHECKING")))
            yield found_clause("needless-follow-up", facts.body, most, most.span("CHECKING"))


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
    if not facts.says("CANCELLED") or facts.says("AS_YOU_WISHED") or not facts.is_understood:
        return
    if not any(
        sentence.has("CANCELLED") and sentence.has_any("YOUR_ORDER", "STOCK") for _, sentence in facts.sentences()
    ):
        return
    if not facts.says("MONEY_BACK", "REFUNDED", "BACK_TO_YOU", "NOT_CHARGED"):
        yield found_about_whole("cancel-notice-incomplete")
    elif not facts.says("STOCK", "WHY", "SELLER_CANNOT"):
        yield found_about_whole("cancel-notice-incomplete", variant="why")


def return_outside_amazon(message: Message, facts: Facts) -> Iterator[Finding]:
    """A return led round Amazon's process: past it in so many words, or to the seller unasked."""
    if not facts.says("SEND", "SEND_BACK", "GIVES_BACK", "OUR_WAY", "ANY_BOX") or facts.says("KEEP_IT"):
        return
    wished = facts.buyer.says("RETURN_TALK", "RETURN")
    goes_back = facts.says("OUR_WAY") or (wished and facts.says("SEND_BACK")) or _is_given_back(facts)
    for field, sentence in facts.saying("SKIP", "SEND_BACK", "TO_OURS", "OUR_WAY"):
        if sentence.has("OTHER_PAYMENT"):
            continue
        core = (
            side_by_side(sentence, "SKIP", "AMAZON_RETURN", SIDE_BY_SIDE)
            or (goes_back and side_by_side(sentence, "SKIP", "AMAZON_SIDE", SIDE_BY_SIDE))
            or (goes_back and sentence.core("OUR_PEOPLE", "FETCHES", "SKIP", unless="KEEP_IT"))
            or (sentence.has("SEND_BACK", "TO_US") and side_by_side(sentence, "SKIP", "AMAZON_SIDE", SIDE_BY_SIDE))
            or (not wished and _sends_to_seller(facts, sentence))
        )
        if core:
            yield found_clause("return-outside-amazon", field, sentence, core)
            return


def _is_given_back(facts: Facts) -> bool:
    """Say whether the thing is to go back: "no card to send back" is none."""
    return any(
        not sentence.negated(hit) for _, sentence in facts.saying("GIVES_BACK") for hit in sentence.of("GIVES_BACK")
    )


def _sends_to_seller(facts: Facts, sentence: Sentence) -> Span | None:
    """Give where the thing is sent to the seller's own place, with no word of Amazon's process."""
    unless = "REVIEW|OTHER_PAYMENT|AWAY|MERE_WORDS"
    core = sentence.core("SEND_BACK", "OUR_PLACE|OUR_WAY", unless=f"{unless}|CASH|BUY_AGAIN|VISIT_SHOP|NEW_RANGE")
    if not besides(sentence, "SEND_BACK", "WE_SEND"):
        core = None  # "we post it from our workshop"
    if (
        core is None
        and not _at_carriers(sentence)
        and besides(sentence, "SEND", "NO_PARCEL")
        and side_by_side(sentence, "TO_OURS", "PLACE", SIDE_BY_SIDE)
    ):
        core = sentence.core(
            "SEND|SEND_BACK|GIVES_BACK",
            "TO_OURS",
            unless=f"{unless}|WE_SEND|BUY_AGAIN|VISIT_SHOP|NEW_RANGE|NEXT_PURCHASE",
        )
    if core is None or facts.says("BY_AMAZON"):
        return None
    away = sentence.of("SEND_BACK", "GIVES_BACK", "OUR_PLACE", "TO_OURS")
    return None if any(sentence.negated(hit) for hit in away) else core


def _at_carriers(sentence: Sentence) -> bool:
    """Say whether "our" goes on with who carries the parcel: "at our haulier's depot" is not our place."""
    named = {hit.end + 1 for hit in sentence.of("TO_OURS")} - {place.start for place in sentence.of("PLACE")}
    return any(hit.start in named for hit in sentence.of("CARRIER", "NEEDS_PHONE"))


def cancel_request(message: Message, facts: Facts) -> Iterator[Finding]:
    """The buyer asked to cancel what the seller cannot send; the buyer's own wish is something else."""
    if facts.buyer.says("CANCEL_IT") or not facts.says("CANCEL_IT", "FALSE_REASON"):
        return
    cannot = facts.says("SELLER_CANNOT", "COUNTS_AGAINST_US")
    for field, sentence in facts.saying("CANCEL_IT", "FALSE_REASON"):
        if facts.says("CLAIM_BY_NAME") and not sentence.has_any("YOUR_ORDER", "SELLER_CANNOT", "FALSE_REASON"):
            continue  # it is the claim that is to be withdrawn
        if core := _asks_to_cancel(sentence, cannot):
            yield found_clause("cancel-request", field, sentence, core)
            return
    for before, sentence in pairwise(facts.body.sentences):  # "I could call it off. Would you do it from yours?"
        core = sentence.core("AT_YOUR_END", "YOU_DO", unless=_OWN_WISH) if before.has("CANCEL_IT") else None
        if core and cannot:
            yield found_clause("cancel-request", facts.body, sentence, core)
            return


def _asks_to_cancel(sentence: Sentence, cannot: bool) -> Span | None:
    if sentence.has_any("RETURN_TALK", "AMAZON_RETURN", "CLAIM", "REVIEW", "PRODUCT_SUBSCRIPTION", "STANDING_ORDER"):
        return None
    if not sentence.has("CANCEL_IT"):
        return sentence.core("FALSE_REASON", "COUNTS_AGAINST_US|YOU_DO", unless=_OWN_WISH) if cannot else None
    if all(sentence.negated(hit) for hit in sentence.of("CANCEL_IT")):
        return None
    open_to_both = f"{_OWN_WISH}|WE_CANCEL|CHOICE"
    return (
        sentence.core("CANCEL_IT", "AT_YOUR_END", unless=_OWN_WISH)
        or sentence.core("CANCEL_IT", "COUNTS_AGAINST_US|FALSE_REASON", unless="AS_YOU_WISHED")
        or (sentence.core("CANCEL_IT", "YOU_DO", unless=open_to_both) if cannot else None)
        or sentence.core("CANCEL_IT", "YOU_DO", "YOUR_ORDER", unless=f"{open_to_both}|IF")
    )


# ---------------------------------------------------------------- what a message is for


def _first_telling(
    message: Message, facts: Facts, rule: str, told: Callable[[FieldFacts, Sentence], Span | None]
) -> Iterator[Finding]:
    """Report the first sentence that tells the news."""
    for field, sentence in facts.sentences():
        if core := told(field, sentence):
            yield found_clause(rule, field, sentence, core, removable=serves_besides(message, facts, sentence))
            return


def _confirms_order(field: FieldFacts, sentence: Sentence) -> Span | None:
    if besides(sentence, "REFUND_NOUN", "AMOUNT", "TAKEN"):
        return None
    unless = "SHIPPED|REFUNDED|MONEY_BACK|RETURN_TALK|REVIEW|CHECKING|NEXT_PURCHASE|RECOMMEND"
    told = sentence.core("YOUR_ORDER", "TAKEN", unless=f"{unless}|NEED_INFO") and side_by_side(
        sentence, "YOUR_ORDER", "TAKEN", ONE_DEED
    )
    if told and _TO_BE.search(field.text.folded, told[0], told[1]):
        told = None
    return (
        sentence.core("ORDER_TAKEN", unless=unless) or told or _numbered(field, sentence, f"{unless}|NEED_INFO|SECRET")
    )


def _numbered(field: FieldFacts, sentence: Sentence, unless: str) -> Span | None:
    """Give where an order is called by its number, and said to be taken: "302-... is on the bench"."""
    for (start, end), _ in field.identifiers.order_ids:
        taken = sentence.core("TAKEN", unless=unless) if sentence.start <= start < sentence.end else None
        if taken and _TO_BE.search(field.text.folded, end, taken[1]):
            continue
        if taken and 0 <= taken[0] - end <= SIDE_BY_SIDE and "," not in field.text.folded[end : taken[0]]:
            return start, taken[1]
    return None


def _confirms_shipping(_: FieldFacts, sentence: Sentence) -> Span | None:
    unless = "REVIEW|IF|MONEY_BACK|AMOUNT|REFUND_NOUN|RETURN_TALK|CERTAIN|CHECKING"
    return (
        (sentence.core("SHIPPED", unless=unless) if besides(sentence, "SHIPPED", "SINCE_THEN") else None)
        or _close(sentence.core("HANDED_ON", "CARRIER", unless=f"{unless}|NOT"))
        or _close(sentence.core("HANDED_ON", "DOORSTEP", unless=f"{unless}|NOT|PLEASE"))
    )


def _tells_refund(_: FieldFacts, sentence: Sentence) -> Span | None:
    unless = "REVIEW|IF|AT_WILL|EXPLAINED"
    return (
        sentence.core("REFUNDED", unless=unless)
        or sentence.core("REFUND_NOUN", "GOES_BACK", unless=unless)
        or sentence.core("REFUND_NOUN|AMOUNT|SUM", "BACK_TO_YOU", unless=unless)
    )


def _close(core: Span | None) -> Span | None:
    return core if core and core[1] - core[0] <= ONE_DEED else None


def _tells_more(message: Message, facts: Facts, *news: str) -> bool:
    """Say whether the news comes with a problem, or with something that the buyer has to do."""
    return facts.says("TROUBLE") or _asks_or_settles(message, facts, *news)


def _asks_or_settles(message: Message, facts: Facts, *news: str) -> bool:
    """Say whether the buyer is asked something, or whether the news is a part of what the message is chosen for."""
    if _asks(facts.body) or any(s.has("NEED_INFO") and not s.has_any(*news) for _, s in facts.sentences()):
        return True
    return message.purpose in _SETTLING and _says_more(facts, *news)


def _asks(field: FieldFacts) -> bool:
    """Say whether a question is asked; "all well?" is a greeting."""
    folded = field.text.folded
    return "?" in folded and any(
        "?" in folded[s.start : s.end] and _length(field, s) >= QUESTION_WORDS for s in field.sentences
    )


def _says_more(facts: Facts, *news: str) -> bool:
    """Say whether the body holds a sentence of some length about something else: the purpose, it may be."""
    return any(not s.has_any(*news) and _length(facts.body, s) >= FEW_WORDS for s in facts.body.sentences)


def _off_topic(facts: Facts, sentence: Sentence) -> Span | None:
    """Give where a sentence leaves the order."""
    spans = [sentence.span("OFF_TOPIC")] if sentence.has("OFF_TOPIC") else []
    pairs = (pair for pair in _OFF_TOPIC_PAIRS if sentence.has(*pair))
    spans += [sentence.span(*pair) for pair in pairs if not _is_of_the_order(facts, sentence, pair)]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def _is_of_the_order(facts: Facts, sentence: Sentence, pair: tuple[str, str]) -> bool:
    """Say whether a holiday is only a date, a survey nobody's wish, or somebody's fate only the reason of a delay."""
    if "HOLIDAY" in pair:
        return sentence.has_any("DELAY", "PROBLEM", "NEED_INFO") or not besides(sentence, "HOLIDAY", "HOLIDAY_DATE")
    if "SURVEY" in pair and all(sentence.negated(part) for part in sentence.of("TAKE_PART")):
        return True  # "the survey is the carrier's, you need not answer it"
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
    figures = sum(c.isdigit() for c in _YEAR.sub("", text)) - sum(
        sum(c.isdigit() for c in field.text.folded[a:b]) for a, b in ids
    )
    words = _length(field, sentence) - sum(len(field.text.words[a:b].split()) for a, b in ids)
    return sentence.has("THANKS") or (figures == 0 and words < MANY_WORDS)


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
