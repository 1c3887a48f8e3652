"""The words of everything that can be read and found: lessons, rules, templates and the quick reference."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from permitted.course.checks import Check
from permitted.course.curriculum import Course
from permitted.course.pages import Part, Prose
from permitted.validator import GROUPS, RULES

_TAG = re.compile(r"<[^<>]+>")


@dataclass(frozen=True, slots=True)
class Readable:
    """A page that can be found: what kind it is (lesson, rule or template), its id, its title and its words."""

    kind: str
    id: str
    title: str
    text: str


def readable(course: Course) -> Iterator[Readable]:
    """Give every page that can be found; answer keys of scenarios are none."""
    for lesson in course.lessons.values():
        words = " ".join((lesson.summary, *_words(lesson.parts), lesson.takeaway))
        yield Readable("lesson", lesson.id, lesson.title, words)
    for rule in RULES.values():
        page = course.rule_pages.get(rule.id)
        parts = [part for section in page.sections for part in section.parts] if page else []
        words = " ".join((rule.statement, GROUPS[rule.group], *_words(parts)))
        yield Readable("rule", rule.id, rule.title, words)
    for template in course.templates.values():
        yield Readable("template", template.id, template.title, f"{template.when} {template.body}")


def _words(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Prose):
            yield " ".join(unescape(_TAG.sub(" ", part.html)).split())
        elif isinstance(part, Check):
            yield " ".join((part.question, *(f"{option.text} {option.why}" for option in part.options)))
        else:
            yield f"{part.caption} {part.message.body}"
