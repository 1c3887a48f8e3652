"""What the people of these tests practise, and when."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from argon2 import PasswordHasher

from permitted.validator import Verdict

NOW = 1_790_000_000_000_000  # microseconds UTC
SECOND = 1_000_000
MINUTE = 60 * SECOND
DAY = 24 * 60 * MINUTE

PASSWORD = "seven quiet otters"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass(frozen=True)
class Exercise:
    """A scenario, as far as training looks at one."""

    id: str
    about: str = "contact-email"
    verdict: Verdict = Verdict.NOT_ALLOWED
    rules: tuple[str, ...] = ("contact-email",)
    formerly: tuple[str, ...] = ()

    def as_object(self) -> dict[str, object]:
        return {"id": self.id, "about": self.about, "verdict": self.verdict.value, "rules": list(self.rules)}

    @property
    def hash(self) -> str:
        return hashlib.sha256(json.dumps(self.as_object(), sort_keys=True).encode()).hexdigest()


def exercises(ids: Iterable[str]) -> tuple[Exercise, ...]:
    return tuple(Exercise(id) for id in ids)
