"""Markup: HTML that is not allowed, hidden text, tracking, and the links' campaign tags."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from permitted.validator.detect import Facts
from permitted.validator.detect.markup import Attribute, Markup, Tag
from permitted.validator.detect.styles import image_sources, is_too_small, styled
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, remove, replace
from permitted.validator.text import Span

_NEVER = frozenset(
    ("script", "form", "iframe", "frame", "object", "embed", "input", "button", "textarea", "select", "applet")
)
_KNOWN_TAG = re.compile(
    r"<!--|<!doctype\b|</?(?:a|abbr|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|big|blink|blockquote|body|br|"
    r"button|canvas|caption|center|cite|code|col|colgroup|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|"
    r"figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|"
    r"mark|marquee|meta|nav|noframes|noscript|object|ol|optgroup|option|p|param|picture|pre|q|s|samp|script|section|select|"
    r"small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|tt|u|"
    r"ul|var|video|wbr)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_WHO = (
    r"u_?id|user(?:_?id)?|buyer(?:_?(?:id|name|email))?|customer(?:_?(?:id|email))?|cust(?:_?id)?|e_?mail|recipient(?:_?id)?|rcpt|"
    r"order_?(?:id|no|number)?|msg_?id|message_?id|mid|cid|contact_?id|sub(?:scriber)?_?id|open|track(?:ing)?_?(?:id)?|pixel|beacon"
)
_TELLS_WHO = re.compile(rf"[?&;](?:{_WHO})=.|@[\w-]+\.|%40[\w-]+\.")
_COUNTS_OPENS = re.compile(
    r"/(?:pixel|beacon|1x1|spacer|blank|clear|transparent|tracker|webbug|open|opened|track|trk|imp|impression|o|t)\d*\."
    r"(?:gif|png|php|aspx?)\b|/(?:pixel|beacon|wf/open|e/o|e/open)(?:[/?]|$)|/(?:open|opens|track|trk|imp)(?:\?|$|/[\w=-]{8,}(?:[/?]|$))"
)
_EVENT = re.compile("on[a-z]+")
_CAMPAIGN = re.compile(
    r"(?:[?&]|&amp;)(utm_[a-z]+|gclid|gbraid|wbraid|fbclid|msclkid|dclid|mc_cid|mc_eid|igshid|ttclid|_hsenc|mkt_tok|cmpid|campaign(?:id)?)=[^&#\s]*",
    re.IGNORECASE,
)


def markup_html(message: Message, facts: Facts) -> Iterator[Finding]:
    """Any HTML through the Messaging API; scripts, forms, frames and hidden text anywhere."""
    if message.channel == "messaging_api" and (match := _KNOWN_TAG.search(message.body)):
        yield found("markup-html", facts.body, match.span(), variant="api")
        return
    for link in facts.body.links:
        if link.leads == "script":
            yield found("markup-html", facts.body, link.span, variant="script", fix=remove())
    if (markup := facts.body.markup) is None:
        return
    for tag in markup.tags:
        if tag.name in _NEVER and not tag.closing:
            fix = None if tag.name == "script" else remove()  # without its tag, a script would be shown
            yield found("markup-html", facts.body, (tag.start, tag.end), variant="tag", name=tag.name, fix=fix)
        yield from _event_attributes(facts, tag)
    yield from _hidden_texts(facts, markup)


def markup_tracking(message: Message, facts: Facts) -> Iterator[Finding]:
    """An image that nobody is meant to see, or whose address tells who looks at it."""
    if (markup := facts.body.markup) is None:
        return
    for element in styled(markup):
        unseen = element.tag.name == "img" and (element.is_inside_hidden or is_too_small(element.tag, element.style))
        if unseen or _shows_for_counting(element.tag, message):
            yield found("markup-tracking", facts.body, (element.tag.start, element.tag.end), fix=remove())
    for tag, source in image_sources(markup):
        if (tag is None or tag.name != "img") and _is_for_counting(source.value, message):
            yield found("markup-tracking", facts.body, (source.start, source.end), fix=remove())


def link_campaign_tag(message: Message, facts: Facts) -> Iterator[Finding]:
    """Campaign parameters on a link; the fix takes them off."""
    for field in facts.fields:
        for link in field.links:
            source = field.text.raw[slice(*link.span)]
            if _CAMPAIGN.search(source):
                yield found("link-campaign-tag", field, link.span, fix=replace("remove-tags", _untagged(source)))


def _hidden_texts(facts: Facts, markup: Markup) -> Iterator[Finding]:
    """Find the outermost elements that hide a text; an empty element hides nothing."""
    shown = sorted(start for piece, start, end in markup.pieces if start < end and piece.strip())
    for element in styled(markup):
        start, end = element.tag.end, element.element.content_end
        if not element.hides or element.is_inside_hidden:
            continue
        inside = bisect_left(shown, end) - bisect_left(shown, start)
        if inside == len(shown):  # without the element, nothing would be left of the message
            yield found("markup-html", facts.body, (element.tag.start, element.tag.end), variant="hidden")
        elif inside:
            span = element.tag.start, _closing_end(facts.body.text.raw, end)
            yield found("markup-html", facts.body, span, variant="hidden", fix=remove())


def _closing_end(raw: str, content_end: int) -> int:
    return raw.find(">", content_end) + 1 if raw.startswith("</", content_end) else content_end


def _event_attributes(facts: Facts, tag: Tag) -> Iterator[Finding]:
    for attribute in tag.attributes:
        if _EVENT.fullmatch(attribute.name):
            span = _whole_attribute(facts.body.text.raw, tag, attribute)
            yield found("markup-html", facts.body, span, variant="script", fix=remove())


def _whole_attribute(raw: str, tag: Tag, attribute: Attribute) -> Span:
    """Give the place of an attribute with its name and quotes."""
    start = raw.lower().rfind(attribute.name, tag.start, attribute.start)
    is_quoted = (
        attribute.start > 0 and raw[attribute.start - 1] in "'\"" and raw[attribute.end : attribute.end + 1] in "'\""
    )
    return start if start >= 0 else attribute.start, attribute.end + is_quoted


def _shows_for_counting(tag: Tag, message: Message) -> bool:
    return tag.name == "img" and any(
        _is_for_counting(attribute.value, message)
        for attribute in tag.attributes
        if attribute.name in ("src", "srcset")
    )


def _is_for_counting(source: str, message: Message) -> bool:
    """Say whether an image's address tells who looks at it, or is named after what counts openings."""
    lowered = source.lower()
    if lowered.startswith("data:"):
        return False
    return bool(_TELLS_WHO.search(lowered) or _COUNTS_OPENS.search(lowered)) or bool(
        message.order.id and message.order.id in source
    )


def _untagged(source: str) -> str:
    plain = _CAMPAIGN.sub("", source)
    query = source.find("?")
    if query >= 0 and "?" not in plain[: query + 1]:  # the first parameter was one of them
        plain = re.sub("&(?:amp;)?", "?", plain, count=1)
    return plain
