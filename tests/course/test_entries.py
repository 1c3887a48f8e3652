"""YAML as authors write it: plain values that mean what they look like, and mistakes that are found by line."""

from pathlib import Path

import pytest

from permitted.course.entries import read_entry, read_file
from permitted.course.problems import Problem
from tests.course.conftest import Desk

PATH = Path("quizzes/style/one.yaml")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("true", True),
        ("False", False),
        ("12:30", "12:30"),
        ("0441", "0441"),
        ("0", 0),
        ("-3", -3),
        ("2.5", 2.5),
        ("1_000", "1_000"),
        ("9" * 5_000, "9" * 5_000),
        ("2026-03-04T10:00:00Z", "2026-03-04T10:00:00Z"),
        ("2026-03-04", "2026-03-04"),
        ('"7"', "7"),
        ('"true"', "true"),
        ("", None),
        ("~", None),
    ],
)
def test_a_plain_value_means_what_it_looks_like(written: str, meant: object) -> None:
    entry = read_entry(f"value: {written}", PATH, [])

    assert entry is not None
    assert entry.values["value"] == meant
    assert type(entry.values["value"]) is type(meant)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("one: 1\ntwo: [", 2, "is not valid YAML"),
        ("one: 1\ntwo: \"é\x07\"", 2, "the control character U+0007"),
        ("one: &one\n  two: *one", 1, "refers to itself"),
        ("- one", 1, "must hold keys and values"),
        ("", 1, "must hold keys and values"),
        ("one: 1\n---\ntwo: 2", 2, "is not valid YAML"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_its_line(text: str, line: int, said: str) -> None:
    problems: list[Problem] = []

    entry = read_entry(text, PATH, problems)

    assert entry is None
    assert [problem.line for problem in problems] == [line]
    assert said in problems[0].detail


def test_a_file_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    problems: list[Problem] = []
    path = tmp_path / "one.yaml"
    path.write_bytes("one: 1\ntwo: café".encode("latin-1"))

    entry = read_file(path, problems)

    assert entry is None
    assert problems == [Problem(path, 2, "is not UTF-8; save the file with the encoding UTF-8")]


def test_a_byte_order_mark_is_no_mistake(desk: Desk) -> None:
    path = desk.root / "content/lessons/01-start/01-first.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert "first" in desk.read().lessons


def test_a_deep_key_is_found_by_its_line() -> None:
    problems: list[Problem] = []
    entry = read_entry("message:\n  attachments:\n    - filename: a.pdf\n      size: big", PATH, problems)

    assert entry is not None
    assert entry.line_of("message.attachments[0].size") == 4
    assert entry.line_of("message.attachments[0].alt") == 3
    assert entry.line_of("message.buyer.language") == 1
