"""Contact outside Amazon: addresses, telephone numbers, messengers."""

import re
from collections.abc import Iterator

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Hit, Sentence
from permitted.validator.detect.phones import Phone
from permitted.validator.message import Message
from permitted.validator.report import Finding, Fix
from permitted.validator.rules.finding import found, found_clause, remove
from permitted.validator.text import Span, fold

SIGNIFICANT = 9  # last digits of a telephone number that tell it apart, whatever stands before them
_HANDLE = re.compile(
    r"@[a-z0-9_][\w.]{2,30}"
    r"|\b(?:id|user ?name|user|handle|nick(?:name)?|account|name|as)\s*(?:is|:|=)?\s*([a-z0-9]+[_.][\w.]+|[a-z]+\d\w*)"
)
_COUNTED = re.compile(r"\s?\d")
_CHANNEL = re.compile(
    r"\b(?:on|via|through|over|by|using|with|in|at|to|our|my|your|use|open|add|the)\s+(?:the |a |an |our |my |your )?$"
)
_REACH = 100  # code points before a number in which its owner may be named
_THIRD_PARTY = re.compile(
    r"\b(?:carrier|courier|freight|haulier|ups|fedex|dhl|dpd|usps|evri|hermes|royal mail|gls|tnt|yodel|parcelforce|"
    r"depot|delivery company|manufacturer|maker|brand's|warrantor|warranty (?:team|provider|line|centre|center|desk|"
    r"department)|technician|claims line|insurer|the brand|factory|service cent(?:re|er)|importer)\b"
)


def contact_email(message: Message, facts: Facts) -> Iterator[Finding]:
    """Every address but Amazon's aliases; `mailto:` counts as one."""
    for field in facts.fields:
        for email in field.emails:
            yield found("contact-email", field, field.text.span(*email.span), fix=_remove_alone(field, email.span))
        for link in field.links:
            if link.scheme == "mailto":
                yield found("contact-email", field, link.span)


def contact_phone(message: Message, facts: Facts) -> Iterator[Finding]:
    """Telephone numbers, but for the buyer's own and plainly a carrier's, maker's or warrantor's; `tel:` counts."""
    for field in facts.fields:
        for phone in field.phones:
            if not is_buyers_phone(field, phone, message) and not _is_third_partys(field, phone):
                yield found("contact-phone", field, field.text.span(*phone.span), fix=_remove_alone(field, phone.span))
        for link in field.links:
            if link.scheme == "tel":
                yield found("contact-phone", field, link.span)


def contact_messenger(message: Message, facts: Facts) -> Iterator[Finding]:
    """A messenger named as a way to talk, or a link to one."""
    for field in facts.fields:
        for link in field.links:
            if link.leads == "messenger":
                yield found("contact-messenger", field, link.span, variant="link", fix=remove())
    for field, sentence in facts.saying("MESSENGER"):
        if (core := _messenger_core(field, sentence)) and not _refused(sentence, core):
            yield found_clause("contact-messenger", field, sentence, core)


def contact_phone_third_party(message: Message, facts: Facts) -> Iterator[Finding]:
    """A number plainly a carrier's, maker's or warrantor's: a person confirms that the order needs it."""
    for field in facts.fields:
        for phone in field.phones:
            if not is_buyers_phone(field, phone, message) and _is_third_partys(field, phone):
                yield found("contact-phone-third-party", field, field.text.span(*phone.span))


def contact_off_amazon(message: Message, facts: Facts) -> Iterator[Finding]:
    """The conversation led elsewhere without an address; a number that a carrier needs may be asked for."""
    scheduling = message.purpose in ("delivery_scheduling", "home_service")
    for field, sentence in facts.saying("WAY_OUT"):
        core = sentence.core("WAY_OUT", "USE_IT", unless="REFUSE|AMAZON_HERE|REVIEW")
        denied = any(sentence.negated(hit) for hit in sentence.of("WAY_OUT"))
        if core is None or denied or (sentence.has("NEEDS_PHONE") and (scheduling or message.kind == "reply")):
            continue
        given = [*(email.start for email in field.emails), *(phone.start for phone in field.phones)]
        if not any(sentence.start <= start < sentence.end for start in given) and not sentence.has("OTHER_PAYMENT"):
            yield found_clause("contact-off-amazon", field, sentence, core)


