"""Contact outside Amazon: addresses, telephone numbers, messengers."""

import re
from collections.abc import Iterator

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Hit, Sentence
from permitted.validator.detect.phones import Phone
from permitted.validator.message import Message
from permitted.validator.report import Finding, Fix
from permitted.validator.rules.finding import found, found_clause, remove, replace
from permitted.validator.rules.meaning import all_meant, is_meant
from permitted.validator.rules.relations import with_short_next
from permitted.validator.text import Span, fold

SIGNIFICANT = 9  # last digits of a telephone number that tell it apart, whatever stands before them
_HANDLE = re.compile(
    r"@[a-z0-9_][\w.]{2,30}"
    r"|\b(?:id|user ?name|user|handle|nick(?:name)?|account|name|as)\s*(?:is|:|=)?\s*([a-z0-9]+[_.][\w.]+|[a-z]+\d\w*)"
)
_AT_NAME = re.compile(r"(?<![\w.])@[a-z0-9_][\w.]{2,30}")
_COUNTED = re.compile(r"\s?\d")
_CHANNEL = re.compile(
    r"\b(?:on|via|through|over|by|using|with|in|at|to|our|my|your|use|open|add|the|have|got|run"
    r"|there's)\s+(?:the |a |an |our |my |your )?$"
)
_SURE_CHANNEL = re.compile(r"\b(?:on|via|through|over|using|use)\s+$")
_WORDS_TOO = ("line", "signal", "x", "threads", "wa", "slack")  # names of networks that mean other things, too
_TO_BUYER = re.compile(r"\bto you\b[^.!?]{0,44}$")
_LONGEST = 300  # code points of a sentence before and after a number that are read
_REACH = 100  # code points before a number in which its owner may be named
_THIRD_PARTY = re.compile(
    r"\b(?:carriers?|couriers?|freight|haulier|ups|fedex|dhl|dpd|usps|evri|hermes|royal mail|gls|tnt|yodel"
    r"|parcelforce|delhivery|"
    r"depot|delivery (?:company|firm|people)|manufacturers?|makers?|brand's|warrantor|warranty (?:team|provider"
    r"|line|centre|center|desk|"
    r"department)|technician|claims (?:line|desk)|insurers?|insurance|the brand|factory|service cent(?:re|er)"
    r"|importers?|distributor|for (?:the )?(?:warranty|guarantee))\b"
)
# "Ring them", "their damage desk", "the box lists Rolliture": somebody else's, where nothing says that it is ours.
_THEIRS = re.compile(
    r"\b(?:ring|call|phone|text|dial|contact|reach) them\b"
    r"|\btheir (?:\w+ ){0,2}(?:desk|line|number|team|helpline|hotline|office|people|support)\b"
    r"|\b(?:box|label|manual|card|leaflet|plate) (?:lists|names|gives|says)\b|\bthey're the ones\b"
)
_OURS = re.compile(
    r"\b(?:our|my) (?:own |\w+ )?(?:line|number|desk|office|phone|mobile|cell|landline|hotline|helpline"
    r"|workshop|bench|shop)\b"
    r"|\b(?:call|calling|ring|ringing|text|phone|reach|contact|dial|whatsapp|message) (?:me|us)\b"
)


def contact_email(message: Message, facts: Facts) -> Iterator[Finding]:
    """Every address but Amazon's aliases; `mailto:` counts as one."""
    for field in facts.fields:
        for email in field.emails:
            span, fix = _mended(field, email.span)
            yield found("contact-email", field, field.text.span(*span), fix=fix)
        for link in field.links:
            if link.scheme == "mailto":
                yield found("contact-email", field, link.span)


def contact_phone(message: Message, facts: Facts) -> Iterator[Finding]:
    """Telephone numbers, but for the buyer's own and plainly a carrier's, maker's or warrantor's; `tel:` counts."""
    for field in facts.fields:
        for phone in field.phones:
            if not is_buyers_phone(field, phone, message) and not _is_third_partys(field, phone):
                span, fix = _mended(field, phone.span)
                yield found("contact-phone", field, field.text.span(*span), fix=fix)
        for link in field.links:
            if link.scheme == "tel":
                yield found("contact-phone", field, link.span)


