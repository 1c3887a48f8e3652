"""Style: what Amazon's styling rules ask of the look of a message."""

import re
from collections.abc import Iterator
from itertools import chain
from operator import eq

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.markup import Markup, Tag
from permitted.validator.detect.styles import Declaration, declarations, is_pixel, percent
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, found_about_whole, remove, replace
from permitted.validator.tables import table
from permitted.validator.text import Span

MAX_BREAKS = 2  # in a row: Communication Guidelines
MAX_FONT_SIZES = 3
MAX_MARGIN = 20.0  # percent
MAX_IMAGE_WIDTH = 80.0  # percent
SHOUTED_WORDS = 4  # fewer capitals in a row are names, models and abbreviations

_ANIMATED = re.compile(r"\b(?:animated|animation|looping) gif\b|\bgif (?:animation|that moves)\b")
_BREAKS = re.compile(r"(?:\r\n|\r(?!\n)|\n)(?:[ \t\xa0]*(?:\r\n|\r(?!\n)|\n)){2,}")
_HTML_BREAKS = re.compile(
    r"(?:<br\s*/?>(?:\s|&nbsp;)*){3,}|(?:<(p|div)[^<>]*>(?:\s|&nbsp;|<br\s*/?>)*</\1>\s*){2,}", re.IGNORECASE
)
_CAPITALS = re.compile(r"[A-Z][A-Z'’]+(?:[\s,;:!-]+(?:[A-Z][A-Z'’]*|[0-9]+))*[!?.]*")
_MARKS = re.compile(r"[!?](?:[!?]+|(?:\s[!?]){2,})")
_DOUBLED = re.compile(r"\b([a-z]{2,})\s+\1\b")
_MAY_DOUBLE = frozenset(
    ("that", "had", "is", "bye", "no", "so", "very", "knock", "ha", "night", "chop", "there", "go", "yes", "do", "her")
)
_SAYS_NOTHING = re.compile(
    r"(?:please )?(?:click |tap |press |read |see |look |follow )?"
    r"(?:here|this|this link|link|more|read more|click|learn more|details|this page)[.!:]?"
)
_COLOURS = ("color", "background-color", "background")


def style_emoji(message: Message, facts: Facts) -> Iterator[Finding]:
    """Emoji, and images said to be animated."""
    for field in facts.fields:
        for span in field.emoji:
            yield found("style-emoji", field, span, fix=remove())
        for match in _ANIMATED.finditer(field.text.folded) if "gif" in field.text.folded else ():
            yield found("style-emoji", field, field.text.span(*match.span()), variant="gif")
    for file in facts.files:
        if file.ending == "gif" and re.search(r"animat|loop|moving|wink|dance", file.attachment.filename.lower()):
            yield found_about_whole("style-emoji", field=f"attachments[{file.index}]", variant="file")


def style_line_breaks(message: Message, facts: Facts) -> Iterator[Finding]:
    """More than two line breaks in a row; in HTML runs of `<br>` and empty blocks."""
    pattern = _HTML_BREAKS if message.format == "html" else _BREAKS
    for match in pattern.finditer(message.body):
        fix = replace("two-breaks", "<br><br>" if message.format == "html" else "\n\n")
        yield found("style-line-breaks", facts.body, match.span(), fix=fix)


def style_formatting(message: Message, facts: Facts) -> Iterator[Finding]:
    """HTML that sets fonts, colours or line heights, centres the body, or exceeds the limits of sizes and widths."""
    markup = facts.body.markup
    if markup is None:
        return
    declared = declarations(markup)
    for declaration in declared:
        if variant := _overridden(declaration, markup):
            yield found("style-formatting", facts.body, declaration.span, variant=variant)
    yield from _centred(facts.body, markup, declared)
    yield from _many_sizes(facts.body, declared)


def style_shouting(message: Message, facts: Facts) -> Iterator[Finding]:
    """Whole sentences in capitals, repeated exclamation or question marks."""
    for field in facts.fields:
        raw = field.text.raw
        for match in _CAPITALS.finditer(raw):
            if _is_shouted(match[0], raw, match.span()):
                yield found("style-shouting", field, match.span(), variant="capitals")
        for match in _MARKS.finditer(raw):
            yield found("style-shouting", field, match.span(), fix=replace("one-mark", match[0].strip()[-1]))


def style_spelling(message: Message, facts: Facts) -> Iterator[Finding]:
    """Doubled words, and misspellings of the lexicon's list."""
    for field in facts.fields:
        words = field.text.words.split()
        for match in _DOUBLED.finditer(field.text.folded) if any(map(eq, words, words[1:])) else ():
            if match[1] not in _MAY_DOUBLE and "\n\n" not in match[0]:
                span = field.text.span(*match.span())
                fix = replace("write-once", field.text.raw[slice(*field.text.span(*match.span(1)))])
                yield found("style-spelling", field, span, variant="doubled", fix=fix)
        for start, end, right in _misspelt(field) if not _MISSPELLINGS.keys().isdisjoint(words) else ():
            yield found("style-spelling", field, field.text.span(start, end), right=right, fix=replace("write", right))


