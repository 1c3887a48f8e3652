"""What the people of these tests practise, and when."""

from collections.abc import Iterable
from pathlib import Path

from argon2 import PasswordHasher

from permitted.course import Key, Scenario, VerdictTask
from permitted.validator import Message, Verdict

NOW = 1_790_000_000_000_000  # microseconds UTC
SECOND = 1_000_000
MINUTE = 60 * SECOND
DAY = 24 * 60 * MINUTE

PASSWORD = "seven quiet otters"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def exercise(name, about="contact-email", verdict=Verdict.NOT_ALLOWED, rules=("contact-email",), formerly=()):
    """Give a scenario of that id, whose message is its id."""
    return Scenario(
        id=name,
        kind="verdict",
        about=about,
        level="easy",
        title=name,
        task=VerdictTask(Key(Message(name), verdict, tuple(rules)), wrong={}, tempting={}),
        explanation="",
        hint="",
        formerly=tuple(formerly),
        path=Path(f"{name}.yaml"),
    )


def exercises(names: Iterable[str]) -> tuple[Scenario, ...]:
    return tuple(exercise(name) for name in names)
