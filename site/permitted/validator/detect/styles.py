"""The style of HTML: declarations of CSS and the attributes that stand for them, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from permitted.validator.detect.markup import Markup, Tag
from permitted.validator.text import Span

_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;{}]+)")
_BLOCKS = re.compile(r"\{([^{}]*)\}")
_ATTRIBUTES = {
    "bgcolor": "background-color",
    "color": "color",
    "face": "font-family",
    "size": "font-size",
    "width": "width",
    "height": "height",
    "align": "text-align",
}
_HEADINGS = {"h1": "2em", "h2": "1.5em", "h3": "1.17em", "h4": "1em", "h5": ".83em", "h6": ".67em"}
_SMALLEST = 1.0  # pixels; what is as small as this is not there to be read


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property and its value, in lower case, its place in the source, and the tag that carries it, if one does."""

    name: str
    value: str
    span: Span
    tag: Tag | None


def declarations(markup: Markup) -> tuple[Declaration, ...]:
    """Give every declaration of style attributes, of attributes that mean the same, of headings and of style sheets."""
    found = [declaration for tag in markup.tags if not tag.closing for declaration in _of_tag(tag)]
    for css, start, _ in markup.sheets:
        for block in _BLOCKS.finditer(css):
            found += _declared(block[1], start + block.start(1), None)
    return tuple(found)


def is_hidden(tag: Tag) -> bool:
    """Say whether an element hides what stands in it."""
    if tag.attribute("hidden"):
        return True
    style = {d.name: d.value for d in _of_tag(tag)}
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return True
    if style.get("opacity") in ("0", "0.0", "0%") or _is_nothing(style.get("font-size", "")):
        return True
    colour, ground = style.get("color"), style.get("background-color", style.get("background"))
    return colour is not None and (colour == ground or (_WHITE.fullmatch(colour) is not None and ground is None))


_WHITE = re.compile(r"white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)")


def is_pixel(tag: Tag) -> bool:
    """Say whether an image is too small to be seen."""
    style = {d.name: d.value for d in _of_tag(tag)}
    return any(_is_nothing(style.get(side, "")) for side in ("width", "height")) or is_hidden(tag)


def percent(value: str) -> float | None:
    """Read a percentage; None for anything else."""
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*%", value.strip())
    return float(match[1]) if match else None


def _is_nothing(value: str) -> bool:
    match = re.fullmatch(r"([0-9]*\.?[0-9]+)\s*(?:px|pt|em|rem|%)?", value.strip())
    return bool(match) and float(match[1]) <= _SMALLEST  # type: ignore[index]  # it matched


def _of_tag(tag: Tag) -> Iterator[Declaration]:
    if tag.name in _HEADINGS and not tag.closing:
        yield Declaration("font-size", _HEADINGS[tag.name], (tag.start, tag.end), tag)
    for attribute in tag.attributes:
        if attribute.name == "style":
            yield from _declared(attribute.value, attribute.start, tag)
        elif attribute.name in _ATTRIBUTES and not (attribute.name == "size" and tag.name != "font"):
            value = attribute.value.lower()
            yield Declaration(_ATTRIBUTES[attribute.name], value, (attribute.start, attribute.end), tag)


def _declared(css: str, offset: int, tag: Tag | None) -> Iterator[Declaration]:
    for match in _DECLARATION.finditer(css.lower()):
        value = match[2].replace("!important", "").strip()
        yield Declaration(
            match[1], value, (offset + match.start(), offset + match.start() + len(match[0].rstrip())), tag
        )
