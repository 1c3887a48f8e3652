"""Pages written in Markdown: front matter, prose, and sample messages between the prose."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown

from permitted.course.entries import Entry, read_entry, read_text
from permitted.course.problems import Problem
from permitted.course.proof import Key, read_key
from permitted.validator import Message, Report, Verdict

_FENCE = re.compile(r"^```message[ \t]*\n(.*?)^```[ \t]*$", re.DOTALL | re.MULTILINE)
_PLACE = "sample-{}-of-this-page"
_PLACED = re.compile(r"<p>sample-(\d+)-of-this-page</p>")
_LINK = re.compile(r'href="(/[^"#?]*)')
_REFUSED = re.compile(r"<(script|style|iframe)\b|\s(style|on[a-z]+)\s*=\s*[\"']", re.IGNORECASE)
_EXTENSIONS = ("extra", "sane_lists", "smarty", "toc")


@dataclass(frozen=True, slots=True)
class Prose:
    """HTML made of Markdown by authors that are trusted."""

    html: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A message shown on a page, with what its author says of it, and where it stands."""

    caption: str
    key: Key
    path: Path
    line: int

    @property
    def message(self) -> Message:
        """The message as the buyer would get it."""
        return self.key.message

    @property
    def verdict(self) -> Verdict:
        """May it be sent?"""
        return self.key.verdict

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that decide that."""
        return self.key.rules

    @property
    def gap(self) -> str | None:
        """Where the validator is wrong about it, in a sentence."""
        return self.key.gap

    @property
    def report(self) -> Report:
        """Its findings."""
        return self.key.report


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its anchor, its words and its level (2 or 3)."""

    anchor: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Page:
    """A file of Markdown: front matter, parts in order, headings, and the pages of the site that it leads to."""

    front: Entry
    parts: tuple[Prose | Sample, ...]
    contents: tuple[Heading, ...]
    links: tuple[tuple[str, int], ...]
    source: str


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
    samples: list[Sample] = []

    def place(match: re.Match[str]) -> str:
        line = first_line + source.count("\n", 0, match.start())
        samples.append(_sample(match[1], front.path, line, problems))
        return f"\n{_PLACE.format(len(samples) - 1)}\n"

    for refused in _REFUSED.finditer(_FENCE.sub("", source)):
        line = first_line + source.count("\n", 0, source.find(refused[0]))
        problems.append(Problem(front.path, line, f"`{refused[0].strip()}` is refused by the site's security policy"))
    markdown = Markdown(extensions=list(_EXTENSIONS), output_format="html")
    html = markdown.convert(_FENCE.sub(place, source))
    links = tuple((target, _line_of(target, source, first_line)) for target in _LINK.findall(html))
    return Page(front, _parts(html, samples), tuple(_headings(markdown.toc_tokens)), links, source)  # type: ignore[attr-defined]  # set by the extension toc


def _sample(text: str, path: Path, line: int, problems: list[Problem]) -> Sample:
    entry = read_entry(text, path, problems, first_line=line + 1)
    if entry is None:
        return Sample("", Key(Message(""), Verdict.ALLOWED, ()), path, line)
    sample = Sample(entry.text("caption"), read_key(entry), path, line)
    entry.finish()
    return sample


def _parts(html: str, samples: list[Sample]) -> tuple[Prose | Sample, ...]:
    pieces = _PLACED.split(html)
    parts: list[Prose | Sample] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            parts.append(samples[int(piece)])
        elif piece.strip():
            parts.append(Prose(piece.strip()))
    return tuple(parts)


def _headings(tokens: list[dict[str, Any]]) -> "list[Heading]":
    found: list[Heading] = []
    for token in tokens:
        if token["level"] in (2, 3):
            found.append(Heading(token["id"], token["name"], token["level"]))
        found += _headings(token["children"])
    return found


def _line_of(target: str, source: str, first_line: int) -> int:
    return first_line + source.count("\n", 0, max(0, source.find(target)))
