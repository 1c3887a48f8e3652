"""Reads the whole course from its folders, and proves it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from permitted.course.agreement import about_facts, about_ids, about_links, about_numbers, about_places, about_quizzes
from permitted.course.curriculum import Course
from permitted.course.entries import files_of
from permitted.course.exams import Exam, about_exams, read_exams
from permitted.course.facts import read_facts
from permitted.course.language import about_likeness, about_reading
from permitted.course.lessons import Lesson, read_chapters
from permitted.course.problems import ContentError, Problem
from permitted.course.proven import about_proofs
from permitted.course.reference import read_reference
from permitted.course.rule_pages import read_rule_pages
from permitted.course.scenarios import Scenario, read_scenarios
from permitted.course.templates import Template, read_templates
from permitted.course.threads import Thread, read_threads

_SUFFIXES = (".md", ".yaml", ".yml")

_Named = TypeVar("_Named", Lesson, Scenario, Thread, Template, Exam)


def load_course(content: Path, quizzes: Path, proofs: Path | None = None) -> Course:
    """Read and prove everything; ContentError names all problems. What `proofs` knows is not proven again."""
    missing = [folder for folder in (content / "lessons", content / "rules", quizzes) if not folder.is_dir()]
    if missing:
        raise ContentError([Problem(folder, 1, "is missing; make this folder") for folder in missing])
    problems: list[Problem] = []
    course = _read(content, quizzes, problems)
    unreadable = frozenset(problem.path for problem in problems)
    problems += about_places(content, quizzes, watched_files(content, quizzes))
    problems += [
        *about_links(course),
        *about_facts(course),
        *about_quizzes(course),
        *about_exams(course.exams.values(), course.scenarios.values()),
        *about_reading(course),
        *about_likeness(course),
    ]
    problems += about_proofs(course, proofs, without=unreadable)
    if problems:
        raise ContentError(problems)
    return course


def watched_files(content: Path, quizzes: Path) -> list[Path]:
    """Give every file that the course is made of, so that a server can reload when one changes."""
    paths = (path for root in (content, quizzes) for path in files_of(root, "**/*"))
    return sorted(path for path in paths if path.suffix in _SUFFIXES)


def _read(content: Path, quizzes: Path, problems: list[Problem]) -> Course:
    chapters = read_chapters(content / "lessons", problems)
    lessons = [lesson for chapter in chapters for lesson in chapter.lessons]
    rule_pages = MappingProxyType(read_rule_pages(content / "rules", problems))
    facts = read_facts(content / "facts.yaml", problems)
    scenarios = read_scenarios(quizzes, facts, problems)
    threads = read_threads(quizzes, problems)
    exams = read_exams(quizzes, problems)
    reference = read_reference(content / "reference.yaml", problems)
    templates = read_templates(content / "templates", problems)
    problems += [*about_numbers(chapters), *about_ids([*chapters, *lessons, *scenarios, *threads, *templates, *exams])]
    return Course(
        chapters=chapters,
        lessons=_by_id(lessons),
        scenarios=_by_id(scenarios),
        threads=_by_id(threads),
        rule_pages=rule_pages,
        templates=_by_id(templates),
        reference=reference,
        facts=facts,
        exams=_by_id(exams),
    )


def _by_id(found: Iterable[_Named]) -> Mapping[str, _Named]:
    return MappingProxyType({one.id: one for one in found})
