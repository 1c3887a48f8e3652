"""The sandbox: replies to a buyer, checked and kept."""

import json

from permitted.store import Person, Store, Try, tokens, tries
from permitted.training.memory import make_due
from permitted.validator import Message, Severity, check


def submit_reply(store: Store, person: Person, thread_id: str, message: Message, now: int) -> Try:
    """Check a reply and keep it with its report; rules that it breaks are due at once."""
    report = check(message)
    source = json.dumps(message.as_object())
    broken = sorted({finding.rule for finding in report.findings if finding.severity is Severity.VIOLATION})
    with store.writing() as db:
        for rule in broken:
            make_due(db, person, rule, "sandbox", now)
        return tries.insert(db, tokens.new_address(), person.id, thread_id, source, report, now)


def tries_of(store: Store, person: Person, thread_id: str) -> tuple[Try, ...]:
    """Give one's own tries at a thread, newest first."""
    return tries.of_thread(store.reading(), person.id, thread_id)


def try_of(store: Store, person: Person, token: str) -> Try | None:
    """Find one's own try by its address; somebody else's is not found."""
    return tries.by_token(store.reading(), person.id, token)


def latest_tries(store: Store, person: Person, number: int) -> tuple[Try, ...]:
    """Give one's own last tries at whatever thread, newest first."""
    return tries.latest(store.reading(), person.id, number)
