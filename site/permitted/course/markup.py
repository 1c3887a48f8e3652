"""Looks through the HTML of a page: what the site's security policy refuses, where links lead, which anchors stand."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_REFUSED_TAGS = frozenset(("script", "style", "iframe", "object", "embed", "base", "link", "meta"))
_LOADING = frozenset(("src", "srcset", "poster", "background"))  # attributes whose address is loaded at once
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Markup:
    """What was found: refused things as an author wrote them (`<script`, `style=`), targets of links, anchors."""

    refused: tuple[str, ...]
    targets: tuple[str, ...]
    anchors: frozenset[str]


def look_through(html: str) -> Markup:
    """Read HTML; links to other sites are left out of the targets, and each thing is named once."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Markup(tuple(reader.refused), tuple(reader.targets), frozenset(reader.anchors))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        # as keys of a dict they keep their order, and each stands there once
        self.refused: dict[str, None] = {}
        self.targets: dict[str, None] = {}
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _REFUSED_TAGS:
            self.refused[f"<{tag}"] = None
        for name, value in attrs:
            self._look_at(name, value or "")

    def _look_at(self, name: str, value: str) -> None:
        if _is_refused(name, value):
            self.refused[f"{name}="] = None
        elif _is_script(value):
            self.refused["javascript:"] = None
        elif name == "href" and not _leads_away(value):
            self.targets[value] = None
        elif name == "id":
            self.anchors.add(value)


def _is_refused(name: str, value: str) -> bool:
    return name == "style" or name.startswith("on") or (name in _LOADING and _leads_away(value))


def _is_script(value: str) -> bool:
    scheme = _SCHEME.match(value)
    return bool(scheme) and scheme[1].lower() == "javascript"  # type: ignore[index]  # it is there


def _leads_away(value: str) -> bool:
    return value.startswith("//") or bool(_SCHEME.match(value))
