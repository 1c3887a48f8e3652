"""The style of HTML: declarations of CSS and the attributes that stand for them, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from permitted.validator.detect.colours import Colour, are_alike, is_transparent, read_colour
from permitted.validator.detect.markup import Attribute, Element, Markup, Tag
from permitted.validator.text import Span

_VALUE = r"""(?:[^;{}("']|\([^()]*\)?|"[^"]*"?|'[^']*'?)++"""
_DECLARATION = re.compile(rf"([a-z-]+)\s*:\s*({_VALUE})")
_BLOCKS = re.compile(r"([^{}]*)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important\s*$")
_URL = re.compile(r"url\(\s*[\"']?([^\"'()]+)", re.IGNORECASE)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*|\*?)((?:[.#][\w-]+)*)(?::[\w-]+)*")
_ATTRIBUTES = {
    "bgcolor": "background-color",
    "color": "color",
    "text": "color",
    "link": "color",
    "vlink": "color",
    "alink": "color",
    "face": "font-family",
    "size": "font-size",
    "width": "width",
    "height": "height",
    "align": "text-align",
}
_ONLY_ON = {"size": ("font", "basefont"), "text": ("body",), "link": ("body",), "vlink": ("body",), "alink": ("body",)}
_HEADINGS = {"h1": "2em", "h2": "1.5em", "h3": "1.17em", "h4": "1em", "h5": ".83em", "h6": ".67em"}
_FONT_SIZE = re.compile(r"(?:^|\s)([0-9.]+(?:px|pt|em|rem|%)?|(?:xx?-)?(?:small|large)|medium)\s*(?:/\s*\S+)?\s+\S")
_LENGTH = re.compile(r"(-?[0-9]*\.?[0-9]+)\s*(px|pt|em|rem|ex|ch|%|vw|vh)?")
_SMALLEST = {
    None: 1.0,
    "px": 1.0,
    "pt": 1.0,
    "%": 1.0,
    "vw": 0.2,
    "vh": 0.2,
}  # as small as this is not there to be read
_SMALLEST_EM = 0.1
_FAR_AWAY = -300.0  # pixels to the left or top of where the text would begin
_FAINTEST = 0.05
WHITE: Colour = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property and its value, in lower case, its place in the source, and the name of the element it is for."""

    name: str
    value: str
    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Styled:
    """An element with its style, and whether it or one around it hides what stands in it."""

    element: Element
    style: dict[str, str]
    hides: bool
    is_inside_hidden: bool

    @property
    def tag(self) -> Tag:
        """The tag that opens the element."""
        return self.element.tag


def declarations(markup: Markup) -> tuple[Declaration, ...]:
    """Give every declaration of style attributes, of attributes that mean the same, of headings and of style sheets."""
    found = [declaration for tag in markup.tags if not tag.closing for declaration in _of_tag(tag)]
    for selectors, block, offset, _ in _blocks(markup):
        target = next((name for name, _ in selectors), "")
        found += _declared(block, offset, target)
    return tuple(found)


def styled(markup: Markup) -> Iterator[Styled]:
    """Give the elements in order, each with its style as far as simple selectors and inheritance tell it."""
    sheet = _sheet(markup)
    grounds: dict[int, Colour | None] = {}
    hidden_until = 0
    for element in markup.elements:
        tag = element.tag
        style = {**_from_sheet(sheet, tag), **{d.name: d.value for d in _of_tag(tag)}}
        around = grounds.get(id(element.parent), WHITE)
        grounds[id(element)] = ground = _ground(style, around)
        hides = _hides(tag, style, ground)
        yield Styled(element, style, hides, tag.start < hidden_until)
        if hides:
            hidden_until = max(hidden_until, element.content_end)


def is_pixel(tag: Tag) -> bool:
    """Say whether an image is too small to be seen."""
    return is_too_small(tag, {d.name: d.value for d in _of_tag(tag)})


def is_too_small(tag: Tag, style: dict[str, str]) -> bool:
    """Say whether an image is too small to be seen: in every direction that is given, or nothing in one."""
    sides = [style[side] for side in ("width", "height") if side in style]
    return (
        (bool(sides) and all(map(_is_nothing, sides)))
        or any(_is_zero(side) for side in sides)
        or _hides(tag, style, WHITE)
    )


def image_sources(markup: Markup) -> Iterator[tuple[Tag | None, Attribute]]:
    """Give the addresses of images with their places: of elements, of attributes and of style."""
    for tag in (*markup.tags, *markup.commented):
        for attribute in tag.attributes:
            if attribute.name in _IMAGE_ATTRIBUTES.get(tag.name, ()) or attribute.name in ("background", "poster"):
                yield tag, attribute
            elif attribute.name == "style" and "url" in attribute.value.lower():
                yield from ((tag, url) for url in _urls(attribute.value, attribute.start, attribute.end))
    for css, start, end in markup.sheets:
        yield from ((None, url) for url in _urls(css, start, end))


_IMAGE_ATTRIBUTES = {
    "img": ("src", "srcset", "data-src", "lowsrc"),
    "input": ("src",),
    "source": ("srcset",),
    "image": ("href", "xlink:href"),
}


def percent(value: str) -> float | None:
    """Read a percentage; None for anything else."""
    match = re.fullmatch(r"\+?([0-9]*\.?[0-9]+)\s*%", value.strip())
    return float(match[1]) if match else None


# ---------------------------------------------------------------- declarations


def _of_tag(tag: Tag) -> Iterator[Declaration]:
    if tag.name in _HEADINGS and not tag.closing:
        yield Declaration("font-size", _HEADINGS[tag.name], (tag.start, tag.end), tag.name)
    for attribute in tag.attributes:
        if attribute.name == "style":
            yield from _placed(_declared(attribute.value, attribute.start, tag.name), attribute)
        elif attribute.name in _ATTRIBUTES and tag.name in _ONLY_ON.get(attribute.name, (tag.name,)):
            value = attribute.value.lower()
            if attribute.name == "size":
                value = f"size {value}"
            yield Declaration(_ATTRIBUTES[attribute.name], value, (attribute.start, attribute.end), tag.name)


def _placed(declared: Iterator[Declaration], attribute: Attribute) -> Iterator[Declaration]:
    """Give the whole value as the place where entities hide the places inside it."""
    if len(attribute.value) == attribute.end - attribute.start:
        yield from declared
        return
    for declaration in declared:
        yield Declaration(declaration.name, declaration.value, (attribute.start, attribute.end), declaration.target)


def _declared(css: str, offset: int, target: str) -> Iterator[Declaration]:
    for match in _DECLARATION.finditer(_without_comments(css.lower())):
        start = offset + match.start()
        value = _IMPORTANT.sub("", match[2]).strip()
        yield Declaration(match[1], value, (start, start + len(match[0].rstrip())), target)
        if match[1] == "font" and (size := _FONT_SIZE.search(value)):
            yield Declaration("font-size", size[1], (start, start + len(match[0].rstrip())), target)


def _without_comments(css: str) -> str:
    return _COMMENT.sub(lambda comment: " " * len(comment[0]), css) if "/*" in css else css


# ---------------------------------------------------------------- style sheets

Selector = tuple[str, frozenset[str]]  # an element's name, or "", and its classes (.x) and id (#x)


def _blocks(markup: Markup) -> Iterator[tuple[list[Selector], str, int, bool]]:
    """Give each block: whom it is for, its text, where it starts, and whether it holds only at times (@media)."""
    for source, start, _ in markup.sheets:
        css = _without_comments(source.lower())
        for block in _BLOCKS.finditer(css):
            at_times = block.start() > 0 and css[block.start() - 1] == "{"
            selectors = [s for text in block[1].split(",") if (s := _selector(text)) is not None]
            yield selectors, block[2], start + block.start(2), at_times


def _selector(text: str) -> Selector | None:
    last = re.split(r"[\s>+~]+", text.strip())[-1]
    match = _SELECTOR.fullmatch(last)
    if match is None or not last:
        return None
    return match[1].strip("*"), frozenset(re.findall(r"[.#][\w-]+", match[2]))


def _sheet(markup: Markup) -> dict[str, dict[Selector, dict[str, str]]]:
    """Give the styles by what a selector asks first: a class or an id, else the element's name."""
    sheet: dict[str, dict[Selector, dict[str, str]]] = {}
    for selectors, block, offset, at_times in _blocks(markup):
        if at_times:
            continue
        style = {d.name: d.value for d in _declared(block, offset, "")}
        for selector in selectors:
            first = min(selector[1], default=selector[0])
            sheet.setdefault(first, {}).setdefault(selector, {}).update(style)
    return sheet


def _from_sheet(sheet: dict[str, dict[Selector, dict[str, str]]], tag: Tag) -> dict[str, str]:
    if not sheet:
        return {}
    marks = _marks(tag)
    style: dict[str, str] = {}
    for first in ("", tag.name, *sorted(marks)):
        for (name, needed), declared in sheet.get(first, {}).items():
            if name in ("", tag.name) and needed <= marks:
                style.update(declared)
    return style


def _marks(tag: Tag) -> set[str]:
    """Give an element's classes and id as selectors name them."""
    classes, name = tag.attribute("class"), tag.attribute("id")
    marks = {f".{word}" for word in classes.value.lower().split()} if classes else set()
    return marks | ({f"#{name.value.lower()}"} if name else set())


def _urls(css: str, start: int, end: int) -> Iterator[Attribute]:
    for match in _URL.finditer(css):
        exact = len(css) == end - start
        yield Attribute("url", match[1], *((start + match.start(1), start + match.end(1)) if exact else (start, end)))


# ---------------------------------------------------------------- what hides


def _ground(style: dict[str, str], around: Colour | None) -> Colour | None:
    """Give the colour behind an element's text; None where it cannot be told."""
    declared = style.get("background-color") or style.get("background")
    if declared is None or is_transparent(declared) or declared in ("inherit", "initial", "unset", "none"):
        return around
    return read_colour(declared)


def _hides(tag: Tag, style: dict[str, str], ground: Colour | None) -> bool:
    if tag.attribute("hidden") or tag.name == "template":
        return True
    return bool(style) and (_is_switched_off(style) or _is_out_of_sight(style) or _is_unreadable(style, ground))


def _is_switched_off(style: dict[str, str]) -> bool:
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("content-visibility") == "hidden"
        or style.get("mso-hide") == "all"
    )


_NO_AREA = re.compile(
    r"rect\((?:\s*[01](?:px|em|%)?[\s,]*){4}\)|inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0|polygon\(\s*0[^,]*(?:,\s*0[^,]*)*\)"
)
_NO_SCALE = re.compile(r"scale[xy]?\(\s*0(?:\.0\d*)?\s*[,)]|translate[xy]?\(\s*-\d{3,}")


def _is_out_of_sight(style: dict[str, str]) -> bool:
    clipped = _NO_AREA.match(style.get("clip", "")) or _NO_AREA.match(style.get("clip-path", ""))
    moved = any(
        _pixels(style.get(name, "")) <= _FAR_AWAY
        for name in ("text-indent", "left", "top", "margin-left", "margin-top")
    )
    folded = style.get("overflow", "").startswith(("hidden", "clip")) and any(
        _is_nothing(style.get(name, "")) for name in ("height", "max-height", "width", "max-width", "line-height")
    )
    return (
        bool(clipped)
        or moved
        or folded
        or bool(_NO_SCALE.search(style.get("transform", "")))
        or style.get("zoom") == "0"
    )


def _is_unreadable(style: dict[str, str], ground: Colour | None) -> bool:
    if (
        _is_faint(style.get("opacity", ""))
        or _is_nothing(style.get("font-size", ""))
        or "opacity(0" in style.get("filter", "")
    ):
        return True
    colour = style.get("-webkit-text-fill-color") or style.get("color") or ""
    return is_transparent(colour) or are_alike(read_colour(colour), ground)


def _is_faint(value: str) -> bool:
    match = re.fullmatch(r"([0-9]*\.?[0-9]+)(%?)", value)
    return bool(match) and float(match[1]) / (100 if match[2] else 1) <= _FAINTEST  # type: ignore[index]  # it matched


def _pixels(value: str) -> float:
    match = _LENGTH.match(value)
    return float(match[1]) * (16 if match[2] in ("em", "rem") else 1) if match and match[2] not in ("%",) else 0.0


def _is_nothing(value: str) -> bool:
    match = _LENGTH.fullmatch(value.strip())
    return bool(match) and 0 <= float(match[1]) <= _SMALLEST.get(match[2], _SMALLEST_EM)  # type: ignore[index]  # it matched


def _is_zero(value: str) -> bool:
    match = _LENGTH.fullmatch(value.strip())
    return bool(match) and float(match[1]) == 0  # type: ignore[index]  # it matched
