"""`permitted content`: the proof of everything that is taught, and how much there is of it."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from permitted.cli.installation import read_settings
from permitted.course import ContentError, Course, Problem, about_variants, counts, gaps, load_course, schemas
from permitted.course.statistics import coverage, shortfalls, totals


def run(arguments: argparse.Namespace) -> int:
    """Prove all content anew; print `path:line: detail` for each problem, or what there is."""
    if arguments.action == "schemas":
        return _write_schemas(Path(arguments.folder))
    settings = read_settings()
    try:
        course = load_course(settings.content, settings.quizzes)
    except ContentError as error:
        return _complain(error.problems)
    if arguments.action == "stats":
        return _count(course)
    problems = [*about_variants(course.scenarios.values()), *shortfalls(course)]
    return _complain(problems) if problems else _tell(course)


def _complain(problems: Iterable[Problem]) -> int:
    for problem in problems:
        print(line_about(problem))
    return 1


def _write_schemas(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / f"{name}.json").write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
    print(f"{folder}: {', '.join(schemas())}")
    return 0


def _count(course: Course) -> int:
    for line in (*coverage(course), "", *totals(course)):
        print(line)
    return 0


def _tell(course: Course) -> int:
    for gap in gaps(course):
        print(f"{line_about(gap)} (known gap of the validator)")
    print(f"{counts(course)}: no problems.")
    return 0


def line_about(problem: Problem) -> str:
    """Give `path:line: detail`, the path from the working folder where the file is below it."""
    path = problem.path
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return f"{shown}:{problem.line}: {problem.detail}"
