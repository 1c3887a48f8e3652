"""What an answer is worth, compared with the key."""

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from permitted.course import (
    ChooseTask,
    Draft,
    OrderTask,
    ReplyTask,
    RewriteTask,
    RulesTask,
    SpotTask,
    Task,
    VerdictTask,
)
from permitted.validator import Severity, Verdict

WORTH = {Verdict.ALLOWED: 1.0, Verdict.NEEDS_REVIEW: 0.5, Verdict.NOT_ALLOWED: 0.0}  # of a text that was written

Answer = str | tuple[str, ...]

# Marks for certainty, right and wrong, as in Moodle (after Gardner-Medwin): it pays to be frank, since to say 2 pays
# from 67 % on, to say 3 from 80 %.
CERTAINTY_MARKS = {1: (1, 0), 2: (2, -2), 3: (3, -6)}
SURE = 3


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


def answer_of(stored: str) -> Answer:
    """Give an answer back from the JSON as which it is stored."""
    answer = json.loads(stored)
    return tuple(answer) if isinstance(answer, list) else str(answer)


def grade(task: Task, question: str, answer: Answer) -> Grade:
    """Grade an answer to one of a task's questions: a verdict, a text, or the ids that were chosen or put in order."""
    if isinstance(answer, str):
        if isinstance(task, RewriteTask | ReplyTask):
            return grade_draft(task.draft(answer))
        if isinstance(task, VerdictTask) and question == "verdict":
            return grade_verdict(task.verdict, Verdict(answer))
    elif isinstance(task, OrderTask):
        return grade_order(task.sequence, answer)
    elif isinstance(task, SpotTask):
        lengths = {clause: end - start for clause, (start, end) in task.clauses.items()}
        return grade_spot(lengths, task.guilty, frozenset(answer))
    elif isinstance(task, ChooseTask):
        return grade_choice(task.right, frozenset(answer))
    elif isinstance(task, VerdictTask | RulesTask):
        return grade_choice(frozenset(task.rules), frozenset(answer))
    raise ValueError(f"{answer!r} is no answer to the question {question!r}")


def certainty_mark(grade_: Grade, certainty: int) -> int:
    """Give the mark for an answer given with a certainty of 1 to 3; only one that is wholly right is right."""
    right, wrong = CERTAINTY_MARKS[certainty]
    return right if grade_.full else wrong


def grade_verdict(key: Verdict, answer: Verdict) -> Grade:
    """Grade a verdict: it is right or wrong."""
    return grade_choice(frozenset({key.value}), frozenset({answer.value}))


def grade_choice(key: frozenset[str], answer: frozenset[str]) -> Grade:
    """Grade a choice of several: right ones minus wrong ones over the number in the key, never below 0.

    Where the key is empty, only an empty answer is right.
    """
    right, wrong = key & answer, answer - key
    points = max(0, len(right) - len(wrong)) / len(key) if key else float(not answer)
    return Grade(points, _ordered(right), _ordered(key - answer), _ordered(wrong))


def grade_spot(lengths: Mapping[str, int], key: frozenset[str], answer: frozenset[str]) -> Grade:
    """Grade marked clauses by their overlap with the key in characters: what both hold over what either holds.

    This is the Jaccard index; `lengths` are those of the clauses, in code points.
    """
    known = answer & lengths.keys()
    both, either = (sum(lengths[clause] for clause in clauses) for clauses in (key & known, key | known))
    return Grade(both / either if either else 1.0, _ordered(key & known), _ordered(key - known), _ordered(known - key))


def grade_order(key: Sequence[str], answer: Sequence[str]) -> Grade:
    """Grade a sequence by its pairs: those that stand in the right order over all there are.

    This is Kendall's tau, moved from -1..1 to 0..1. An item counts as right where it stands at its place.
    """
    place = {one: number for number, one in enumerate(answer)}
    pairs = list(combinations(key, 2))
    in_order = sum(place.get(one, 0) < place.get(other, -1) for one, other in pairs)
    right = frozenset(one for one, given in zip(key, answer, strict=False) if one == given)
    return Grade(in_order / len(pairs) if pairs else 1.0, _ordered(right), (), _ordered(frozenset(key) - right))


def grade_draft(draft: Draft) -> Grade:
    """Grade a text that was written: the share of its points covered, times what its verdict is worth.

    `right` and `missed` are the points' labels, `wrong` the rules that the text breaks or that have to be looked at.
    """
    covered = frozenset(label for label, is_covered in draft.points if is_covered)
    broken = frozenset(f.rule for f in draft.report.findings if f.severity is not Severity.ADVICE)
    points = WORTH[draft.report.verdict] * (len(covered) / len(draft.points) if draft.points else 1.0)
    return Grade(points, _ordered(covered), _ordered({label for label, _ in draft.points} - covered), _ordered(broken))


def _ordered(ids: Set[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))
