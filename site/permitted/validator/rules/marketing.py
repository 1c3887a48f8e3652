"""Marketing: what sells instead of serving the order."""

import re
from collections.abc import Iterator
from itertools import product

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import NEGATION_REACH, Hit, Sentence
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found_clause
from permitted.validator.rules.meaning import is_ruled_out
from permitted.validator.rules.reasons import is_idle, serves_besides
from permitted.validator.rules.relations import alone_and_joined, besides, followed_by
from permitted.validator.text import Span

CLAUSE = 40  # code points between a thing and what is said of it, at most
NAME = 28  # code points between "our" and the word for the kind of thing: "our new beeswax "
STEM = 4  # letters by which "shelf" and "shelves" are one
NEAR = 16  # code points between an amount and the word that makes it a discount
_MORE = ("NEXT_PURCHASE", "PURCHASE_MORE")
_NO_OFFER = ("PRICE_EXPLAINED", "NO_NEED", "REVIEW", "STARS")
_CLAUSE_END = re.compile(r"[,;:.!?]\s")
_NO_DENIAL = re.compile(r"[.!?]\s|\bnothing\b(?! to\b)|\bwhy not\b")
# A word typed as it stands, "type luna at the checkout", or called one; "type the flat's number" has an article.
_CODE_WORD = re.compile(
    r"\b(?:type|enter|quote|whisper|key in|punch in|type in|use|write|mention|put|try|apply|put in|basket) "
    r"(?!(?:the|your|a|an|it|that|this|these|us|me|them|here|any|all|both|only|into|some|two|down)\b)[\w-]{4,} "
    r"(?:at|in|into|when|to|on|as|for|during|and)\b|"
    r"\b(?:magic|secret|code) word\b|[\"'\u2018\u201c]\w+[\"'\u2019\u201d]"
)
_BARGAIN = re.compile(
    r"\b\d+(?:\.\d\d)? (?:instead of|rather than|and not) \S?\d+|"
    r"\b(?:take|takes|give you|knock|minus) \d+ off\b|"
    r"\b(?:another|second|both|the pair)(?: one)? for (?:only |just )?\S?\d+\b|\b(?:is|are|costs?|pay) only \S?\d+\b"
)
_NO_PITCH = ("NEED_INFO", "REVIEW", "STARS", "BUYER_ASKED", "OPT_OUT", "CLUB", "COUNTS_AGAINST_US")
_ADVERTISING = ("SALE", "NEW_RANGE", "VISIT_SHOP", "FOLLOW", "BRAND_NEWS")  # each says it alone
_TOGETHER = (
    ("OWN_SHOP", "BROWSE"),
    ("NEW_THING", "LANDS"),
    ("RUNS_OUT", "BUY"),
    ("RUNS_OUT", "OWN_SHOP"),
)  # these say it in pairs
_NO_SHOP_TALK = ("REVIEW", "YOUR_REVIEW", "STARS", "THANKS", "MESSENGER", "AWAY", "ORDER_TAKEN", "BUY")
_SHOP_TALK = ("OWN_SHOP", "OUR_NEW")  # where a message has no other reason to be sent, this is it
_COMING_BACK = ("BUY_AGAIN", "RESTOCK")  # these may also be the way out of a problem, or what the buyer asked for
_NO_INVITATION = (
    "PROBLEM",
    "STOCK",
    "CANCEL_IT",
    "CANCELLED",
    "MONEY_BACK",
    "REVIEW",
    "PAST_AMAZON",
    "CHEAPER",
    "HERE_TO_HELP",
    "CARRIER",
)


def promo_marketing(message: Message, facts: Facts) -> Iterator[Finding]:
    """Sales, new ranges, the brand's news, and invitations to shop or to follow."""
    rarer = (concept for concept, _ in _TOGETHER)
    for field, sentence in facts.saying(*_ADVERTISING, *_COMING_BACK, "PRICES", *_SHOP_TALK, *rarer):
        if sentence.has("CLUB", "JOIN") or _leads_off_amazon(sentence):
            continue
        hits = [*_advertising(message, facts, field, sentence), *_coming_back(message, facts, field, sentence)]
        if not hits and is_idle(message, facts) and not sentence.has_any(*_NO_SHOP_TALK):
            hits = _stated(field, sentence, *_SHOP_TALK)
        core = (min(hit.start for hit in hits), max(hit.end for hit in hits)) if hits else None
        if core and not _refused(field, sentence, core):
            yield _found(message, facts, "promo-marketing", field, sentence, core)


