"""Tasks about facts and judgement: options to choose from, and things to put in sequence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from permitted.course.entries import Entry

MIN_OPTIONS, MAX_OPTIONS = 3, 6


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, and why it is right or not."""

    id: str
    text: str
    is_right: bool
    why: str


@dataclass(frozen=True, slots=True)
class ChooseTask:
    """A question with options, one or several of them right; `rests_on` are the rules or facts that say so."""

    questions: ClassVar[tuple[str, ...]] = ("choose",)
    question: str
    options: tuple[Option, ...]
    rests_on: tuple[str, ...]

    @classmethod
    def read(cls, entry: Entry) -> "ChooseTask":
        """Read it; what is wrong is noted at the entry."""
        options = tuple(_option(one) for one in entry.entries("options"))
        task = cls(entry.text("question"), options, entry.texts("rests_on"))
        _note_wrong_set(entry, "options", [option.id for option in options])
        if all(option.is_right for option in options) or not any(option.is_right for option in options):
            entry.wrong("options", "`options` must have right ones (`right: true`) and wrong ones")
        return task

    @property
    def key(self) -> None:
        """There is no message to judge."""

    @property
    def right(self) -> frozenset[str]:
        """The ids of the right options."""
        return frozenset(option.id for option in self.options if option.is_right)

    @property
    def shown(self) -> str:
        """The question and its options."""
        return " ".join((self.question, *(option.text for option in self.options)))

    def mistakes(self) -> Iterator[str]:
        """Nothing here is for the validator to prove."""
        return iter(())

    def as_object(self) -> dict[str, object]:
        """Give what is shown and graded, as JSON types."""
        options = [{"id": one.id, "text": one.text, "right": one.is_right, "why": one.why} for one in self.options]
        return {"question": self.question, "rests_on": list(self.rests_on), "options": options}


@dataclass(frozen=True, slots=True)
class Item:
    """Something to put in its place, and why it stands there."""

    id: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class OrderTask:
    """Things to put in sequence; `items` stand in the right one."""

    questions: ClassVar[tuple[str, ...]] = ("order",)
    question: str
    items: tuple[Item, ...]
    rests_on: tuple[str, ...]

    @classmethod
    def read(cls, entry: Entry) -> "OrderTask":
        """Read it; what is wrong is noted at the entry."""
        items = tuple(_item(one) for one in entry.entries("items"))
        task = cls(entry.text("question"), items, entry.texts("rests_on"))
        _note_wrong_set(entry, "items", [item.id for item in items])
        return task

    @property
    def key(self) -> None:
        """There is no message to judge."""

    @property
    def sequence(self) -> tuple[str, ...]:
        """The ids in the right order."""
        return tuple(item.id for item in self.items)

    @property
    def shown(self) -> str:
        """The question and its items."""
        return " ".join((self.question, *(item.text for item in self.items)))

    def mistakes(self) -> Iterator[str]:
        """Nothing here is for the validator to prove."""
        return iter(())

    def as_object(self) -> dict[str, object]:
        """Give what is shown and graded, as JSON types."""
        items = [{"id": item.id, "text": item.text, "why": item.why} for item in self.items]
        return {"question": self.question, "rests_on": list(self.rests_on), "items": items}


def _option(entry: Entry) -> Option:
    option = Option(entry.text("id"), entry.text("text"), entry.truth("right"), entry.text("why"))
    entry.finish()
    return option


def _item(entry: Entry) -> Item:
    item = Item(entry.text("id"), entry.text("text"), entry.text("why"))
    entry.finish()
    return item


def _note_wrong_set(entry: Entry, key: str, ids: Sequence[str]) -> None:
    if not MIN_OPTIONS <= len(ids) <= MAX_OPTIONS:
        entry.wrong(key, f"`{key}` must hold {MIN_OPTIONS} to {MAX_OPTIONS}, not {len(ids)}")
    if len(set(ids)) < len(ids):
        entry.wrong(key, f"`{key}` have an `id` twice; give each its own")
