"""Attachments and images: what may go along, in which form, and what it may show."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import escape

from permitted.validator.detect import Facts
from permitted.validator.detect.attachments import ALLOWED_ENDINGS, ALLOWED_TYPES, File, is_animated
from permitted.validator.detect.markup import Tag
from permitted.validator.detect.styles import image_sources, is_pixel
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, found_about_whole, remove, replace
from permitted.validator.text import Span

MAX_TOGETHER = 10_000_000  # bytes: Buyer-Seller Messages help, 10 MB
MAX_API_FILES = 5  # Messaging API v1 model

# Messaging API v1 model: how many files each operation takes, and whether it takes text.
_NO_FILES = ("order_issue", "additional_information", "product_unavailable", "delivery_scheduling", "home_service")
_NO_TEXT = ("invoice", "warranty", "legal_disclosure")
_NEEDS_FILE = ("invoice", "warranty")
_NEEDS_TEXT = (*_NO_FILES, "custom_design", "digital_access_key")

_PRODUCT = re.compile(
    r"\b(?:product|item|you (?:have |'ve )?(?:bought|ordered|purchased)|your new)\b|^your (?:\w+ ){0,4}\w+$"
)
_SHOWS_PRODUCT = re.compile(
    r"\b(?:photo|picture|image|snap|shot) (?:of|shows) (?:the|your) (?:[a-z-]+ ){1,4}?(?:that |which )?"
    r"you (?:have |'ve )?(?:bought|chose|chosen|ordered|picked|purchased)\b"
)
_PRICE_LIST = re.compile(
    r"\b(?:price list|lists? of|what (?:it|they|each|the \w+(?: \w+)?|all(?: \w+)?|every \w+) costs?"
    r"|what (?:do|does|would|will) [^?.!]{2,40} cost|prices|catalogue|catalog|brochure|range|leaflet)\b"
)
_WWW = re.compile(
    r"\bwebsite\b|\bweb address\b|\b(?:https?://|www\.)\S+|\b[a-z0-9-]+\.(?:com|net|org|shop|store|example|co\.uk|de|fr|es|it|eu)\b"
)


_HTTPS = r"\1https://"
_BY_HTTP = re.compile(r"(^|[\s,\"'(])http:[\\/]{1,2}", re.IGNORECASE)


def attachment_unrelated(message: Message, facts: Facts) -> Iterator[Finding]:
    """A file that promotes, or shows the brand: nothing that the order needs."""
    for file in facts.files:
        asked = file.purpose == "promotion" and bool(_PRICE_LIST.search(facts.buyer.text.folded))
        if file.purpose in ("promotion", "logo") and not asked:
            yield _about("attachment-unrelated", file)


def attachment_format(message: Message, facts: Facts) -> Iterator[Finding]:
    """A type that cannot be sent; too many files, or too large ones."""
    for file in facts.files:
        if not _is_allowed(file):
            yield _about("attachment-format", file)
    if sum(file.attachment.size or 0 for file in facts.files) > MAX_TOGETHER:
        yield found_about_whole("attachment-format", field="attachments[0]", variant="size")
    elif message.channel == "messaging_api" and len(facts.files) > MAX_API_FILES:
        yield found_about_whole("attachment-format", field="attachments[0]", variant="number")


def attachment_unclear(message: Message, facts: Facts) -> Iterator[Finding]:
    """A file of which neither name nor body says what it is for."""
    for file in facts.files:
        unsaid = file.purpose == "unclear" and facts.is_understood and not _is_asked_for(message, facts)
        if (unsaid and _is_allowed(file)) or _shows_nothing_known(file, message):
            yield _about("attachment-unclear", file)


def api_shape(message: Message, facts: Facts) -> Iterator[Finding]:
    """Text or files that the Messaging API's operation does not take, or lacks; and every reply."""
    if message.channel != "messaging_api":
        return
    if message.kind == "reply":
        yield found_about_whole("api-shape", variant="reply")
        return
    has_text, has_files = bool(message.body.strip()), bool(message.attachments)
    if has_files and message.purpose in _NO_FILES:
        yield found_about_whole("api-shape", variant="no-files")
    if has_text and message.purpose in _NO_TEXT:
        yield found_about_whole("api-shape", variant="no-text")
    elif not has_files and message.purpose in _NEEDS_FILE:
        yield found_about_whole("api-shape", variant="needs-file")
    elif not has_text and message.purpose in _NEEDS_TEXT:
        yield found_about_whole("api-shape", variant="needs-text")


