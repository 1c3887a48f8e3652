"""Privacy: data that the order does not need, the buyer's own details, offensive words."""

import re
from collections.abc import Iterator

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Sentence
from permitted.validator.message import Message
from permitted.validator.report import Finding, Fix
from permitted.validator.rules.contact import is_buyers_phone
from permitted.validator.rules.finding import found, found_clause, remove, replace
from permitted.validator.rules.meaning import is_meant
from permitted.validator.rules.relations import besides, followed_by
from permitted.validator.tables import lexicon_of
from permitted.validator.text import Span


def private_data(message: Message, facts: Facts) -> Iterator[Finding]:
    """Cards and accounts by their check digits, and requests for what the order does not need."""
    for field in facts.fields:
        for span in field.accounts:
            yield found("private-data", field, field.text.span(*span), variant="number")
    invoicing = message.purpose == "invoice" or facts.buyer.says("INVOICE")
    for field, sentence in facts.saying("SECRET"):
        following = field.sentence_at(sentence.end)
        if not _is_asked_for(field, sentence) and following is not sentence and (core := _asked_after(following)):
            yield found_clause("private-data", field, following, core)
            continue
        core = sentence.core("SECRET", "ASK_FOR", unless="NO_NEED|PERSONALISED")
        if (
            core is None
            or besides(sentence, "NOT_SECRET", "SAFE_SIDE")
            or _stays_own(sentence)
            or not _is_asked_for(field, sentence)
            or (invoicing and sentence.has("INVOICE"))
        ):
            continue
        if is_meant(field, sentence, core):
            yield found_clause("private-data", field, sentence, core)


def _asked_after(following: Sentence) -> Span | None:
    """Give where what one sentence names is asked for in the next: "Amazon texts you a code. Type it in this chat." """
    if not following.has("AMAZON_HERE") or following.has_any("NO_NEED", "NOT_SECRET", "NOT", "REFUSE"):
        return None
    return followed_by(following, "ASK_FOR", "IT", 1)


def _stays_own(sentence: Sentence) -> bool:
    """Say whether the buyer is to set or keep a secret, and nobody wants it: "change your password, please"."""
    secrets = besides(sentence, "SECRET", "SETS_OWN")
    return sentence.has("SETS_OWN") and not secrets and not sentence.has_any("TELL_US", "TO_US", "COME_OR_WRITE")


# Behind what they might ask for, these tell what it does: "a licence fits in here, and that one takes a note".
_ONLY_BEFORE = ("note", "hand", "put", "hold", "mail", "text", "message", "show", "wants", "quote", "state", "leave")


def _is_asked_for(field: FieldFacts, sentence: Sentence) -> bool:
    last = max(secret.start for secret in sentence.of("SECRET"))
    return any(
        ask.start <= last or field.text.folded[ask.start : ask.end] not in _ONLY_BEFORE
        for ask in sentence.of("ASK_FOR")
    )


def private_buyer_details(message: Message, facts: Facts) -> Iterator[Finding]:
    """The buyer's telephone number or full address said back; an address in question may be quoted."""
    for field in facts.fields:
        for phone in field.phones:
            if is_buyers_phone(field, phone, message):
                fix = _named_instead(field, phone.span, "the number on your order")
                yield found("private-buyer-details", field, field.text.span(*phone.span), variant="phone", fix=fix)
        for span in field.addresses:
            if _is_buyers_address(field, span, facts) and not _is_in_question(field, span):
                fix = _named_instead(field, span, "the address on your order")
                yield found("private-buyer-details", field, field.text.span(*span), fix=fix)


