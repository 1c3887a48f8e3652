"""Service quality: what a good message leaves out and puts in."""

import re
from collections.abc import Iterator
from itertools import pairwise

from permitted.validator.coverage import covered_points
from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Hit, Sentence
from permitted.validator.detect.identifiers import is_order_id
from permitted.validator.detect.units import find_units
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.conversions import in_other_system
from permitted.validator.rules.finding import found, found_about_whole, found_clause, remove, replace
from permitted.validator.rules.relations import followed_by, side_by_side
from permitted.validator.text import Span

MAX_GREETING = 40  # code points before a blank in which a greeting or a new sentence may begin
MAX_WORDS = 220
MAX_SENTENCE = 60  # words
LAST = 3  # sentences in which a closing may stand
NAME_WORDS = 3  # "Dear" apart: "Mrs Ada Obi,"
ONE_DEED = 24  # code points between a verb and what it is done to
CONDITION = 20  # code points between "if" and what is not done
CLAUSE = 60  # code points within which a verb and its noun may stand apart
SHORT_SENTENCE = 140  # code points
NAMED = 15  # code points between the buyer and the name that the buyer is called
_ORDER_SLOT = re.compile(r"order|x{3}[- ]?x{7}|0{3}-0{7}|123-1234567", re.IGNORECASE)
_GREETS = re.compile(r"\b(?:hello|hi|hey|good (?:morning|afternoon|evening|day)) $", re.IGNORECASE)
_EXPLAINED = re.compile(
    r"[\"']?,? (?:which |that )?(?:stands for|is short for|means)\b"
)  # letters that the text spells out
_ADDRESSES = re.compile(r"\bdear $", re.IGNORECASE)
_SIGNS = re.compile(r"\b(?:regards|wishes|sincerely|faithfully|greetings),?\s+$", re.IGNORECASE)
_BEGINS = re.compile(r"(?:^|\n|[.!?] )[ ]*$")
_ENDS = re.compile(r"\.?[ ]*(?:$|\n|[ ][A-Z])")
_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:[-*•–]|\d{1,2}[.)])\s[^\n]*")

_AT_SERVICE = (
    "CARRIER",
    "NEEDS_PHONE",
    "SCHEDULE",
    "SERVES",
)  # who brings or mends has to know the door, and come to it
_NO_PROMISE = "REFUSE|PAST_CERTAINTY|HEDGED"
_CLAIMING = ("CLAIM", "CASE", "RETURN_CASE", "HUSH", "TELL_THEM", "NO_RETURN", "NOT_RETURNING", "HOLD_OFF")
_NOTHING_SAID = Sentence(0, 0, {})


def placeholder_left(message: Message, facts: Facts) -> Iterator[Finding]:
    """A template's blank that nobody filled; what the buyer wrote so is the buyer's wording."""
    for field in facts.fields:
        for start, end in field.placeholders:
            if field.text.raw[start:end] not in facts.buyer.text.raw and not _EXPLAINED.match(field.text.raw, end):
                yield _blank(field, start, end, message.order.id or "")


def _blank(field: FieldFacts, start: int, end: int, order_id: str) -> Finding:
    """Report a blank: the order's id can be filled in, a name done without, and a blank by itself taken out."""
    raw = field.text.raw
    before = raw[max(0, start - MAX_GREETING) : start]
    if is_order_id(order_id) and _ORDER_SLOT.search(raw, start, end):
        return found("placeholder-left", field, (start, end), fix=replace("use-order-id", order_id))
    if _GREETS.search(before) and raw[end : end + 1] in (",", "!"):  # "Hello [Name]," is "Hello,"
        return found("placeholder-left", field, (start - 1, end), fix=remove())
    if _ADDRESSES.search(before) and raw[end : end + 1] in (",", "!", ":"):
        return found("placeholder-left", field, (start, end), fix=replace("no-name", "customer"))
    if _SIGNS.search(before) and not raw[end:].strip():
        return found("placeholder-left", field, (start, end), fix=replace("no-name", "Customer Service"))
    alone = _BEGINS.search(before) and _ENDS.match(raw, end)
    return found("placeholder-left", field, (start, end), fix=remove() if alone else None)


def tone_hostile(message: Message, facts: Facts) -> Iterator[Finding]:
    """Names, blame, scorn and threats against the buyer."""
    for field, sentence in facts.saying("NAME_CALLING", "HARSH_WORD", "BLAME", "SCORN", "THREAT", "VISIT"):
        if core := _hostile(sentence):
            yield found_clause("tone-hostile", field, sentence, core)