def image_product(message: Message, facts: Facts) -> Iterator[Finding]:
    """The product's picture in a message that the buyer did not ask for; a proof for approval is something else."""
    told = bool(facts.files and _SHOWS_PRODUCT.search(facts.body.text.folded))
    for file in facts.files:
        named = file.purpose == "product" and message.purpose != "custom_design"
        if file.is_image and (named or (told and file.purpose != "proof")):
            yield _about("image-product", file)
    for tag in _images(facts):
        if _PRODUCT.search(_shown(tag)) and message.purpose != "custom_design" and not is_pixel(tag):
            yield found("image-product", facts.body, (tag.start, tag.end), fix=remove())


def image_logo_link(message: Message, facts: Facts) -> Iterator[Finding]:
    """A logo or image that leads to the seller's site, or shows its address."""
    for file in facts.files:
        if file.is_image and _WWW.search(f"{file.attachment.filename} {file.attachment.alt or ''}".lower()):
            yield _about("image-logo-link", file)
    markup = facts.body.markup
    if markup is None:
        return
    home = _links_home(facts)
    led = [
        (start, end)
        for tag, start, end in markup.anchor_texts()
        if (href := tag.attribute("href")) and (href.start, href.end) in home
    ]
    for tag in _images(facts):
        around = bisect_right(led, tag.start, key=lambda span: span[0]) - 1
        inside = around >= 0 and tag.start < led[around][1]
        if inside or _WWW.search(_shown(tag)):
            yield found("image-logo-link", facts.body, (tag.start, tag.end), fix=remove())


def image_insecure(message: Message, facts: Facts) -> Iterator[Finding]:
    """An image loaded over http."""
    if (markup := facts.body.markup) is None:
        return
    for _, source in image_sources(markup):
        if _BY_HTTP.search(source.value):
            raw = message.body[source.start : source.end]
            secure = _BY_HTTP.sub(_HTTPS, raw)
            if secure == raw:  # its letters are written as entities
                secure = escape(_BY_HTTP.sub(_HTTPS, source.value))
            fix = replace("use-https", secure)
            yield found("image-insecure", facts.body, (source.start, source.end), fix=fix)


def _is_asked_for(message: Message, facts: Facts) -> bool:
    """Say whether the reply says that it brings the very kind of document that the buyer asked for."""
    if message.kind != "reply":
        return False
    asked = {found[1] for found in _DOCUMENT.finditer(facts.buyer.text.folded)}
    return any(found[1] in asked for found in _DOCUMENT.finditer(facts.body.text.folded))


_DOCUMENT = re.compile(
    r"\b(?:a|an|the|your|any|that|this|of|some|attached) (?:\w+ )?"
    r"(list|table|chart|sheet|drawing|sketch|plan|diagram|certificate|pattern|copy|form|recipe|template|report|letter|map)s?\b"
)


def _about(rule: str, file: File) -> Finding:
    return found_about_whole(rule, field=f"attachments[{file.index}]", filename=file.attachment.filename)


def _is_allowed(file: File) -> bool:
    media_type = (file.attachment.media_type or "").lower().partition(";")[0].strip()
    return (
        (not file.ending or file.ending in ALLOWED_ENDINGS)
        and (not media_type or media_type in ALLOWED_TYPES)
        and not is_animated(file)
    )


def _shows_nothing_known(file: File, message: Message) -> bool:
    """A photo without a name of its own, in a message that the buyer did not ask for."""
    camera = re.match(
        r"(?:img|dsc|dscn|pict?|image|photo|scan|screenshot|p|\d)[ _-]?\d*", file.attachment.filename.lower()
    )
    return (
        message.kind == "proactive"
        and file.purpose == "photo"
        and bool(camera)
        and not (file.attachment.alt or "").strip()
    )


def _images(facts: Facts) -> Iterator[Tag]:
    if facts.body.markup:
        yield from (tag for tag in facts.body.markup.tags if tag.name == "img")


def _shown(tag: Tag) -> str:
    """Give what an image is said to show."""
    return " ".join(a.value.lower() for a in tag.attributes if a.name in ("alt", "title"))


def _links_home(facts: Facts) -> set[Span]:
    """Give the places of links to the seller's site, or to one that is not known to be another's."""
    return {link.span for link in facts.body.links if link.leads in ("own", "other", "amazon_storefront", "shortener")}
