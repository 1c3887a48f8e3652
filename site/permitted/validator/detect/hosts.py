"""Where a link leads, by its scheme, host and path; the hosts are in hosts.yaml."""

import re
import unicodedata
from html import unescape
from typing import Literal

from permitted.validator.message import Seller
from permitted.validator.tables import table
from permitted.validator.text import fold_word

Leads = Literal[
    "amazon", "amazon_storefront", "amazon_product", "amazon_short", "carrier", "shortener", "messenger", "own",
    "video", "authority",
    "script", "other",
]  # fmt: skip

_HOSTS = table("detect/hosts")
_LEADS: dict[str, Leads] = {
    "amazon": "amazon",
    "amazon_short": "amazon_short",
    "carriers": "carrier",
    "shorteners": "shortener",
    "messengers": "messenger",
    "videos": "video",
    "authorities": "authority",
    "services": "other",
}
_KNOWN: dict[str, Leads] = {domain: leads for kind, leads in _LEADS.items() for domain in _HOSTS[kind]}
_TRUSTED = ("amazon", "carrier", "authority")  # what a look-alike would pass for

SCRIPTS = frozenset(("javascript", "vbscript", "data"))
MESSENGERS = frozenset(
    (
        "whatsapp", "tg", "viber", "sms", "skype", "facetime", "weixin", "wechat", "line", "kakaotalk", "fb-messenger",
        "sgnl", "threema", "snapchat", "instagram",
    )
)  # fmt: skip

_GOOGLE = re.compile(r"(?:www\.)?google\.[a-z.]{2,6}/url\b")


def leads_to(scheme: str | None, host: str, path: str, seller: Seller, url: str) -> Leads:
    """Say where a link leads; `host` and `path` are folded, `url` is the link as it was given."""
    if scheme in SCRIPTS:
        return "script"
    if scheme in MESSENGERS:
        return "messenger"
    if any(_is_below(host, fold_word(domain).removeprefix("www.")) for domain in seller.domains):
        return "own"
    if _GOOGLE.match(host + path) or any(f"{host}{path}".startswith(redirect) for redirect in _HOSTS["redirects"]):
        return "shortener"
    leads = known(host, path)
    if leads in _TRUSTED and _looks_like(host, url):
        return "other"
    return _amazon_page(path) if leads == "amazon" else leads or "other"


def known(host: str, path: str = "") -> Leads | None:
    """Look up a host, or the nearest domain above it; some hosts serve one thing below a path."""
    if f"{host}/{path[1:].partition('/')[0]}" in _HOSTS["services"]:
        return "other"
    while host:
        if leads := _KNOWN.get(host):
            return leads
        host = host.partition(".")[2]
    return None


def _is_below(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _looks_like(host: str, url: str) -> bool:
    """Say whether the host only looks like what it was folded to: a browser would go elsewhere."""
    shown = unescape(url)
    if shown.isascii():
        return False
    plain = unicodedata.normalize("NFKC", shown).casefold()
    return host not in "".join(character for character in plain if unicodedata.category(character) != "Cf")


def _amazon_page(path: str) -> Leads:
    for kind, leads in _AMAZON_PAGES.items():
        if any(part in path for part in _HOSTS["amazon_paths"][kind]):
            return leads
    return "amazon"


_AMAZON_PAGES: dict[str, Leads] = {
    "profile": "amazon_storefront",
    "service": "amazon",
    "storefront": "amazon_storefront",
    "product": "amazon_product",
}
