"""How the course is written: sentences short enough for second-language readers, and no two scenarios alike."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import combinations

from permitted.course.curriculum import Course
from permitted.course.lessons import Lesson
from permitted.course.pages import Prose
from permitted.course.problems import Problem
from permitted.course.scenarios import Scenario

MAX_MEAN = 17.0  # words of a lesson's sentences on average; 15 are aimed at
SHINGLE = 4  # words in a row that are compared
MAX_SHARED = 0.4  # share of such rows that two messages may have in common

_LEFT_OUT = re.compile(r"<(svg|table|h[1-6]|pre)\b.*?</\1>", re.DOTALL)
_ENDS_SENTENCE = re.compile(r"(?<=[.!?:])[”’\"')]*\s+|</(?:p|li|figcaption|dd|dt)>")
_TAG = re.compile(r"<[^<>]+>")


def about_reading(course: Course) -> Iterator[Problem]:
    """Note lessons whose sentences are too long on average."""
    for lesson in course.lessons.values():
        if (mean := mean_words(lesson)) > MAX_MEAN:
            mend = f"at most {MAX_MEAN:.0f} are easy to read, cut some in two"
            yield Problem(lesson.path, 1, f"has {mean:.1f} words in a sentence on average; {mend}")


def mean_words(lesson: Lesson) -> float:
    """Give how many words a sentence of a lesson's prose has on average; 0.0 where it has none."""
    html = " ".join(_LEFT_OUT.sub(" ", part.html) for part in lesson.parts if isinstance(part, Prose))
    lengths = [len(unescape(_TAG.sub("", sentence)).split()) for sentence in _ENDS_SENTENCE.split(html)]
    counted = [length for length in lengths if length > 1]
    return sum(counted) / len(counted) if counted else 0.0


def about_likeness(course: Course) -> Iterator[Problem]:
    """Note scenarios whose messages share too many of their words in a row."""
    shingled = [(scenario, _shingles(scenario)) for scenario in course.scenarios.values()]
    for (one, ours), (other, theirs) in combinations(shingled, 2):
        if len(ours & theirs) > MAX_SHARED * min(len(ours), len(theirs)) > 0:
            yield Problem(other.path, 1, f"is nearly the message of `{one.id}`; write one of its own")


def _shingles(scenario: Scenario) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", scenario.task.shown.casefold())
    return frozenset(zip(*(words[start:] for start in range(SHINGLE)), strict=False))
