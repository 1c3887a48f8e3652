"""HTML as the buyer sees it, with its tags and attributes, and the way back to the source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_MARKUP = re.compile(
    r"<!---?>|<!--(?P<comment>.*?)(?:--!?>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/<>\"']*)(?P<attributes>(?:[^<>\"']|\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))*+)>"
    r"|<[!?/](?!doctype|DOCTYPE)(?P<bogus>[^<>]*)>|<![^<>]*>"  # what browsers take for comments
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"?|'[^']*'?|[^\s"'>]+))?""")
_UNSEEN = ("style", "script")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_CLOSES_ITSELF = frozenset(("p", "li", "td", "tr", "option"))  # where another of them opens
_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong",
        "sub", "sup", "tt", "u", "wbr",
    )
)  # fmt: skip
_LEADING = frozenset(("href", "xlink:href", "action", "formaction", "cite", "ping", "data", "longdesc"))
_SHOWS_IMAGE = frozenset(("img", "input", "source", "image"))
_SPOKEN = frozenset(("alt", "title", "placeholder", "aria-label", "value", "label", "summary", "content"))

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
        if tag in _SHOWS_IMAGE:
            return False
        return self.name in _LEADING or self.name == "src" or self.name.startswith("data-")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and its span in the source."""

    name: str
    start: int
    end: int
    closing: bool
    attributes: tuple[Attribute, ...]

    def attribute(self, name: str) -> Attribute | None:
        """Find an attribute by its name in lower case."""
        return next((attribute for attribute in self.attributes if attribute.name == name), None)


@dataclass(slots=True)
class Element:
    """An element by the tag that opens it, the element around it, and where in the source its content ends."""

    tag: Tag
    parent: "Element | None"
    content_end: int


@dataclass(frozen=True, slots=True)
class Markup:
    """A source of HTML read once: what can be read in it, its tags in order, and how they are nested."""

    pieces: tuple[Piece, ...]
    tags: tuple[Tag, ...]
    shown: tuple[Piece, ...] = ()  # of the pieces, what stands between the tags, in order
    elements: tuple[Element, ...] = ()
    sheets: tuple[Piece, ...] = ()  # what stands in <style> elements
    commented: tuple[Tag, ...] = ()  # tags in comments, which some mail programs show

    def anchor_texts(self) -> Iterator[tuple[Tag, int, int]]:
        """Give each link that leads out of the message, with the span of the source between its tags."""
        for element in self.elements:
            address = element.tag.attribute("href") if element.tag.name == "a" else None
            if address and address.value and not address.value.startswith("#"):
                yield element.tag, element.tag.end, element.content_end


def read_markup(source: str) -> Markup:
    """Read HTML leniently, as browsers do: whatever is no markup is text; hidden text and comments can be read too."""
    reading = _Reading(source)
    reading.read(0, len(source), in_comment=False)
    return reading.markup()


class _Reading:
    """What was read of a source so far."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[Piece] = []
        self._spoken: list[Piece] = []
        self._sheets: list[Piece] = []
        self._tags: list[Tag] = []
        self._commented: list[Tag] = []
        self._unseen: str | None = None

    def markup(self) -> Markup:
        pieces = tuple(piece for piece in self._pieces + self._spoken if piece[0])
        nested = _nested(self._tags, len(self._source))
        shown = tuple(piece for piece in self._pieces if piece[1] < piece[2])
        return Markup(pieces, tuple(self._tags), shown, nested, tuple(self._sheets), tuple(self._commented))

    def read(self, start: int, end: int, *, in_comment: bool) -> None:
        """Read a part of the source; a comment is read once, as what it would be without its marks."""
        pieces, tags = (self._spoken, self._commented) if in_comment else (self._pieces, self._tags)
        done = start
        for match in _MARKUP.finditer(self._source, start, end):
            self._add_text(pieces, done, match.start())
            done = match.end()
            if self._unseen and not (match["close"] and match["name"].lower() == self._unseen):
                continue
            self._unseen = None
            if match["name"]:
                self._add_tag(_tag(match), pieces, tags, in_comment)
            elif match["entity"]:
                pieces.append((unescape(match["entity"]), match.start(), match.end()))
            elif not in_comment:
                self._add_comment(match)
        self._add_text(pieces, done, end)
        self._unseen = None

    def _add_text(self, pieces: list[Piece], start: int, end: int) -> None:
        if self._unseen is None:
            pieces.append((self._source[start:end], start, end))
        elif self._unseen == "style":
            self._sheets.append((self._source[start:end], start, end))

    def _add_tag(self, tag: Tag, pieces: list[Piece], tags: list[Tag], in_comment: bool) -> None:
        tags.append(tag)
        pieces.append(_break_at(tag))
        self._spoken += _spoken(tag)
        if tag.name in _UNSEEN and not tag.closing and not in_comment:
            self._unseen = tag.name

    def _add_comment(self, match: re.Match[str]) -> None:
        start, end = match.span("comment") if match["comment"] is not None else match.span("bogus")
        if start < end:
            self._spoken.append(("\n\n", start, start))
            self.read(start, end, in_comment=True)


def _nested(tags: list[Tag], source_end: int) -> tuple[Element, ...]:
    elements: list[Element] = []
    opened: list[Element] = []
    number_opened: dict[str, int] = {}

    def close(name: str, at: int) -> None:
        while number_opened.get(name):
            element = opened.pop()
            element.content_end = at
            number_opened[element.tag.name] -= 1
            if element.tag.name == name:
                return

    for tag in tags:
        if tag.closing:
            close(tag.name, tag.start)
            continue
        if tag.name == "a" or (tag.name in _CLOSES_ITSELF and opened and opened[-1].tag.name == tag.name):
            close(tag.name, tag.start)
        element = Element(tag, opened[-1] if opened else None, tag.end if tag.name in _VOID else source_end)
        elements.append(element)
        if tag.name not in _VOID:
            opened.append(element)
            number_opened[tag.name] = number_opened.get(tag.name, 0) + 1
    return tuple(elements)


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
    start += len(value) - len(value.lstrip())
    end -= len(value) - len(value.rstrip())
    return Attribute(match[1].lower(), unescape(value.strip()).strip(), offset + start, offset + max(start, end))


def _break_at(tag: Tag) -> Piece:
    if tag.name in _INLINE:
        return "", tag.start, tag.start
    return "\n" if tag.name == "br" else "\n\n", tag.start, tag.start


def _spoken(tag: Tag) -> Iterator[Piece]:
    for attribute in tag.attributes:
        if attribute.name in _SPOKEN and attribute.value:
            yield "\n\n", attribute.start, attribute.start
            yield attribute.value, attribute.start, attribute.end