def style_accessibility(message: Message, facts: Facts) -> Iterator[Finding]:
    """An image without a text alternative, a link whose text says nothing."""
    for file in facts.files:
        if file.is_image and not (file.attachment.alt or "").strip() and file.attachment.alt is not None:
            yield found_about_whole("style-accessibility", field=f"attachments[{file.index}]", variant="file")
    markup = facts.body.markup
    if markup is None:
        return
    for tag in markup.tags:
        alternative = tag.attribute("alt")
        if tag.name == "img" and not is_pixel(tag) and (alternative is None or not alternative.value):
            yield found("style-accessibility", facts.body, (tag.start, tag.end), variant="image")
    for _, start, end in markup.anchor_texts():
        shown = " ".join(re.sub("<[^<>]*>", " ", message.body[start:end]).lower().split())
        if shown and _SAYS_NOTHING.fullmatch(shown):
            yield found("style-accessibility", facts.body, (start, end))


# ---------------------------------------------------------------- formatting


def _overridden(declaration: Declaration, markup: Markup) -> str:
    name, value, tag = declaration.name, declaration.value, declaration.tag
    if name in ("line-height", "font-family") or (name == "font" and not value.isdigit()):
        return "font"
    if name in _COLOURS and not (tag and tag.name in ("img",)) and value not in ("", "inherit", "transparent", "none"):
        return "colour"
    if name.startswith("margin") and any((percent(part) or 0) > MAX_MARGIN for part in value.split()):
        return "margin"
    if (
        name in ("width", "max-width", "min-width")
        and tag
        and tag.name == "img"
        and (percent(value) or 0) > MAX_IMAGE_WIDTH
    ):
        return "width"
    return ""


def _centred(field: FieldFacts, markup: Markup, declared: tuple[Declaration, ...]) -> Iterator[Finding]:
    """Find an element that is centred and holds over half of the text."""
    centring = [(tag, (tag.start, tag.end)) for tag in markup.tags if tag.name == "center" and not tag.closing]
    centring += [(d.tag, d.span) for d in declared if d.name == "text-align" and d.value == "center" and d.tag]
    shown = [(start, end) for piece, start, end in markup.pieces if piece.strip() and start < end]
    total = sum(end - start for start, end in shown)
    for tag, span in centring:
        content_end = _content_end(markup, tag)
        inside = sum(end - start for start, end in shown if tag.end <= start and end <= content_end)
        if inside * 2 > total:
            yield found("style-formatting", field, span, variant="centred")
            return


def _content_end(markup: Markup, tag: Tag) -> int:
    depth = 0
    for other in markup.tags:
        if other.start >= tag.start and other.name == tag.name:
            depth += -1 if other.closing else 1
            if depth == 0:
                return other.start
    return len(markup.pieces) and max(end for _, _, end in markup.pieces)


def _many_sizes(field: FieldFacts, declared: tuple[Declaration, ...]) -> Iterator[Finding]:
    seen: dict[str, Span] = {}
    for declaration in declared:
        if declaration.name == "font-size":
            seen.setdefault(declaration.value, declaration.span)
    if len(seen) > MAX_FONT_SIZES:
        yield found("style-formatting", field, list(seen.values())[MAX_FONT_SIZES], variant="sizes")


# ---------------------------------------------------------------- shouting and spelling


def _is_shouted(shouted: str, raw: str, span: Span) -> bool:
    words = re.findall(r"[A-Z][A-Z'’]+", shouted)
    if len(words) >= SHOUTED_WORDS:
        return any(len(word) > 3 for word in words)
    starts = re.search(r"(?:^|[.!?\n])\s*$", raw[max(0, span[0] - 3) : span[0]])
    return bool(starts) and len(words) >= 2 and shouted[-1] in "!?" and len(max(words, key=len)) > 3


def _misspelt(field: FieldFacts) -> Iterator[tuple[int, int, str]]:
    known = _MISSPELLINGS
    for match in re.finditer(r"(?<![\w@./#'-])[a-z]{3,}(?![\w@/#'-]|\.\w)", field.text.folded):
        if match[0] in known:
            yield *match.span(), known[match[0]]


def _misspellings() -> dict[str, str]:
    lines: dict[str, str] = table("lexicon/en")["misspellings"]
    return dict(chain.from_iterable(((wrong, right) for wrong in wrongs.split()) for right, wrongs in lines.items()))


_MISSPELLINGS = _misspellings()
