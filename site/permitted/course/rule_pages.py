"""The pages about the rules, from content/rules: the same text for the site and for the terminal."""

import re
from dataclasses import dataclass
from pathlib import Path

from permitted.course.entries import files_of
from permitted.course.pages import Page, Prose, Sample, read_page
from permitted.course.problems import Problem
from permitted.validator import RULES

HEADINGS = ("What it forbids", "Why", "Instead", "Examples", "Good to know", "Sources")
_SPLIT = re.compile(r'(?=<h2 id=")')
_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>\s*')


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under its heading."""

    title: str
    anchor: str
    parts: tuple[Prose | Sample, ...]


@dataclass(frozen=True, slots=True)
class RulePage:
    """All that is said about one rule."""

    id: str
    sections: tuple[Section, ...]
    links: tuple[tuple[str, int], ...]
    anchors: frozenset[str]
    text: str
    path: Path

    @property
    def samples(self) -> tuple[Sample, ...]:
        """The examples, in order."""
        return tuple(part for section in self.sections for part in section.parts if isinstance(part, Sample))


def read_rule_pages(folder: Path, problems: list[Problem]) -> dict[str, RulePage]:
    """Read every page, by the id of its rule."""
    pages = [_rule_page(page) for path in files_of(folder, "*.md") if (page := read_page(path, problems))]
    return {page.id: page for page in pages}


def _rule_page(page: Page) -> RulePage:
    front = page.front
    rule = front.text("id")
    front.finish()
    if rule and (rule not in RULES or rule != front.path.stem):
        front.wrong("id", f"`id: {rule}` must be a rule's id and the file's name")
    sections = _sections(page.parts)
    if tuple(section.title for section in sections) != HEADINGS:
        front.wrong("", f"must have the headings {', '.join(HEADINGS)}, in this order")
    return RulePage(rule, sections, page.links, page.anchors, _plain(sections), front.path)


def _sections(parts: tuple[Prose | Sample, ...]) -> tuple[Section, ...]:
    sections: list[tuple[str, str, list[Prose | Sample]]] = []
    for part in parts:
        if isinstance(part, Sample):
            if sections:
                sections[-1][2].append(part)
            continue
        for piece in _SPLIT.split(part.html):
            heading = _HEADING.match(piece)
            if heading:
                sections.append((heading[2], heading[1], []))
            rest = piece[heading.end() :] if heading else piece
            if rest.strip() and sections:
                sections[-1][2].append(Prose(rest.strip()))
    return tuple(Section(title, anchor, tuple(found)) for title, anchor, found in sections)


# ---------------------------------------------------------------- for the terminal


def _plain(sections: tuple[Section, ...]) -> str:
    return "\n\n".join(
        "\n\n".join([section.title.upper(), *(_plain_part(part) for part in section.parts)]) for section in sections
    )


def _plain_part(part: Prose | Sample) -> str:
    if isinstance(part, Sample):
        body = "\n".join(f"    | {line}" for line in part.message.body.splitlines())
        decided = f"{part.verdict.replace('_', ' ')}{': ' if part.rules else ''}{', '.join(part.rules)}"
        return f"  {part.caption}\n{body}\n    -> {decided}"
    return _without_tags(part.html)


def _without_tags(html: str) -> str:
    from html import unescape

    text = re.sub(r"<li>\s*(?:<p>)?", "- ", html)
    text = re.sub(r"</(?:p|ul|ol|table|tr|h3)>", "\n\n", text)
    text = re.sub(r"</t[dh]>", "  ", text)
    text = unescape(re.sub(r"<[^<>]+>", "", text))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip()
