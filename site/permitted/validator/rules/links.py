"""Links: secure, needed, and where they lead."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Sentence
from permitted.validator.detect.hosts import MESSENGERS, SCRIPTS
from permitted.validator.detect.links import Link
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, found_clause, remove, replace
from permitted.validator.text import Span, fold_word

_INSTRUCTIVE_PATH = re.compile(
    r"manual|instruction|guide|setup|set-up|install|assembl|support|help|faq|warrant|regist|activat|firmware|driver"
    r"|download|docs?\b|document|"
    r"datasheet|safety|care|troubleshoot|how-?to|update|recall|start\b"
)
_PROMOTING_PATH = re.compile(
    r"shop|store|sale|deal|offer|coupon|discount|promo|newsletter|collection|catalog|product|cart|buy|signup"
    r"|subscribe|survey|forms?\b"
)
_PARTNER = r"supplier|carrier|courier|haulier|maker|manufacturer|partner|favou?rite|go-to|bank|printer"
_OURS = re.compile(
    r"\b(?:our|my)(?: own)? (?:\w+ )?"
    r"(?:page|site|website|shop|store|webshop|web shop|till|blog|homepage|home page|catalogue|portal)\b"
    rf"|\b(?:our|my) (?!{_PARTNER})(?:\w+ ){{0,3}}(?:(?:is|are|live|hang|stands?) )?(?:at|on|under)\s?$"
    r"|\b(?:our|my)(?: (?:shop|store|brand|company|firm))?\s?$"
)
_THATS_US = re.compile(
    r"\b(?:that.s|that is|it.s|which is) (?:us|ours|our \w+|the site of us)\b"
    r"|^\S* (?:is|are|=) (?:us|ours|my own|our own"
    rf"|(?:my|our) (?!{_PARTNER})\w+)\b"
)
_WE_SHOW = re.compile(  # "we put them up at", "we make them ourselves, there is a page at"
    r"\b(?:we|i)(?:.ve| have|.ll| will)? (?:\w+ )?"
    r"(?:put|post(?:ed)?|show|list|keep|publish(?:ed)?|write|wrote|run|built|sell|upload(?:ed)?|blog)\b"
    r"[^.!?]{0,60}\b(?:at|on|under|to)\s?$|\bourselves\b[^.!?]{0,40}\b(?:at|on|under|is|:)\s?$"
)
_NOT_OURS = re.compile(
    r"\b(?:found|saw|read|heard|recommend|bought|ordered|always (?:look|use)|look (?:it|them|such))\b"
)
# A carrier that the tables do not know: the address and the words around it say that a parcel is followed.
_TRACKS = re.compile(r"/(?:\w+[-_])?(?:track|trace|tracking|sendung|suivi|shipments?|parcels?)\b")
_SPEAKS_OF_PARCEL = re.compile(
    r"\b(?:track(?:ing|ed)?|carrier|courier|parcel|shipment|consignment|package|van|driver)\b"
)
_LOOKS_LIKE_ANOTHER = re.compile(r"\.(?:com|net|org|de|co\.uk)\.")
# A private person's page, or one that asks for data, is nothing that an order needs, whatever it explains.
_PRIVATE = re.compile(
    r"\b(?:friend|buddy|mate|pal|cousin|neighbou?r|someone|somebody|guy|chap|lady|fellow|colleague)"
    r"(?: of (?:mine|ours))? (?:\w+ )?"
    r"(?:wrote|made|runs|has|keeps|posted|put|did|filmed|explains|shows|blogs|writes)\b"
    r"|\b(?:forum|blog(?:ger)?|hobbyist|enthusiast)\b"
    r"|(?<!no )(?<!without )"
    r"\b(?:an? (?:free )?account|sign(?:ing)? up|log(?:ging)? in|subscribe|membership|your e-?mail)\b"
)
_PRIVATE_HOST = re.compile("forum|blog|wiki|reddit|tumblr|medium[.]|quora|fandom")
_SHORTEST_NAME = 4  # letters; shorter names are parts of many hosts
_AROUND = 160  # code points of its sentence before and after a link that are read
_CALLED = 60  # code points before a link in which the text may call it ours
_JUDGED_OTHERWISE = {None, "https", "mailto", "tel"} | SCRIPTS | MESSENGERS
_SURVEYS = ("forms.gle", "docs.google.com/forms", "surveymonkey", "typeform", "jotform")


def link_insecure(message: Message, facts: Facts) -> Iterator[Finding]:
    """A scheme other than https; what is an address, a call or a script is judged as that."""
    for field, link in _links(facts):
        if link.scheme not in _JUDGED_OTHERWISE:
            fix = replace("use-https", link.with_scheme("https")) if link.scheme == "http" else None
            yield found("link-insecure", field, link.span, scheme=link.scheme or "", fix=fix)


def link_external(message: Message, facts: Facts) -> Iterator[Finding]:
    """A site that is neither Amazon's nor a carrier's, where nothing says that it instructs."""
    for field, link in _links(facts):
        if link.leads in ("other", "video") and not _is_own(field, link, message) and not _instructs(field, link):
            yield found("link-external", field, link.span, host=link.host, fix=remove())


def link_purpose_unclear(message: Message, facts: Facts) -> Iterator[Finding]:
    """A manual, a guide, a warranty page: a person must see whether this order needs it."""
    for field, link in _links(facts):
        if link.leads == "authority" or (
            link.leads in ("other", "video") and not _is_own(field, link, message) and _instructs(field, link)
        ):
            yield found("link-purpose-unclear", field, link.span, host=link.host)


def link_storefront(message: Message, facts: Facts) -> Iterator[Finding]:
    """The seller's own site or storefront; in a proactive message a product's page too."""
    for field, link in _links(facts):
        if link.leads == "own" or (link.leads in ("other", "video") and _is_own(field, link, message)):
            yield found("link-storefront", field, link.span, variant="own", host=link.host, fix=remove())
        elif link.leads == "amazon_storefront":
            yield found("link-storefront", field, link.span, variant="amazon", fix=remove())
        elif link.leads == "amazon_product" and message.kind == "proactive":
            yield found("link-storefront", field, link.span, variant="product", fix=remove())
    for field in facts.fields if message.kind == "proactive" else ():
        for span in field.asins:
            if field.sentence_at(span[0]).has_any("LOOK_AT", "RECOMMEND", "VISIT_SHOP", "OTHER_PRODUCT"):
                yield found("link-storefront", field, field.text.span(*span), variant="product")


def link_amazon_page(message: Message, facts: Facts) -> Iterator[Finding]:
    """A product's page in a reply; Amazon's short links anywhere."""
    for field, link in _links(facts):
        if link.leads == "amazon_short":
            yield found("link-amazon-page", field, link.span, variant="short")
        elif link.leads == "amazon_product" and message.kind == "reply":
            yield found("link-amazon-page", field, link.span, variant="product")


def link_shortener(message: Message, facts: Facts) -> Iterator[Finding]:
    """A link that hides where it leads."""
    for field, link in _links(facts):
        if link.leads == "shortener":
            yield found("link-shortener", field, link.span, host=link.host, fix=remove())
    asked = message.kind == "reply" and facts.buyer.says("QR_CODE")
    for field, sentence in facts.saying("QR_CODE"):
        if asked and _TELLS_OF_APP.fullmatch(field.text.folded, sentence.start, sentence.end):
            continue
        if core := sentence.core("QR_CODE", "OPENS_PAGE", unless="REFUSE|PAIRS|RETURN_CODE"):
            yield found_clause("link-shortener", field, sentence, core, variant="code")


def link_opt_out(message: Message, facts: Facts) -> Iterator[Finding]:
    """A way out of the seller's messages."""
    for field, sentence in facts.saying("OPT_OUT", "OUR_MESSAGES"):
        core = sentence.core("OPT_OUT", unless="PRODUCT_SUBSCRIPTION") if _opens_way_out(field, sentence) else None
        core = core or sentence.core("OUR_MESSAGES", "SILENCE", "IF|PLEASE|LETS", unless="PRODUCT_SUBSCRIPTION|REFUSE")
        if core:
            yield found_clause("link-opt-out", field, sentence, core)


