"""Scenarios of quizzes: may this message be sent, and which rules decide?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from permitted.course.entries import Entry, files_of, read_file
from permitted.course.problems import Problem
from permitted.course.proof import Key, Keyed, read_key
from permitted.validator import GROUPS, RULES, Verdict

LEVELS = ("easy", "medium", "subtle")
KINDS = ("verdict",)
THREADS = "threads"  # the folder beside the groups' that holds situations


@dataclass(frozen=True, slots=True)
class Scenario(Keyed):
    """A message and the questions about it; `wrong` answers wrong verdicts, `tempting` rules that are not broken."""

    id: str
    kind: str
    about: str
    level: str
    title: str
    key: Key
    explanation: str
    wrong: Mapping[Verdict, str]
    tempting: Mapping[str, str]
    hint: str
    formerly: tuple[str, ...]
    path: Path

    @property
    def hash(self) -> str:
        """SHA-256 of all that is shown and graded, so that an answer tells which text it answered."""
        return sha256(json.dumps(self.as_object(), sort_keys=True).encode()).hexdigest()

    @property
    def choices(self) -> tuple[str, ...]:
        """The rules to choose from, right and tempting ones mixed by chance, but always in the same way."""
        return tuple(
            sorted({*self.rules, *self.tempting}, key=lambda rule: sha256(f"{self.id} {rule}".encode()).digest())
        )

    def as_object(self) -> dict[str, object]:
        """Give the scenario as JSON types, for keeping each text that was ever shown."""
        return {
            "id": self.id,
            "kind": self.kind,
            "about": self.about,
            "level": self.level,
            "title": self.title,
            "message": self.message.as_object(),
            "verdict": str(self.verdict),
            "rules": list(self.rules),
            "explanation": self.explanation,
            "wrong": {str(verdict): text for verdict, text in self.wrong.items()},
            "tempting": dict(self.tempting),
            "hint": self.hint,
        }


def read_scenarios(folder: Path, problems: list[Problem]) -> list[Scenario]:
    """Read every scenario below the groups' folders."""
    found: list[Scenario] = []
    for path in files_of(folder, "*/*.yaml"):
        if path.parent.name == THREADS:
            continue
        if path.parent.name not in GROUPS:
            problems.append(Problem(path.parent, 1, f"is no group of rules; groups are {', '.join(GROUPS)}"))
        elif entry := read_file(path, problems):
            found.append(_scenario(entry))
    return found


def _scenario(entry: Entry) -> Scenario:
    key = read_key(entry)
    scenario = Scenario(
        id=entry.text("id"),
        kind=entry.one_of("kind", KINDS),
        about=entry.one_of("about", RULES),
        level=entry.one_of("level", LEVELS),
        title=entry.text("title"),
        key=key,
        explanation=entry.text("explanation"),
        wrong=MappingProxyType({Verdict(v): text for v, text in entry.text_by_key("wrong", Verdict).items()}),
        tempting=MappingProxyType(entry.text_by_key("tempting", RULES)),
        hint=entry.text("hint"),
        formerly=entry.texts("formerly", optional=True),
        path=entry.path,
    )
    entry.finish()
    _note_gaps(entry, scenario)
    return scenario


def _note_gaps(entry: Entry, scenario: Scenario) -> None:
    group = entry.path.parent.name
    if RULES[scenario.about].group != group:
        entry.wrong(
            "about", f"`about: {scenario.about}` is no rule of the group {group}, in whose folder the file stands"
        )
    for verdict in Verdict:
        if verdict is not scenario.verdict and verdict not in scenario.wrong:
            entry.wrong("wrong", f"`wrong` must explain why the answer is not {verdict}")
    if scenario.verdict in scenario.wrong:
        entry.wrong("wrong", f"`wrong` explains {scenario.verdict}, which is the right answer")
    for rule in scenario.tempting:
        if rule in scenario.rules:
            entry.wrong(f"tempting.{rule}", f"`{rule}` is one of the right rules; take it out of `tempting`")
