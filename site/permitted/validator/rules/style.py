"""Style: what Amazon's styling rules ask of the look of a message."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from html import unescape
from itertools import accumulate, chain
from operator import eq

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.attachments import is_animated, says_animated
from permitted.validator.detect.glyphs import find_emoji
from permitted.validator.detect.language import is_function_word
from permitted.validator.detect.markup import Markup, Piece, Tag
from permitted.validator.detect.styles import Declaration, declarations, is_pixel, percent, styled
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, found_about_whole, remove, replace
from permitted.validator.tables import lexicon_of
from permitted.validator.text import Span, fold_word

MAX_BREAKS = 2  # in a row: Communication Guidelines
MAX_FONT_SIZES = 3
MAX_MARGIN = 20.0  # percent
MAX_IMAGE_WIDTH = 80.0  # percent
SHOUTED_WORDS = 4  # fewer capitals in a row are names, models and abbreviations

_ANIMATED = re.compile(
    r"\b(?:animated|animation|looping|moving) gifs?\b|\bgifs? (?:animation|that (?:moves?|loops?))\b"
)
_BREAK = r"(?>\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])"  # CRLF is one
_THREE_LINES = re.compile(r"\n[ \t]*+\n[ \t]*+\n")  # quick to look for, unlike what is rarer
_RARE_BREAK = re.compile("[\r\x0b\x0c]")
_BLANK = r"[^\S\n\r\x0b\x0c\x85\u2028\u2029]|[\u200b-\u200d\u2060\ufeff\u2800\xad]"
_BREAKS = re.compile(rf"{_BREAK}(?:(?:{_BLANK})*+{_BREAK}){{2,}}")
_BLOCK = r"p|div|h[1-6]|blockquote|section|article|center|pre"
_HTML_PART = re.compile(
    r"(?P<br></?br\b[^<>]*>)"
    rf"|<(?P<close>/?)(?:(?P<block>{_BLOCK})|span|b|i|u|s|em|strong|font|small|big|a)\b[^<>]*>"
    r"|<!--(?:[^<-]|-(?!->))*+-->|\s+|[\u200b\u2060\ufeff\u2800]"
    r"|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|\#0*(?:160|173|8203|8204|8205|10240)|\#x0*(?:a0|ad|200[b-d]|2800));?",
    re.IGNORECASE,
)
_HTML_RUN = re.compile(
    f"(?:{_HTML_PART.pattern.replace('?P<br>', '?:').replace('?P<close>', '?:').replace('?P<block>', '?:')})++", re.I
)
_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻĞİŞŐŰČĚŘŠŽŮΑ-ΩА-ЯЁ"
_TWO_CAPITALS = re.compile("[A-Z]{2}")
_TWO_CAPITALS_OF_ANY = re.compile(f"[{_UPPER}]{{2}}")
_CAPITALS = re.compile(
    rf"[{_UPPER}][{_UPPER}'’]++(?:[\s,;:!-]++(?:[{_UPPER}][{_UPPER}'’]*+|[0-9]++)(?![^\W\d_]))*+[!?.]*+"
)
_SENTENCE_START = re.compile(r"(?:^|[!?.]\s+)\w")
_MARKS = re.compile(r"[!?！？]{2,}|(?:[!?]\s){2,}[!?]")
_DOUBLED = re.compile(r"\b([a-z]{2,})\s+\1\b")
_MAY_DOUBLE = frozenset(
    (
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "zero",
        "that", "had", "is", "bye", "no", "so", "very", "knock", "ha", "night", "chop", "there", "go", "yes",
        "do", "her", "many", "much", "really", "long", "far", "please", "well", "now", "too", "big", "same",
        "hear", "blah", "yo", "choo", "pom", "bon", "cous", "ylang", "hush", "tut", "can", "tick", "beep",
        "click", "tap", "oh", "ok", "okay", "aye", "wow", "dum", "tuk", "tom", "mama", "papa", "hi",
    )
)  # fmt: skip
_SAYS_NOTHING = re.compile(
    r"(?:please )?(?:just )?(?:click |tap |press |read |see |look |follow |go |find it )?(?:on |over )?"
    r"(?:here|this|this link|link|the link|more|read more|click|learn more|details|this page|this site|this website|"
    r"more info|more information|info)"
    r"(?: (?:to|for) (?:see|open|read|view|more|it|details|continue))?(?: (?:more|it|details))?[.!:>» ]*"
    r"|(?:hier|klicken sie hier|hier klicken|ici|cliquez ici|aqui|haga clic aqui|qui|clicca qui|klik hier|tutaj|"
    r"kliknij tutaj|har|klicka har|buraya tiklayin|clique aqui)[.!:>» ]*"
)
_PLACEMENT = re.compile(
    r"url\([^()]*\)|\b(?:no-repeat|repeat(?:-[xy])?|center|top|left|right|bottom|cover|contain|scroll|fixed|none|inherit|initial|"
    r"unset|transparent|border-box|padding-box|content-box)\b|[\d.]+(?:px|%|em)?|[/,\s]"
)
_NO_VALUE = frozenset(("", "inherit", "initial", "unset", "revert", "transparent", "none", "currentcolor"))
_ALIGNMENT = re.compile(r"text-align\s*:\s*[a-z-]+|\balign\s*=\s*(?:\"[^\"]*\"|'[^']*'|\w+)", re.IGNORECASE)
_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_WORD = re.compile(r"(?<![\w@./#'-])[a-z]{3,}(?![\w@/#'-]|\.\w)")
_COLOURS = ("color", "background-color", "background")


def style_emoji(message: Message, facts: Facts) -> Iterator[Finding]:
    """Emoji, and images said to be animated."""
    for field in facts.fields:
        for span in chain(field.emoji, _encoded_emoji(field)):
            yield found("style-emoji", field, span, fix=remove())
        for match in _ANIMATED.finditer(field.text.folded) if "gif" in field.text.folded else ():
            yield found("style-emoji", field, field.text.span(*match.span()), variant="gif")
    for file in facts.files:
        if is_animated(file):
            yield found_about_whole("style-emoji", field=f"attachments[{file.index}]", variant="file")
    yield from _animated_images(facts.body)


def style_line_breaks(message: Message, facts: Facts) -> Iterator[Finding]:
    """More than two line breaks in a row; in HTML runs of `<br>` and empty blocks."""
    if message.format == "html":
        for start, end in _html_breaks(message.body):
            whole = _is_balanced(message.body[start:end])
            yield found(
                "style-line-breaks", facts.body, (start, end), fix=replace("two-breaks", "<br><br>") if whole else None
            )
    elif _THREE_LINES.search(message.body) or not message.body.isascii() or _RARE_BREAK.search(message.body):
        for match in _BREAKS.finditer(message.body):
            yield found("style-line-breaks", facts.body, match.span(), fix=replace("two-breaks", "\n\n"))


def style_formatting(message: Message, facts: Facts) -> Iterator[Finding]:
    """HTML that sets fonts, colours or line heights, centres the body, or exceeds the limits of sizes and widths."""
    markup = facts.body.markup
    if markup is None:
        return
    declared = declarations(markup)
    for declaration in declared:
        if variant := _overridden(declaration):
            yield found("style-formatting", facts.body, declaration.span, variant=variant, fix=remove())
    yield from _centred(facts.body, markup)
    yield from _many_sizes(facts.body, declared)


def style_shouting(message: Message, facts: Facts) -> Iterator[Finding]:
    """Whole sentences in capitals, repeated exclamation or question marks."""
    for field in facts.fields:
        if not field.text.raw:
            continue
        shown = _as_shown(field)
        two_capitals = _TWO_CAPITALS if shown.isascii() else _TWO_CAPITALS_OF_ANY
        many_capitals = two_capitals.search(shown) is not None and sum(map(str.isupper, shown.split())) > 1
        many_marks = shown.count("!") + shown.count("?") > 1 or not shown.isascii()
        for match in _CAPITALS.finditer(shown) if many_capitals else ():
            if _is_shouted(match[0], shown, match.span()):
                fix = replace("write", _calmly(match[0]))
                yield found("style-shouting", field, match.span(), variant="capitals", fix=fix)
        for match in _MARKS.finditer(shown) if many_marks else ():
            yield found("style-shouting", field, match.span(), fix=replace("one-mark", match[0].strip()[-1]))


def style_spelling(message: Message, facts: Facts) -> Iterator[Finding]:
    """Doubled words, and misspellings of the lexicon's list; both are words of other languages."""
    for field in facts.fields if facts.is_understood else ():
        words = field.text.words.split()
        if any(map(eq, words, words[1:])):
            yield from _doubled(field)
        if not _MISSPELLINGS.keys().isdisjoint(words):
            yield from _misspelt(field)


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
        shown = " ".join(fold_word(unescape(re.sub("<[^<>]*>", " ", message.body[start:end]))).split())
        if shown and _SAYS_NOTHING.fullmatch(shown):
            yield found("style-accessibility", facts.body, (start, end))


