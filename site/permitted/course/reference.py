"""The quick reference, from content/reference.yaml: the decision path, what to do and what not to do."""

from dataclasses import dataclass
from pathlib import Path

from permitted.course.entries import Entry, read_file
from permitted.course.problems import Problem
from permitted.validator import RULES


@dataclass(frozen=True, slots=True)
class Question:
    """A step of the path from a wish to write to a message: what to ask, and where each answer leads."""

    question: str
    if_yes: str
    if_no: str


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to do, or not to do: in a few words, how, and the rules behind it."""

    say: str
    how: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """All that stands on the page."""

    path: tuple[Question, ...] = ()
    dos: tuple[Advice, ...] = ()
    donts: tuple[Advice, ...] = ()


def read_reference(file: Path, problems: list[Problem]) -> Reference:
    """Read the file; without one there is nothing on the page."""
    entry = read_file(file, problems) if file.is_file() else None
    return ask_reference(entry) if entry else Reference()


def ask_reference(entry: Entry) -> Reference:
    """Read the reference of an entry; what is wrong is noted there."""
    reference = Reference(
        tuple(_question(one) for one in entry.entries("path")),
        tuple(_advice(one) for one in entry.entries("dos")),
        tuple(_advice(one) for one in entry.entries("donts")),
    )
    entry.finish()
    return reference


def _question(entry: Entry) -> Question:
    question = Question(entry.text("question"), entry.text("yes"), entry.text("no"))
    entry.finish()
    return question


def _advice(entry: Entry) -> Advice:
    advice = Advice(entry.text("say"), entry.text("how"), entry.texts("rules"))
    entry.finish()
    for rule in advice.rules:
        if rule not in RULES:
            entry.wrong("rules", f"there is no rule `{rule}`")
    return advice
