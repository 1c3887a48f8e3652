"""Answers in a browser: sent again when the connection was lost; words marked in the message itself."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from permitted.course import load_course
from permitted.settings import Settings
from permitted.validator import RULES
from tests.browser.conftest import Complaints, OpenPage
from tests.browser.practice import answer, follow
from tests.browser.test_journeys import press_until, press_when_loaded

LOST = "No connection. Your answer is kept on this page and is sent again."


def asked(visit: OpenPage, kind: str, **options: object) -> Page:
    """Open a question of that kind, as a new person."""
    course = load_course(Settings().content, Settings().quizzes)
    rules = {one.about for one in course.scenarios.values() if one.kind == kind and one.about in RULES}
    rule = min(rules, key=lambda about: len({one.kind for one in course.scenarios_about(about)}))
    page = visit(f"/rules/{rule}", **options)
    follow(page, page.get_by_role("button", name="Practise this rule"))
    for number in range(2, 12):
        found = page.locator("input[name=question]").get_attribute("value") or ""
        if found == kind:
            page.wait_for_load_state("load")
            return page
        page.goto(re.sub(r"\d+$", str(number), page.url))
    raise AssertionError(f"no question of the kind {kind}")


def test_an_answer_is_sent_again_once_the_connection_is_back(visit: OpenPage, complaints: Complaints) -> None:
    page = asked(visit, "verdict")

    page.context.set_offline(True)
    page.get_by_role("button", name="Allowed", exact=False).first.click()
    expect(page.get_by_role("status").filter(has_text=LOST)).to_be_visible()
    with page.expect_navigation():
        page.context.set_offline(False)

    expect(page.locator("input[name=question]")).to_have_count(0)
    expect(page.get_by_text("I think this question is wrong")).to_be_visible()
    complaints.forgive("ERR_INTERNET_DISCONNECTED")


def test_an_answer_is_sent_again_when_the_server_stumbles(visit: OpenPage, complaints: Complaints) -> None:
    page = asked(visit, "verdict")
    stumbles = [503]

    def stumble(route: Route) -> None:
        if route.request.method == "POST" and stumbles:
            route.fulfill(status=stumbles.pop(), body="")
        else:
            route.continue_()

    page.route("**/practice/**", stumble)
    with page.expect_navigation():
        page.get_by_role("button", name="Allowed", exact=False).first.click()

    expect(page.get_by_text("I think this question is wrong")).to_be_visible()
    complaints.forgive("503")


def test_an_answer_that_comes_too_late_is_told(visit: OpenPage) -> None:
    page = asked(visit, "verdict")
    other = page.context.new_page()
    other.goto(page.url)
    follow(page, page.get_by_role("button", name="Allowed", exact=False).first)

    follow(other, other.get_by_role("button", name="Not allowed"))

    expect(other.get_by_role("status")).to_contain_text("This question had been answered already")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_question_is_answered_after_its_hint(visit: OpenPage, scripts: bool) -> None:
    page = asked(visit, "choose", java_script_enabled=scripts)

    follow(page, page.get_by_role("button", name="A hint, please"))
    answer(page, "choose")

    expect(page.get_by_text("With the hint, this counts for three quarters.")).to_be_visible()


def test_words_are_marked_in_the_message_with_the_mouse(visit: OpenPage) -> None:
    page = asked(visit, "spot")
    message = page.get_by_role("article", name="Message")
    words = message.locator(".clause").nth(1)

    expect(page.locator(".tick-card")).to_have_count(0)
    words.click()
    expect(words.get_by_role("checkbox")).to_be_checked()
    words.click()
    expect(words.get_by_role("checkbox")).not_to_be_checked()
    words.click()
    follow(page, page.get_by_role("button", name="Check"))

    expect(page.get_by_text("I think this question is wrong")).to_be_visible()


def test_words_are_marked_in_the_message_with_the_keyboard_alone(visit: OpenPage) -> None:
    page = asked(visit, "spot")
    first, second = page.get_by_role("checkbox").nth(0), page.get_by_role("checkbox").nth(1)

    press_until(page, first)
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    press_when_loaded(page, "2")
    expect(second).to_be_checked()
    press_when_loaded(page, "2")
    expect(second).not_to_be_checked()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.get_by_text("I think this question is wrong")).to_be_visible()


def test_the_words_stand_in_a_list_without_scripts(visit: OpenPage) -> None:
    page = asked(visit, "spot", java_script_enabled=False)

    answer(page, "spot")

    expect(page.get_by_text("I think this question is wrong")).to_be_visible()
