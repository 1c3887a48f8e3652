"""The course: lessons, rule pages, scenarios and situations, read from their files and proven by the validator."""

from permitted.course.checks import Check
from permitted.course.curriculum import Course, counts, gaps
from permitted.course.lessons import Chapter, Lesson
from permitted.course.library import load_course, watched_files
from permitted.course.pages import Heading, Prose, Sample
from permitted.course.problems import ContentError, Problem
from permitted.course.proof import Key
from permitted.course.readable import Readable, readable
from permitted.course.rule_pages import RulePage, Section
from permitted.course.scenarios import Scenario
from permitted.course.templates import Blank, Template
from permitted.course.threads import Thread

__all__ = [
    "Blank",
    "Chapter",
    "Check",
    "ContentError",
    "Course",
    "Heading",
    "Key",
    "Lesson",
    "Problem",
    "Prose",
    "Readable",
    "RulePage",
    "Sample",
    "Scenario",
    "Section",
    "Template",
    "Thread",
    "counts",
    "gaps",
    "load_course",
    "readable",
    "watched_files",
]