def promo_discount(message: Message, facts: Facts) -> Iterator[Finding]:
    """Money off another purchase; what settles a problem with this order, or rewards a review, is something else."""
    for field, sentence in facts.saying(
        "COUPON", "PERCENT", "AMOUNT", "CODE", "CHEAPER_BY", "CHECKOUT", "SECOND", *_MORE
    ):
        if _offers_nothing(sentence) or _explains_code(message, facts, sentence):
            continue
        core = _discount_core(message, facts, field, sentence)
        if core and not _refused(field, sentence, core):
            yield _found(message, facts, "promo-discount", field, sentence, core)


def promo_cross_sell(message: Message, facts: Facts) -> Iterator[Finding]:
    """Another product recommended, where the buyer did not ask for one."""
    if message.kind == "reply" and facts.buyer.says("OTHER_PRODUCT", "BUY_QUESTION"):
        return
    for field, sentence in facts.saying(
        "OTHER_PRODUCT",
        "GOODS",
        "GOES_WITH",
        "LACKING",
        "TAKE_TOO",
        "ALSO_LIKE",
        "THIRD_PARTY",
        "RECOMMEND",
        "LOOK_AT",
        "SOLD_HERE",
    ):
        core = None if _no_pitch(sentence) else _pitch(message, facts, field, sentence)
        if core and not _refused(field, sentence, core):
            yield _found(message, facts, "promo-cross-sell", field, sentence, core)


def promo_subscribe(message: Message, facts: Facts) -> Iterator[Finding]:
    """An invitation to a list, a club or a group, in one sentence or in two."""
    if not facts.says("CLUB"):
        return
    for field in facts.fields:
        for sentence in alone_and_joined(field.sentences, "CLUB"):
            core = sentence.core("CLUB", "JOIN", unless="") if _joins(field, sentence) else None
            if core and not _refused(field, sentence, core):
                yield _found(message, facts, "promo-subscribe", field, sentence, core)
                break


def _joins(field: FieldFacts, sentence: Sentence) -> bool:
    """Say whether joining is spoken of by a word of its own: "your order is in our register" is no invitation."""
    clubs = {hit.end for hit in sentence.of("CLUB")}
    return any(hit.end not in clubs for hit in _stated(field, sentence, "JOIN"))


def _found(message: Message, facts: Facts, rule: str, field: FieldFacts, sentence: Sentence, core: Span) -> Finding:
    """Report the clauses; they can be taken out of a message that is about the order besides."""
    return found_clause(rule, field, sentence, core, removable=serves_besides(message, facts, sentence))


# ---------------------------------------------------------------- marketing


def _advertising(message: Message, facts: Facts, field: FieldFacts, sentence: Sentence) -> list[Hit]:
    """Give the places that advertise by themselves, and those that do in pairs."""
    hits = [
        hit
        for hit in _stated(field, sentence, *_ADVERTISING)
        if hit.concept != "SALE" or not _IS_OVER.match(field.text.folded, hit.end)
    ]
    for pair in _TOGETHER:
        if sentence.has(*pair) and not (message.kind == "reply" and _is_awaited(facts, field, sentence, pair)):
            one, other = (_stated(field, sentence, concept) for concept in pair)
            if one and other:
                hits += [*one, *other]
    return hits + _falling_prices(sentence)


_IS_OVER = re.compile(
    r" ?(?:had |has |have |was |is |were |are )?(?:already )?(?:ended|over|past|closed|finished|gone|ran)\b"
)


def _is_awaited(facts: Facts, field: FieldFacts, sentence: Sentence, pair: tuple[str, str]) -> bool:
    """Say whether what comes in new is what the buyer asked about: the thing by its name, or when it is to be had."""
    if pair != ("NEW_THING", "LANDS"):
        return False
    things = {hit[1] for hit in _OUR_NEW.finditer(field.text.folded, sentence.start, sentence.end)}
    asked = [word for word in facts.buyer.text.words.split() if len(word) >= STEM - 1]
    named = any(thing[:STEM].startswith(word[:STEM]) for thing in things - _SUPPLY for word in asked)
    return named or (not things - _SUPPLY and facts.buyer.says("STOCK", "BUY_QUESTION", "RESTOCK", "BY_WHEN"))


