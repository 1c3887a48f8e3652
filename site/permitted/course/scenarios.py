"""Scenarios of quizzes: a task about one rule or fact, with what is said about it afterwards."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from permitted.course.entries import Entry, files_of, read_file
from permitted.course.facts import Fact
from permitted.course.families import Family, read_family
from permitted.course.problems import ContentError, Problem
from permitted.course.proof import Key
from permitted.course.tasks import READERS, ChooseTask, OrderTask, Task
from permitted.validator import GROUPS, RULES

LEVELS = ("easy", "medium", "subtle")
KINDS = tuple(READERS)
FACTS = "facts"  # the folder of scenarios about facts
THREADS, EXAMS = "threads", "exams"  # the folders beside the groups' that hold no scenarios
KEPT_VARIANTS = 1_024


@dataclass(frozen=True, slots=True)
class Scenario:
    """A task with its explanation and hint; `about` is the rule or fact that it practises.

    One of a family is drawn by a seed; what the course holds of a family is the variant of seed 0.
    """

    id: str
    kind: str
    about: str
    level: str
    title: str
    task: Task
    explanation: str
    hint: str
    formerly: tuple[str, ...]
    path: Path
    family: Family | None = None
    seed: int = 0

    @property
    def key(self) -> Key | None:
        """The key of its message; None where there is no message to judge."""
        return self.task.key

    @property
    def gap(self) -> str | None:
        """Where the validator is wrong about it, in a sentence."""
        return self.key.gap if self.key else None

    @property
    def hash(self) -> str:
        """SHA-256 of all that is shown and graded, so that an answer tells which text it answered."""
        return sha256(json.dumps(self.as_object(), sort_keys=True).encode()).hexdigest()

    @property
    def group(self) -> str:
        """The group of its rule, FACTS where it is about a fact."""
        return RULES[self.about].group if self.about in RULES else FACTS

    def variant(self, seed: int) -> "Scenario":
        """Give the variant of its family that a seed draws; a scenario without a family has but one."""
        return self if self.family is None or seed == self.seed else _variant(self.family, seed)

    def mixed(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Mix ids by chance, but always in the same way, and never as they came."""
        given = tuple(ids)
        mixed = sorted(given, key=lambda one: sha256(f"{self.id} {one}".encode()).digest())
        return tuple(mixed) if tuple(mixed) != given else (*mixed[1:], *mixed[:1])

    def as_object(self) -> dict[str, object]:
        """Give the scenario as JSON types, for keeping each text that was ever shown."""
        return {
            "id": self.id,
            "kind": self.kind,
            "about": self.about,
            "level": self.level,
            "title": self.title,
            **self.task.as_object(),
            "explanation": self.explanation,
            "hint": self.hint,
        }


def read_scenarios(folder: Path, facts: Mapping[str, Fact], problems: list[Problem]) -> list[Scenario]:
    """Read every scenario below the groups' folders, of a family its first variant."""
    found: list[Scenario] = []
    for path in files_of(folder, "*/*.yaml"):
        group = path.parent.name
        if group in (THREADS, EXAMS):
            continue
        if group not in (*GROUPS, FACTS):
            problems.append(Problem(path.parent, 1, f"is no group of rules; groups are {', '.join((*GROUPS, FACTS))}"))
        elif entry := read_file(path, problems):
            scenario = _read(entry)
            if scenario:
                _note_strangers(entry, scenario, facts)
                found.append(scenario)
    return found


def _read(entry: Entry) -> Scenario | None:
    if "slots" not in entry.values:
        return ask_scenario(entry)
    family = read_family(entry)
    return ask_scenario(family.entry_of(0), family) if family else None


@lru_cache(KEPT_VARIANTS)
def _variant(family: Family, seed: int) -> Scenario:
    entry = family.entry_of(seed)
    known = len(entry.problems)
    scenario = ask_scenario(entry, family, seed)
    if problems := entry.problems[known:]:
        raise ContentError(problems)
    return scenario


def ask_scenario(entry: Entry, family: Family | None = None, seed: int = 0) -> Scenario:
    """Read the scenario of an entry; what is wrong is noted there."""
    kind = entry.one_of("kind", KINDS)
    scenario = Scenario(
        id=entry.text("id"),
        kind=kind,
        about=entry.text("about"),
        level=entry.one_of("level", LEVELS),
        title=entry.text("title"),
        task=READERS[kind](entry),
        explanation=entry.text("explanation"),
        hint=entry.text("hint"),
        formerly=entry.texts("formerly", optional=True),
        path=entry.path,
        family=family,
        seed=seed,
    )
    entry.finish()
    return scenario


def _note_strangers(entry: Entry, scenario: Scenario, facts: Mapping[str, Fact]) -> None:
    """Note a folder that is another group's, and what names no rule or fact."""
    group, about = entry.path.parent.name, scenario.about
    if about in RULES and RULES[about].group != group:
        entry.wrong("about", f"`about: {about}` is no rule of the group {group}, in whose folder the file stands")
    elif about in facts and group != FACTS:
        entry.wrong("about", f"`about: {about}` is a fact; the file belongs into the folder {FACTS}")
    elif about and about not in RULES and about not in facts:
        entry.wrong("about", f"`about: {about}` is neither a rule nor a fact of content/facts.yaml")
    for name in _grounds(scenario.task):
        if name not in RULES and name not in facts:
            entry.wrong("rests_on", f"`rests_on` names `{name}`, which is neither a rule nor a fact")


def _grounds(task: Task) -> Collection[str]:
    return task.rests_on if isinstance(task, ChooseTask | OrderTask) else ()
