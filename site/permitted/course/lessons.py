"""Chapters and lessons, from content/lessons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from permitted.course.checks import Check
from permitted.course.entries import files_of, read_file
from permitted.course.pages import Heading, Page, Part, Sample, read_page
from permitted.course.problems import Problem
from permitted.validator import RULES

_NUMBERED = re.compile(r"(\d{2})-[a-z0-9-]+")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson: one idea in a few minutes, with its rules and the one sentence to take away."""

    id: str
    title: str
    summary: str
    minutes: int
    rules: tuple[str, ...]
    takeaway: str
    chapter: str
    number: int
    parts: tuple[Part, ...]
    contents: tuple[Heading, ...]
    links: tuple[tuple[str, int], ...]
    anchors: frozenset[str]
    formerly: tuple[str, ...]
    path: Path

    @property
    def samples(self) -> tuple[Sample, ...]:
        """The sample messages in it, in order."""
        return tuple(part for part in self.parts if isinstance(part, Sample))

    @property
    def checks(self) -> tuple[Check, ...]:
        """The short checks in it, in order."""
        return tuple(part for part in self.parts if isinstance(part, Check))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter and its lessons in reading order."""

    number: int
    id: str
    title: str
    summary: str
    lessons: tuple[Lesson, ...]
    path: Path

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that its lessons teach, each once, in reading order."""
        return tuple(dict.fromkeys(rule for lesson in self.lessons for rule in lesson.rules))


def read_chapters(folder: Path, problems: list[Problem]) -> tuple[Chapter, ...]:
    """Read every chapter, in the order of the numbers that their folders begin with."""
    chapters = (_chapter(path, problems) for path in sorted(folder.iterdir()) if path.is_dir())
    return tuple(chapter for chapter in chapters if chapter)


def _chapter(folder: Path, problems: list[Problem]) -> Chapter | None:
    named = _NUMBERED.fullmatch(folder.name)
    if named is None:
        problems.append(Problem(folder, 1, "must be named by number and words, such as `04-links`"))
        return None
    path = folder / "chapter.yaml"
    if not path.is_file():
        problems.append(Problem(path, 1, "is missing; write `id`, `title` and `summary` into it"))
        return None
    entry = read_file(path, problems)
    if entry is None:
        return None
    chapter_id, title, summary = entry.text("id"), entry.text("title"), entry.text("summary")
    entry.finish()
    return Chapter(int(named[1]), chapter_id, title, summary, tuple(_lessons(folder, chapter_id, problems)), path)


def _lessons(folder: Path, chapter: str, problems: list[Problem]) -> Iterator[Lesson]:
    for path in files_of(folder, "*.md"):
        named = _NUMBERED.fullmatch(path.stem)
        if named is None:
            problems.append(Problem(path, 1, "must be named by number and words, such as `02-four-tests.md`"))
        elif page := read_page(path, problems):
            yield _lesson(page, chapter, int(named[1]))


def _lesson(page: Page, chapter: str, number: int) -> Lesson:
    front = page.front
    lesson = Lesson(
        id=front.text("id"),
        title=front.text("title"),
        summary=front.text("summary"),
        minutes=front.number("minutes"),
        rules=front.texts("rules"),
        takeaway=front.text("takeaway"),
        chapter=chapter,
        number=number,
        parts=page.parts,
        contents=page.contents,
        links=page.links,
        anchors=page.anchors,
        formerly=front.texts("formerly", optional=True),
        path=front.path,
    )
    front.finish()
    for rule in lesson.rules:
        if rule not in RULES:
            front.wrong("rules", f"there is no rule `{rule}`")
    return lesson
