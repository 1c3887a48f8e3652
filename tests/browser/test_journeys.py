"""What the product is for, in a browser: read a lesson, answer a scenario, write a reply; with scripts and without."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.practice import KINDS_OF_SCENARIO, answer, follow, is_step, rules_with_every_kind

BOTH = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
LETTER = "Dear buyer,\n\nyour parcel is on its way: http://www.dhl.com/track\n\nKind regards"


@BOTH
def test_a_lesson_is_read_and_marked_as_read(visit: OpenPage, scripts: bool) -> None:
    page = visit("/course", java_script_enabled=scripts)
    first = page.locator("main a[href^='/course/']").first
    address = first.get_attribute("href")
    assert address is not None

    first.click()
    expect(page.get_by_role("article").first).to_be_visible()
    page.get_by_role("button", name="Mark as read and go on").click()

    expect(page).not_to_have_url(re.compile(re.escape(address) + "$"))
    page.goto(address)
    expect(page.get_by_text("You have read this")).to_be_visible()


def test_every_kind_of_scenario_is_answered_with_the_keyboard_alone(visit: OpenPage) -> None:
    page = visit("/practice")
    answered: set[str] = set()

    for rule in rules_with_every_kind():
        page.goto(f"/rules/{rule}")
        press_until(page, page.get_by_role("button", name="Practise this rule"))
        with page.expect_navigation():
            page.keyboard.press("Enter")
        while is_step(page):
            answered.add(answer_by_keyboard(page))
            if page.locator("input[name=question]").count():
                answer_by_keyboard(page)
            with page.expect_navigation():
                press_when_loaded(page, "Enter")

    assert answered == set(KINDS_OF_SCENARIO)


def answer_by_keyboard(page: Page) -> str:
    """Answer the question that is open, and give its name."""
    kind = page.locator("input[name=question]").get_attribute("value") or ""
    with page.expect_navigation():
        if kind == "verdict":
            press_when_loaded(page, "3")
        elif kind in ("rewrite", "reply"):
            press_until(page, page.locator("textarea"))
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.insert_text("Dear Ana, the lid is in the box. Kind regards, Jo")
            press_until(page, page.get_by_role("button", name="Check"))
            page.keyboard.press("Enter")
        elif kind == "order":
            for place, choice in enumerate(page.locator("select[name^=place]").all(), 1):
                press_until(page, choice)
                page.keyboard.press(str(place))
            press_until(page, page.get_by_role("button", name="Check"))
            page.keyboard.press("Enter")
        else:
            press_when_loaded(page, "1")
            expect(page.locator("input[name=picked]").first).to_be_checked()
            page.keyboard.press("Enter")
    return kind


def press_when_loaded(page: Page, key: str) -> None:
    """Press a key once the page's scripts, which come last, are there to hear it."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def press_until(page: Page, target: Locator) -> None:
    """Go through the page with Tab until the target has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the keyboard does not reach it")


@BOTH
def test_a_run_is_answered_to_its_end_and_summed_up(visit: OpenPage, scripts: bool) -> None:
    page = visit("/practice", java_script_enabled=scripts)

    for rule in rules_with_every_kind():
        page.goto(f"/rules/{rule}")
        follow(page, page.get_by_role("button", name="Practise this rule"))
        while is_step(page):
            answer(page, page.locator("input[name=question]").get_attribute("value") or "")
            if page.locator("input[name=question]").count():
                answer(page, "rules")
            follow(page, page.get_by_role("link", name=re.compile("^(Next|To the summary)")))
        expect(page.get_by_role("heading", name="One by one")).to_be_visible()


def test_a_reply_is_checked_while_it_is_written_and_a_fix_applied(visit: OpenPage) -> None:
    page = visit(a_situation(visit))

    page.get_by_role("textbox", name="Your reply").click()
    page.keyboard.type(LETTER)
    panel = page.locator("#panel")
    expect(panel.locator(".stamp")).to_have_text("Not allowed")
    panel.get_by_role("button", name=re.compile("https")).click()

    expect(page.get_by_role("textbox", name="Your reply")).to_contain_text("https://www.dhl.com/track")
    expect(panel.get_by_role("link", name="Unencrypted link")).to_have_count(0)
    page.get_by_role("button", name="Submit reply").click()
    expect(page.get_by_role("heading", name="Your reply", level=1)).to_be_visible()
    expect(page.get_by_role("article", name="Your reply")).to_contain_text("https://www.dhl.com/track")


def test_a_reply_is_checked_and_mended_without_scripts(visit: OpenPage) -> None:
    page = visit(a_situation(visit), java_script_enabled=False)

    page.get_by_role("textbox", name="Your reply").fill(LETTER)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#panel mark.violation").first).to_be_visible()
    page.get_by_role("button", name=re.compile("https")).click()

    expect(page.get_by_role("textbox", name="Your reply")).to_have_value(LETTER.replace("http:", "https:"))
    page.get_by_role("button", name="Submit reply").click()
    expect(page.get_by_role("article", name="Your reply")).to_contain_text("https://www.dhl.com/track")


@BOTH
def test_a_guest_who_makes_an_account_keeps_what_was_read(visit: OpenPage, scripts: bool) -> None:
    page = visit("/course", java_script_enabled=scripts)
    page.locator("main a[href^='/course/']").first.click()
    address = page.url
    page.get_by_role("button", name="Mark as read and go on").click()

    page.goto("/sign-up")
    page.get_by_label("Name").fill("Ana Lima")
    page.get_by_label("Email").fill(f"ana-{scripts}@example.com".lower())
    page.get_by_label("Password").fill("seven quiet otters")
    page.get_by_role("button", name="Make the account").click()

    expect(page.get_by_role("status")).to_contain_text("Welcome, Ana Lima")
    page.goto(address)
    expect(page.get_by_text("You have read this")).to_be_visible()


def a_situation(visit: OpenPage) -> str:
    """Give the address of the first situation in the sandbox."""
    address = visit("/sandbox").locator("main a[href^='/sandbox/']").first.get_attribute("href")
    assert address is not None
    return address


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_template_is_filled_in_and_taken_to_the_sandbox(visit: OpenPage, scripts: bool) -> None:
    page = visit("/templates", java_script_enabled=scripts)
    page.get_by_role("link", name="A neutral request for a review").click()

    for label, value in (
        ("Buyer’s name", "Ms Lee"),
        ("Product", "kettle"),
        ("Order id", "204-2275580-1169344"),
        ("Your name", "Jo"),
    ):
        page.get_by_label(label, exact=True).fill(value)
    if not scripts:
        page.get_by_role("button", name="Fill in and check").click()
    expect(page.get_by_role("region", name="The message")).to_contain_text("Allowed")
    page.get_by_role("button", name="Open in the sandbox").click()

    expect(page).to_have_url(re.compile("/sandbox/free/check$"))
    expect(page.locator("main")).to_contain_text("You have had the kettle of order 204-2275580-1169344")


def test_the_quick_reference_is_printed_on_one_page(visit: OpenPage) -> None:
    page = visit("/reference")

    printed = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


@BOTH
def test_a_link_is_put_to_the_four_tests_inside_the_lesson(visit: OpenPage, scripts: bool) -> None:
    page = visit("/course/leeway", java_script_enabled=scripts)
    tests = page.get_by_role("form", name="The four tests")
    outcome = tests.get_by_role("status")

    for test in tests.get_by_role("group").all():
        expect(outcome).not_to_contain_text("stay", use_inner_text=True)
        test.get_by_role("radio", name="Yes").check()
    expect(outcome).to_contain_text("It may stay.", use_inner_text=True)
    tests.get_by_role("radio", name="Not sure").first.check()
    expect(outcome).to_contain_text("A person has to look first.", use_inner_text=True)
    tests.get_by_role("radio", name="No", exact=True).last.check()
    expect(outcome).to_have_text(
        "It goes out. Write what the buyer needs into the message instead.", use_inner_text=True
    )