# ---------------------------------------------------------------- formatting


def _overridden(declaration: Declaration) -> str:
    name, value, target = declaration.name, declaration.value, declaration.target
    if value in _NO_VALUE:
        return ""
    if name == "font-family" or name == "font" or (name == "line-height" and value != "normal"):
        return "font"
    if name in _COLOURS and target not in ("img", "hr") and (name != "background" or _PLACEMENT.sub("", value)):
        return "colour"
    if name.startswith("margin") and any((percent(part) or 0) > MAX_MARGIN for part in value.split()):
        return "margin"
    if name in ("width", "max-width", "min-width") and target == "img" and (percent(value) or 0) > MAX_IMAGE_WIDTH:
        return "width"
    return ""


def _centred(field: FieldFacts, markup: Markup) -> Iterator[Finding]:
    """Find an element that is centred and holds over half of the text."""
    starts = [start for _, start, _ in markup.shown]
    lengths = [0, *accumulate(len("".join(piece.split())) for piece, _, _ in markup.shown)]
    for element in styled(markup):
        if element.tag.name != "center" and not _is_centring(element.tag, element.style.get("text-align", "")):
            continue
        first, last = (bisect_left(starts, at) for at in (element.tag.end, element.element.content_end))
        if (lengths[last] - lengths[first]) * 2 > lengths[-1]:
            yield _centring(field, element.tag)
            return


