"""Payment: buying, paying or settling past Amazon, and money asked for on top."""

import re
from collections.abc import Iterator

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Sentence
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found_clause
from permitted.validator.rules.meaning import all_meant, is_meant
from permitted.validator.rules.relations import with_short_next
from permitted.validator.text import Span

_LOOK_BACK = 24  # code points before a sum in which "another" or "that'd be" stands


def off_amazon_purchase(message: Message, facts: Facts) -> Iterator[Finding]:
    """Buying, paying or settling past Amazon."""
    for field, sentence in facts.saying("PAY_VERB", "OTHER_PAYMENT", "CASH", "OUR_SHOP", "PAST_AMAZON", "HUSHED"):
        if core := all_meant(field, sentence, _purchases(field, sentence)):
            yield found_clause("off-amazon-purchase", field, sentence, core)


def extra_payment(message: Message, facts: Facts) -> Iterator[Finding]:
    """Money asked for beyond the checkout; what authorities charge is not the seller's asking."""
    for field, sentence in facts.saying(
        "AMOUNT", "PAY_MORE", "OPEN_SUM", "CREW_TAKES", "EXTRA", "MORE_COST", "PAY_VERB", "OTHER_PAYMENT", "CASH", "SUM"
    ):
        if sentence.has_any(*_NO_DEMAND) or (sentence.has("CUSTOMS") and not sentence.has("TO_US")):
            continue
        core = _demand(field, sentence) or _demand_across(field, sentence)
        if core and is_meant(field, sentence, core):
            yield found_clause("extra-payment", field, sentence, core)


_NO_DEMAND = ("CAUSE", "FREE", "AT_CHECKOUT", "MONEY_BACK", "REFUNDED", "DISCOUNT", "RETURN_TALK", "OFF_TOPIC")
_NUMBER = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|eighteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)"
)
_MONEY_IN_WORDS = re.compile(
    rf"\b{_NUMBER}(?:[ -]{_NUMBER})? (?:dollars?|bucks?|euros?|pounds?|quid|rupees|pence|cents)\b|\b(?:fiver|tenner)\b"
)
_FIGURE = (
    r"(?:five|ten|fifteen|eighteen|twenty|thirty|forty|fifty|sixty|eighty|hundred|three fifty|four fifty"
    r"|\d{1,4}(?:\.\d\d)?)"
)
# A number without a currency is money by the words around it.
_BARE_MONEY = re.compile(
    r"\b(?:another|the missing|the remaining|an? extra|further|additional|adds?|pay|paying|owe us|remit"
    r"|collects?|takes?|charges?"
    r"|asks? for|costs?(?: you)?|"
    r"comes to|send|hand (?:him|it)|slip (?:him|the driver)|the fitter|the driver|that'll be|that's|it's|is|of"
    r"|see a|put a|need|wants?|"
    r"cash app me|the) "
    rf"(?:us |you )?(?:another )?({_FIGURE})(?= (?:more|on top|extra|ready|is|in|to (?:our|us|him)|plus|before"
    rf"|by|at the door|for (?:the|that|it))\b"
    r"|[.,;!?]|$)"
)
_OPEN = re.compile(
    r" (?:to pay|to find|to settle|short|adrift|shy|light|missing|outstanding|open|owing|due|unpaid|left)\b"
)
_MORE = re.compile(
    r"(?: [a-z]+){0,2} (?:more|extra|on top|again)\b(?! than)| if you(?:'d| would)? (?:want|like|prefer|need|wish)\b"
)
_ANOTHER = re.compile(
    r"\b(?:another|an extra|additional|a further|plus|the missing|the outstanding|the remaining)(?: a)? $"
)
_PRICE_TOLD = re.compile(r"\b(?:that'd|that'll|that would|that will) be(?: an?)?(?: extra| another)? $")
_BACK = re.compile(r" back\b")  # it is the seller who gives that
_GIVEN = re.compile(
    r"\b(?:i|we)(?:'d|'ll| will| would| can| have)? (?:send|give|add|throw|put|pay|refund|return|knock|credit"
    r"|gave)\b[^,;:.]*$"
)