_TELLS_OF_APP = re.compile(r"(?:(?!\bscan)[^.!?])*\bapp\b(?:(?!\bscan)[^!?])*")  # what a code opens, not that it should


def _opens_way_out(field: FieldFacts, sentence: Sentence) -> bool:
    """Say whether a way out is there, and to be gone: "nothing to unsubscribe from" has none; silence may just come."""
    ways = [
        hit for hit in sentence.of("OPT_OUT") if not _NOTHING_TO.search(field.text.folded, sentence.start, hit.start)
    ]
    told = all(_SILENCE_TOLD.match(field.text.folded, hit.start) for hit in ways)
    said = any(not sentence.negated(hit) for hit in sentence.of("SPEAK"))
    return bool(ways) and (not told or said or sentence.has_any("IF", "PLEASE", "LETS"))


_NOTHING_TO = re.compile(r"\b(?:nothing|no way|no need|no list|no reason|cannot|can't)(?: here| for you)? to $")
_SILENCE_TOLD = re.compile(r"(?:won't |will not |not |never )*hear from us")


def _links(facts: Facts) -> Iterator[tuple[FieldFacts, Link]]:
    for field in facts.fields:
        for link in field.links:
            if link.scheme not in ("mailto", "tel"):
                yield field, link


def _instructs(field: FieldFacts, link: Link) -> bool:
    """Say whether address or sentence tells that the link instructs, and neither that it sells."""
    if link.scheme not in (None, "https") or any(survey in link.host + link.path for survey in _SURVEYS):
        return False
    if _PROMOTING_PATH.search(link.path) or _PRIVATE_HOST.search(link.host):
        return False
    instructive = link.leads == "video" or bool(
        _INSTRUCTIVE_PATH.search(link.path) or _INSTRUCTIVE_PATH.match(link.host)
    )
    at = _place(field, link)
    if at is None:
        return instructive
    sentence = field.sentence_at(at)
    following = field.sentence_at(sentence.end)
    if sentence.has_any("FOLLOW", "SALE", "VISIT_SHOP", "DISCOUNT") or following.has("FOLLOW"):
        return False
    around = max(sentence.start, at - _AROUND), min(sentence.end, at + _AROUND)
    if _PRIVATE.search(field.text.folded, *around):
        return False
    return instructive or sentence.has("MANUAL") or _follows_parcel(field, link, around)