_OUR_NEW = re.compile(r"\b(?:our|the) new (\w{4,})")
_SUPPLY = frozenset(("stock", "batch", "supply", "supplies", "delivery", "shipment", "lot", "load", "pallet"))


def _falling_prices(sentence: Sentence) -> list[Hit]:
    """Give what is soon cheaper, and how it is said: "every shelf ... will be a different price"."""
    for what, falls in product(sentence.of("PRICES"), sentence.of("FALLS")):
        if 0 <= falls.start - what.end <= CLAUSE:
            return [what, falls]
    return []


def _coming_back(message: Message, facts: Facts, field: FieldFacts, sentence: Sentence) -> list[Hit]:
    """Give the places that invite to buy again, where it is neither a remedy, nor an answer, nor part of an offer."""
    if (
        not sentence.has_any(*_COMING_BACK)
        or sentence.has_any(*_NO_INVITATION)
        or sentence.has_any("FREE", "CHEAPER_BY", "COUPON")
    ):
        return []
    if message.kind == "reply" and facts.buyer.says("BUY_QUESTION", "STOCK", *_COMING_BACK):
        return []
    return _stated(field, sentence, "BUY_AGAIN", *(() if sentence.has("IF") else ("RESTOCK",)))


def _stated(field: FieldFacts, sentence: Sentence, *concepts: str) -> list[Hit]:
    """Give the places of these concepts that are neither denied nor words to be printed, between quotation marks."""
    quoted = sentence.of("QUOTED")
    return [
        hit
        for hit in sentence.of(*concepts)
        if not _denied(field, sentence, hit) and not any(q.start <= hit.start and hit.end <= q.end for q in quoted)
    ]


def _refused(field: FieldFacts, sentence: Sentence, core: Span) -> bool:
    """Say whether a refusal stands in the clauses of a span; "don't take that, take ours" refuses another thing."""
    folded = field.text.folded
    before = any(
        hit.start < core[1] and not _CLAUSE_END.search(folded, hit.end, core[0])
        for hit in besides(sentence, "REFUSE", "FREE")
    )
    return before or is_ruled_out(field, sentence, core)


