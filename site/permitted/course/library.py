"""The whole course, read and proven."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from permitted.course.lessons import SLUG, Chapter, Lesson, read_chapters
from permitted.course.pages import Sample
from permitted.course.problems import ContentError, Problem
from permitted.course.proof import disagreement
from permitted.course.rule_pages import RulePage, read_rule_pages
from permitted.course.scenarios import Scenario, read_scenarios
from permitted.course.threads import Thread, read_threads, unproven_models
from permitted.validator import RULES, SOURCE_HASH

MAX_GAPS = 0.08  # share of scenarios on which the validator may be known to be wrong
_PAGES = frozenset(
    (
        "/",
        "/today",
        "/course",
        "/rules",
        "/practice",
        "/sandbox",
        "/sandbox/free",
        "/sign-up",
        "/sign-in",
        "/privacy",
        "/about",
    )
)

_Named = TypeVar("_Named", Lesson, Scenario, Thread)


@dataclass(frozen=True, slots=True)
class Course:
    """All content, by id; lessons in reading order."""

    chapters: tuple[Chapter, ...]
    lessons: Mapping[str, Lesson]
    scenarios: Mapping[str, Scenario]
    threads: Mapping[str, Thread]
    rule_pages: Mapping[str, RulePage]

    def scenarios_about(self, rule: str) -> tuple[Scenario, ...]:
        """Give the scenarios of a rule, near misses too."""
        return tuple(scenario for scenario in self.scenarios.values() if scenario.about == rule)

    def lessons_about(self, rule: str) -> tuple[Lesson, ...]:
        """Give the lessons that teach a rule."""
        return tuple(lesson for lesson in self.lessons.values() if rule in lesson.rules)

    def next_lesson(self, lesson_id: str) -> Lesson | None:
        """Give the lesson after another, None after the last one."""
        order = list(self.lessons)
        following = order[order.index(lesson_id) + 1 :]
        return self.lessons[following[0]] if following else None

    def chapter_of(self, lesson: Lesson) -> Chapter:
        """Give the chapter that a lesson stands in."""
        return next(chapter for chapter in self.chapters if chapter.id == lesson.chapter)


def load_course(content: Path, quizzes: Path, proofs: Path | None = None) -> Course:
    """Read and prove everything; ContentError names all problems. What `proofs` knows is not proven again."""
    problems: list[Problem] = []
    chapters = read_chapters(content / "lessons", problems)
    rule_pages = read_rule_pages(content / "rules", problems)
    scenarios = read_scenarios(quizzes, problems)
    threads = read_threads(quizzes, problems)
    lessons = [lesson for chapter in chapters for lesson in chapter.lessons]
    problems += _about_ids([*chapters, *lessons, *scenarios, *threads])
    course = Course(chapters, _by_id(lessons), _by_id(scenarios), _by_id(threads), MappingProxyType(rule_pages))
    problems += _about_links(course)
    if not problems:
        problems += _about_proofs(course, proofs)
    if problems:
        raise ContentError(problems)
    return course


def watched_files(content: Path, quizzes: Path) -> list[Path]:
    """Give every file that the course is made of, so that a server can reload when one changes."""
    return sorted(path for root in (content, quizzes) for path in root.rglob("*") if path.suffix in (".md", ".yaml"))


def gaps(course: Course) -> list[Problem]:
    """Give what the validator is known to be wrong about, each with its place."""
    samples = [Problem(s.path, s.line, s.gap) for s in _samples(course) if s.gap]
    return samples + [Problem(s.path, 1, s.gap) for s in course.scenarios.values() if s.gap]


def _by_id(found: Iterable[_Named]) -> Mapping[str, _Named]:
    return MappingProxyType({one.id: one for one in found})


def _samples(course: Course) -> Iterator[Sample]:
    for page in _pages(course):
        yield from page.samples


def _pages(course: Course) -> tuple[Lesson | RulePage, ...]:
    return (*course.lessons.values(), *course.rule_pages.values())


# ---------------------------------------------------------------- what must hold between the files


def _about_ids(found: Iterable[Chapter | Lesson | Scenario | Thread]) -> Iterator[Problem]:
    seen: Counter[tuple[str, str]] = Counter()
    for one in found:
        for name in (one.id, *getattr(one, "formerly", ())):
            kind = type(one).__name__.lower()
            seen[kind, name] += 1
            if seen[kind, name] > 1:
                yield Problem(one.path, 1, f"the id `{name}` is another {kind}'s too; choose one of its own")
            if name and not SLUG.fullmatch(name):
                yield Problem(one.path, 1, f"the id `{name}` must be made of small letters, digits and hyphens")


def _about_links(course: Course) -> Iterator[Problem]:
    anchors = {
        **{f"/course/{lesson.id}": lesson.anchors for lesson in course.lessons.values()},
        **{f"/rules/{page.id}": page.anchors for page in course.rule_pages.values()},
    }
    alive = {*_PAGES, *anchors, *(f"/rules/{rule}" for rule in RULES), *(f"/sandbox/{id_}" for id_ in course.threads)}
    for page in _pages(course):
        for target, line in page.links:
            address, _, anchor = target.partition("#")
            there = anchors.get(address) if address else page.anchors
            if address and address.partition("?")[0] not in alive:
                yield Problem(
                    page.path, line, f"the link to `{target}` leads nowhere; write one such as /rules/late-message"
                )
            elif anchor and there is not None and anchor not in there:
                yield Problem(page.path, line, f"the link to `{target}` names no heading that stands there")


# ---------------------------------------------------------------- proofs


def _about_proofs(course: Course, proofs: Path | None) -> list[Problem]:
    known = _known(proofs)
    proven: dict[str, str] = {}
    problems = list(_about_gaps(course))
    for path, to_prove in _by_file(course).items():
        content_hash = sha256(path.read_bytes()).hexdigest()
        known_to_hold = known.get(str(path)) == content_hash
        wrong = [] if known_to_hold else [problem for one in to_prove for problem in _unproven(one)]
        problems += wrong
        if not wrong:
            proven[str(path)] = content_hash
    if proofs is not None and proven != known:
        _write(proofs, proven)
    return problems


def _by_file(course: Course) -> dict[Path, list[Scenario | Thread | Sample]]:
    by_file: dict[Path, list[Scenario | Thread | Sample]] = {}
    proved: tuple[Scenario | Thread | Sample, ...] = (
        *course.scenarios.values(),
        *course.threads.values(),
        *_samples(course),
    )
    for one in proved:
        by_file.setdefault(one.path, []).append(one)
    return by_file


def _unproven(one: Scenario | Thread | Sample) -> Iterator[Problem]:
    if isinstance(one, Thread):
        for number, wrong in unproven_models(one):
            yield Problem(one.path, _line_of_model(one, number), wrong)
    elif differs := disagreement(one.key):
        yield Problem(one.path, one.line if isinstance(one, Sample) else 1, differs)


def _line_of_model(thread: Thread, number: int) -> int:
    lines = thread.path.read_text(encoding="utf-8").splitlines()
    first = thread.models[number].strip().splitlines()[0].strip()
    return next((index for index, line in enumerate(lines, 1) if first and first in line), 1)


def _about_gaps(course: Course) -> Iterator[Problem]:
    marked = [scenario for scenario in course.scenarios.values() if scenario.gap]
    if len(marked) > MAX_GAPS * len(course.scenarios):
        yield Problem(
            marked[-1].path,
            1,
            f"{len(marked)} of {len(course.scenarios)} scenarios carry `validator_gap`; at most {MAX_GAPS:.0%} may",
        )


def _known(proofs: Path | None) -> dict[str, str]:
    """Read the proofs made with this very validator; a file that is missing or broken is just no proof."""
    try:
        kept = json.loads(proofs.read_text(encoding="utf-8")) if proofs else {}
        return dict(kept["files"]) if kept["validator"] == SOURCE_HASH() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write(proofs: Path, proven: dict[str, str]) -> None:
    """Write the proofs in one step, so that another process never reads half of them."""
    beside = proofs.with_name(f"{proofs.name}.{os.getpid()}")
    beside.write_text(json.dumps({"validator": SOURCE_HASH(), "files": proven}), encoding="utf-8")
    beside.replace(proofs)
