"""What an answer is worth, compared with the key."""

from dataclasses import dataclass

from permitted.validator import Verdict


@dataclass(frozen=True, slots=True)
class Grade:
    """The worth of an answer: `points` from 0 to 1; what was right, missed and wrong, each in alphabetical order."""

    points: float
    right: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Was everything found, and nothing else?"""
        return not self.missed and not self.wrong


def grade_verdict(key: Verdict, answer: Verdict) -> Grade:
    """Grade a verdict: it is right or wrong."""
    return grade_rules(frozenset({key.value}), frozenset({answer.value}))


def grade_rules(key: frozenset[str], answer: frozenset[str]) -> Grade:
    """Grade a choice of rules: right ones minus wrong ones over the number in the key, never below 0.

    Where the key is empty, only an empty answer is right.
    """
    right, wrong = key & answer, answer - key
    points = max(0, len(right) - len(wrong)) / len(key) if key else float(not answer)
    return Grade(points, _ordered(right), _ordered(key - answer), _ordered(wrong))


def _ordered(ids: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))