def contact_postal(message: Message, facts: Facts) -> Iterator[Finding]:
    """A postal address to write or come to; the address of an agreed return is something else."""
    returning = facts.speaks_of_return
    for field in facts.fields:
        for span in field.addresses:
            sentence = field.sentence_at(span[0])
            own = field.text.words[slice(*span)]
            if not returning and not facts.buyer.names(own) and sentence.has_any("COME_OR_WRITE"):
                yield found("contact-postal", field, field.text.span(*span))


def off_amazon_purchase(message: Message, facts: Facts) -> Iterator[Finding]:
    """Buying, paying or settling past Amazon."""
    for field, sentence in facts.saying("OTHER_PAYMENT", "OUR_SHOP", "AVOID_AMAZON"):
        core = (
            sentence.core("OTHER_PAYMENT", "PAY_MORE|BUY|USE_IT|PLEASE", unless="REFUSE|NO_NEED|PRODUCT_PAYS")
            or sentence.core("OUR_SHOP", "BUY", "AVOID_AMAZON|CHEAPER|PLEASE|NEXT_PURCHASE")
            or sentence.core("AVOID_AMAZON", "OTHER_PAYMENT|BUY")
        )
        if core:
            yield found_clause("off-amazon-purchase", field, sentence, core)


def extra_payment(message: Message, facts: Facts) -> Iterator[Finding]:
    """Money asked for beyond the checkout; what authorities charge is not the seller's asking."""
    for field, sentence in facts.saying("PAY_MORE"):
        core = sentence.core(
            "PAY_MORE",
            "AMOUNT|MORE_COST",
            unless="REFUSE|CUSTOMS|AT_CHECKOUT|MONEY_BACK|REFUNDED|DISCOUNT|RETURN_TALK|OFF_TOPIC",
        )
        if core and sentence.has_any("YOU_PAY", "PLEASE", "BEFORE_SENDING"):
            yield found_clause("extra-payment", field, sentence, core)


# ---------------------------------------------------------------- telephone numbers


def is_buyers_phone(field: FieldFacts, phone: Phone, message: Message) -> bool:
    """Say whether a number is the buyer's own: the buyer wrote it, or the text says that it is the buyer's."""
    theirs = re.sub(r"\D", "", fold(message.buyer.message or "").folded)
    return phone.digits[-SIGNIFICANT:] in theirs or field.sentence_at(phone.start).has("ON_FILE")


def _is_third_partys(field: FieldFacts, phone: Phone) -> bool:
    sentence = field.sentence_at(phone.start)
    start = min(sentence.start, max(0, phone.start - _REACH))
    return bool(_THIRD_PARTY.search(field.text.folded, start, max(sentence.end, phone.end + _REACH // 2)))


def _remove_alone(field: FieldFacts, span: Span) -> Fix | None:
    """Offer to take an address out where it has a line to itself, as in a signature: a sentence would break."""
    folded = field.text.folded
    before, after = folded[: span[0]].rpartition("\n")[2], folded[span[1] :].partition("\n")[0]
    return remove() if not (before + after).strip(" .,;:|-") else None


# ---------------------------------------------------------------- messengers


def _messenger_core(field: FieldFacts, sentence: Sentence) -> Span | None:
    things = sentence.of("THING")
    for hit in sentence.of("MESSENGER"):
        counted = _COUNTED.match(field.text.folded, hit.end)  # "on line 3" is no messenger
        if counted or any(thing.start <= hit.start < thing.end for thing in things):
            continue
        if _is_way_to_talk(field.text.folded, sentence, hit):
            handle = _HANDLE.search(field.text.folded, hit.end, sentence.end)
            return hit.start, handle.end() if handle else hit.end
    return None


def _is_way_to_talk(folded: str, sentence: Sentence, messenger: Hit) -> bool:
    if _HANDLE.search(folded, sentence.start, sentence.end):
        return True
    sure = any(hit.start == messenger.start for hit in sentence.of("SURE_MESSENGER"))
    channel = bool(_CHANNEL.search(folded, max(sentence.start, messenger.start - 16), messenger.start))
    return sentence.has_any("CONTACT", "CLUB") and (sure or channel or sentence.has("CLUB"))


def _refused(sentence: Sentence, core: Span) -> bool:
    return sentence.before(core[0], "REFUSE")
