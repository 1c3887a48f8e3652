"""Exams are read from their files, and an author is told what to write instead."""

from dataclasses import replace
from pathlib import Path

import pytest

from permitted.course.entries import read_entry
from permitted.course.exams import about_exams, ask_exam
from tests.learning.test_exams import SCENARIOS, exam, pool

TEXT = """\
id: final
title: Final exam
summary: All of it.
minutes: 40
pass_mark: 80
retakes: 1
wait_hours: 24
review: passed
months: 12
pools:
  - title: Reviews
    groups: [reviews]
    questions: {easy: 1, subtle: 2}
  - title: One rule
    rules: [contact-email]
    kinds: [verdict]
    questions: {medium: 1}
"""


def read(text):
    problems = []
    entry = read_entry(text, Path("final.yaml"), problems)
    return ask_exam(entry), [f"{problem.line}: {problem.detail}" for problem in problems]


def test_it_works():
    final, problems = read(TEXT)

    assert problems == []
    assert (final.id, final.minutes, final.pass_mark, final.questions) == ("final", 40, 0.8, 4)
    assert [pool.kinds == ("verdict",) for pool in final.pools] == [False, True]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("pass_mark: 80", "pass_mark: 101", "5: `pass_mark` is a percentage, at most 100"),
        ("groups: [reviews]", "groups: [review]", "12: `groups` names `review`, which is none of"),
        ("rules: [contact-email]", "rules: [email]", "15: `rules` names `email`, which is none of"),
        ("kinds: [verdict]", "kinds: [essay]", "16: `kinds` names `essay`, which is none of"),
        ("    rules: [contact-email]\n", "", "14: name the `groups` or `rules` that the pool is about"),
        ("{medium: 1}", "{medium: 0}", "17: `questions.medium` must be a whole number above 0"),
        ("{medium: 1}", "{hard: 1}", "17: `hard` is not known under `questions`"),
        ("review: passed", "review: maybe", "8: `review: maybe` must be one of always, passed, never"),
    ],
)
def test_a_mistake_is_named(old, new, complaint):
    _, problems = read(TEXT.replace(old, new))

    assert any(problem.startswith(complaint) for problem in problems), problems


def test_a_pool_that_is_too_small_is_named():
    small = exam(pool("contact-email", easy=4))

    (problem,) = about_exams([small], SCENARIOS.values())

    assert problem.detail.startswith("the pool “contact-email” asks 4 of level easy, and there are 6")


def test_what_is_renewed_must_have_a_certificate():
    final, plain = exam(pool("contact-email", easy=1)), replace(exam(months=0), id="plain")

    renewing = [replace(final, id=f"again-{name}", renews=name) for name in ("plain", "nothing")]

    assert [problem.detail[:8] for problem in about_exams([final, plain, *renewing], SCENARIOS.values())] == [
        "`renews:"
    ] * 2
