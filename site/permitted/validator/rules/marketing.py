"""Marketing: what sells instead of serving the order."""

import re
from collections.abc import Iterator
from itertools import product

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import NEGATION_REACH, Hit, Sentence
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found_clause
from permitted.validator.text import Span

CLAUSE = 40  # code points between a thing and what is said of it, at most
NEAR = 16  # code points between an amount and the word that makes it a discount
_ADVERTISING = ("SALE", "NEW_RANGE", "VISIT_SHOP", "FOLLOW", "BRAND_NEWS")  # each says it alone
_TOGETHER = (("OWN_SHOP", "BROWSE"), ("NEW_THING", "LANDS"))  # these say it in pairs
_COMING_BACK = ("BUY_AGAIN", "RESTOCK")  # these may also be the way out of a problem, or what the buyer asked for
_NO_INVITATION = ("PROBLEM", "STOCK", "CANCEL_IT", "CANCELLED", "MONEY_BACK", "REVIEW", "AVOID_AMAZON", "CHEAPER", "THANKS")


def promo_marketing(message: Message, facts: Facts) -> Iterator[Finding]:
    """Sales, new ranges, the brand's news, and invitations to shop or to follow."""
    rarer = (concept for concept, _ in _TOGETHER)
    for field, sentence in facts.saying(*_ADVERTISING, *_COMING_BACK, "PRICES", *rarer):
        if sentence.has("CLUB", "JOIN") or _leads_off_amazon(sentence):
            continue
        hits = [*_advertising(field, sentence), *_coming_back(message, facts, field, sentence)]
        if hits and not sentence.before(hits[0].start, "REFUSE"):
            core = min(hit.start for hit in hits), max(hit.end for hit in hits)
            yield found_clause("promo-marketing", field, sentence, core)


def promo_discount(message: Message, facts: Facts) -> Iterator[Finding]:
    """Money off another purchase; what settles a problem with this order, or rewards a review, is something else."""
    for field, sentence in facts.saying("DISCOUNT", "PERCENT", "AMOUNT", "NEXT_PURCHASE"):
        settles = _settles(message, facts) and not sentence.has_any("NEXT_PURCHASE", "CODE")
        if not settles and (core := _discount_core(sentence)):
            yield found_clause("promo-discount", field, sentence, core)


def promo_cross_sell(message: Message, facts: Facts) -> Iterator[Finding]:
    """Another product recommended, where the buyer did not ask for one."""
    for field, sentence in facts.saying(
        "OTHER_PRODUCT", "GOES_WITH", "MOST_PEOPLE", "ALSO_LIKE", "RECOMMEND", "LOOK_AT"
    ):
        unless = "REFUSE|NEED_INFO|PROBLEM|REVIEW"
        core = (
            sentence.core("OTHER_PRODUCT", "RECOMMEND", unless=unless)
            or sentence.core("OUR", "GOES_WITH", unless=unless)
            or sentence.core("MOST_PEOPLE", "OUR", unless=unless)
            or sentence.core("ALSO_LIKE", unless=unless)
        )
        if core is None and message.kind == "reply" and sentence.has_any("RECOMMEND", "LOOK_AT"):
            core = next((span for span in field.asins if sentence.start <= span[0] < sentence.end), None)
        if core and not (message.kind == "reply" and facts.buyer.says("OTHER_PRODUCT", "RECOMMEND", "BUY_QUESTION")):
            yield found_clause("promo-cross-sell", field, sentence, core)


def promo_subscribe(message: Message, facts: Facts) -> Iterator[Finding]:
    """An invitation to a list, a club or a group."""
    for field, sentence in facts.saying("CLUB"):
        core = sentence.core("CLUB", "JOIN")
        if core and not any(sentence.negated(hit) for hit in sentence.of("JOIN")):
            yield found_clause("promo-subscribe", field, sentence, core)


# ---------------------------------------------------------------- marketing


def _advertising(field: FieldFacts, sentence: Sentence) -> list[Hit]:
    """Give the places that advertise by themselves, and those that do in pairs."""
    hits = _stated(field, sentence, *_ADVERTISING)
    for pair in _TOGETHER:
        if sentence.has(*pair):
            one, other = (_stated(field, sentence, concept) for concept in pair)
            if one and other:
                hits += [*one, *other]
    return hits + _falling_prices(sentence)