def _follows_parcel(field: FieldFacts, link: Link, around: Span) -> bool:
    return (
        bool(_TRACKS.search(link.path))
        and not _LOOKS_LIKE_ANOTHER.search(link.host)
        and bool(_SPEAKS_OF_PARCEL.search(field.text.folded, *around))
    )


def _is_own(field: FieldFacts, link: Link, message: Message) -> bool:
    """Say whether a site is the seller's where no domains tell: it is called ours, or carries the seller's name."""
    if message.seller.domains:
        return False
    at = _place(field, link)
    before = field.text.folded[max(0, at - _CALLED) : at] if at else ""
    name = "".join(c for c in fold_word(message.seller.name or "") if c.isalnum())
    after = field.text.folded[at : at + len(link.url) + _CALLED] if at else ""
    carries_name = len(name) > 3 and name in re.sub("[^a-z0-9]", "", link.host)
    shows = bool(_WE_SHOW.search(before)) and not _NOT_OURS.search(before)
    return carries_name or shows or bool(_OURS.search(before) or _THATS_US.search(after)) or _is_signed(field, link)


def _is_signed(field: FieldFacts, link: Link) -> bool:
    """Say whether a site carries the name that the message is signed with: Merrick, mats-by-merrick.com."""
    last = field.text.words[-_CALLED:].split()[-1:]
    return bool(last) and len(last[0]) > _SHORTEST_NAME and last[0] in link.host.rpartition(".")[0]


def _place(field: FieldFacts, link: Link) -> int | None:
    """Say where in the folded text a link stands; one in an attribute stands where the text after it begins."""
    if link.position is not None or field.markup is None or field.text.starts is None:
        return link.position
    shown = field.markup.shown
    following = bisect_left(shown, link.span[1], key=lambda piece: piece[1])
    try:
        return field.text.starts.index(shown[following][1])
    except (IndexError, ValueError):  # nothing follows, or nothing of it is to be seen
        return None
