"""The content that is shipped: all of it proven, and every rule that is checked has its page."""

import pytest

from permitted.course import Course, about_variants, load_course
from permitted.course.statistics import shortfalls
from permitted.settings import PROJECT
from permitted.validator import RULES, Verdict

PARTS = 4  # in which families are proven, so that several processes share the work


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(PROJECT / "content", PROJECT / "quizzes")


def test_there_is_something_of_everything(course: Course) -> None:
    assert len(course.lessons) >= 26
    assert len(course.scenarios) >= 400
    assert sum(scenario.family is not None for scenario in course.scenarios.values()) >= 60
    assert len(course.threads) >= 6


def test_not_allowed_is_never_the_safe_guess(course: Course) -> None:
    keys = [scenario.key for scenario in course.scenarios.values() if scenario.key]
    allowed = [key for key in keys if key.verdict is Verdict.ALLOWED]

    assert len(allowed) * 3 >= len(keys)


def test_every_rule_is_practised_in_several_ways(course: Course) -> None:
    assert list(shortfalls(course)) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_every_variant_of_a_family_has_its_key(course: Course, part: int) -> None:
    families = [scenario for scenario in course.scenarios.values() if scenario.family]

    assert list(about_variants(families[part::PARTS])) == []


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_that_is_checked_has_a_page_with_both_kinds_of_example(course: Course, rule: str) -> None:
    samples = course.rule_pages[rule].samples

    assert any(rule in {finding.rule for finding in sample.report.findings} for sample in samples)
    assert any(rule not in {finding.rule for finding in sample.report.findings} for sample in samples)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_that_is_checked_is_explained_in_the_terminal(course: Course, rule: str) -> None:
    assert course.rule_pages[rule].text


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_near_miss_of_a_rule_is_fine(course: Course, rule: str) -> None:
    near_misses = [sample for sample in course.rule_pages[rule].samples if sample.verdict is Verdict.ALLOWED]

    assert near_misses
