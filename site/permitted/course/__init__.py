"""The course: lessons, rule pages, scenarios and situations, read from their files and proven by the validator."""

from permitted.course.checks import Check
from permitted.course.curriculum import Course, counts, gaps
from permitted.course.exams import Exam, Pool, read_exams
from permitted.course.facts import Fact
from permitted.course.lessons import Chapter, Lesson
from permitted.course.library import load_course, watched_files
from permitted.course.pages import Heading, Prose, Sample
from permitted.course.problems import ContentError, Problem
from permitted.course.proof import Key
from permitted.course.readable import Readable, readable
from permitted.course.rule_pages import RulePage, Section
from permitted.course.scenarios import Scenario
from permitted.course.schemas import schemas
from permitted.course.tasks import (
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
from permitted.course.templates import Blank, Template
from permitted.course.threads import Thread
from permitted.course.variants import about_variants

__all__ = [
    "Blank",
    "Chapter",
    "Check",
    "ChooseTask",
    "ContentError",
    "Course",
    "Draft",
    "Exam",
    "Fact",
    "Heading",
    "Key",
    "Lesson",
    "OrderTask",
    "Pool",
    "Problem",
    "Prose",
    "Readable",
    "ReplyTask",
    "RewriteTask",
    "RulePage",
    "RulesTask",
    "Sample",
    "Scenario",
    "Section",
    "SpotTask",
    "Task",
    "Template",
    "Thread",
    "VerdictTask",
    "about_variants",
    "counts",
    "gaps",
    "load_course",
    "read_exams",
    "readable",
    "schemas",
    "watched_files",
]