def _hostile(sentence: Sentence) -> Span | None:
    """Give the words that hurt: the first that nothing denies, and that are the buyer's."""
    for concept in ("THREAT", "BLAME", "SCORN", *(() if sentence.has_any(*_AT_SERVICE) else ("VISIT",))):
        for hit in sentence.of(concept):
            if not sentence.negated(hit):
                return hit.start, hit.end
    if sentence.has("NOT_YOU"):
        return None
    return side_by_side(sentence, "THE_BUYER", "NAME_CALLING", NAMED) or followed_by(
        sentence, "YOU_ARE", "HARSH_WORD", ONE_DEED
    )


def claim_pressure(message: Message, facts: Facts) -> Iterator[Finding]:
    """Pressed or paid not to claim, to dispute or to return."""
    if not facts.says(*_CLAIMING):
        return
    for field in facts.fields:
        for before, sentence in pairwise((_NOTHING_SAID, *field.sentences)):
            if core := _presses(before, sentence):
                yield found_clause("claim-pressure", field, sentence, _all_of_it(sentence, core))


def _presses(before: Sentence, sentence: Sentence) -> Span | None:
    """Give where a claim or return is to be taken back, or not made, for the seller's sake or for a reward."""
    if not sentence.has_any("PULL_BACK", *_CLAIMING):
        return None
    if sentence.has_any("CLAIM_TOLD", "NOT_A_CLAIM", "AT_WILL") or _speaks_of_reviews(sentence):
        return None
    return (
        _takes_back(sentence)
        or _takes_back_it(before, sentence)
        or side_by_side(sentence, "HOLD_OFF", "CLAIM", ONE_DEED)
        or sentence.core("HOLD_OFF", "CLAIM|RETURN_CASE", "SWEETENER|COST_US", unless="OUR_WAY|OUR_PLACE")
        or sentence.core("CASE", "PULL_BACK|HOLD_OFF", "AUTHORITY|SWEETENER|COST_US|OBSTACLE", unless="BY_AMAZON")
        or sentence.core("HOLD_OFF", "AUTHORITY", "SWEETENER|COST_US|OBSTACLE|HUSH", unless="OTHER_PAYMENT|BUY")
        or sentence.core("CLAIM|CASE", "STANDING", "OBSTACLE", unless="")
        or sentence.core("CLAIM|RETURN_CASE", "COST_US", unless="NOT|KEEP_IT")
        or sentence.core("HUSH|TELL_THEM", "SWEETENER|COST_US", unless="OTHER_PAYMENT|NEXT_PURCHASE|CANCEL_IT")
        or sentence.core("NOT_RETURNING", "GIFT|COUPON", unless="CHOICE|OUR_WAY|OUR_PLACE|BY_AMAZON")
        or sentence.core("PULL_BACK", "RETURN_CASE", "COST_US|GIFT|VALUE", unless="OUR_WAY|OUR_PLACE|BY_AMAZON")
        or sentence.core(
            "NO_RETURN", "SWEETENER|COST_US|GIFT|VALUE|AMOUNT|PERCENT", unless="CHOICE|OUR_WAY|OUR_PLACE|BY_AMAZON"
        )
    )


def _takes_back(sentence: Sentence) -> Span | None:
    pulled = side_by_side(sentence, "PULL_BACK", "CLAIM", CLAUSE) or side_by_side(
        sentence, "PULL_BACK", "RETURN_CASE", ONE_DEED
    )
    if pulled is None or any(_is_denied(sentence, hit) for hit in sentence.of("PULL_BACK")):
        return None
    moved = "PLEASE|IF|YOU_DO|SWEETENER|OBSTACLE|COST_US|STANDING"
    return pulled if sentence.core(moved, unless="OUR_WAY|OUR_PLACE|BY_AMAZON") else None


def _is_denied(sentence: Sentence, deed: Hit) -> bool:
    """Say whether a deed is denied; "if you do not close it" makes it a condition."""
    conditions = [hit.end for hit in sentence.of("IF") if hit.start < deed.start]
    return sentence.negated(deed) and not any(deed.start - end <= CONDITION for end in conditions)


def _takes_back_it(before: Sentence, sentence: Sentence) -> Span | None:
    """A claim named in one sentence, taken back in the next: "A claim stays on our record. Please close it." """
    if not before.has_any("CLAIM", "CASE") or before.has_any("CLAIM_TOLD", "AT_WILL"):
        return None
    if any(sentence.negated(hit) for hit in sentence.of("PULL_BACK")):
        return None
    moved = "PLEASE|SWEETENER|COST_US" if before.has("CLAIM") else "SWEETENER|COST_US|OBSTACLE"
    return sentence.core("PULL_BACK", moved, unless="")


