"""Exams in a browser: saved while they are written, with and without a connection, and looked at by axe."""

import re
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints, OpenPage
from tests.browser.practice import follow
from tests.browser.test_every_page import IN_EVERY_LOOK, assert_accessible

SAVED = re.compile("^Saved")


def begin(visit: OpenPage, **options: Any) -> Page:
    """Make an account and begin the onboarding exam."""
    page = visit("/sign-up", **options)
    page.get_by_label("Name").fill("Ana Lima")
    page.get_by_label("Email").fill(f"{uuid4().hex}@example.com")
    page.get_by_label("Password").fill("seven quiet otters")
    follow(page, page.locator("main form button").last)
    page.goto("/exams/onboarding")
    follow(page, page.get_by_role("button", name="Begin"))
    return page


def go_to_verdict(page: Page) -> None:
    """Go on to a question about a verdict."""
    while page.locator("input[name=question]").get_attribute("value") != "verdict":
        follow(page, page.get_by_role("button", name="Save and go on"))


def test_an_answer_is_saved_while_it_is_given(visit: OpenPage) -> None:
    page = begin(visit)
    go_to_verdict(page)

    page.get_by_label("Needs review").check()
    expect(page.locator("[data-saved]")).to_have_text(SAVED)
    page.get_by_label("Not allowed").check()
    page.wait_for_timeout(1_000)  # longer than a change has to rest before it is sent
    expect(page.locator("[data-saved]")).to_have_text(SAVED)

    page.reload()
    expect(page.get_by_label("Not allowed")).to_be_checked()


def test_what_was_not_sent_is_sent_when_the_connection_is_back(visit: OpenPage, complaints: Complaints) -> None:
    page = begin(visit)
    go_to_verdict(page)

    page.context.set_offline(True)
    page.get_by_label("Needs review").check()
    expect(page.locator("[data-saved]")).to_contain_text("No connection")
    page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_have_text(SAVED)

    page.reload()
    expect(page.get_by_label("Needs review")).to_be_checked()
    complaints.forgive("ERR_INTERNET_DISCONNECTED")


def test_without_scripts_a_paper_is_written_and_handed_in(visit: OpenPage) -> None:
    page = begin(visit, java_script_enabled=False)
    go_to_verdict(page)
    number = page.url.rsplit("/", 1)[1]

    page.get_by_label("Allowed", exact=False).first.check()
    follow(page, page.get_by_role("button", name="What is open, and handing in"))
    expect(page.get_by_role("heading", name="39 questions are still open")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(rf"^{number} answered$"))).to_be_visible()
    follow(page, page.get_by_role("button", name="Hand in as it is"))

    expect(page.get_by_role("heading", level=1)).to_contain_text("Not passed this time")


def test_enter_in_a_field_saves_and_goes_on(visit: OpenPage) -> None:
    page = begin(visit)
    go_to_verdict(page)
    here = int(page.url.rsplit("/", 1)[1])

    page.get_by_label("Needs review").check()
    with page.expect_navigation():
        page.get_by_label("Needs review").press("Enter")

    assert page.url.endswith(f"/{here + 1}")


@IN_EVERY_LOOK
def test_every_page_of_an_exam(visit: OpenPage, look: dict[str, Any]) -> None:
    page = begin(visit, **look)
    seen: set[str] = set()
    for number in range(1, 41):
        page.goto(re.sub(r"\d+$", str(number), page.url))
        kind = page.locator("input[name=question]").get_attribute("value") or ""
        if kind not in seen:
            seen.add(kind)
            assert_accessible(page)
    follow(page, page.get_by_role("button", name="What is open, and handing in"))
    assert_accessible(page)
    follow(page, page.get_by_role("button", name="Hand in as it is"))
    assert_accessible(page)
    for address in ("/exams", "/exams/onboarding", "/verify", "/today", "/progress"):
        page.goto(address)
        assert_accessible(page)
