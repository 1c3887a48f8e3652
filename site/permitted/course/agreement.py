"""What must hold between the files: ids and numbers of their own, living links, and no file that nobody reads."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from permitted.course.curriculum import Course
from permitted.course.exams import Exam
from permitted.course.lessons import SLUG, Chapter, Lesson
from permitted.course.problems import Problem
from permitted.course.scenarios import Scenario
from permitted.course.templates import Template
from permitted.course.threads import Thread
from permitted.validator import RULES

_PAGES = frozenset(
    (
        "/",
        "/today",
        "/course",
        "/rules",
        "/practice",
        "/sandbox",
        "/sandbox/free",
        "/templates",
        "/reference",
        "/sign-up",
        "/sign-in",
        "/privacy",
        "/about",
    )
)

_READ_IN_CONTENT = (
    "lessons/*/chapter.yaml",
    "lessons/*/*.md",
    "rules/*.md",
    "templates/*/*.md",
    "facts.yaml",
    "reference.yaml",
)

_Named = Chapter | Lesson | Scenario | Thread | Template | Exam


def about_ids(found: Iterable[_Named]) -> Iterator[Problem]:
    """Note ids, former ones too, that are not slugs or that something else has."""
    owners: dict[str, _Named] = {}
    for one in found:
        former = () if isinstance(one, Chapter) else one.formerly
        for name in (one.id, *former):
            owner = owners.setdefault(name, one)
            if name and (owner is not one or (name == one.id and name in former)):
                kind = type(owner).__name__.lower()
                yield Problem(one.path, 1, f"the id `{name}` is another {kind}'s too; choose one of its own")
            if name and not SLUG.fullmatch(name):
                yield Problem(one.path, 1, f"the id `{name}` must be made of small letters, digits and hyphens")


def about_numbers(chapters: Sequence[Chapter]) -> Iterator[Problem]:
    """Note chapters, and lessons of a chapter, that have the same number, since numbers are their order."""
    yield from _same_numbers(chapters)
    for chapter in chapters:
        yield from _same_numbers(chapter.lessons)


def _same_numbers(found: Sequence[Chapter] | Sequence[Lesson]) -> Iterator[Problem]:
    taken = Counter(one.number for one in found)
    for one in found:
        if taken[one.number] > 1:
            yield Problem(one.path, 1, f"has the number {one.number:02} like another one beside it; number them anew")


def about_quizzes(course: Course) -> Iterator[Problem]:
    """Note chapters whose quiz would be empty: no scenario is about a rule that their lessons teach."""
    about = {scenario.about for scenario in course.scenarios.values()}
    for chapter in course.chapters:
        if chapter.lessons and about.isdisjoint(chapter.rules):
            yield Problem(chapter.path, 1, "has no quiz: no scenario is about a rule that its lessons name in `rules`")


def about_facts(course: Course) -> Iterator[Problem]:
    """Note facts that have the id of a rule, and those whose lesson is not there."""
    for fact in course.facts.values():
        if fact.id in RULES:
            yield Problem(fact.path, fact.line, f"`{fact.id}` is the id of a rule; give the fact one of its own")
        if fact.lesson not in course.lessons:
            yield Problem(fact.path, fact.line, f"there is no lesson `{fact.lesson}` to teach `{fact.id}`")


def about_links(course: Course) -> Iterator[Problem]:
    """Note links of pages that lead nowhere, or to a heading that is not there."""
    anchors = {
        **{f"/course/{lesson.id}": lesson.anchors for lesson in course.lessons.values()},
        **{f"/rules/{page.id}": page.anchors for page in course.rule_pages.values()},
    }
    alive = {
        *_PAGES,
        *anchors,
        *(f"/rules/{rule}" for rule in RULES),
        *(f"/sandbox/{id_}" for id_ in course.threads),
        *(f"/templates/{id_}" for id_ in course.templates),
    }
    for page in course.pages:
        for target, line in page.links:
            address, _, anchor = target.partition("#")
            there = anchors.get(address) if address else page.anchors
            if address and address.partition("?")[0] not in alive:
                yield Problem(
                    page.path, line, f"the link to `{target}` leads nowhere; write one such as /rules/late-message"
                )
            elif anchor and there is not None and anchor not in there:
                yield Problem(page.path, line, f"the link to `{target}` names no heading that stands there")


def about_places(content: Path, quizzes: Path, files: Iterable[Path]) -> Iterator[Problem]:
    """Note files that nobody reads because they stand in a wrong place or end in another way."""
    read = {path for pattern in _READ_IN_CONTENT for path in content.glob(pattern)} | set(quizzes.glob("*/*.yaml"))
    for path in files:
        if path not in read and path.name != "README.md":
            yield Problem(path, 1, f"is not read; files are {', '.join(_READ_IN_CONTENT)} and <group>/<id>.yaml")
