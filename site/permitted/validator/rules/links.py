"""Links: secure, needed, and where they lead."""

import re
from collections.abc import Iterator

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.links import Link
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, found_clause, remove, replace
from permitted.validator.text import fold_word

_INSTRUCTIVE_PATH = re.compile(
    r"manual|instruction|guide|setup|set-up|install|assembl|support|help|faq|warrant|regist|firmware|driver"
    r"|download|docs?\b|document|"
    r"datasheet|safety|care|troubleshoot|how-?to|update|recall|start\b"
)
_PROMOTING_PATH = re.compile(
    r"shop|store|sale|deal|offer|coupon|discount|promo|newsletter|collection|catalog|product|cart|buy|signup"
    r"|subscribe|survey|forms?\b"
)
_OURS = re.compile(
    r"\b(?:our|my)(?: own)? (?:\w+ )?"
    r"(?:page|site|website|shop|store|webshop|web shop|till|blog|homepage|home page|catalogue|portal)\b"
)
_THATS_US = re.compile(r"\b(?:that.s|that is|it.s|which is) (?:us|ours|our \w+|the site of us)\b")
_CALLED = 60  # code points before a link in which the text may call it ours
_SURVEYS = ("forms.gle", "docs.google.com/forms", "surveymonkey", "typeform", "jotform")


def link_insecure(message: Message, facts: Facts) -> Iterator[Finding]:
    """A scheme other than https; what is an address, a call or a script is judged as that."""
    for field, link in _links(facts):
        if link.scheme not in (None, "https", "mailto", "tel", "javascript", "data", "whatsapp", "tg", "viber", "sms"):
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
    for field, sentence in facts.saying("QR_CODE"):
        if core := sentence.core("QR_CODE", "OPENS_PAGE", unless="REFUSE|PAIRS"):
            yield found_clause("link-shortener", field, sentence, core, variant="code")


def link_opt_out(message: Message, facts: Facts) -> Iterator[Finding]:
    """A way out of the seller's messages."""
    for field, sentence in facts.saying("OPT_OUT", "OUR_MESSAGES"):
        core = sentence.core("OPT_OUT", unless="PRODUCT_SUBSCRIPTION") or sentence.core(
            "OUR_MESSAGES", "SILENCE", "IF|PLEASE|LETS", unless="PRODUCT_SUBSCRIPTION|REFUSE"
        )
        if core:
            yield found_clause("link-opt-out", field, sentence, core)


def _links(facts: Facts) -> Iterator[tuple[FieldFacts, Link]]:
    for field in facts.fields:
        for link in field.links:
            if link.scheme not in ("mailto", "tel"):
                yield field, link


def _instructs(field: FieldFacts, link: Link) -> bool:
    """Say whether address or sentence tells that the link instructs, and neither that it sells."""
    if link.scheme not in (None, "https") or any(survey in link.host + link.path for survey in _SURVEYS):
        return False
    if _PROMOTING_PATH.search(link.path):
        return False
    instructive = link.leads == "video" or bool(
        _INSTRUCTIVE_PATH.search(link.path) or _INSTRUCTIVE_PATH.match(link.host)
    )
    if link.position is None:
        return instructive
    sentence = field.sentence_at(link.position)
    if sentence.has_any("FOLLOW", "SALE", "VISIT_SHOP", "DISCOUNT"):
        return False
    return instructive or sentence.has("MANUAL")


def _is_own(field: FieldFacts, link: Link, message: Message) -> bool:
    """Say whether a site is the seller's where no domains tell: it is called ours, or carries the seller's name."""
    if message.seller.domains:
        return False
    before = field.text.folded[max(0, link.position - _CALLED) : link.position] if link.position else ""
    name = "".join(c for c in fold_word(message.seller.name or "") if c.isalnum())
    after = field.text.folded[link.position : link.position + len(link.url) + _CALLED] if link.position else ""
    carries_name = len(name) > 3 and name in re.sub("[^a-z0-9]", "", link.host)
    return carries_name or bool(_OURS.search(before) or _THATS_US.search(after))
