"""Privacy: data that the order does not need, the buyer's own details, offensive words."""

from collections.abc import Iterator

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.contact import is_buyers_phone
from permitted.validator.rules.finding import found, found_clause


def private_data(message: Message, facts: Facts) -> Iterator[Finding]:
    """Cards and accounts by their check digits, and requests for what the order does not need."""
    for field in facts.fields:
        for span in field.accounts:
            yield found("private-data", field, field.text.span(*span), variant="number")
    for field, sentence in facts.saying("SECRET"):
        core = sentence.core("SECRET", "ASK_FOR", unless="REFUSE|NO_NEED")
        if core and not (message.purpose == "invoice" and sentence.has("INVOICE")):
            yield found_clause("private-data", field, sentence, core)


def private_buyer_details(message: Message, facts: Facts) -> Iterator[Finding]:
    """The buyer's telephone number or full address said back; an address in question may be quoted."""
    for field in facts.fields:
        for phone in field.phones:
            if is_buyers_phone(field, phone, message):
                yield found("private-buyer-details", field, field.text.span(*phone.span), variant="phone")
        for span in field.addresses:
            if _is_buyers_address(field, span, facts) and not _is_in_question(field, span):
                yield found("private-buyer-details", field, field.text.span(*span))


def sensitive_content(message: Message, facts: Facts) -> Iterator[Finding]:
    """Adult, violent, hateful or offensive language; masked swearing counts."""
    for field, sentence in facts.saying("SWEAR"):
        for hit in sentence.of("SWEAR"):
            yield found("sensitive-content", field, field.text.span(hit.start, hit.end))


def _is_buyers_address(field: FieldFacts, span: tuple[int, int], facts: Facts) -> bool:
    words = field.text.words[slice(*span)].split()
    return field.sentence_at(span[0]).has("ON_FILE") or (len(words) > 2 and facts.buyer.names(" ".join(words[:3])))


def _is_in_question(field: FieldFacts, span: tuple[int, int]) -> bool:
    return field.sentence_at(span[0]).has_any("ADDRESS_PROBLEM")