def _falling_prices(sentence: Sentence) -> list[Hit]:
    """Give what is soon cheaper, and how it is said: "every shelf ... will be a different price"."""
    for what, falls in product(sentence.of("PRICES"), sentence.of("FALLS")):
        if 0 <= falls.start - what.end <= CLAUSE:
            return [what, falls]
    return []


def _coming_back(message: Message, facts: Facts, field: FieldFacts, sentence: Sentence) -> list[Hit]:
    """Give the places that invite to buy again, where it is neither a remedy, nor an answer, nor part of an offer."""
    if not sentence.has_any(*_COMING_BACK) or sentence.has_any(*_NO_INVITATION) or _discount_core(sentence):
        return []
    if message.kind == "reply" and facts.buyer.says("BUY_QUESTION", "STOCK", *_COMING_BACK):
        return []
    return _stated(field, sentence, "BUY_AGAIN", *(() if sentence.has("IF") else ("RESTOCK",)))


def _stated(field: FieldFacts, sentence: Sentence, *concepts: str) -> list[Hit]:
    """Give the places of these concepts that are neither denied nor words to be printed, between quotation marks."""
    quoted = sentence.of("QUOTED")
    return [
        hit
        for hit in sentence.of(*concepts)
        if not _denied(field, sentence, hit) and not any(q.start <= hit.start and hit.end <= q.end for q in quoted)
    ]


def _denied(field: FieldFacts, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a negation stands just before a place; "no. Have a look" is none."""
    return sentence.negated(hit) and not re.search(
        r"[.!?]\s", field.text.folded[max(sentence.start, hit.start - NEGATION_REACH) : hit.start]
    )


def _leads_off_amazon(sentence: Sentence) -> bool:
    """Say whether it is about buying past Amazon, which is another matter."""
    return sentence.has("OUR_SHOP", "BUY") and sentence.has_any("CHEAPER", "NEXT_PURCHASE", "AVOID_AMAZON")


# ---------------------------------------------------------------- discounts


def _refuses_offer(sentence: Sentence) -> bool:
    return any(sentence.negated(hit) for hit in sentence.of("DISCOUNT", "NEXT_PURCHASE"))


def _settles(message: Message, facts: Facts) -> bool:
    """Say whether money off can be about this order: a problem of it is spoken of, or the buyer asked about a price."""
    if message.kind == "reply" and facts.buyer.says("COMPLAINT", "DISCOUNT", "PROBLEM"):
        return True
    return facts.says("PROBLEM", "EMPATHY")


def _amount_off(sentence: Sentence) -> Span | None:
    """An amount or a share with "off" or its like close by: "15% off", "5 pounds less"; "10% less wide" is no price."""
    money, shares = sentence.of("AMOUNT"), sentence.of("PERCENT")
    others = sentence.of("NOT_OFF")
    offs = [off for off in sentence.of("OFF") if not any(o.start <= off.start < o.end for o in others)]
    pairs = [*product((*money, *shares), offs), *product(money, sentence.of("LESS"))]
    if sentence.has("BUY"):
        pairs += product(shares, sentence.of("LESS"))
    for amount, off in pairs:
        start, end = min(amount.start, off.start), max(amount.end, off.end)
        if end - start <= amount.end - amount.start + off.end - off.start + NEAR:
            return start, end
    return None


def _discount_core(sentence: Sentence) -> Span | None:
    if sentence.has_any("REFUSE", "REVIEW", "PRICE_EXPLAINED", "NO_NEED") or _refuses_offer(sentence):
        return None
    if sentence.has("DISCOUNT") and sentence.has_any("NEXT_PURCHASE", "CODE", "AMOUNT", "PERCENT", "GIFT_TO_YOU"):
        return sentence.span("DISCOUNT", "PERCENT", "AMOUNT", "CODE")
    if not sentence.has("MONEY_BACK") and (core := _amount_off(sentence)):
        return core
    if (
        sentence.has("NEXT_PURCHASE")
        and sentence.has_any("AMOUNT", "PERCENT", "REWARD")
        and not sentence.has("MONEY_BACK")
    ):
        return sentence.span("NEXT_PURCHASE", "AMOUNT", "PERCENT", "REWARD")
    return None
