"""Changes: what differs between two versions of the rules, and whom that concerns."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from permitted.learning.memory import Card
from permitted.validator import Rule

SHOWN_FOR = 30 * 86_400 * 1_000_000  # microseconds for which a change is news where there is nothing to answer


@dataclass(frozen=True, slots=True)
class RuleText:
    """What people learn of a rule. Anything else about it may change without their having to know."""

    title: str
    statement: str
    severity: str
    applies: str


Catalogue = Mapping[str, RuleText]


@dataclass(frozen=True, slots=True)
class Kept:
    """The rules by id, as a version had them, and when the site first ran with it (microseconds UTC)."""

    version: int
    rules: Catalogue
    met_at: int


@dataclass(frozen=True, slots=True)
class Change:
    """A rule that is new, gone, or reads differently; `before` is None for a new one, `after` for one that is gone."""

    rule: str
    kind: Literal["added", "changed", "removed"]
    before: RuleText | None
    after: RuleText | None

    @property
    def title(self) -> str:
        """The rule's title, the new one if there is one."""
        text = self.after or self.before
        return text.title if text else self.rule


@dataclass(frozen=True, slots=True)
class Version:
    """What a version changed, and since when it holds here (microseconds UTC)."""

    number: int
    met_at: int
    changes: tuple[Change, ...]

    @property
    def unlearnt(self) -> tuple[str, ...]:
        """The rules that no longer are as somebody learnt them before."""
        return tuple(change.rule for change in self.changes if change.kind != "added")

    def concerns(self, cards: Iterable[Card]) -> bool:
        """Has somebody with these cards learnt a rule as it was before?"""
        return any(card.made_at < self.met_at and card.about in self.unlearnt for card in cards)

    def to_answer(self, askable: Collection[str]) -> tuple[str, ...]:
        """Give the rules, of those that can be asked about, that one has to show to know as they are now."""
        return tuple(change.rule for change in self.changes if change.kind != "removed" and change.rule in askable)


@dataclass(frozen=True, slots=True)
class Notice:
    """A version that concerns somebody: the rules to answer a question about, and those that are answered."""

    version: Version
    rules: tuple[str, ...]
    answered: tuple[str, ...]

    @property
    def open_rules(self) -> tuple[str, ...]:
        """The rules that are still to be answered."""
        return tuple(rule for rule in self.rules if rule not in self.answered)

    @property
    def is_done(self) -> bool:
        """Has each been answered?"""
        return not self.open_rules

    def is_news(self, now: int) -> bool:
        """Is there something to do; or, where there is nothing to answer, has it changed only lately?"""
        return not self.is_done or (not self.rules and now < self.version.met_at + SHOWN_FOR)


def texts_of(rules: Mapping[str, Rule]) -> Catalogue:
    """Give what people learn of some rules."""
    return {rule.id: RuleText(rule.title, rule.statement, rule.severity.value, rule.applies) for rule in rules.values()}


def changes(old: Catalogue, new: Catalogue) -> tuple[Change, ...]:
    """Give what differs: rules that read differently or are new, in the new order, then those that are gone."""
    met = [
        Change(rule, "changed" if rule in old else "added", old.get(rule), text)
        for rule, text in new.items()
        if old.get(rule) != text
    ]
    gone = [Change(rule, "removed", text, None) for rule, text in old.items() if rule not in new]
    return (*met, *gone)


def versions(kept: Sequence[Kept]) -> tuple[Version, ...]:
    """Give what each version changed of the one before, the newest first; `kept` begins with the oldest."""
    found = [Version(new.version, new.met_at, changes(old.rules, new.rules)) for old, new in pairwise(kept)]
    return tuple(version for version in reversed(found) if version.changes)


def notice(version: Version, askable: Collection[str], answered: Mapping[str, int]) -> Notice:
    """Give how far somebody is with a version, by when rules were last answered in runs about changes."""
    rules = version.to_answer(askable)
    return Notice(version, rules, tuple(rule for rule in rules if answered.get(rule, -1) >= version.met_at))
