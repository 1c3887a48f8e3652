"""Tasks about a message that is given: may it be sent, which rules decide that, and which words break them?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar

from permitted.course.clauses import Span, clauses, touched
from permitted.course.entries import Entry
from permitted.course.proof import Key, Keyed, disagreement, read_key
from permitted.validator import RULES, Verdict

MIN_TEMPTING = 2  # rules beside the right ones, where the verdict is given: with fewer, these show by elimination


@dataclass(frozen=True, slots=True)
class JudgedTask(Keyed):
    """A task about a message with a key."""

    key: Key

    @property
    def shown(self) -> str:
        """The body."""
        return self.message.body

    def mistakes(self) -> Iterator[str]:
        """Say how validator and key differ."""
        if differs := disagreement(self.key):
            yield differs

    def as_object(self) -> dict[str, object]:
        """Give what is shown and graded, as JSON types."""
        return {"message": self.message.as_object(), "verdict": str(self.verdict), "rules": list(self.rules)}


@dataclass(frozen=True, slots=True)
class _NamingTask(JudgedTask):
    """Rules are to be named; `tempting` are some that are not broken, each with the reason why."""

    tempting: Mapping[str, str]

    @property
    def choices(self) -> tuple[str, ...]:
        """The rules to choose from, right and tempting ones."""
        return tuple(sorted({*self.rules, *self.tempting}))

    def as_object(self) -> dict[str, object]:
        """Give what is shown and graded, as JSON types."""
        return {**JudgedTask.as_object(self), "tempting": dict(self.tempting)}


@dataclass(frozen=True, slots=True)
class VerdictTask(_NamingTask):
    """May this message be sent, and why not? `wrong` answers wrong verdicts."""

    questions: ClassVar[tuple[str, ...]] = ("verdict", "rules")
    wrong: Mapping[Verdict, str]

    @classmethod
    def read(cls, entry: Entry) -> "VerdictTask":
        """Read it; what is wrong is noted at the entry."""
        wrong = {Verdict(v): text for v, text in entry.text_by_key("wrong", Verdict).items()}
        task = cls(read_key(entry), _tempting_rules(entry), MappingProxyType(wrong))
        for verdict in Verdict:
            if verdict is not task.verdict and verdict not in wrong:
                entry.wrong("wrong", f"`wrong` must explain why the answer is not {verdict}")
        if task.verdict in wrong:
            entry.wrong("wrong", f"`wrong` explains {task.verdict}, which is the right answer")
        _note_right_ones(entry, task)
        return task

    def as_object(self) -> dict[str, object]:
        """Give what is shown and graded, as JSON types."""
        wrong = {str(verdict): text for verdict, text in self.wrong.items()}
        return {**_NamingTask.as_object(self), "wrong": wrong}


@dataclass(frozen=True, slots=True)
class RulesTask(_NamingTask):
    """The verdict is given: which rules decide it?"""

    questions: ClassVar[tuple[str, ...]] = ("rules",)

    @classmethod
    def read(cls, entry: Entry) -> "RulesTask":
        """Read it; what is wrong is noted at the entry."""
        task = cls(read_key(entry), _tempting_rules(entry))
        if not task.rules:
            entry.wrong("rules", "`rules` must name at least one rule, or there is nothing to find")
        if len(task.tempting) < MIN_TEMPTING:
            entry.wrong("tempting", f"`tempting` must hold at least {MIN_TEMPTING} rules that are not broken")
        _note_right_ones(entry, task)
        return task


@dataclass(frozen=True, slots=True)
class SpotTask(JudgedTask):
    """Which words break a rule? `words` are they, by rule; `tempting` are innocent ones that look guilty."""

    questions: ClassVar[tuple[str, ...]] = ("spot",)
    words: Mapping[str, tuple[str, ...]]
    tempting: Mapping[str, str]

    @classmethod
    def read(cls, entry: Entry) -> "SpotTask":
        """Read it; what is wrong is noted at the entry."""
        key = read_key(entry)
        words = entry.texts_by_key("words", RULES)
        if key.gap and not key.spans:
            key = replace(key, spans=tuple(words.items()))
        task = cls(key, MappingProxyType(words), MappingProxyType(entry.text_by_key("tempting", None)))
        task._note_what_is_wrong(entry)
        return task

    def _note_what_is_wrong(self, entry: Entry) -> None:
        if set(self.words) != set(self.rules) or not self.rules:
            entry.wrong("words", "`words` must name the words of each of `rules`, at least of one")
        for rule, literals in self.words.items():
            for literal in literals:
                if literal not in self.message.body:
                    entry.wrong(f"words.{rule}", f"“{literal}” does not stand in the body")
        for literal in self.tempting:
            if literal not in self.message.body:
                entry.wrong(f"tempting.{literal}", f"“{literal}” does not stand in the body")
            elif not self._clauses_of(literal) - self.guilty:
                entry.wrong(
                    f"tempting.{literal}", f"“{literal}” stands in the same clause as guilty words; take another"
                )
        if not self.tempting:
            entry.wrong("tempting", "`tempting` must hold innocent words that look guilty, at least once")

    @property
    def clauses(self) -> Mapping[str, Span]:
        """The clauses that can be marked, by their keys."""
        return clauses(self.message.body, is_markup=self.message.format == "html")

    @property
    def guilty(self) -> frozenset[str]:
        """The keys of the clauses to mark."""
        literals = [literal for literals in self.words.values() for literal in literals]
        return touched(self.clauses, map(self._place, filter(self.message.body.__contains__, literals)))

    def text_of(self, clause: str) -> str:
        """Give the words of a clause."""
        return self.message.body[slice(*self.clauses[clause])]

    def excuse(self, clause: str) -> str | None:
        """Say why a clause that looks guilty is innocent, where the author says so."""
        excuses = (why for literal, why in self.tempting.items() if clause in self._clauses_of(literal))
        return next(excuses, None)

    def _clauses_of(self, literal: str) -> frozenset[str]:
        return touched(self.clauses, (self._place(literal),))

    def mistakes(self) -> Iterator[str]:
        """Say how validator and key differ, in verdict, rules or place."""
        yield from JudgedTask.mistakes(self)
        if self.gap:
            return
        for rule, literals in self.words.items():
            found = [(f.start or 0, f.end or 0) for f in self.report.findings if f.rule == rule and f.field == "body"]
            for literal in literals:
                start, end = self._place(literal)
                if not any(start < last and first < end for first, last in found):
                    yield f"the validator finds {rule}, but not at “{literal}”"

    def as_object(self) -> dict[str, object]:
        """Give what is shown and graded, as JSON types."""
        words = {rule: list(literals) for rule, literals in self.words.items()}
        return {**JudgedTask.as_object(self), "words": words, "tempting": dict(self.tempting)}

    def _place(self, literal: str) -> Span:
        start = self.message.body.find(literal)
        return start, start + len(literal)


def _tempting_rules(entry: Entry) -> Mapping[str, str]:
    return MappingProxyType(entry.text_by_key("tempting", RULES))


def _note_right_ones(entry: Entry, task: _NamingTask) -> None:
    for rule in task.tempting:
        if rule in task.rules:
            entry.wrong(f"tempting.{rule}", f"`{rule}` is one of the right rules; take it out of `tempting`")
