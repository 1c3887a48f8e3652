"""Markup: HTML that is not allowed, hidden text, tracking, and the links' campaign tags."""

import re
from collections.abc import Iterator

from permitted.validator.detect import Facts
from permitted.validator.detect.markup import Tag
from permitted.validator.detect.styles import is_hidden, is_pixel
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, remove, replace

_NEVER = frozenset(
    ("script", "form", "iframe", "frame", "object", "embed", "input", "button", "textarea", "select", "applet")
)
_KNOWN_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|body|br|button|center|code|div|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|li|link|"
    r"meta|object|ol|p|pre|s|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul|video)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "wbr", "area", "col", "embed", "source"))
_IDENTITY = re.compile(
    r"[?&/](?:uid|user|userid|buyer|customer|cust|email|e?mail|recipient|rcpt|order|orderid|order_id|msgid|mid|open|track|pixel|beacon)"
    r"(?:=|/|\b)|pixel|beacon|/open(?:\b|\.)|track(?:er|ing)?[./?]"
)
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
            yield found("markup-html", facts.body, link.span, variant="script")
    if facts.body.markup is None:
        return
    for tag in facts.body.markup.tags:
        if tag.closing or tag.name == "img":
            continue
        if tag.name in _NEVER:
            yield found("markup-html", facts.body, (tag.start, tag.end), variant="tag", name=tag.name)
        elif tag.name not in _VOID and is_hidden(tag):
            yield found("markup-html", facts.body, (tag.start, tag.end), variant="hidden")
        yield from _event_attributes(facts, tag)


def markup_tracking(message: Message, facts: Facts) -> Iterator[Finding]:
    """An image that nobody is meant to see, or whose address tells who looks at it."""
    if facts.body.markup is None:
        return
    for tag in facts.body.markup.tags:
        source = tag.attribute("src")
        if tag.name == "img" and (is_pixel(tag) or (source and _tells_who(source.value, message))):
            yield found("markup-tracking", facts.body, (tag.start, tag.end), fix=remove())


def link_campaign_tag(message: Message, facts: Facts) -> Iterator[Finding]:
    """Campaign parameters on a link; the fix takes them off."""
    for field in facts.fields:
        for link in field.links:
            source = field.text.raw[slice(*link.span)]
            if _CAMPAIGN.search(source):
                yield found("link-campaign-tag", field, link.span, fix=replace("remove-tags", _untagged(source)))


def _event_attributes(facts: Facts, tag: Tag) -> Iterator[Finding]:
    for attribute in tag.attributes:
        if re.fullmatch("on[a-z]+", attribute.name):
            yield found("markup-html", facts.body, (attribute.start, attribute.end), variant="script")


def _tells_who(source: str, message: Message) -> bool:
    lowered = source.lower()
    return bool("?" in lowered and _IDENTITY.search(lowered)) or bool(message.order.id and message.order.id in source)


def _untagged(source: str) -> str:
    plain = _CAMPAIGN.sub("", source)
    query = source.find("?")
    if query >= 0 and "?" not in plain[: query + 1]:  # the first parameter was one of them
        plain = re.sub("&(?:amp;)?", "?", plain, count=1)
    return plain
