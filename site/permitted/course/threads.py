"""Situations for the sandbox: a buyer's message and what is known of the order, to be answered."""

from dataclasses import dataclass, replace
from pathlib import Path

from permitted.course.entries import Entry, files_of, read_file
from permitted.course.problems import Problem
from permitted.course.scenarios import THREADS
from permitted.validator import Message, MessageError, Severity, Verdict, inspect


@dataclass(frozen=True, slots=True)
class Thread:
    """A situation: who wrote in which mood, facts to go by, and model replies to compare one's own with."""

    id: str
    title: str
    mood: str
    sender: str
    facts: tuple[tuple[str, str], ...]
    context: Message
    models: tuple[str, ...]
    formerly: tuple[str, ...]
    path: Path

    def reply(self, body: str) -> Message:
        """Give the message that an answer makes."""
        return replace(self.context, body=body)


def read_threads(folder: Path, problems: list[Problem]) -> list[Thread]:
    """Read every situation."""
    read = (read_file(path, problems) for path in files_of(folder / THREADS, "*.yaml"))
    return [ask_thread(entry) for entry in read if entry]


def ask_thread(entry: Entry) -> Thread:
    """Read the situation of an entry; what is wrong is noted there."""
    thread = Thread(
        id=entry.text("id"),
        title=entry.text("title"),
        mood=entry.text("mood"),
        sender=entry.text("sender"),
        facts=tuple(_fact(fact) for fact in entry.entries("facts")),
        context=_context(entry),
        models=entry.texts("models"),
        formerly=entry.texts("formerly", optional=True),
        path=entry.path,
    )
    entry.finish()
    if not thread.models:
        entry.wrong("models", "`models` must hold at least one reply")
    return thread


def unproven_models(thread: Thread) -> list[tuple[int, str]]:
    """Say of each model reply that cannot be shown as one what is wrong with it, with its number."""
    wrong: list[tuple[int, str]] = []
    for number, body in enumerate(thread.models):
        inspection = inspect(thread.reply(body.strip()))
        missed = [label for label, covered in inspection.points if not covered]
        if inspection.report.verdict is not Verdict.ALLOWED:
            rules = ", ".join(f.rule for f in inspection.report.findings if f.severity is not Severity.ADVICE)
            wrong.append((number, f"this model reply is not allowed ({rules}); a model must be"))
        if missed:
            wrong.append((number, f"this model reply does not cover: {', '.join(missed)}"))
    return wrong


def _fact(entry: Entry) -> tuple[str, str]:
    fact = entry.text("label"), entry.text("value")
    entry.finish()
    return fact


def _context(entry: Entry) -> Message:
    values = entry.mapping("context")
    if "body" in values:
        entry.wrong("context.body", "`context` has no body: the trainee writes it")
    try:
        return Message.from_object({**values, "body": ""})
    except MessageError as error:
        for wrong in error.errors:
            entry.wrong(f"context.{wrong.field}", f"`context.{wrong.field}` {wrong.detail}")
    return Message("")