def sensitive_content(message: Message, facts: Facts) -> Iterator[Finding]:
    """Adult, violent, hateful or offensive language; masked swearing counts."""
    for field, sentence in facts.saying("SWEAR", "LEWD", "VIOLENCE"):
        trades = sentence.of("TRADE_NAME")  # "the bastard file" is the coarse one
        for hit in sentence.of("SWEAR", "LEWD", "VIOLENCE"):
            if any(hit.start < trade.end and trade.start < hit.end for trade in trades):
                continue
            yield _found_offence(field, sentence, (hit.start, hit.end))
    for field, sentence in facts.saying("ANIMAL_WORD") if not facts.says("ANIMALS") else ():
        for hit in sentence.of("ANIMAL_WORD"):
            yield _found_offence(field, sentence, (hit.start, hit.end))
    for field, sentence in facts.saying("VICTIM"):
        for span in _harm_to_victims(sentence):
            yield _found_offence(field, sentence, span)
    for field, sentence in facts.saying("DISDAIN"):
        if core := sentence.core("GROUP", "DISDAIN", unless=""):
            yield found_clause("sensitive-content", field, sentence, core)
    for field in facts.fields:
        if "*" in field.text.folded:
            for span in _masked_words(field.text.folded):
                yield _found_offence(field, field.sentence_at(span[0]), span)


def _found_offence(field: FieldFacts, sentence: Sentence, span: Span) -> Finding:
    """Report offensive words; an expletive goes alone, other words with their clause where that can go."""
    start, end = span
    if _EXPLETIVE.fullmatch(field.text.folded, start, end) and field.text.folded[end : end + 1] == " ":
        return found("sensitive-content", field, field.text.span(start, end + 1), fix=remove())
    clause = found_clause("sensitive-content", field, sentence, span)
    return clause if clause.fix else found("sensitive-content", field, field.text.span(start, end))


_EXPLETIVE = re.compile(r"f\S*ing|effing|frigging|feck(?:ing)?|goddamn(?:ed)?|shitty|crappy")


def _harm_to_victims(sentence: Sentence) -> Iterator[Span]:
    """Find "kick the driver": the act with its victim right behind it."""
    victims = {hit.start: hit.end for hit in sentence.of("VICTIM")}
    for harm in sentence.of("HARM"):
        if harm.end + 1 in victims:
            yield harm.start, victims[harm.end + 1]


_MASKED = re.compile(r"(?<![\w*])[a-z]+\*+[a-z]*(?![\w*])|(?<![\w*])\*+[a-z]{2,}(?![\w*])")
_OFTEN_MASKED: tuple[str, ...] = tuple(lexicon_of("en")["often_masked"])


def _masked_words(folded: str) -> Iterator[Span]:
    """Find words with stars for letters that only an offensive word fits: f***, b*lls."""
    for match in _MASKED.finditer(folded):
        shape = re.compile(re.sub(r"\*+", lambda stars: f"[a-z]{{1,{len(stars[0]) + 2}}}", match[0]))
        if len(match[0]) > 2 and any(shape.fullmatch(word) for word in _OFTEN_MASKED):
            yield match.span()


def _named_instead(field: FieldFacts, span: Span, name: str) -> Fix | None:
    """Offer to name the buyer's own detail instead of repeating it, where the words before it allow that."""
    before = max(0, span[0] - BEFORE), span[0]
    if _BEFORE_NAME.search(field.text.folded, *before):
        return replace("write", name)
    if _KIND_OF_NUMBER.search(field.text.folded, *before):
        return replace("write", "as on your order")
    return None


BEFORE = 20  # code points in which the word before a detail ends
_KIND_OF_NUMBER = re.compile(r"\b(?:phone|telephone|mobile|cell|number)[ ]$")  # "mobile 07700 900418"
_BEFORE_NAME = re.compile(r"\b(?:to|at|is|as|for|says|on|use|from)[ :]{1,2}$")


def _is_buyers_address(field: FieldFacts, span: Span, facts: Facts) -> bool:
    words = field.text.words[slice(*span)].split()
    told = field.sentence_at(span[0]).has("ON_FILE") and not facts.speaks_of_return  # a return goes to the seller's
    return told or (len(words) > 2 and facts.buyer.names(" ".join(words[:3])))


def _is_in_question(field: FieldFacts, span: Span) -> bool:
    sentence = field.sentence_at(span[0])
    problem = any(near.has("ADDRESS_PROBLEM") for near in (sentence, field.sentence_at(sentence.end)))
    return problem or bool(_IF_RIGHT.search(field.text.folded, span[1], sentence.end))


_IF_RIGHT = re.compile(
    r"\b(?:if|whether) (?:it|this|that)(?:'s| is) (?:not |still )?(?:wrong|right|correct|old|complete)\b"
)
