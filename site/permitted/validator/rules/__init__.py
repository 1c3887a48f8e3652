"""Judgement: what the guidelines make of the facts, one function a rule, named as the rule."""

from collections.abc import Callable, Iterator, Mapping

from permitted.validator.catalogue import RULES
from permitted.validator.detect import Facts
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules import contact, context, links, marketing, needless, quality, reviews, style

Judge = Callable[[Message, Facts], Iterator[Finding]]

_JUDGES: tuple[Judge, ...] = (
    reviews.review_incentive,
    reviews.review_positive_only,
    marketing.promo_marketing,
    marketing.promo_discount,
    contact.contact_email,
    contact.contact_phone,
    contact.contact_messenger,
    links.link_insecure,
    links.link_external,
    links.link_purpose_unclear,
    links.link_storefront,
    links.link_amazon_page,
    links.link_shortener,
    needless.needless_shipping_confirmation,
    context.late_message,
    context.order_id_missing,
    context.order_id_mismatch,
    style.style_emoji,
    quality.placeholder_left,
)


def _id(judge: Judge) -> str:
    return judge.__name__.replace("_", "-")


JUDGES: Mapping[str, tuple[Judge, ...]] = {
    kind: tuple(judge for judge in _JUDGES if RULES[_id(judge)].applies in ("both", kind))
    for kind in ("reply", "proactive")
}
IMPLEMENTED: frozenset[str] = frozenset(_id(judge) for judge in _JUDGES)