def contact_messenger(message: Message, facts: Facts) -> Iterator[Finding]:
    """A messenger named as a way to talk, or a link to one."""
    for field in facts.fields:
        for link in field.links:
            if link.leads == "messenger":
                yield found("contact-messenger", field, link.span, variant="link", fix=remove())
    for field, sentence in facts.saying("CONTACT") if facts.buyer.says("SURE_MESSENGER") else ():
        handle = _AT_NAME.search(field.text.folded, sentence.start, sentence.end)
        if handle and not sentence.has_any("MESSENGER", "HINTED_MESSENGER", "REFUSE"):
            yield found_clause("contact-messenger", field, sentence, handle.span())
    for field, sentence in facts.saying("MESSENGER", "HINTED_MESSENGER", "MESSENGER_VERB", "HANDLE"):
        if (core := _messenger_core(field, sentence) or _messenger_across(field, sentence)) and is_meant(
            field, sentence, core
        ):
            voices = [hit[:2] for hit in sentence.of("VOICE")]  # "a video chat", by which the messenger is offered
            core = min([core, *voices])[0], max(end for _, end in (core, *voices))
            yield found_clause("contact-messenger", field, sentence, core)


def contact_phone_third_party(message: Message, facts: Facts) -> Iterator[Finding]:
    """A number plainly a carrier's, maker's or warrantor's: a person confirms that the order needs it."""
    for field in facts.fields:
        for phone in field.phones:
            if not is_buyers_phone(field, phone, message) and _is_third_partys(field, phone):
                yield found("contact-phone-third-party", field, field.text.span(*phone.span))


def contact_off_amazon(message: Message, facts: Facts) -> Iterator[Finding]:
    """The conversation led elsewhere without an address; a number that a carrier needs may be asked for."""
    for field, sentence in facts.saying(*_WAYS_OUT):
        core = all_meant(field, sentence, _ways_out(field, sentence, message))
        if core and not _gives_address(field, sentence):
            yield found_clause("contact-off-amazon", field, sentence, core)


def contact_postal(message: Message, facts: Facts) -> Iterator[Finding]:
    """A postal address to write or come to; the address of an agreed return is something else."""
    for field in facts.fields:
        for span in field.addresses:
            if facts.speaks_of_return:
                return
            own = field.text.words[slice(*span)]
            if not facts.buyer.names(own) and _invites_to_address(field, span):
                clause = found_clause("contact-postal", field, field.sentence_at(span[0]), span)
                yield clause if clause.fix else found("contact-postal", field, field.text.span(*span))


# ---------------------------------------------------------------- ways out of Amazon's messages

_AT_THE_DOOR = ("delivery_scheduling", "home_service")
_WAYS_OUT = (
    "CALL_US",
    "CALL_YOU",
    "YOUR_NUMBER",
    "CATCH_YOU",
    "VOICE",
    "OUR_NUMBER",
    "LOOK_US_UP",
    "OUR_SYSTEM",
    "AWAY",
    "MEET",
)
_OURSELVES = re.compile(r"\b(?:we|us|our|i|me|my|i'm|i'll|i'd|we're|we'll|we'd|let's|what about|how about|fancy)\b")
_PLACE = re.compile(
    r"\b(?:on|to|at|in|into|after|as|with|under|(?<!trouble you )for|about|regarding|got|received|read|saw|have|see"
    r"|hides?|keeps?|if|when|where|because) $"
)
_OUR_PEOPLE = re.compile(
    r"\b(?:our|my) (?:head |own )?(?:office|shop|store|team|people|hotline|helpline|line|workshop|service"
    r"|support|desk|boss|accounts|colleagues?|girls|lads|engineers?)\b"
)
_WANTED = re.compile(r"[^.;!?]{0,30}\b(?:needed|required|please|pls|would help|helps|so (?:that )?(?:i|we))\b")
_PART = re.compile(
    r" (?:case|cover|holder|stand|screen|charger|model|camera|app|mount|strap|phone case|settings|client)\b"
)
_GOES_ON = re.compile(
    r"(?<=where you are) (?!(?:and|so|based|on|at|today|tomorrow|tonight|now|when|or|then)\b)"
)  # "stuck"
_NEAR = 50  # code points in which what is asked for stands with the asking
_LOOK_BACK = 16  # code points, a little more than the longest of these words
_CALLERS = re.compile(
    r"\b(?:i|we|me|us|i'll|we'll|i'd|we'd|let's|someone|somebody|colleague|(?:our|my) [a-z]+|she'll"
    r"|he'll)\b[^,;:.!?]{0,25}$"
)


def _ways_out(field: FieldFacts, sentence: Sentence, message: Message) -> Iterator[Span | None]:
    """Find how a sentence leads the talk elsewhere: by telephone or mail, to one's own pages, to a stall."""
    yield _calls_us(field, sentence)
    if message.purpose not in _AT_THE_DOOR:  # where somebody has to be let in, a number is needed
        yield from _wants_to_call(field, sentence)
    yield _points_to_number(field, sentence)
    yield sentence.core("LOOK_US_UP", unless="")
    yield sentence.core("OUR_SYSTEM", "USE_SYSTEM", unless="BUY_ACT|RETURN")
    yield _leaves(field, sentence)