def _speaks_of_reviews(sentence: Sentence) -> bool:
    """Say whether reviews alone are the matter; "for the sake of our rating" is a plea."""
    return sentence.has("REVIEW") and not sentence.has_any("COST_US", "CLAIM_BY_NAME")


def overpromise(message: Message, facts: Facts) -> Iterator[Finding]:
    """A carrier's day, health or the law promised as certain."""
    asked = message.kind == "reply" and facts.buyer.says("ARRIVES", "BY_WHEN")  # "will it be here on Friday?"
    unless = f"{_NO_PROMISE}|OWN_DEED|NOT"
    for field, sentence in facts.saying("CERTAIN", "HEALTH", "LEGAL", "SAFE_PROMISE"):
        if core := _promises(sentence) or (sentence.core("CERTAIN", "BY_OTHERS", unless=unless) if asked else None):
            yield found_clause("overpromise", field, sentence, _all_of_it(sentence, core))


def _promises(sentence: Sentence) -> Span | None:
    if any(sentence.negated(hit) for hit in sentence.of("CERTAIN", "HEALTH_CLAIM")):
        return None
    return (
        sentence.core("CERTAIN", "ARRIVES", unless=f"{_NO_PROMISE}|OWN_DEED")
        or sentence.core("CERTAIN", "BY_WHEN", "BY_OTHERS", unless=f"{_NO_PROMISE}|OWN_DEED")
        or sentence.core("HEALTH", "HEALTH_CLAIM", unless=_NO_PROMISE)
        or sentence.core("CERTAIN", "SAFE|HEALTH|LAW", unless=_NO_PROMISE)
        or sentence.core("LEGAL|SAFE_PROMISE", unless=_NO_PROMISE)
    )


def _all_of_it(sentence: Sentence, core: Span) -> Span:
    """Give the whole of a short sentence: what is asked and what is given for it, thing and promise, go together."""
    return (sentence.start, sentence.end) if sentence.end - sentence.start <= SHORT_SENTENCE else core


def tone_cold(message: Message, facts: Facts) -> Iterator[Finding]:
    """No greeting, no closing, or a complaint met without empathy."""
    said = facts.body.sentences
    if not message.body.strip() or not facts.is_understood:
        return
    if not any(sentence.has("GREETING") for sentence in said[:2]) and not _addressed(facts.body.text.folded):
        yield found_about_whole("tone-cold", variant="greeting")
    elif not any(sentence.has("CLOSING") for sentence in said[-LAST:]) and not _signed(facts.body.text.folded):
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
    told = any(s.has_any("BY_WHEN", "MONEY_BACK", "RETURN_TALK") for s in said)
    if any(s.has("AUTO_REPLY") for s in said) and len(automatic) == len(said) and not told:
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
            and not _ITEM.match(text.folded, sentence.start)
        ):
            start = sentence.start + len(words) - len(words.lstrip())
            end = sentence.start + len(words.rstrip())
            yield found("too-wordy", facts.body, text.span(start, end), variant="sentence")


def localize_units(message: Message, facts: Facts) -> Iterator[Finding]:
    """Currency, dates and measures in a form foreign to the marketplace, and that the buyer does not use either."""
    if not any(field.units for field in facts.fields):
        return
    theirs = {unit.kind for unit in find_units(facts.buyer.text, message.marketplace)}
    for field in facts.fields:
        for unit in field.units:
            if unit.kind in theirs:
                continue
            span = field.text.span(unit.start, unit.end)
            other = in_other_system(field.text.folded[unit.start : unit.end]) if unit.kind == "measure" else None
            fix = replace("add-other", f"{field.text.raw[slice(*span)]} ({other})") if other else None
            yield found("localize-units", field, span, variant=unit.kind, fix=fix)


def _addressed(text: str) -> bool:
    """Say whether the message begins with a name: few words, and a comma."""
    name, comma, _ = text.strip().partition(",")
    return bool(comma) and len(name.split()) <= NAME_WORDS and not any(c in name for c in ".:!?0123456789")


def _signed(text: str) -> bool:
    """Say whether the last line is a name: short, and without a full stop."""
    last = text.strip().splitlines()[-1].strip()
    tail = re.split(r"[.!?]\s+", last)[-1]
    return 0 < len(tail.split()) <= 5 and not tail.endswith((".", "?", "!"))
