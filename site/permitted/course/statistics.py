"""How much there is of everything: rules by scenarios and levels, and the sums."""

from collections import Counter
from collections.abc import Iterator

from permitted.course.curriculum import Course
from permitted.course.problems import Problem
from permitted.course.scenarios import KINDS, LEVELS
from permitted.validator import RULES, Verdict

MIN_SCENARIOS, MIN_KINDS = 5, 2  # about each rule


def coverage(course: Course) -> Iterator[str]:
    """Give the lines of a table: each rule with its lessons, and its scenarios by kind, level and verdict."""
    heads = [*KINDS, *LEVELS, "allowed"]
    yield f"{'rule':32}{'lessons':>8}{'scenarios':>10}" + "".join(f"{head:>9}" for head in heads)
    for rule in RULES:
        scenarios = course.scenarios_about(rule)
        counted = Counter(part for one in scenarios for part in (one.kind, one.level))
        counted["allowed"] = sum(one.key is not None and one.key.verdict is Verdict.ALLOWED for one in scenarios)
        row = f"{rule:32}{len(course.lessons_about(rule)):>8}{len(scenarios):>10}"
        yield row + "".join(f"{counted[head]:>9}" for head in heads)


def shortfalls(course: Course) -> Iterator[Problem]:
    """Note rules with a page that too few scenarios, or scenarios of too few kinds, are about."""
    for page in course.rule_pages.values():
        scenarios = course.scenarios_about(page.id)
        kinds = {scenario.kind for scenario in scenarios}
        if len(scenarios) < MIN_SCENARIOS or len(kinds) < MIN_KINDS:
            yield Problem(
                page.path,
                1,
                f"{len(scenarios)} scenarios of {len(kinds)} kinds are about {page.id}; "
                f"at least {MIN_SCENARIOS} of {MIN_KINDS} kinds have to be",
            )


def totals(course: Course) -> Iterator[str]:
    """Give the sums, a line each."""
    yield f"lessons {len(course.lessons)}"
    yield f"checks {sum(len(lesson.checks) for lesson in course.lessons.values())}"
    yield f"scenarios {len(course.scenarios)}"
    yield f"families {sum(one.family is not None for one in course.scenarios.values())}"
    yield f"templates {len(course.templates)}"
    yield f"exams {len(course.exams)}"
    yield f"situations {len(course.threads)}"
    yield f"rule pages {len(course.rule_pages)}"
