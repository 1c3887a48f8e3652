"""The pages about the rules, from content/rules: the same text for the site and for the terminal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from permitted.course.checks import Check
from permitted.course.entries import files_of
from permitted.course.pages import Page, Prose, Sample, read_page
from permitted.course.problems import Problem
from permitted.validator import RULES, Finding

HEADINGS = ("What it forbids", "Why", "Instead", "Examples", "Good to know", "Sources")
_SPLIT = re.compile(r'(?=<h2 id=")')
_RULE_LINK = re.compile(r'<a href="/rules/([a-z0-9-]+)[^"]*">(.*?)</a>', re.DOTALL)
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
    path: Path

    @property
    def text(self) -> str:
        """The page for a terminal, its examples with what is found in them; made when asked for, since that checks."""
        return _plain(self.sections)

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
    parts = tuple(_without_checks(page))
    rule = front.text("id")
    front.finish()
    if rule and (rule not in RULES or rule != front.path.stem):
        front.wrong("id", f"`id: {rule}` must be a rule's id and the file's name")
    sections = _sections(parts)
    if parts and not _begins_with_heading(parts[0]):
        front.wrong("", f"must begin with the heading {HEADINGS[0]}; move what stands before it")
    if tuple(section.title for section in sections) != HEADINGS:
        front.wrong("", f"must have the headings {', '.join(HEADINGS)}, in this order")
    return RulePage(rule, sections, page.links, page.anchors, front.path)


def _without_checks(page: Page) -> Iterator[Prose | Sample]:
    for part in page.parts:
        if isinstance(part, Check):
            page.front.problems.append(Problem(part.path, part.line, "is a check; checks belong into lessons"))
        else:
            yield part


def _begins_with_heading(part: Prose | Sample) -> bool:
    return isinstance(part, Prose) and bool(_HEADING.match(part.html))


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
    return "\n".join(_plain_sample(part)) if isinstance(part, Sample) else _without_tags(part.html)


def _plain_sample(sample: Sample) -> Iterator[str]:
    message = sample.message
    yield f"  {sample.caption}"
    if message.buyer.message:
        yield f"    The buyer wrote: “{' '.join(message.buyer.message.split())}”"
    if message.subject:
        yield f"    Subject: {message.subject}"
    yield from (f"    | {line}" for line in message.body.splitlines())
    if message.attachments:
        yield f"    Attached: {', '.join(attachment.filename for attachment in message.attachments)}"
    decided = f"{sample.verdict.replace('_', ' ')}{': ' if sample.rules else ''}{', '.join(sample.rules)}"
    yield f"    -> {decided}"
    yield from (f"       {_plain_finding(finding)}" for finding in sample.report.findings)


def _plain_finding(finding: Finding) -> str:
    words = f", “{' '.join(finding.text.split())}”" if finding.text else ""
    return f"{finding.rule}{words}: {finding.explanation}"


def _without_tags(html: str) -> str:
    text = _RULE_LINK.sub(r"\2 (\1)", html)
    text = re.sub(r"<li>\s*(?:<p>)?", "- ", text)
    text = re.sub(r"</(?:p|ul|ol|table|tr|h3)>", "\n\n", text)
    text = re.sub(r"</t[dh]>", "  ", text)
    text = unescape(re.sub(r"<[^<>]+>", "", text))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip()
