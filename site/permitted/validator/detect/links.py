"""Links, plain and disguised, and where each one leads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from linkify_it import LinkifyIt

from permitted.validator.detect.markup import Markup
from permitted.validator.message import Seller
from permitted.validator.tables import table
from permitted.validator.text import Span, Text, fold_word

MAX_WINDOW = 2_048  # code points of a candidate that are looked at
MAX_CANDIDATES = 200  # a message

Leads = Literal[
    "amazon", "amazon_storefront", "amazon_product", "amazon_short", "carrier", "shortener", "messenger", "own",
    "video", "authority",
    "script", "other",
]  # fmt: skip

_HOSTS = table("detect/hosts")
_ENDINGS = frozenset(_HOSTS["endings"])
_WORD_ENDINGS = frozenset(_HOSTS["words"])
_FILE_ENDINGS = frozenset(_HOSTS["files"])

_SCHEME = re.compile(
    r"(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{1,15})\s?:\s?(?=//)|\b(mailto|tel|javascript|data|whatsapp|sms|tg|viber):(?=\S)"
)
_SIGN = re.compile(
    r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,15}\s?:\s?//\S+"
    r"|\b(?:mailto|tel|javascript|whatsapp|sms|tg|viber):\S+"
    r"|(?<![\w@])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w@])(?::\d{1,5})?(?:[/?#]\S*)?"
    r"|(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?/\S*"
)
_CHEAP_SIGN = re.compile(r"[.:](?=\S)(?<=\w.)")  # before the signs themselves are looked for
_SPELLED_DOT = re.compile(r"\b[a-z0-9][a-z0-9-]{1,62}(?:\s?[(\[]?\s?\bdot\b\s?[)\]]?\s?|\s\.\s)([a-z]{2,6})\b(/\S*)?")
_SPELLED_ENDINGS = frozenset(
    ("com", "net", "org", "shop", "store", "info", "co", "io", "de", "fr", "es", "it", "uk", "eu", "example")
)
_VISIT = re.compile(
    r"\b(?:visit|go to|see|at|on|via|from|check|open|website|site|homepage|page|webshop|shop|store|online|browse|url|"
    r"web|to|link)\s?:?\s?$"
)
_TOUCHING = re.compile("[a-z][.][A-Z][a-z]*$")  # "sent.It left": two sentences, as the capital shows
_HOST = re.compile(r"([^/?#:]*)(:\d+)?([/?#].*)?", re.DOTALL)
_INVITES = 24  # code points before an address in which a word may invite to visit it


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its span in the raw field, the address as read, and where it leads.

    `scheme` is None for a bare domain; `position` is the link's place in the folded text, None in an attribute.
    """

    span: Span
    url: str
    scheme: str | None
    host: str
    path: str
    leads: Leads
    position: int | None = None

    def with_scheme(self, scheme: str) -> str:
        """Give the address under another scheme."""
        return f"{scheme}://{self.url.partition('://')[2] or self.url}"


def links_in_text(text: Text, taken: tuple[Span, ...], seller: Seller) -> tuple[Link, ...]:
    """Find links in a folded text, outside the spans that are taken already (email addresses)."""
    found: list[Link] = []
    done = 0
    for number, match in enumerate(_candidates(text.folded)):
        start, end = match.span()
        if number >= MAX_CANDIDATES:
            break
        if start < done or any(left < end and start < right for left, right in taken):
            continue
        if (span := _address(text, match)) is not None:
            found.append(_link(text, span, seller))
            done = span[1]
    return tuple(found)


def links_in_markup(markup: Markup, seller: Seller) -> tuple[Link, ...]:
    """Find the addresses that links, areas and forms of HTML lead to."""
    return tuple(
        _classified((attribute.start, attribute.end), attribute.value, fold_word(attribute.value), seller)
        for tag in markup.tags
        if tag.name in ("a", "area")
        for attribute in tag.attributes
        if attribute.name == "href" and attribute.value and not attribute.value.startswith("#")
    )


# ---------------------------------------------------------------- where a link begins and ends


def _candidates(folded: str) -> Iterator[re.Match[str]]:
    if _CHEAP_SIGN.search(folded) or "//" in folded:
        yield from _SIGN.finditer(folded)
    if "dot" in folded or " ." in folded:
        yield from (
            match for match in _SPELLED_DOT.finditer(folded) if match[1] in _SPELLED_ENDINGS and _spelled_out(match)
        )


def _spelled_out(match: re.Match[str]) -> bool:
    return " dot" in match[0] or "(dot" in match[0] or "[dot" in match[0] or bool(re.search(r"\s\.\s", match[0]))


