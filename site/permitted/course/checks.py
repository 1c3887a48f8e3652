"""Short checks inside a lesson: a question, and options that each say why they are right or not."""

from dataclasses import dataclass
from pathlib import Path

from permitted.course.entries import Entry

MIN_OPTIONS, MAX_OPTIONS = 2, 4


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose, whether it is right, and why."""

    text: str
    is_right: bool
    why: str


@dataclass(frozen=True, slots=True)
class Check:
    """A question with its options, one of them right, and where it stands."""

    question: str
    options: tuple[Option, ...]
    path: Path
    line: int


def read_check(entry: Entry, line: int) -> Check:
    """Read a check; what is wrong is noted at the entry."""
    check = Check(
        entry.text("question"), tuple(_option(option) for option in entry.entries("options")), entry.path, line
    )
    entry.finish()
    if not MIN_OPTIONS <= len(check.options) <= MAX_OPTIONS:
        entry.wrong("options", f"`options` must be {MIN_OPTIONS} to {MAX_OPTIONS}")
    elif sum(option.is_right for option in check.options) != 1:
        entry.wrong("options", "exactly one of `options` must say `right: true`")
    return check


def _option(entry: Entry) -> Option:
    option = Option(entry.text("text"), entry.truth("right"), entry.text("why"))
    entry.finish()
    return option
