"""Exams, from quizzes/exams: what a paper is drawn from, how long there is for it, and when it is passed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from permitted.course.entries import Entry, files_of, read_file
from permitted.course.problems import Problem
from permitted.course.scenarios import EXAMS, FACTS, KINDS, LEVELS, Scenario
from permitted.validator import GROUPS, RULES

REVIEWS = ("always", "passed", "never")  # when the answers of a paper are shown with their keys
PAPERS_APART = 2  # so many papers in a row can be drawn from a pool without a scenario in common


@dataclass(frozen=True, slots=True)
class Pool:
    """A part of an exam: the groups and rules that it is about, kinds, and how many of each level every paper has."""

    title: str
    groups: tuple[str, ...]
    rules: tuple[str, ...]
    kinds: tuple[str, ...]
    questions: Mapping[str, int]

    def holds(self, scenario: Scenario, level: str) -> bool:
        """Say whether a scenario may be asked for this pool at a level."""
        is_about = scenario.group in self.groups or scenario.about in self.rules
        return is_about and scenario.level == level and scenario.kind in self.kinds


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam: minutes for a paper, the share of the points that passes, retakes and the hours before each.

    `months` is how long its certificate is valid, 0 where there is none; `renews` the exam whose certificate it renews.
    """

    id: str
    title: str
    summary: str
    minutes: int
    pass_mark: float
    retakes: int
    wait_hours: int
    review: str
    months: int
    renews: str | None
    pools: tuple[Pool, ...]
    formerly: tuple[str, ...]
    path: Path

    @property
    def questions(self) -> int:
        """How many questions a paper has."""
        return sum(sum(pool.questions.values()) for pool in self.pools)


def read_exams(folder: Path, problems: list[Problem]) -> list[Exam]:
    """Read every exam."""
    read = (read_file(path, problems) for path in files_of(folder / EXAMS, "*.yaml"))
    return [ask_exam(entry) for entry in read if entry]


def ask_exam(entry: Entry) -> Exam:
    """Read the exam of an entry; what is wrong is noted there."""
    exam = Exam(
        id=entry.text("id"),
        title=entry.text("title"),
        summary=entry.text("summary"),
        minutes=entry.number("minutes"),
        pass_mark=_percent(entry, "pass_mark"),
        retakes=entry.number("retakes", optional=True),
        wait_hours=entry.number("wait_hours", optional=True),
        review=entry.one_of("review", REVIEWS),
        months=entry.number("months", optional=True),
        renews=entry.text("renews", optional=True) or None,
        pools=tuple(_pool(pool) for pool in entry.entries("pools")),
        formerly=entry.texts("formerly", optional=True),
        path=entry.path,
    )
    entry.finish()
    return exam


def about_exams(exams: Iterable[Exam], scenarios: Iterable[Scenario]) -> Iterator[Problem]:
    """Note pools too small for neighbours to get different questions, and renewals of what is no certificate."""
    known = list(scenarios)
    by_id = {exam.id: exam for exam in exams}
    for exam in by_id.values():
        renewed = by_id.get(exam.renews or "")
        if exam.renews and not (renewed and renewed.months):
            yield Problem(exam.path, 1, f"`renews: {exam.renews}` names no exam that has a certificate (`months`)")
        for pool in exam.pools:
            for level, asked in pool.questions.items():
                there = sum(pool.holds(scenario, level) for scenario in known)
                if there < PAPERS_APART * asked:
                    yield Problem(
                        exam.path,
                        1,
                        f"the pool “{pool.title}” asks {asked} of level {level}, and there are {there}; "
                        f"there must be {PAPERS_APART * asked}, so that two neighbours share none",
                    )


def _percent(entry: Entry, key: str) -> float:
    percent = entry.number(key)
    if percent > 100:
        entry.wrong(key, f"`{key}` is a percentage, at most 100")
    return percent / 100


def _pool(entry: Entry) -> Pool:
    pool = Pool(
        title=entry.text("title"),
        groups=_known(entry, "groups", (*GROUPS, FACTS)),
        rules=_known(entry, "rules", RULES),
        kinds=_known(entry, "kinds", KINDS) or KINDS,
        questions=entry.numbers_by_key("questions", LEVELS),
    )
    entry.finish()
    if not pool.groups and not pool.rules:
        entry.wrong("groups", "name the `groups` or `rules` that the pool is about")
    return pool


def _known(entry: Entry, key: str, known: Collection[str]) -> tuple[str, ...]:
    names = entry.texts(key, optional=True)
    for name in names:
        if name not in known:
            entry.wrong(key, f"`{key}` names `{name}`, which is none of {', '.join(known)}")
    return names