def _calls_us(field: FieldFacts, sentence: Sentence) -> Span | None:
    names = {hit.start for hit in sentence.of("CALL_ME_NAMES")}
    for hit in sentence.of("CALL_US"):
        if hit.start not in names:
            return hit.start, hit.end
    ours = _OUR_PEOPLE.search(field.text.folded, sentence.start, sentence.end)
    return sentence.core("CALL_THEM", unless="") if ours and not _names_others(field, sentence) else None


def _wants_to_call(field: FieldFacts, sentence: Sentence) -> Iterator[Span | None]:
    """Find "we'll call you" and "your number, please", unless a carrier or fitter calls: they need it."""
    if sentence.has("NEEDS_PHONE") or _names_others(field, sentence):
        return
    folded = field.text.folded
    for hit in sentence.of("CALL_YOU"):
        if _CALLERS.search(folded, max(sentence.start, hit.start - _REACH), hit.start):
            yield hit.start, hit.end
    catching = (hit for hit in sentence.of("CATCH_YOU") if not _GOES_ON.match(folded, hit.end))
    yield next(((hit.start, hit.end) for hit in catching), None)
    yield _asks_number(folded, sentence)


def _asks_number(folded: str, sentence: Sentence) -> Span | None:
    """Find "your number" where it is what is asked for, and not where something is sent to."""
    if sentence.has_any("NOT_OUR_NUMBER", "NO_NEED", "PRODUCT_APP", "JOIN", "SECRET"):
        return None
    asked = sentence.of("ASK_FOR", "LETS")
    for hit in sentence.of("YOUR_NUMBER"):
        before = any(hit.start - _NEAR <= ask.start and ask.end <= hit.start for ask in asked)
        after = _WANTED.match(folded, hit.end)
        if _PART.match(folded, hit.end):
            continue
        if (before or after) and not _PLACE.search(folded, max(sentence.start, hit.start - _LOOK_BACK), hit.start):
            return hit.start, hit.end
    return None


def _points_to_number(field: FieldFacts, sentence: Sentence) -> Span | None:
    if _stays(sentence) or _names_others(field, sentence):
        return None
    return (
        sentence.core("OUR_LINE", "PRINTED_ON", unless="NOT_OUR_NUMBER|RETURN")
        or sentence.core("OUR_NUMBER", "PRINTED_ON", "TALK|CONTACT|FIND_IT|LETS", unless="NOT_OUR_NUMBER|RETURN")
        or sentence.core("ANY_NUMBER", "PRINTED_ON", "DIAL", unless="NOT_OUR_NUMBER|RETURN")
    )


def _leaves(field: FieldFacts, sentence: Sentence) -> Span | None:
    """Find the vaguer ways out, which need the speaker in them and nothing that stays at Amazon."""
    if _names_others(field, sentence) or _stays(sentence):
        return None
    if sentence.core("AWAY", "TALK", "LETS", unless="RETURN|BUY_ACT|OTHER_PAYMENT|REVIEW|PUBLIC"):
        return sentence.of("AWAY")[0][:2]
    if not _OURSELVES.search(field.text.folded, sentence.start, sentence.end):
        return None
    if sentence.core("VOICE", "TALK|LETS", unless="NO_NEED|PRODUCT_APP|SECRET|SURE_MESSENGER|HINTED_MESSENGER"):
        return sentence.of("VOICE")[0][:2]
    if sentence.core("MEET", "OUR_PLACE", unless="RETURN|BUY_ACT|SCHEDULE|VISIT_SHOP"):
        return sentence.of("MEET")[0][:2]
    return None


def _stays(sentence: Sentence) -> bool:
    away = sentence.of("AWAY")
    return any(
        not sentence.negated(here) and not any(out.start <= here.start < out.end for out in away)
        for here in sentence.of("AMAZON_HERE")
    )


def _names_others(field: FieldFacts, sentence: Sentence) -> bool:
    return bool(_THIRD_PARTY.search(field.text.folded, sentence.start, sentence.end))


def _gives_address(field: FieldFacts, sentence: Sentence) -> bool:
    given = [*(email.start for email in field.emails), *(phone.start for phone in field.phones)]
    return any(sentence.start <= start < sentence.end for start in given)


def _invites_to_address(field: FieldFacts, span: Span) -> bool:
    """Say whether the sentence with an address, or the one before it, asks to write or come there."""
    sentence = field.sentence_at(span[0])
    to_buyer = _TO_BUYER.search(field.text.folded, sentence.start, span[0] + len("you"))
    if to_buyer or sentence.has("ON_FILE"):
        return False
    before = field.sentence_at(max(0, sentence.start - 1))
    return any(part.has_any("COME_OR_WRITE", "MEET") for part in (sentence, before))