def _address(text: Text, match: re.Match[str]) -> Span | None:
    start, end = match.span()
    if match.re is _SPELLED_DOT:
        return start, end
    window = text.folded[start : min(end, start + MAX_WINDOW)]
    if scheme := _SCHEME.match(window):
        begin = scheme.end()
        return start, start + begin + len(_trimmed(window[begin:]))
    linked = _linkify().match(_as_http(window))
    if not linked or linked[0].index != 0:
        return (start, start + len(_trimmed(window))) if window[0].isdigit() and "/" in window else None
    end = start + linked[0].last_index - len(_as_http(""))
    return (start, end) if _is_site(text, start, end) else None


def _as_http(window: str) -> str:
    return f"http://{window}"


@cache
def _linkify() -> LinkifyIt:
    return LinkifyIt()


def _trimmed(window: str) -> str:
    """Cut what belongs to the sentence and not to the address."""
    window = re.split(r"[\s<>\"]", window, maxsplit=1)[0]
    end = len(window)
    unopened = window.count(")") - window.count("(")
    while end and (window[end - 1] in ".,;:!?'*_" or (window[end - 1] == ")" and unopened > 0)):
        end -= 1
        unopened -= window[end] == ")"
    return window[:end]


def _is_site(text: Text, start: int, end: int) -> bool:
    """Say whether a bare name with dots is an address, and not a file, a version or two sentences that touch."""
    host, port, path = _HOST.match(text.folded[start:end]).groups()  # type: ignore[union-attr]  # it matches any text
    ending = host.rpartition(".")[2]
    if ending not in _ENDINGS:
        return False
    if host.startswith("www.") or port or path or host.count(".") > 1 or _known(host):
        return True
    if ending in _FILE_ENDINGS or _TOUCHING.search(text.raw, *text.span(start, end)):
        return False
    return (
        ending not in _WORD_ENDINGS
        or ending == "example"
        or bool(_VISIT.search(text.folded, max(0, start - _INVITES), start))
    )


def _known(host: str) -> bool:
    return any(
        _below(host, _HOSTS[kind])
        for kind in ("amazon", "amazon_short", "carriers", "shorteners", "messengers", "videos")
    )


# ---------------------------------------------------------------- where a link leads


def _link(text: Text, span: Span, seller: Seller) -> Link:
    raw_start, raw_end = text.span(*span)
    folded = re.sub(r"\s?[(\[]?\s?\bdot\b\s?[)\]]?\s?|\s?\.\s?", ".", text.folded[span[0] : span[1]])
    return _classified((raw_start, raw_end), text.raw[raw_start:raw_end], folded, seller, span[0])


def _classified(span: Span, url: str, folded: str, seller: Seller, position: int | None = None) -> Link:
    scheme = _scheme(folded)
    rest = re.sub(r"^[a-z][a-z0-9+.-]*\s?:\s?(?://)?", "", folded) if scheme else folded
    authority, _, tail = re.sub(r"[\\]", "/", rest).partition("/")
    host = re.split(r"[?#]", authority)[0].rpartition("@")[2].partition(":")[0].strip(".")
    path = f"/{tail}" if tail else authority[len(host) :]
    return Link(span, url, scheme, host, path, _leads(scheme, host, path, seller), position)


def _scheme(folded: str) -> str | None:
    match = _SCHEME.match(folded)
    if not match:
        return None
    scheme = match[1] or match[2]
    return {"hxxp": "http", "hxxps": "https"}.get(scheme, scheme)


def _leads(scheme: str | None, host: str, path: str, seller: Seller) -> Leads:
    if scheme in ("javascript", "data"):
        return "script"
    if scheme in ("whatsapp", "tg", "viber", "sms"):
        return "messenger"
    if _below(host, [fold_word(domain).removeprefix("www.") for domain in seller.domains]):
        return "own"
    if _below(host, _HOSTS["amazon"]):
        return _amazon_page(path)
    if any(f"{host}{path}".startswith(redirect) for redirect in _HOSTS["redirects"]):
        return "shortener"
    return next((leads for kind, leads in _KINDS.items() if _below(host, _HOSTS[kind])), "other")


_KINDS: dict[str, Leads] = {
    "amazon_short": "amazon_short",
    "carriers": "carrier",
    "shorteners": "shortener",
    "messengers": "messenger",
    "videos": "video",
    "authorities": "authority",
}


def _amazon_page(path: str) -> Leads:
    if any(part in path for part in _HOSTS["amazon_paths"]["service"]):
        return "amazon"
    if any(part in path for part in _HOSTS["amazon_paths"]["storefront"]):
        return "amazon_storefront"
    return "amazon_product" if any(part in path for part in _HOSTS["amazon_paths"]["product"]) else "amazon"


def _below(host: str, domains: list[str]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
