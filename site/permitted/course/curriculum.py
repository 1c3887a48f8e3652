"""All that is taught, by id, with the questions that others ask of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from permitted.course.exams import Exam
from permitted.course.facts import Fact
from permitted.course.lessons import Chapter, Lesson
from permitted.course.pages import Sample
from permitted.course.problems import Problem
from permitted.course.reference import Reference
from permitted.course.rule_pages import RulePage
from permitted.course.scenarios import Scenario
from permitted.course.templates import Template
from permitted.course.threads import Thread


@dataclass(frozen=True, slots=True)
class Course:
    """All content, by id; lessons in reading order."""

    chapters: tuple[Chapter, ...]
    lessons: Mapping[str, Lesson]
    scenarios: Mapping[str, Scenario]
    threads: Mapping[str, Thread]
    rule_pages: Mapping[str, RulePage]
    templates: Mapping[str, Template]
    reference: Reference
    facts: Mapping[str, Fact]
    exams: Mapping[str, Exam]

    def scenario(self, scenario_id: str) -> Scenario | None:
        """Find a scenario by the id that it has, or had once."""
        if scenario_id in self.scenarios:
            return self.scenarios[scenario_id]
        return next((one for one in self.scenarios.values() if scenario_id in one.formerly), None)

    def exam(self, exam_id: str) -> Exam | None:
        """Find an exam by the id that it has, or had once."""
        return next((one for one in self.exams.values() if exam_id in (one.id, *one.formerly)), None)

    def scenarios_about(self, about: str) -> tuple[Scenario, ...]:
        """Give the scenarios of a rule or fact, near misses too."""
        return tuple(scenario for scenario in self.scenarios.values() if scenario.about == about)

    def lessons_about(self, about: str) -> tuple[Lesson, ...]:
        """Give the lessons that teach a rule or fact."""
        fact = self.facts.get(about)
        return tuple(one for one in self.lessons.values() if about in one.rules or (fact and one.id == fact.lesson))

    def taught_in(self, lesson: Lesson) -> tuple[str, ...]:
        """Give the rules and facts that a lesson teaches."""
        return (*lesson.rules, *(fact.id for fact in self.facts.values() if fact.lesson == lesson.id))

    def next_lesson(self, lesson_id: str) -> Lesson | None:
        """Give the lesson after another, None after the last one."""
        order = list(self.lessons)
        following = order[order.index(lesson_id) + 1 :]
        return self.lessons[following[0]] if following else None

    def chapter_of(self, lesson: Lesson) -> Chapter:
        """Give the chapter that a lesson stands in."""
        return next(chapter for chapter in self.chapters if chapter.id == lesson.chapter)

    @property
    def pages(self) -> tuple[Lesson | RulePage, ...]:
        """Every page of prose: lessons in reading order, then those about rules."""
        return (*self.lessons.values(), *self.rule_pages.values())

    @property
    def samples(self) -> tuple[Sample, ...]:
        """Every sample message of every page."""
        return tuple(sample for page in self.pages for sample in page.samples)


def gaps(course: Course) -> list[Problem]:
    """Give what the validator is known to be wrong about, each with its place."""
    return list(_gaps(course))


def counts(course: Course) -> str:
    """Say in a phrase how much there is."""
    return (
        f"{len(course.lessons)} lessons, {len(course.scenarios)} scenarios, {len(course.threads)} situations, "
        f"{len(course.templates)} templates and {len(course.rule_pages)} pages about rules"
    )


def _gaps(course: Course) -> Iterator[Problem]:
    for sample in course.samples:
        if sample.gap:
            yield Problem(sample.path, sample.line, sample.gap)
    for scenario in course.scenarios.values():
        if scenario.gap:
            yield Problem(scenario.path, 1, scenario.gap)