# ---------------------------------------------------------------- telephone numbers


def is_buyers_phone(field: FieldFacts, phone: Phone, message: Message) -> bool:
    """Say whether a number is the buyer's own: the buyer wrote it, or the text says that it is the buyer's."""
    theirs = re.sub(r"\D", "", fold(message.buyer.message or "").folded)
    return phone.digits[-SIGNIFICANT:] in theirs or field.sentence_at(phone.start).has("ON_FILE")


def _is_third_partys(field: FieldFacts, phone: Phone) -> bool:
    """Say whether a number is a carrier's, a maker's or a warrantor's: they are named near it, and not ourselves."""
    sentence = field.sentence_at(phone.start)
    folded = field.text.folded
    said_from, said_to = max(sentence.start, phone.start - _LONGEST), min(sentence.end, phone.end + _LONGEST)
    start, end = min(said_from, max(0, phone.start - _REACH)), max(said_to, phone.end + _REACH // 2)
    if _OURS.search(folded, said_from, said_to):
        return False
    return bool(_THEIRS.search(folded, said_from, end) or _THIRD_PARTY.search(folded, start, end))


def _mended(field: FieldFacts, span: Span) -> tuple[Span, Fix | None]:
    """Give the span to mend and how: a line of its own goes, "send it to jo@shop.com" becomes "send it here"."""
    folded = field.text.folded
    before, after = folded[: span[0]].rpartition("\n")[2], folded[span[1] :].partition("\n")[0]
    if not (before + after).strip(" .,;:|-"):
        return span, remove()
    sentence = field.sentence_at(span[0])
    towards = _TOWARDS.search(folded, max(sentence.start, span[0] - _LOOK_BACK), span[0])
    if towards and not sentence.has_any(*_WAYS_OUT, "MESSENGER", "COME_OR_WRITE"):
        return (towards.start(), span[1]), replace("write", "here")
    return span, None


_TOWARDS = re.compile(r"\b(?:(?:over )?to|at|on|via|through|under) $")


# ---------------------------------------------------------------- messengers


def _messenger_core(field: FieldFacts, sentence: Sentence) -> Span | None:
    things = sentence.of("THING")
    for hit in sentence.of("MESSENGER"):
        name = field.text.folded[hit.start : hit.end]
        counted = name in _WORDS_TOO and _COUNTED.match(field.text.folded, hit.end)  # "on line 3"
        if counted or any(thing.start <= hit.start < thing.end for thing in things):
            continue
        if _is_way_to_talk(field.text.folded, sentence, hit):
            handle = _HANDLE.search(field.text.folded, hit.end, sentence.end)
            return hit.start, handle.end() if handle else hit.end
    return (
        sentence.core("MESSENGER_VERB", unless="")
        or sentence.core("HINTED_MESSENGER", "CONTACT|HANDLE", unless="")
        or sentence.core("HANDLE", "CONTACT|FOLLOW", unless="AMAZON_HERE")
        or _is_there(field, sentence)
    )


def _messenger_across(field: FieldFacts, sentence: Sentence) -> Span | None:
    """Find a network that is named in a short sentence, with "write me there" in the next."""
    both = with_short_next(field, sentence) if sentence.has("SURE_MESSENGER") else None
    if both is None or both.has_any("REFUSE", "NOT", "THING"):
        return None
    return sentence.of("SURE_MESSENGER")[0][:2] if both.has("CONTACT") and _messenger_core(field, both) else None


def _is_there(field: FieldFacts, sentence: Sentence) -> Span | None:
    """Find a network that is named in one sentence, with "I'm there" in the next."""
    if not sentence.has_any("SURE_MESSENGER", "HINTED_MESSENGER") or sentence.has_any("THING", "REFUSE"):
        return None
    following = field.sentence_at(sentence.end)
    return sentence.span("SURE_MESSENGER", "HINTED_MESSENGER") if following.has("THERE") else None


def _is_way_to_talk(folded: str, sentence: Sentence, messenger: Hit) -> bool:
    if _HANDLE.search(folded, sentence.start, sentence.end):
        return True
    sure = any(hit.start == messenger.start for hit in sentence.of("SURE_MESSENGER"))
    leading = _SURE_CHANNEL if folded[messenger.start : messenger.end] in _WORDS_TOO else _CHANNEL
    channel = bool(leading.search(folded, max(sentence.start, messenger.start - 16), messenger.start))
    if sure and sentence.has("LOOK_AT"):
        return True
    return sentence.has_any("CONTACT", "CLUB", "HANDLE") and (sure or channel or sentence.has("CLUB"))
