"""JSON Schemas of the YAML files: they take what the readers take, and name what these would name."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from permitted.course import schemas
from permitted.course.entries import read_entry
from permitted.settings import Settings
from tests.course.test_families import FAMILY
from tests.course.test_scenarios import CHOOSE, KINDS, ORDER, REPLY, SPOT

SETTINGS = Settings()
FILES = [
    *(
        ("scenario", path)
        for path in sorted(SETTINGS.quizzes.glob("*/*.yaml"))
        if path.parent.name not in ("threads", "exams")
    ),
    *(("exam", path) for path in sorted(SETTINGS.quizzes.glob("exams/*.yaml"))),
    *(("thread", path) for path in sorted(SETTINGS.quizzes.glob("threads/*.yaml"))),
    ("facts", SETTINGS.content / "facts.yaml"),
    ("reference", SETTINGS.content / "reference.yaml"),
]


def complaints(name: str, text: str) -> list[str]:
    entry = read_entry(text, Path("file.yaml"), [])
    assert entry
    return [error.message for error in Draft202012Validator(schemas()[name]).iter_errors(entry.values)]


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])


@pytest.mark.parametrize(("name", "path"), FILES, ids=[path.stem for _, path in FILES])
def test_every_file_fits(name: str, path: Path) -> None:
    assert complaints(name, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_fits(kind: str) -> None:
    assert complaints("scenario", KINDS[kind][0]) == []


def test_a_family_fits() -> None:
    assert complaints("scenario", FAMILY) == []


@pytest.mark.parametrize(
    ("text", "old", "new", "complaint"),
    [
        (SPOT, "hint:", "tip:", "'hint' is a required property"),
        (SPOT, "hint:", "tip:", "'tip' was unexpected"),
        (SPOT, "level: easy", "level: simple", "'simple' is not one of"),
        (SPOT, "kind: spot", "kind: dance", "'dance' is not one of"),
        (REPLY, "  kind: reply\n", "  kind: answer\n", "'answer' is not one of"),
        (CHOOSE, "right: true", "correct: true", "'correct' was unexpected"),
        (ORDER, "rests_on: [the-lid]\n", "", "'rests_on' is a required property"),
    ],
)
def test_a_mistake_is_named(text: str, old: str, new: str, complaint: str) -> None:
    assert old in text

    assert any(complaint in one for one in complaints("scenario", text.replace(old, new)))
