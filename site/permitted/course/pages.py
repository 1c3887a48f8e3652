"""Pages written in Markdown: front matter, prose, and between the prose sample messages and short checks."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from markdown import Markdown

from permitted.course.checks import Check, read_check
from permitted.course.entries import Entry, read_entry, read_text
from permitted.course.markup import Markup, look_through
from permitted.course.problems import Problem
from permitted.course.proof import Key, Keyed, read_key
from permitted.validator import Message, Verdict

_FENCE = re.compile(r"^```(message|check)[ \t]*\n(.*?)^```[ \t]*$", re.DOTALL | re.MULTILINE)
_PLACE = "part-{}-of-this-page"
_PLACED = re.compile(r"<p>part-(\d+)-of-this-page</p>")
_ALMOST_A_FENCE = re.compile(r"^[ \t>*+-]*(?:`{3,}|~{3,})[ \t]*(message|check)\b", re.MULTILINE)
_EXTENSIONS = ("extra", "sane_lists", "smarty", "toc")
# columns are aligned by an attribute, since the site's security policy refuses styles
_CONFIGURATION = {"extra": {"tables": {"use_align_attribute": True}}}


@dataclass(frozen=True, slots=True)
class Prose:
    """HTML made of Markdown by authors that are trusted."""

    html: str


@dataclass(frozen=True, slots=True)
class Sample(Keyed):
    """A message shown on a page, with what its author says of it, and where it stands."""

    caption: str
    key: Key
    path: Path
    line: int


Part = Prose | Sample | Check


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its anchor, its words and its level (2 or 3)."""

    anchor: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Page:
    """A file of Markdown: front matter, parts in order, headings, links inside the site by line, and anchors."""

    front: Entry
    parts: tuple[Part, ...]
    contents: tuple[Heading, ...]
    links: tuple[tuple[str, int], ...]
    anchors: frozenset[str]


def read_page(path: Path, problems: list[Problem]) -> Page | None:
    """Read a file; None, with the problems noted, where there is no front matter to go by."""
    text = read_text(path, problems)
    if text is None:
        return None
    match = re.match(r"---\n(.*?)^---[ \t]*\n", text, re.DOTALL | re.MULTILINE)
    if match is None:
        problems.append(Problem(path, 1, "must begin with front matter between two lines of `---`"))
        return None
    front = read_entry(match[1], path, problems, first_line=2)
    if front is None:
        return None
    source, first_line = text[match.end() :], text[: match.end()].count("\n") + 1
    return _page(front, source, first_line, problems)


def _page(front: Entry, source: str, first_line: int, problems: list[Problem]) -> Page:
    placed: list[Sample | Check] = []

    def place(match: re.Match[str]) -> str:
        line = first_line + source.count("\n", 0, match.start())
        placed.append(_READ[match[1]](match[2], front.path, line, problems))
        return f"\n\n{_PLACE.format(len(placed) - 1)}\n\n"

    markdown = Markdown(extensions=list(_EXTENSIONS), extension_configs=_CONFIGURATION, output_format="html")
    html = _scrollable(markdown.convert(_FENCE.sub(place, source)))
    prose = _Prose(front.path, _FENCE.sub(lambda match: "\n" * match[0].count("\n"), source), first_line)
    markup = look_through(html)
    problems += [*prose.refused(markup), *prose.almost_samples(), *_lost(html, placed)]
    links = tuple((target, prose.line_of(target)) for target in markup.targets)
    headings = tuple(_headings(markdown.toc_tokens))  # type: ignore[attr-defined]  # set by the extension toc
    return Page(front, _parts(html, placed), headings, links, markup.anchors)


def _scrollable(html: str) -> str:
    """Put each table into a frame that scrolls sideways, by keyboard too, on screens narrower than the table."""
    framed = html.replace("<table>", '<div class="table" role="group" aria-label="Table" tabindex="0"><table>')
    return framed.replace("</table>", "</table></div>")


@dataclass(frozen=True, slots=True)
class _Prose:
    """The source of a page without what stands in fences, line by line where it was, to find the places of mistakes."""

    path: Path
    source: str
    first_line: int

    def line_of(self, words: str) -> int:
        """Give the line where some words stand first; the first line, where Markdown has changed them."""
        return self._line_at(max(0, self.source.lower().find(words.lower())))

    def refused(self, markup: Markup) -> list[Problem]:
        """Note what browsers would not run or show."""
        detail = "`{}` is refused by the site's security policy; write it without"
        return [Problem(self.path, self._line_of_markup(one), detail.format(one)) for one in markup.refused]

    def almost_samples(self) -> list[Problem]:
        """Note fences that look like one of a sample but were not read as one."""
        detail = "is not read as a {0}; it must begin with ```{0} and end with ```, each at the start of a line"
        return [
            Problem(self.path, self._line_at(match.start()), detail.format(match[1]))
            for match in _ALMOST_A_FENCE.finditer(self.source)
        ]

    def _line_of_markup(self, written: str) -> int:
        words = re.escape(written).replace("=", r"\s*=")
        found = re.search(rf"{words}(?![\w-])" if written.startswith("<") else words, self.source, re.IGNORECASE)
        return self._line_at(found.start() if found else 0)

    def _line_at(self, position: int) -> int:
        return self.first_line + self.source.count("\n", 0, position)


def _lost(html: str, parts: Sequence[Sample | Check]) -> list[Problem]:
    placed = {int(number) for number in _PLACED.findall(html)}
    lost = (part for number, part in enumerate(parts) if number not in placed)
    return [Problem(one.path, one.line, "stands inside HTML or a code block; move it out of there") for one in lost]


def _sample(text: str, path: Path, line: int, problems: list[Problem]) -> Sample:
    entry = read_entry(text, path, problems, first_line=line + 1)
    if entry is None:
        return Sample("", Key(Message(""), Verdict.ALLOWED, ()), path, line)
    sample = Sample(entry.text("caption"), read_key(entry), path, line)
    entry.finish()
    return sample


def _check(text: str, path: Path, line: int, problems: list[Problem]) -> Check:
    entry = read_entry(text, path, problems, first_line=line + 1)
    return read_check(entry, line) if entry else Check("", (), path, line)


_READ: Mapping[str, Callable[[str, Path, int, list[Problem]], Sample | Check]] = {"message": _sample, "check": _check}


def _parts(html: str, placed: list[Sample | Check]) -> tuple[Part, ...]:
    pieces = _PLACED.split(html)
    parts: list[Part] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            parts.append(placed[int(piece)])
        elif piece.strip():
            parts.append(Prose(piece.strip()))
    return tuple(parts)


def _headings(tokens: list[dict[str, Any]]) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        if token["level"] in (2, 3):
            found.append(Heading(token["id"], unescape(token["name"]), token["level"]))
        found += _headings(token["children"])
    return found