def _purchases(field: FieldFacts, sentence: Sentence) -> Iterator[Span | None]:
    """Find how a sentence leads buying or paying past Amazon: by a method, to a shop, without Amazon, in secret."""
    yield sentence.core("PAY_VERB", unless="PRODUCT_PAYS")
    yield sentence.core("OTHER_PAYMENT|CASH", "PAYING|AMOUNT|PAST_AMAZON|PAY_MORE", unless="PRODUCT_PAYS|NO_NEED")
    again = "" if sentence.has_any("CHEAPER", "PAST_AMAZON") else "|BUY_AGAIN"  # "buy from our shop again" is marketing
    yield sentence.core(
        "OUR_SHOP", "BUY_ACT", "CHEAPER|OFFER_TO_BUY|NEXT_PURCHASE|PAST_AMAZON", unless=f"RETURN|FEEDBACK_WORD{again}"
    )
    yield sentence.core(
        "PAST_AMAZON", "BUY_ACT|AMOUNT|CHEAPER|OUR_SHOP|HUSHED|CASH", unless="RETURN_TALK|CLAIM|MONEY_BACK"
    )
    yield sentence.core("HUSHED", "OTHER_PAYMENT|CASH", unless="CLAIM|REVIEW")
    yield _hushed_price(field, sentence)


def _hushed_price(field: FieldFacts, sentence: Sentence) -> Span | None:
    core = sentence.core("HUSHED", "BUY_ACT|CHEAPER", unless="CLAIM|REVIEW")
    return core if core and _sums(field, sentence, bare=True) else None


def _sums(field: FieldFacts, sentence: Sentence, *, bare: bool) -> list[Span]:
    """Find sums of money in a sentence; `bare` ones too, which only the words around them make money."""
    folded = field.text.folded
    found_here = [hit[:2] for hit in sentence.of("AMOUNT")]
    found_here += [match.span() for match in _MONEY_IN_WORDS.finditer(folded, sentence.start, sentence.end)]
    if bare:
        found_here += [match.span(1) for match in _BARE_MONEY.finditer(folded, sentence.start, sentence.end)]
    return sorted(span for span in found_here if not _BACK.match(folded, span[1]))


def _demand(field: FieldFacts, sentence: Sentence) -> Span | None:
    """Find money that the buyer is to add: a sum or a charge, and that it is owed, open, extra or taken at the door."""
    charge = sentence.core("PAY_MORE", "MORE_COST|OPEN_SUM", unless="") or sentence.core(
        "OPEN_SUM|CREW_TAKES", "MORE_COST", unless=""
    )
    if charge and sentence.has("NO_MORE") and not sentence.has_any("EXTRA", "PLEASE", "BEFORE_SENDING"):
        return None
    if charge or not (sums := _sums(field, sentence, bare=True)):
        return charge or sentence.core("MORE_COST", "YOUR_SIDE", unless="ASKED_BY_BUYER")
    asked = (
        sentence.core("PAY_MORE", "EXTRA", unless="")
        or sentence.core("OPEN_SUM", unless="")
        or sentence.core("CREW_TAKES", unless="YOU_PAID")
        or sentence.core("PAY_VERB|OTHER_PAYMENT|CASH", "MORE_COST|EXTRA", unless="")
        or sentence.core("MORE_COST", "BEFORE_SENDING|YOUR_SIDE|PLEASE", unless="YOU_PAID")
    )
    return (min(asked[0], sums[0][0]), max(asked[1], sums[0][1])) if asked else _adds_up(field, sentence)


def _said(field: FieldFacts, sentence: Sentence) -> str:
    return field.text.folded[sentence.start : sentence.end]


def _demand_across(field: FieldFacts, sentence: Sentence) -> Span | None:
    """Find a sum in a short sentence that the next one wants paid: "It's 9 dollars. If you pay that, it ships"."""
    both = with_short_next(field, sentence) if sentence.has("AMOUNT") else None
    if both is None or both.has_any("YOU_PAID", "NOT", *_NO_DEMAND):
        return None
    if "pay" not in _said(field, both):
        return None
    return both.core("AMOUNT", "PAY_MORE|PAYING", "BEFORE_SENDING", "IF|PLEASE", unless="")


def _adds_up(field: FieldFacts, sentence: Sentence) -> Span | None:
    """Find a sum that is missing, or comes on top of what was paid, unless it is the seller who gives it."""
    folded = field.text.folded
    following = field.sentence_at(sentence.end)
    asks_to_pay = following is not sentence and following.has("PLEASE", "PAYING") and "pay" in _said(field, following)
    wanted = sentence.has_any("BEFORE_SENDING", "PLEASE", "PAY_VERB", "OTHER_PAYMENT") or asks_to_pay
    wanted = wanted and not sentence.has("YOU_PAID")
    for start, end in _sums(field, sentence, bare=True):
        more = _OPEN.match(folded, end) or (wanted and _MORE.match(folded, end))
        told_from = max(sentence.start, start - _LOOK_BACK)
        before = _PRICE_TOLD.search(folded, told_from, start) or (wanted and _ANOTHER.search(folded, told_from, start))
        if (more or before) and not _GIVEN.search(folded, sentence.start, start):
            return start, more.end() if more else end
    return None
