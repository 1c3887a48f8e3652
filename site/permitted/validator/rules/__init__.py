"""Judgement: what the guidelines make of the facts, one function a rule, named as the rule."""

from collections.abc import Mapping

from permitted.validator.catalogue import RULES
from permitted.validator.detect import Facts
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules import (
    attachments,
    contact,
    context,
    links,
    marketing,
    markup,
    needless,
    payment,
    privacy,
    quality,
    reviews,
    style,
)
from permitted.validator.rules.mending import Judge, with_mending_fixes

_JUDGES: tuple[Judge, ...] = (
    reviews.review_incentive,
    reviews.review_positive_only,
    reviews.review_divert_negative,
    reviews.review_change_or_remove,
    reviews.feedback_removal_note,
    reviews.review_script,
    reviews.review_repeat_request,
    reviews.review_request_early,
    marketing.promo_marketing,
    marketing.promo_discount,
    marketing.promo_cross_sell,
    marketing.promo_subscribe,
    contact.contact_email,
    contact.contact_phone,
    contact.contact_phone_third_party,
    contact.contact_messenger,
    contact.contact_off_amazon,
    contact.contact_postal,
    payment.off_amazon_purchase,
    payment.extra_payment,
    links.link_insecure,
    links.link_external,
    links.link_purpose_unclear,
    links.link_storefront,
    links.link_amazon_page,
    links.link_shortener,
    links.link_opt_out,
    markup.markup_tracking,
    markup.link_campaign_tag,
    markup.markup_html,
    attachments.attachment_unrelated,
    attachments.attachment_format,
    attachments.api_shape,
    attachments.attachment_unclear,
    attachments.image_product,
    attachments.image_logo_link,
    attachments.image_insecure,
    privacy.private_data,
    privacy.private_buyer_details,
    privacy.sensitive_content,
    needless.needless_order_confirmation,
    needless.needless_shipping_confirmation,
    needless.needless_refund_notice,
    needless.needless_thank_you,
    needless.needless_follow_up,
    needless.not_order_related,
    needless.reason_unclear,
    needless.cancel_notice_incomplete,
    needless.return_outside_amazon,
    needless.cancel_request,
    context.late_message,
    context.order_id_missing,
    context.order_id_mismatch,
    context.buyer_opted_out,
    context.important_misuse,
    context.wrong_language,
    context.message_too_long,
    context.reply_overdue,
    style.style_emoji,
    style.style_line_breaks,
    style.style_formatting,
    style.style_shouting,
    style.style_spelling,
    style.style_accessibility,
    quality.placeholder_left,
    quality.tone_hostile,
    quality.claim_pressure,
    quality.tone_cold,
    quality.reply_incomplete,
    quality.auto_reply_only,
    quality.too_wordy,
    quality.overpromise,
    quality.localize_units,
)


# What a message lacks may come to light when something else is taken out of it.
_LACKING: tuple[Judge, ...] = (
    context.order_id_missing,
    needless.needless_order_confirmation,
    needless.needless_shipping_confirmation,
    needless.needless_refund_notice,
    needless.needless_thank_you,
    needless.needless_follow_up,
    needless.reason_unclear,
    needless.cancel_notice_incomplete,
)
_CUTTING = frozenset(("reviews", "marketing", "contact", "links", "privacy", "needless", "quality"))  # groups of rules


def _id(judge: Judge) -> str:
    return judge.__name__.replace("_", "-")


def _applying(judges: tuple[Judge, ...], kind: str) -> tuple[Judge, ...]:
    return tuple(judge for judge in judges if RULES[_id(judge)].applies in ("both", kind))


_JUDGES_OF: Mapping[str, tuple[Judge, ...]] = {kind: _applying(_JUDGES, kind) for kind in ("reply", "proactive")}
_LACKING_OF = {kind: _applying(_LACKING, kind) for kind in _JUDGES_OF}


def judge_all(message: Message, facts: Facts) -> list[Finding]:
    """Ask every rule that applies; what a fix takes out of the message has to mend it."""
    findings: list[Finding] = []
    for judge in _JUDGES_OF[message.kind]:
        if found := list(judge(message, facts)):
            cuts = RULES[found[0].rule].group in _CUTTING
            findings += with_mending_fixes(found, judge, _LACKING_OF[message.kind], message, facts) if cuts else found
    return findings
