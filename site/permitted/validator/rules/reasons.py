"""What a message may be for: the reasons that the guidelines permit, by its purpose or by what it says."""

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Sentence
from permitted.validator.message import Message

NO_REASON = ("other", "customer_question", None)  # purposes that tell none
REASONS = (
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


def has_reason(message: Message, facts: Facts) -> bool:
    """Say whether a proactive message has a permitted reason, chosen or told."""
    return message.purpose not in NO_REASON or any(map(_is_of_this_order, facts.saying(*REASONS)))


def _is_of_this_order(told: tuple[FieldFacts, Sentence]) -> bool:
    """Say whether a sentence can be about the buyer's order: what most people do or meet is no reason to write."""
    _, sentence = told
    return not sentence.has("MOST_PEOPLE") or sentence.has_any("THE_BUYER", "YOURS", "YOUR_ORDER")


def is_idle(message: Message, facts: Facts) -> bool:
    """Say whether a message comes unasked and without a reason; what it speaks of is then why it was sent."""
    return message.kind == "proactive" and not has_reason(message, facts)


def serves_besides(message: Message, facts: Facts, sentence: Sentence) -> bool:
    """Say whether a message still serves the order without one of its sentences, so that taking it out mends it."""
    others = [other for other in facts.body.sentences if not sentence.start <= other.start < sentence.end]
    reply = message.kind == "reply" and bool(others)
    return reply or message.purpose not in NO_REASON or any(other.has_any(*REASONS) for other in others)
