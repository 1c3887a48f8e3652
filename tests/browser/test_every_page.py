"""Every page as axe sees it, light and dark, on a telephone and on a desk; and no page complains to the browser."""

import re
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from permitted import store as stores
from permitted import training
from permitted.settings import Settings
from permitted.store import Role
from permitted.validator import RULES, Severity
from tests.browser.conftest import Complaints, OpenPage, Site
from tests.browser.practice import KINDS_OF_SCENARIO, answer, follow, is_step, rules_with_every_kind
from tests.browser.test_journeys import LETTER

LOOKS = {
    f"{scheme} {width}": {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    for scheme in ("light", "dark")
    for width in (360, 1280)
}
# One page of each kind is looked at in every look; the rest of the kind differs in words alone, and in one look.
KINDS = (
    "/today",
    "/course",
    "/practice",
    "/sandbox",
    "/sandbox/free",
    "/rules",
    "/rules/contact-email",
    "/rules/tone-cold",
    "/templates",
    "/templates/delivery-scheduling",
    "/reference",
    "/search?q=refund",
    "/changes",
    "/sign-up",
    "/sign-in",
    "/privacy",
    "/about",
)
IN_EVERY_LOOK = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
# The pages about rules are made alike: two of each severity stand for the others.
SHOWN = {rule.id for severity in Severity for rule in [r for r in RULES.values() if r.severity is severity][:2]}
ALIKE = {f"/rules/{rule}" for rule in RULES.keys() - SHOWN - {"style-emoji"}}
SMALLEST = 320  # CSS pixels: what WCAG 1.4.10 asks a page to fit into


def assert_accessible(page: Page) -> None:
    """Ask axe, and see that nothing sticks out at the side."""
    results = Axe().run(page)

    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, f"{page.url} is {too_wide} pixels too wide"


@IN_EVERY_LOOK
def test_every_kind_of_page(visit: OpenPage, look: dict[str, Any]) -> None:
    page = visit("/today", **look)

    for address in KINDS:
        page.goto(address)
        assert_accessible(page)


@IN_EVERY_LOOK
def test_every_kind_of_scenario_and_its_feedback(visit: OpenPage, look: dict[str, Any]) -> None:
    page = visit("/practice", **look)
    seen: set[str] = set()

    for rule in rules_with_every_kind():
        page.goto(f"/rules/{rule}")
        follow(page, page.get_by_role("button", name="Practise this rule"))
        while is_step(page):
            kind = page.locator("input[name=question]").get_attribute("value") or ""
            if kind not in seen:
                assert_accessible(page)
            answer(page, kind)
            if page.locator("input[name=question]").count():
                answer(page, "rules")
            if kind not in seen:
                assert_accessible(page)
            seen.add(kind)
            follow(page, page.get_by_role("link", name=re.compile("^(Next|To the summary)")))
        assert_accessible(page)
    assert seen == set(KINDS_OF_SCENARIO)


@IN_EVERY_LOOK
def test_every_state_of_a_reply(visit: OpenPage, look: dict[str, Any]) -> None:
    page = visit("/sandbox", **look)

    follow(page, page.locator("main a[href^='/sandbox/']").first)
    assert_accessible(page)
    page.get_by_role("textbox", name="Your reply").click()
    page.keyboard.insert_text(LETTER)
    page.locator("#panel .stamp").wait_for()
    assert_accessible(page)
    page.locator(".cm-lintRange").first.hover()
    page.locator(".cm-tooltip-lint").wait_for()
    assert_accessible(page)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page).to_have_url(re.compile("/check$"))
    page.locator(".cm-lintRange").first.wait_for()
    assert_accessible(page)
    page.get_by_role("button", name="Submit reply").click()
    expect(page.get_by_role("heading", name="Your reply", level=1)).to_be_visible()
    assert_accessible(page)


@IN_EVERY_LOOK
def test_every_state_of_a_guest_and_of_an_account(
    visit: OpenPage, site: Site, look: dict[str, Any], complaints: Complaints
) -> None:
    page = visit(site.first_link, **look)
    assert_accessible(page)

    page.goto("/link/unknown")
    assert_accessible(page)
    page.goto("/nowhere")
    assert_accessible(page)
    complaints.forgive("404")
    page.goto("/course")
    follow(page, page.locator("main a[href^='/course/']").first)
    assert_accessible(page)
    follow(page, page.get_by_role("button", name="Mark as read and go on"))
    page.goto("/today")
    assert_accessible(page)
    page.goto("/progress")
    assert_accessible(page)
    hold_refreshers(page)
    complaints.forgive("422")
    sign_up(page, "short")
    assert_accessible(page)
    complaints.forgive("422|400")
    sign_up(page, "seven quiet otters")
    page.get_by_label("Your account: Ana Lima").click()
    assert_accessible(page)


def hold_refreshers(page: Page) -> None:
    page.goto("/me/holiday")
    assert_accessible(page)
    page.get_by_label("Last day away").fill("2020-01-01")
    follow(page, page.get_by_role("button", name="Hold my refreshers"))
    assert_accessible(page)
    page.get_by_label("Last day away").fill(page.get_by_label("First day away").input_value())
    follow(page, page.get_by_role("button", name="Hold my refreshers"))
    assert_accessible(page)
    page.goto("/me/holiday")
    assert_accessible(page)
    follow(page, page.get_by_role("button", name="I am back"))


@IN_EVERY_LOOK
def test_every_page_of_a_trainer(visit: OpenPage, site: Site, look: dict[str, Any], complaints: Complaints) -> None:
    page = visit(link_of_a_trainer(site), **look)
    page.get_by_label("Password").fill("seven quiet otters")
    follow(page, page.get_by_role("button"))

    note_a_question(page)
    page.goto("/team/notes")
    assert_accessible(page)
    follow(page, page.get_by_role("link", name=re.compile("^See the question and answer")).first)
    assert_accessible(page)
    for address in ("/team/sure-and-wrong", "/team/leeches", "/team/changes", "/team/settings"):
        page.goto(address)
        assert_accessible(page)
    page.get_by_role("textbox").fill("99")
    follow(page, page.get_by_role("button", name="Save"))
    assert_accessible(page)
    complaints.forgive("422")


def note_a_question(page: Page) -> None:
    """Answer a question, being sure, and say that it is wrong."""
    page.goto("/rules/link-insecure")
    follow(page, page.get_by_role("button", name="Practise this rule"))
    page.get_by_label("Sure", exact=True).check()
    while page.locator("input[name=question]").count():
        answer(page, page.locator("input[name=question]").get_attribute("value") or "")
    page.get_by_text("I think this question is wrong").click()
    page.get_by_label("What is wrong with it?").fill("The second link is fine.")
    follow(page, page.get_by_role("button", name=re.compile("^Send")))


def link_of_a_trainer(site: Site) -> str:
    """Make an account, and give the one-time link that sets its password."""
    with stores.open(site.folder / "permitted.sqlite3") as store:
        token = training.add_person(store, "Tom", f"tom.{uuid4().hex}@example.com", Role.TRAINER, Settings().now())
    return f"{site.address}/link/{token}"


def sign_up(page: Page, password: str) -> None:
    page.goto("/sign-up")
    page.get_by_label("Name").fill("Ana Lima")
    page.get_by_label("Email").fill(f"ana.{uuid4().hex}@example.com")
    page.get_by_label("Password").fill(password)
    follow(page, page.get_by_role("button", name="Make the account"))
