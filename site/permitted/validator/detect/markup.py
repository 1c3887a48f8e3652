"""HTML as the buyer sees it, with its tags and attributes, and the way back to the source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_MARKUP = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))*+)>"
    r"|<![^<>]*>"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"?|'[^']*'?|[^\s"'>]+))?""")
_UNSEEN = ("style", "script", "template")
_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong",
        "sub", "sup", "tt", "u", "wbr",
    )
)  # fmt: skip
_LEADING = frozenset(("href", "xlink:href", "action", "formaction", "cite", "ping", "data", "longdesc"))
_SHOWS_IMAGE = frozenset(("img", "input", "source"))
_SPOKEN = frozenset(("alt", "title", "placeholder", "aria-label", "value"))

Piece = tuple[str, int, int]  # what is seen, and the span of the source that it comes from


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a tag: its value with entities decoded, and the span of the value in the source."""

    name: str
    value: str
    start: int
    end: int

    def leads_from(self, tag: str) -> bool:
        """Say whether it holds an address that the tag leads to or shows from elsewhere; an image's source is none."""
        return self.name in _LEADING or self.name.startswith("data-") or (self.name == "src" and tag not in _SHOWS_IMAGE)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, its span in the source, and, for an element that closes, where its content ends."""

    name: str
    start: int
    end: int
    closing: bool
    attributes: tuple[Attribute, ...]

    def attribute(self, name: str) -> Attribute | None:
        """Find an attribute by its name in lower case."""
        return next((attribute for attribute in self.attributes if attribute.name == name), None)


@dataclass(frozen=True, slots=True)
class Markup:
    """A source of HTML read once: what can be read in it, and its tags in order."""

    pieces: tuple[Piece, ...]
    tags: tuple[Tag, ...]
    sheets: tuple[Piece, ...] = ()  # what stands in <style> elements

    def anchor_texts(self) -> Iterator[tuple[Tag, int, int]]:
        """Give each link that has an address, with the span of the source between its tags."""
        opened: Tag | None = None
        for tag in self.tags:
            if tag.name != "a":
                continue
            if opened:
                yield opened, opened.end, tag.start
            opened = None if tag.closing or not tag.attribute("href") else tag


def read_markup(source: str) -> Markup:
    """Read HTML leniently, as browsers do: whatever is no markup is text; hidden text and comments can be read too."""
    pieces: list[Piece] = []
    spoken: list[Piece] = []
    sheets: list[Piece] = []
    tags: list[Tag] = []
    done = 0
    unseen: str | None = None
    for match in _MARKUP.finditer(source):
        if unseen is None:
            pieces.append((source[done : match.start()], done, match.start()))
        elif unseen == "style":
            sheets.append((source[done : match.start()], done, match.start()))
        done = match.end()
        if unseen and not (match["close"] and match["name"].lower() == unseen):
            continue
        unseen = None
        if match["name"]:
            tag = _tag(match)
            tags.append(tag)
            pieces.append(_break_at(tag))
            spoken += _spoken(tag)
            unseen = tag.name if tag.name in _UNSEEN and not tag.closing else None
        elif match["entity"]:
            pieces.append((unescape(match["entity"]), match.start(), match.end()))
        elif match["comment"]:
            start, end = match.span("comment")
            spoken += [("\n\n", start, start), (match["comment"], start, end)]
    if unseen is None:
        pieces.append((source[done:], done, len(source)))
    return Markup(tuple(piece for piece in pieces + spoken if piece[0]), tuple(tags), tuple(sheets))


def _tag(match: re.Match[str]) -> Tag:
    offset = match.start("attributes")
    attributes = tuple(
        _attribute(found, offset) for found in _ATTRIBUTE.finditer(match["attributes"]) if not match["close"]
    )
    return Tag(match["name"].lower(), match.start(), match.end(), bool(match["close"]), attributes)


def _attribute(match: re.Match[str], offset: int) -> Attribute:
    value = match[2] or ""
    start, end = match.span(2) if match[2] else match.span(1)
    if value[:1] in ("'", '"'):
        quote = value[0]
        start += 1
        value = value[1:]
        if value.endswith(quote):
            value = value[:-1]
            end -= 1
    return Attribute(match[1].lower(), unescape(value).strip(), offset + start, offset + end)


def _break_at(tag: Tag) -> Piece:
    if tag.name in _INLINE:
        return "", tag.start, tag.start
    return "\n" if tag.name == "br" else "\n\n", tag.start, tag.start


def _spoken(tag: Tag) -> Iterator[Piece]:
    for attribute in tag.attributes:
        if attribute.name in _SPOKEN and attribute.value:
            yield "\n\n", attribute.start, attribute.start
            yield attribute.value, attribute.start, attribute.end
