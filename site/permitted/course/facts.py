"""What may be stated as Amazon's beyond the rules, with its source and how sure it is, from content/facts.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from permitted.course.entries import Entry, read_file
from permitted.course.problems import Problem

CERTAINTIES = ("yes", "fairly", "weakly", "ours")


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement; `sure` is one of CERTAINTIES, `lesson` the id of the lesson that teaches it."""

    id: str
    title: str
    statement: str
    sure: str
    source: str
    lesson: str
    path: Path
    line: int


def read_facts(file: Path, problems: list[Problem]) -> Mapping[str, Fact]:
    """Read the file, by id; without one there are no facts."""
    entry = read_file(file, problems) if file.is_file() else None
    if entry is None:
        return MappingProxyType({})
    return MappingProxyType(ask_facts(entry))


def ask_facts(entry: Entry) -> dict[str, Fact]:
    """Read the facts of an entry, by id; what is wrong is noted there."""
    facts: dict[str, Fact] = {}
    for one in entry.entries("facts"):
        fact = _fact(one)
        if fact.id in facts:
            one.wrong("id", f"the id `{fact.id}` stands twice; keep one")
        facts[fact.id] = fact
    entry.finish()
    return facts


def _fact(entry: Entry) -> Fact:
    fact = Fact(
        id=entry.text("id"),
        title=entry.text("title"),
        statement=entry.text("statement"),
        sure=entry.one_of("sure", CERTAINTIES),
        source=entry.text("source"),
        lesson=entry.text("lesson"),
        path=entry.path,
        line=entry.first_line,
    )
    entry.finish()
    return fact
