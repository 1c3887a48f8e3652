"""The editor in the sandbox: marks that are seen, offsets that fit, keys, and what happens without a connection."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Complaints, OpenPage
from tests.browser.test_journeys import a_situation

ADDRESS = "jo@shop.example"
WITH_FLAGS = f"👍🏽🇵🇱 Olá\n\n𝐁𝐨𝐥𝐝 and e\u0301, see http://www.dhl.com/track\nor write to {ADDRESS}\n\n👩‍👩‍👧 bye"


@pytest.fixture
def page(visit: OpenPage) -> Page:
    return visit(a_situation(visit))


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Your reply").click()
    page.keyboard.insert_text(text)
    page.locator(".cm-lintRange").first.wait_for()


def test_the_textarea_gives_way_to_the_editor_and_follows_it(page: Page) -> None:
    write(page, f"One\nwrite to {ADDRESS}")

    expect(page.locator("textarea#body")).to_be_hidden()
    expect(page.locator("textarea#body")).to_have_value(f"One\nwrite to {ADDRESS}")


def test_marks_are_underlined(page: Page) -> None:
    write(page, f"Write to {ADDRESS}")

    line, style, image = page.locator(".cm-lintRange").evaluate(
        "mark => { const { textDecorationLine, textDecorationStyle, backgroundImage } = getComputedStyle(mark);"
        " return [textDecorationLine, textDecorationStyle, backgroundImage]; }"
    )

    assert (line, style, image) == ("underline", "wavy", "none")


def test_marks_stand_where_the_server_found_them(page: Page) -> None:
    write(page, WITH_FLAGS)

    marked = page.locator(".cm-lintRange").all_text_contents()

    assert marked == ["👍🏽🇵🇱", "http://www.dhl.com/track", ADDRESS, "👩‍👩‍👧"]


def test_marks_of_pasted_windows_lines_stand_right_too(page: Page) -> None:
    write(page, f"One\r\n\r\nTwo 👍\r\nwrite to {ADDRESS}\r\n")

    assert page.locator(".cm-lintRange").all_text_contents() == ["👍", ADDRESS]


def test_the_card_of_a_mark_explains_and_mends(page: Page) -> None:
    write(page, "See http://www.dhl.com/track please")

    page.locator(".cm-lintRange").first.hover()
    card = page.locator(".cm-tooltip-lint")
    expect(card.get_by_role("link", name="About this rule")).to_have_attribute("href", "/rules/link-insecure")
    expect(card).to_contain_text(re.compile(r"\w{4,}.*http", re.DOTALL))
    card.get_by_role("button").first.click()

    expect(page.locator("textarea#body")).to_have_value("See https://www.dhl.com/track please")
    expect(page.locator(".cm-lintRange")).to_have_count(0)


def test_a_fix_can_be_undone(page: Page) -> None:
    write(page, "See http://www.dhl.com/track please")
    page.locator("#panel").get_by_role("button", name=re.compile("https")).click()
    expect(page.locator("textarea#body")).to_have_value(re.compile("https:"))

    page.keyboard.press("ControlOrMeta+z")

    expect(page.locator("textarea#body")).to_have_value("See http://www.dhl.com/track please")


def test_a_fix_follows_its_mark_while_the_text_before_it_changes(page: Page) -> None:
    write(page, "See http://www.dhl.com/track please")
    fix = page.locator("#panel").get_by_role("button", name=re.compile("https"))
    fix.wait_for()
    hold_checks_of(page, "Hello")

    page.keyboard.press("ControlOrMeta+Home")
    page.keyboard.insert_text("👍 Hello. ")
    fix.click()

    expect(page.locator("textarea#body")).to_have_value("👍 Hello. See https://www.dhl.com/track please")
    page.unroute_all(behavior="ignoreErrors")


def test_f8_steps_through_the_findings_and_back(page: Page) -> None:
    write(page, f"See http://www.dhl.com/track or write to {ADDRESS}")
    page.keyboard.press("ControlOrMeta+Home")

    visited = []
    for key in ("F8", "F8", "F8", "Shift+F8"):
        page.keyboard.press(key)
        expect(page.locator(".cm-tooltip-lint")).to_be_visible()
        visited.append(page.evaluate("getSelection().toString()"))

    assert visited == ["http://www.dhl.com/track", ADDRESS, "http://www.dhl.com/track", ADDRESS]


def test_the_finding_under_the_caret_is_mended_by_a_key_and_escape_closes_its_card(page: Page) -> None:
    write(page, "See http://www.dhl.com/track please")
    page.keyboard.press("ControlOrMeta+Home")
    page.keyboard.press("F8")
    page.keyboard.press("Escape")
    expect(page.locator(".cm-tooltip-lint")).to_have_count(0)

    page.keyboard.press("ControlOrMeta+.")

    expect(page.locator("textarea#body")).to_have_value("See https://www.dhl.com/track please")


def test_tab_leaves_the_editor(page: Page) -> None:
    write(page, f"Write to {ADDRESS}")

    page.keyboard.press("Tab")

    expect(page.get_by_role("textbox", name="Your reply")).not_to_be_focused()
    expect(page.locator("textarea#body")).to_have_value(f"Write to {ADDRESS}")


def test_the_browser_checks_the_spelling(page: Page) -> None:
    expect(page.get_by_role("textbox", name="Your reply")).to_have_attribute("spellcheck", "true")


def test_findings_are_announced(page: Page) -> None:
    # CodeMirror empties the live region a fifth of a second later, so what it says is kept as it comes.
    page.locator(".cm-announced").evaluate("""region => {
        window.said = "";
        new MutationObserver(() => { window.said += region.textContent; }).observe(region, { childList: true });
    }""")
    write(page, f"Write to {ADDRESS}")

    page.wait_for_function("/Not allowed, [0-9]+ findings/.test(window.said)")
    assert page.locator(".cm-announced").get_attribute("aria-live") == "polite"


def test_a_lost_connection_is_told_and_the_check_comes_after_it(page: Page, complaints: Complaints) -> None:
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Your reply").click()
    page.keyboard.type(f"Write to {ADDRESS}")
    status = page.locator(".check-status")
    expect(status).to_have_text("No connection: your text is not being checked. You can go on writing.")

    page.context.set_offline(False)

    page.locator(".cm-lintRange").wait_for()
    expect(status).to_be_hidden()
    complaints.forgive("ERR_INTERNET_DISCONNECTED")


def test_an_answer_that_comes_late_is_dropped(page: Page) -> None:
    held = hold_checks_of(page, "first")
    with page.expect_request("**/check"):
        page.get_by_role("textbox", name="Your reply").click()
        page.keyboard.insert_text(f"first {ADDRESS}")

    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text("Thank you for the photo.")

    expect(page.locator("#panel .stamp")).to_have_text("Allowed")
    assert len(held) == 1
    expect(page.locator(".cm-lintRange")).to_have_count(0)
    page.unroute_all(behavior="ignoreErrors")


def hold_checks_of(page: Page, word: str) -> list[Route]:
    """Leave the checks of texts with this word unanswered; give the list that they are kept in."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if word in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route("**/check", hold)
    return held
