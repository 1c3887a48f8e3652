"""Service quality: what a good message leaves out and puts in."""

import re
from collections.abc import Iterator
from itertools import pairwise

from permitted.validator.coverage import covered_points
from permitted.validator.detect import Facts
from permitted.validator.detect.identifiers import is_order_id
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, found_about_whole, found_clause, replace

MAX_WORDS = 220
MAX_SENTENCE = 60  # words
_ORDER_SLOT = re.compile(r"order|x{3}[- ]?x{7}|0{3}-0{7}|123-1234567", re.IGNORECASE)
_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:[-*•–]|\d{1,2}[.)])\s[^\n]*")


def placeholder_left(message: Message, facts: Facts) -> Iterator[Finding]:
    """A template's blank that nobody filled."""
    for field in facts.fields:
        for start, end in field.placeholders:
            own = message.order.id or ""
            fills = is_order_id(own) and _ORDER_SLOT.search(field.text.raw, start, end)
            yield found("placeholder-left", field, (start, end), fix=replace("use-order-id", own) if fills else None)


def tone_hostile(message: Message, facts: Facts) -> Iterator[Finding]:
    """Blame, insults and threats against the buyer."""
    for field, sentence in facts.saying("INSULT", "THREAT"):
        core = sentence.core("INSULT|THREAT")
        if core and not any(sentence.negated(hit) for hit in sentence.of("INSULT", "THREAT")):
            yield found_clause("tone-hostile", field, sentence, core)


def claim_pressure(message: Message, facts: Facts) -> Iterator[Finding]:
    """Pressed or paid not to claim, to dispute or to return."""
    for field, sentence in facts.saying("CLAIM"):
        if core := sentence.core("CLAIM", "DROP_IT", unless="AT_WILL"):
            yield found_clause("claim-pressure", field, sentence, core)
    for field in facts.fields if facts.says("CLAIM") else ():
        for before, sentence in pairwise(field.sentences):  # "A claim stays on our record. Please close it."
            core = sentence.core("PLEASE", "DROP_IT", unless="AT_WILL|CLAIM") if before.has("CLAIM") else None
            if core:
                yield found_clause("claim-pressure", field, sentence, core)


def overpromise(message: Message, facts: Facts) -> Iterator[Finding]:
    """A carrier's day, health or the law promised as certain."""
    for field, sentence in facts.saying("CERTAIN", "HEALTH", "LEGAL"):
        core = (
            sentence.core("CERTAIN", "ARRIVES", unless="REFUSE|PAST_CERTAINTY")
            or sentence.core("HEALTH", "HEALTH_CLAIM", unless="REFUSE|NOT")
            or sentence.core("LEGAL", "CERTAIN|LEGAL", unless="REFUSE|NOT")
        )
        if core and not any(sentence.negated(hit) for hit in sentence.of("CERTAIN")):
            yield found_clause("overpromise", field, sentence, core)


def tone_cold(message: Message, facts: Facts) -> Iterator[Finding]:
    """No greeting, no closing, or a complaint met without empathy."""
    said = facts.body.sentences
    if not message.body.strip() or not facts.is_understood:
        return
    if not any(sentence.has("GREETING") for sentence in said[:2]):
        yield found_about_whole("tone-cold", variant="greeting")
    elif not any(sentence.has("CLOSING") for sentence in said) and not _signed(facts.body.text.folded):
        yield found_about_whole("tone-cold", variant="closing")
    elif message.kind == "reply" and facts.buyer.says("COMPLAINT") and not any(s.has("EMPATHY") for s in said):
        yield found_about_whole("tone-cold", variant="empathy")


def reply_incomplete(message: Message, facts: Facts) -> Iterator[Finding]:
    """Points of the scenario that the reply does not cover; an empty reply covers nothing."""
    missed = [label for label, covered in covered_points(message, facts.body.text) if not covered]
    if missed:
        yield found_about_whole("reply-incomplete", missed="; ".join(missed))
    elif not message.body.strip() and not message.attachments:
        yield found_about_whole("reply-incomplete", variant="empty")


def auto_reply_only(message: Message, facts: Facts) -> Iterator[Finding]:
    """An acknowledgement that answers nothing."""
    if not facts.says("AUTO_REPLY"):
        return
    said = [s for s in facts.body.sentences if len(facts.body.text.words[s.start : s.end].split()) >= 4]
    automatic = [s for s in said if s.has_any("AUTO_REPLY", "THANKS", "HERE_TO_HELP", "CLOSING", "GREETING")]
    if any(s.has("AUTO_REPLY") for s in said) and len(automatic) == len(said):
        yield found_about_whole("auto-reply-only")


def too_wordy(message: Message, facts: Facts) -> Iterator[Finding]:
    """More words than a buyer reads, lists apart; or a sentence that nobody can follow."""
    text = facts.body.text
    number = len(text.words.split())
    if number > MAX_WORDS and number - sum(len(m[0].split()) for m in _ITEM.finditer(text.folded)) > MAX_WORDS:
        yield found_about_whole("too-wordy")
    for sentence in facts.body.sentences if number > MAX_SENTENCE else ():
        words = text.words[sentence.start : sentence.end]
        if (
            len(words.split()) > MAX_SENTENCE
            and text.folded.count(",", sentence.start, sentence.end) < len(words.split()) / 3
        ):
            start = sentence.start + len(words) - len(words.lstrip())
            end = sentence.start + len(words.rstrip())
            yield found("too-wordy", facts.body, text.span(start, end), variant="sentence")


def localize_units(message: Message, facts: Facts) -> Iterator[Finding]:
    """Currency, dates and measures in a form foreign to the marketplace."""
    for field in facts.fields:
        for unit in field.units:
            yield found("localize-units", field, field.text.span(unit.start, unit.end), variant=unit.kind)


def _signed(text: str) -> bool:
    """Say whether the last line is a name: short, and without a full stop."""
    last = text.strip().splitlines()[-1].strip()
    tail = re.split(r"[.!?]\s+", last)[-1]
    return 0 < len(tail.split()) <= 5 and not tail.endswith((".", "?", "!"))
