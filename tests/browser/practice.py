"""How a trainee goes through a run in the browser, whatever is asked."""

import re

from playwright.sync_api import Locator, Page

from permitted.course import load_course
from permitted.course.scenarios import KINDS as KINDS_OF_SCENARIO
from permitted.settings import Settings
from permitted.validator import RULES

__all__ = ["KINDS_OF_SCENARIO", "answer", "follow", "is_step", "rules_with_every_kind"]


def is_step(page: Page) -> bool:
    """Say whether a step of a run is shown, and not its summary."""
    return bool(re.search(r"/practice/[^/]+/\d+$", page.url))


def rules_with_every_kind() -> list[str]:
    """Choose few rules whose scenarios are of every kind."""
    course = load_course(Settings().content, Settings().quizzes)
    kinds = {rule: {one.kind for one in course.scenarios_about(rule)} for rule in RULES}
    chosen: list[str] = []
    missing = set(KINDS_OF_SCENARIO)
    while missing:
        chosen.append(max(kinds, key=lambda rule: len(kinds[rule] & missing)))
        missing -= kinds[chosen[-1]]
    return chosen


def answer(page: Page, kind: str) -> None:
    """Answer the question that is open, with what stands first."""
    if kind in ("rewrite", "reply"):
        page.locator("textarea").fill("Dear Ana, write to jo@shop.example. Kind regards, Jo")
    elif kind == "order":
        for place, choice in enumerate(page.locator("select[name^=place]").all(), 1):
            choice.select_option(str(place))
    elif kind != "verdict":
        page.locator("input[name=picked]").first.check()
    follow(page, page.get_by_role("button", name="Not allowed" if kind == "verdict" else "Check"))


def follow(page: Page, link: Locator) -> None:
    """Press a link or button and wait for the page that it leads to, so that nobody looks at the old one."""
    with page.expect_navigation():
        link.click()