def _is_centring(tag: Tag, alignment: str) -> bool:
    return alignment in ("center", "-webkit-center", "middle") and tag.name not in ("img", "hr", "iframe")


def _centring(field: FieldFacts, tag: Tag) -> Finding:
    """Report what centres; a class of the style sheet has no place of its own, so it is the element then."""
    match = _ALIGNMENT.search(field.text.raw, tag.start, tag.end)
    span = match.span() if match else (tag.start, tag.end)
    fix = remove() if match or tag.name == "center" else None
    return found("style-formatting", field, span, variant="centred", fix=fix)


def _many_sizes(field: FieldFacts, declared: tuple[Declaration, ...]) -> Iterator[Finding]:
    seen: dict[str, Span] = {}
    for declaration in declared:
        if declaration.name == "font-size":
            seen.setdefault(declaration.value, declaration.span)
    if len(seen) > MAX_FONT_SIZES:
        yield found("style-formatting", field, list(seen.values())[MAX_FONT_SIZES], variant="sizes")


# ---------------------------------------------------------------- shouting and spelling


def _as_shown(field: FieldFacts) -> str:
    """Give the source with spaces for its tags, and entities decoded where they begin; places stay."""
    if field.markup is None:
        return field.text.raw
    shown = [" "] * len(field.text.raw)
    for piece, start, end in field.markup.shown:
        shown[start : start + min(len(piece), end - start)] = piece[: end - start]
    return "".join(shown)


def _calmly(shouted: str) -> str:
    """Write capitals as a sentence: one at its beginning, and the word for the writer."""
    calm = _SENTENCE_START.sub(lambda start: start[0].upper(), shouted.lower())
    return re.sub(r"\bi\b", "I", calm)


def _is_shouted(shouted: str, raw: str, span: Span) -> bool:
    words = re.findall(rf"[{_UPPER}][{_UPPER}'’]+", shouted)
    if len(words) >= SHOUTED_WORDS:
        return any(is_function_word(fold_word(word)) for word in words) or sum(len(word) > 4 for word in words) > 2
    starts = re.search(r"(?:^|[.!?\n])\s*$", raw[max(0, span[0] - 3) : span[0]])
    return bool(starts) and len(words) >= 2 and shouted[-1] in "!?" and len(max(words, key=len)) > 3


