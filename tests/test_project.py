"""The project as a whole: what must hold between its parts, and what must not be in it."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import permitted
from permitted.course import Course, Sample, load_course
from permitted.settings import PROJECT, Settings
from permitted.validator import RULES

MADE = {".git", ".venv", "node_modules", "__pycache__", "data", "build", "test-results"}
MAX_SIZE = 300_000  # bytes of one file; a picture in the README is the largest thing there is
PIN = re.compile(r"([A-Za-z0-9_.-]+)==(\S+)")


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(Settings().content, Settings().quizzes)


# ---------------------------------------------------------------- content


def test_every_rule_that_is_checked_has_a_page_with_examples_of_both_kinds(course: Course) -> None:
    for rule in RULES:
        samples = [
            part for section in course.rule_pages[rule].sections for part in section.parts if isinstance(part, Sample)
        ]
        broken = [sample for sample in samples if rule in {finding.rule for finding in sample.report.findings}]

        assert broken, f"{rule} has no example that breaks it"
        assert len(broken) < len(samples), f"{rule} has no example that keeps it"


# ---------------------------------------------------------------- code


def test_layers_import_only_what_is_below_them() -> None:
    command = Path(sys.executable).with_name("lint-imports")

    answer = subprocess.run([command, "--no-cache"], cwd=PROJECT, capture_output=True, text=True)

    assert answer.returncode == 0, answer.stdout


def test_site_is_a_source_root_and_no_package() -> None:
    # `site` is a module of the standard library
    assert not (PROJECT / "site/__init__.py").exists()


def test_functions_are_short() -> None:
    for path, function in functions():
        lines = (function.end_lineno or 0) - function.lineno + 1

        assert lines <= 40, f"{path}:{function.lineno}: {function.name} has {lines} lines"


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in (PROJECT / "site").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield path.relative_to(PROJECT), node


# ---------------------------------------------------------------- requirements


def test_everything_that_is_imported_is_pinned() -> None:
    distributions = packages_distributions()
    pinned = pins("requirements.txt")

    for path in (PROJECT / "site").rglob("*.py"):
        for name in imported(path) - sys.stdlib_module_names - {"permitted"}:
            known = {canonicalize_name(distribution) for distribution in distributions[name]}
            assert known & pinned.keys(), f"{path.relative_to(PROJECT)} imports {name}"


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_what_the_pinned_packages_need_is_pinned_too(file: str) -> None:
    pinned = pins("requirements.txt") | pins(file)

    for name in pins(file):
        for requirement in map(Requirement, requires(name) or []):
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                assert canonicalize_name(requirement.name) in pinned.keys() | {"pip"}, f"{name} needs {requirement}"


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_what_is_installed_is_what_is_pinned(file: str) -> None:
    for name, pin in pins(file).items():
        assert version(name) == pin


def pins(file: str) -> dict[str, str]:
    lines = [line for line in (PROJECT / file).read_text(encoding="utf-8").splitlines() if line and line[0] not in "#-"]
    found = [PIN.fullmatch(line) for line in lines]
    assert all(found), f"{file} has a line that is no exact pin"
    return {canonicalize_name(match[1]): match[2] for match in found if match}


@pytest.mark.parametrize("folder", ["site/permitted/web/editor", "tests/exchange/second_verifier"])
def test_the_lock_files_of_npm_hold_hashes_and_no_addresses(folder: str) -> None:
    text = (PROJECT / folder / "package-lock.json").read_text(encoding="utf-8")

    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}

    assert "://" not in text
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())


def test_one_version_is_told_everywhere() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    package = json.loads((PROJECT / "site/permitted/web/editor/package.json").read_text(encoding="utf-8"))
    newest = re.search(r"^## (\S+)", (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert newest is not None
    assert {project["version"], package["version"], newest[1], permitted.__version__} == {permitted.__version__}


# ---------------------------------------------------------------- files


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file of the project: those that git keeps, or where there is no git all that was not made here."""
    if (PROJECT / ".git").exists() and shutil.which("git"):
        answer = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True)
        paths = [PROJECT / name for name in answer.stdout.split("\0") if name]
    else:
        paths = [path for path in PROJECT.rglob("*") if not MADE & set(path.relative_to(PROJECT).parts)]
    return tuple(path for path in paths if path.is_file())


def test_no_file_is_larger_than_a_picture() -> None:
    for path in kept_files():
        assert path.stat().st_size <= MAX_SIZE, path


def test_no_database_bundle_or_secret_is_kept() -> None:
    for path in kept_files():
        start = path.read_bytes()[:4096]

        assert not start.startswith(b"SQLite format 3"), path
        assert b"-----BEGIN " + b"PRIVATE KEY" not in start, path
        assert path.suffix not in {".sqlite3", ".db", ".whl", ".woff2", ".map"}, path
        assert not {"node_modules", "build", ".venv"} & set(path.relative_to(PROJECT).parts), path
        assert ".min." not in path.name, path


# ---------------------------------------------------------------- the manual


def test_make_help_tells_every_target() -> None:
    text = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", text, re.MULTILINE))

    told = subprocess.run(["make", "help"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)

    assert phony is not None
    assert targets == set(phony[1].split())
    assert targets == set(re.findall(r"^  make ([a-z-]+) ", told, re.MULTILINE))


def documents() -> list[Path]:
    return [*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")]


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_links_inside_the_project_live(document: Path) -> None:
    prose = re.sub(r"^    .*$", "", document.read_text(encoding="utf-8"), flags=re.M)  # without examples
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if "://" in target or target.startswith("mailto:"):
            continue
        name, _, anchor = target.partition("#")
        path = (document.parent / name) if name else document

        assert path.exists(), f"{document.name} links to {target}"
        assert not anchor or anchor in anchors(path), f"{document.name} links to {target}"


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_build_server_calls_what_people_call() -> None:
    run = PROJECT / ".ci/run"

    assert run.stat().st_mode & 0o111
    assert run.read_text(encoding="utf-8").rstrip().endswith("\nmake test")