def _denied(field: FieldFacts, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a negation stands just before a place; "no. Have a look" and "costs nothing and" are none."""
    before = field.text.folded[max(sentence.start, hit.start - NEGATION_REACH) : hit.end]
    return sentence.negated(hit) and not _NO_DENIAL.search(before)


def _leads_off_amazon(sentence: Sentence) -> bool:
    """Say whether it is about buying past Amazon, which is another matter."""
    if not sentence.has("OUR_SHOP", "BUY"):
        return False
    return sentence.has_any("CHEAPER", "PAST_AMAZON") or (
        sentence.has("NEXT_PURCHASE") and not sentence.has("BUY_AGAIN")
    )


# ---------------------------------------------------------------- discounts


def _offers_nothing(sentence: Sentence) -> bool:
    """Say whether it is refused, explained, a reward for a review, or a purchase past Amazon: other rules' matters."""
    reviewing = sentence.has("OPINION") and sentence.has_any("PUBLIC", "NEUTRAL")
    off_amazon = _leads_off_amazon(sentence) or sentence.has("OTHER_PAYMENT") or sentence.has("PAST_AMAZON", "CHEAPER")
    return reviewing or off_amazon or sentence.has_any(*_NO_OFFER)


def _explains_code(message: Message, facts: Facts, sentence: Sentence) -> bool:
    """Say whether a sentence only tells a buyer who asked where a code goes: it names nothing that is taken off."""
    asked = message.kind == "reply" and facts.buyer.says("COUPON")
    return asked and not sentence.has_any("PERCENT", "AMOUNT", "CHEAPER_BY", "GIFT_TO_YOU", *_MORE)


def _discount_core(message: Message, facts: Facts, field: FieldFacts, sentence: Sentence) -> Span | None:
    """Give where a sentence offers another purchase for less; a problem of this order may be settled by money."""
    if any(sentence.negated(hit) for hit in sentence.of("COUPON", "NEXT_PURCHASE")):
        return None
    if core := _code_typed(field, sentence) or _bargain(field, sentence):
        return core
    if sentence.has_any("PERCENT", "AMOUNT") and followed_by(sentence, "OFF", "NEXT_PURCHASE", 1):
        return sentence.span("PERCENT", "AMOUNT", "NEXT_PURCHASE")
    if besides(sentence, "MONEY_BACK", "CHEAPER_BY") or (
        _settles(message, facts) and not sentence.has_any("NEXT_PURCHASE", "CODE")
    ):
        return None
    return (
        sentence.core("COUPON", "NEXT_PURCHASE|PURCHASE_MORE|CODE|AMOUNT|PERCENT|GIFT_TO_YOU", unless="")
        or _amount_off(sentence)
        or _price_of_sale(sentence)
        or sentence.core("NEXT_PURCHASE|OWN_TILL", "PERCENT|AMOUNT", unless="BUY_QUESTION")
        or _less_for_more(message, sentence)
    )


def _price_of_sale(sentence: Sentence) -> Span | None:
    """Give where a sale, or prices that fall, are told with what they take off."""
    if sentence.has("SALE") or _falling_prices(sentence):
        return sentence.core("SALE|FALLS", "PERCENT|AMOUNT|CHEAPER_BY", unless="")
    return None


def _less_for_more(message: Message, sentence: Sentence) -> Span | None:
    """Give where what is bought besides is cheap or free; a right explained to a buyer who asked is no offer."""
    if core := sentence.core("|".join((*_MORE, "SECOND")), "CHEAPER_BY", unless=""):
        return core
    explained = message.kind == "reply" and sentence.has("AT_WILL")
    return (
        None if explained else sentence.core("|".join(_MORE), "FREE", unless="PROBLEM|RETURN_TALK|BY_AMAZON|SCHEDULE")
    )


def _bargain(field: FieldFacts, sentence: Sentence) -> Span | None:
    """Give where a price stands beside a dearer one, for who buys more: "both for 18 instead of 24"."""
    found = sentence.has_any("SECOND", *_MORE) and _BARGAIN.search(field.text.folded, sentence.start, sentence.end)
    return found.span() if found else None


def _code_typed(field: FieldFacts, sentence: Sentence) -> Span | None:
    """Give where a code or a magic word is to be typed when paying; "the flat's number at checkout" is none."""
    if core := sentence.core(
        "CODE", "PERCENT|AMOUNT|COUPON|CHEAPER_BY|CHECKOUT|NEXT_PURCHASE|PURCHASE_MORE", unless=""
    ):
        return core
    if core := sentence.core("TYPE_IN", "CHECKOUT", unless=""):
        word = _CODE_WORD.search(field.text.folded, sentence.start, sentence.end)
        return core if word or sentence.has_any("CHEAPER_BY", "COUPON") else None
    return sentence.core("TYPE_IN", "|".join(_MORE), "CHEAPER_BY", unless="")


def _settles(message: Message, facts: Facts) -> bool:
    """Say whether money off can be about this order: a problem of it is spoken of, or the buyer asked about a price."""
    if message.kind == "reply" and facts.buyer.says("COMPLAINT", "DISCOUNT", "PROBLEM"):
        return True
    return facts.says("PROBLEM", "EMPATHY")


def _amount_off(sentence: Sentence) -> Span | None:
    """An amount or a share with "off" or its like close by: "15% off", "5 pounds less"; "10% less wide" is no price."""
    money, shares = sentence.of("AMOUNT"), sentence.of("PERCENT")
    others = sentence.of("NOT_OFF")
    offs = [off for off in sentence.of("OFF") if not any(o.start <= off.start < o.end for o in others)]
    pairs = [*product((*money, *shares), offs), *product(money, sentence.of("LESS"))]
    if sentence.has_any("BUY", *_MORE):
        pairs += product((*money, *shares), sentence.of("LESS", "SAVE"))
    for amount, off in pairs:
        start, end = min(amount.start, off.start), max(amount.end, off.end)
        if end - start <= amount.end - amount.start + off.end - off.start + NEAR:
            return start, end
    return None


# ---------------------------------------------------------------- other products


def _no_pitch(sentence: Sentence) -> bool:
    """Say whether it settles a problem, asks, answers, or is about a review."""
    return sentence.has_any(*_NO_PITCH) or bool(besides(sentence, "PROBLEM", "HINT"))


def _pitch(message: Message, facts: Facts, field: FieldFacts, sentence: Sentence) -> Span | None:
    """Give where another product is praised, missed, or named as what others take."""
    return (
        sentence.core("ALSO_LIKE|LACKING", unless="INCLUDED")
        or sentence.core("OTHER_PRODUCT", "RECOMMEND|HINT", unless="INCLUDED")
        or sentence.core("GOODS", "SOLD_HERE", "RECOMMEND|GOES_WITH|HINT|FOR_IT", unless="INCLUDED")
        or sentence.core("MOST_PEOPLE", "TAKE_TOO", "OUR_OWN|OTHER_PRODUCT|GOODS", unless="INCLUDED")
        or sentence.core("GOODS", "GOES_WITH", "HINT|RECOMMEND", unless="INCLUDED")
        or sentence.core("THIRD_PARTY", "OFFERS", unless="")
        or (followed_by(sentence, "OFF", "OTHER_PRODUCT", 1) if sentence.has_any("PERCENT", "AMOUNT") else None)
        or _proposed(facts, field, sentence)
        or _priced_goods(sentence)
        or _our_goods(sentence)
        or _numbered_product(message, field, sentence)
        or (_offered_goods(sentence) if is_idle(message, facts) and not facts.says("MANUAL", "TIP") else None)
    )


def _proposed(facts: Facts, field: FieldFacts, sentence: Sentence) -> Span | None:
    """Give where a thing of ours is recommended by name; advice, places, people and a way out are none."""
    if sentence.has_any("INCLUDED", "YOURS", "SCHEDULE", "RETURN_TALK", "STOCK", "FREE"):
        return None
    found = _PROPOSAL.search(field.text.folded, sentence.start, sentence.end)
    if found is None or _NO_WARE.search(found[1]):
        return None
    asked = {word[:STEM] for word in facts.buyer.text.words.split() if len(word) >= STEM}
    return None if any(word[:STEM] in asked for word in found[1].split() if len(word) >= STEM) else found.span()


_PROPOSAL = re.compile(
    r"\b(?:(?:i|we)(?: would|'d| can| do)?(?: also| warmly| gladly| highly| really)* (?:recommend|suggest)"
    r"|(?:may|might|can|could) (?:i|we)(?: also)? (?:recommend|suggest))(?: you)? "
    r"(?:our|my) ((?:[a-z'-]+ ){0,3}[a-z'-]+)"
)
_NO_WARE = re.compile(
    r"\b(?:advice|guides?|instructions?|manual|leaflet|booklet|videos?|drawing|plan|chart|table|settings?|method|ways?|page"
    r"|help|service|support|team|courier|carrier|fitter|engineer|colleagues?|times?|dates?|slots?|tuesday|recipes?"
    r"|offer|proposal|solution|remedy|steps?|tips?|form|label|process|procedure|warranty|guarantee)\b"
)


def _priced_goods(sentence: Sentence) -> Span | None:
    """Give where a thing that is sold here is named with its price: "we do a leather one at 18 pounds"."""
    if sentence.has_any("INCLUDED", "MONEY_BACK", "DISCOUNT", "FREE"):
        return None
    ours = followed_by(sentence, "OUR_OWN", "GOODS", NAME) and followed_by(sentence, "GOODS", "AMOUNT", NEAR)
    return followed_by(sentence, "SOLD_HERE", "AMOUNT", CLAUSE) or ours


def _offered_goods(sentence: Sentence) -> Span | None:
    """Give where a thing is praised or said to be for sale, in a message that was sent for nothing else."""
    return sentence.core("GOODS|OTHER_PRODUCT", "RECOMMEND|SOLD_HERE", unless="INCLUDED|YOURS")


def _our_goods(sentence: Sentence) -> Span | None:
    """Give where a product called ours is praised: what the buyer has is called theirs."""
    if (
        not sentence.has("OUR_OWN", "GOODS")
        or not sentence.has_any("RECOMMEND", "GOES_WITH")
        or sentence.has("INCLUDED")
    ):
        return None
    for our, goods in product(sentence.of("OUR_OWN"), sentence.of("GOODS")):
        if 0 <= goods.start - our.end <= NAME:
            start, end = sentence.span("RECOMMEND", "GOES_WITH")
            return min(our.start, start), max(goods.end, end)
    return None


def _numbered_product(message: Message, field: FieldFacts, sentence: Sentence) -> Span | None:
    """Give the ASIN that a reply invites to look at; in other messages it is judged as a link."""
    if message.kind != "reply" or not sentence.has_any("RECOMMEND", "LOOK_AT"):
        return None
    return next((span for span in field.asins if sentence.start <= span[0] < sentence.end), None)