def _doubled(field: FieldFacts) -> Iterator[Finding]:
    for match in _DOUBLED.finditer(field.text.folded):
        first = field.text.raw[slice(*field.text.span(*match.span(1)))]
        span = field.text.span(*match.span())
        twice = field.text.raw[slice(*span)].split()
        is_name = len(twice) > 1 and all(word[:1].isupper() for word in twice)
        if (
            match[1] not in _MAY_DOUBLE
            and not is_name
            and ("\n" not in match[0] or is_function_word(match[1]))
            and "\n\n" not in match[0]
        ):
            yield found("style-spelling", field, span, variant="doubled", fix=replace("write-once", first))


def _misspelt(field: FieldFacts) -> Iterator[Finding]:
    for match in _WORD.finditer(field.text.folded):
        if (right := _MISSPELLINGS.get(match[0])) is not None:
            span = field.text.span(*match.span())
            right = _in_case_of(field.text.raw[slice(*span)], right)
            yield found("style-spelling", field, span, right=right, fix=replace("write", right))


def _in_case_of(given: str, right: str) -> str:
    """Write a word in capitals, or with one, where the given one is."""
    if given.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if given[:1].isupper() else right


# ---------------------------------------------------------------- emoji and line breaks


def _encoded_emoji(field: FieldFacts) -> Iterator[Span]:
    """Find emoji that HTML writes by their numbers: they are drawn all the same."""
    if field.markup is None or "&#" not in field.text.raw:
        return
    entities = [piece for piece in field.markup.shown if len(piece[0]) < piece[2] - piece[1]]
    for joined in _joined(entities):
        text = "".join(piece for piece, _, _ in joined)
        for start, end in find_emoji(text):
            yield joined[start][1], joined[end - 1][2]


def _joined(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Group pieces of one character that touch."""
    group: list[Piece] = []
    for piece in pieces:
        if group and group[-1][2] != piece[1]:
            yield group
            group = []
        if len(piece[0]) == 1:
            group.append(piece)
    if group:
        yield group


def _animated_images(body: FieldFacts) -> Iterator[Finding]:
    for tag in body.markup.tags if body.markup else ():
        if tag.name != "img":
            continue
        told = " ".join(attribute.value for attribute in tag.attributes if attribute.name in ("src", "alt", "title"))
        if ".gif" in told.lower() and says_animated(told):
            yield found("style-emoji", body, (tag.start, tag.end), variant="gif")


def _html_breaks(body: str) -> Iterator[Span]:
    """Find where tags and blanks alone leave more than one line empty."""
    for run in _HTML_RUN.finditer(body):
        lines: list[Span] = []
        opened: list[tuple[int, int, int]] = []
        empty_blocks = 0
        for part in _HTML_PART.finditer(body, *run.span()):
            if part["br"]:
                lines.append(part.span())
            elif part["block"] and not part["close"]:
                opened.append((part.start(), len(lines), empty_blocks))
            elif part["block"] and opened:
                start, lines_before, blocks_before = opened.pop()
                if empty_blocks == blocks_before:
                    empty_blocks += 1
                    last_end = part.end()
                    lines[lines_before:] = (
                        [*lines[lines_before:], (start, last_end)]
                        if len(lines) == lines_before
                        else [(start, lines[lines_before][1]), *lines[lines_before + 1 : -1], (lines[-1][0], last_end)]
                    )
        if len(lines) > MAX_BREAKS or empty_blocks >= MAX_BREAKS:
            yield min(start for start, _ in lines), max(end for _, end in lines)


def _is_balanced(source: str) -> bool:
    """Say whether every element of a part of the source opens and closes in it, so that it can be replaced."""
    depth = 0
    for close, name in _TAG_NAME.findall(source):
        if name.lower() != "br":
            depth += -1 if close else 1
        if depth < 0:
            return False
    return depth == 0


def _misspellings() -> dict[str, str]:
    lines: dict[str, str] = lexicon_of("en")["misspellings"]
    return dict(chain.from_iterable(((wrong, right) for wrong in wrongs.split()) for right, wrongs in lines.items()))


_MISSPELLINGS = _misspellings()
