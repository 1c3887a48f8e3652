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

_HANDLE = re.compile(
    r"@[a-z0-9_][\w.]{2,30}"
    r"|\b(?:id|user ?name|user|handle|nick(?:name)?|account|name|as)\s*(?:is|:|=)?\s*([a-z0-9]+[_.][\w.]+|[a-z]+\d\w*)"
)
_CHANNEL = re.compile(
    r"\b(?:on|via|through|over|by|using|with|in|at|to|our|my|your|use|open|add|the)\s+(?:the |a |an |our |my |your )?$"
)
_THIRD_PARTY = re.compile(
    r"\b(?:carrier|courier|freight|haulier|ups|fedex|dhl|dpd|usps|evri|hermes|royal mail|gls|tnt|yodel|parcelforce|"
    r"depot|delivery company|manufacturer|maker|brand's|warrantor|warranty (?:team|provider|line|centre|center|desk|"
    r"department)|service cent(?:re|er)|importer)\b"
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
            if not _is_buyers(phone, message) and not _is_third_partys(field, phone):
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
    for field, sentence in facts.sentences():
        if (core := _messenger_core(field, sentence)) and not _refused(sentence, core):
            yield found_clause("contact-messenger", field, sentence, core)


# ---------------------------------------------------------------- telephone numbers


def _is_buyers(phone: Phone, message: Message) -> bool:
    theirs = re.sub(r"\D", "", fold(message.buyer.message or "").folded)
    return phone.digits[-9:] in theirs


def _is_third_partys(field: FieldFacts, phone: Phone) -> bool:
    sentence = field.sentence_at(phone.start)
    return bool(_THIRD_PARTY.search(field.text.folded, sentence.start, sentence.end))


def _remove_alone(field: FieldFacts, span: Span) -> Fix | None:
    """Offer to take an address out where it has a line to itself, as in a signature: a sentence would break."""
    folded = field.text.folded
    before, after = folded[: span[0]].rpartition("\n")[2], folded[span[1] :].partition("\n")[0]
    return remove() if not (before + after).strip(" .,;:|-") else None


# ---------------------------------------------------------------- messengers


def _messenger_core(field: FieldFacts, sentence: Sentence) -> Span | None:
    things = sentence.of("THING")
    for hit in sentence.of("MESSENGER"):
        if any(thing.start <= hit.start < thing.end for thing in things):
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
    return sentence.has("CONTACT") and (sure or channel)


def _refused(sentence: Sentence, core: Span) -> bool:
    return sentence.before(core[0], "REFUSE")
