"""Pages as browsers get them: prose and samples in order, nothing that the security policy refuses, no dead link."""

import pytest

from permitted.course import Prose, Sample
from tests.course.conftest import LESSON, Desk, rule_page

PATH = "content/lessons/01-start/01-first.md"
SAMPLE = "```message" + LESSON.split("```message")[1].rpartition("```")[0] + "```\n"


def test_a_sample_needs_no_blank_lines_around_it(desk: Desk) -> None:
    desk.change(PATH, "That is all.", f"Look:\n{SAMPLE.strip()}\nThat is all.")

    parts = desk.read().lessons["first"].parts

    assert [type(part) for part in parts[-3:]] == [Prose, Sample, Prose]


def test_prose_has_british_quotation_marks_and_headings_plain_words(desk: Desk) -> None:
    desk.change(PATH, "That is all.", '## Salt & pepper\n\nIt\'s "all".')

    lesson = desk.read().lessons["first"]

    assert lesson.contents[-1].title == "Salt & pepper"
    assert lesson.contents[-1].anchor in lesson.anchors
    assert "It&rsquo;s &ldquo;all&rdquo;." in lesson.parts[-1].html


@pytest.mark.parametrize(
    "harmless",
    [
        "Never write `<script>` or `style=`.",
        "| a | b |\n| :-: | --: |\n| 1 | 2 |",
        '<svg viewBox="0 0 1 1"><path d="M0 0h1v1" fill="currentColor"/></svg>',
        "[Elsewhere](https://sellercentral.amazon.com/help) and [here](#one-idea)",
        "See [why](/rules/style-emoji#why), [this](/course/first#one-idea) or [practise](/practice?rule=style-emoji).",
        "A style = a habit, on = off.",
    ],
)
def test_what_browsers_take_is_taken(desk: Desk, harmless: str) -> None:
    desk.change(PATH, "That is all.", harmless)

    html = desk.read().lessons["first"].parts[-1].html

    assert "style=" not in html.replace("<code>style=</code>", "")


@pytest.mark.parametrize(
    ("harmful", "refused"),
    [
        ("<script>x</script>", "`<script`"),
        ("<style>p {color: red}</style>", "`<style`"),
        ('<iframe src="/x"></iframe>', "`<iframe`"),
        ('<p style="color: red">x</p>', "`style=`"),
        ("<b onclick=x()>x</b>", "`onclick=`"),
        ("Words {: style='color: red'}\n{: style='color: red'}", "`style=`"),
        ("[x](javascript:alert(1))", "`javascript:`"),
        ("![A map](https://maps.example/a.png)", "`src=`"),
        ("![A dot](data:image/gif;base64,R0lGODlhAQABAAAAACw=)", "`src=`"),
        ('<svg onload="x()"></svg>', "`onload=`"),
    ],
)
def test_what_the_security_policy_refuses_is_named(desk: Desk, harmful: str, refused: str) -> None:
    desk.change(PATH, "That is all.", harmful)

    assert any(f"{refused} is refused" in said for said in desk.problems())


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("[x](/rules/no-such-rule)", "34: the link to `/rules/no-such-rule` leads nowhere"),
        ("[x](/course/second)", "34: the link to `/course/second` leads nowhere"),
        ("[x](/sandbox/nobody)", "34: the link to `/sandbox/nobody` leads nowhere"),
        ("[x](../rules/style-emoji)", "34: the link to `../rules/style-emoji` leads nowhere"),
        ("[x](#no-such-heading)", "34: the link to `#no-such-heading` names no heading"),
        ("[x](/rules/style-emoji#no-such-heading)", "34: the link to `/rules/style-emoji#no-such-heading` names no"),
    ],
)
def test_a_link_that_leads_nowhere_is_named_with_its_line(desk: Desk, link: str, problem: str) -> None:
    desk.change(PATH, "That is all.", link)

    assert any(problem in said for said in desk.problems()), desk.problems()


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (SAMPLE.replace("```", "~~~"), "34: is not read as a message"),
        ("- " + SAMPLE.replace("\n", "\n  "), "34: is not read as a message"),
        (SAMPLE.strip().removesuffix("```"), "34: is not read as a message"),
        (f"<pre>\n{SAMPLE}</pre>", "35: stands inside HTML"),
    ],
)
def test_a_sample_that_would_not_be_drawn_is_named(desk: Desk, written: str, problem: str) -> None:
    desk.change(PATH, "That is all.", written)

    assert any(problem in said for said in desk.problems()), desk.problems()


CHECK = """
```check
question: May a reply hold an emoji?
options:
  - {text: "Yes.", why: "Amazon allows none."}
  - {text: "No.", right: true, why: "Amazon allows none."}
```
"""
FIRST = "content/lessons/01-start/01-first.md"


def test_a_check_stands_where_it_was_written(desk: Desk) -> None:
    desk.write(FIRST, LESSON.replace("That is all.", f"{CHECK}\nThat is all."))

    lesson = desk.read().lessons["first"]

    (check,) = lesson.checks
    assert check.question == "May a reply hold an emoji?"
    assert [option.is_right for option in check.options] == [False, True]
    assert lesson.parts[-2] is check


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (", right: true", "", "exactly one of `options` must say `right: true`"),
        ("right: true", "right: 1", "`right` must be true or false"),
        ("question:", "ask:", "`question` is missing"),
        ('  - {text: "Yes.", why: "Amazon allows none."}\n', "", "`options` must be 2 to 4"),
        (', why: "Amazon allows none."}\n  - {text: "No."', '}\n  - {text: "No."', "`why` is missing"),
    ],
)
def test_a_wrong_check_is_told(desk: Desk, old: str, new: str, wrong: str) -> None:
    desk.write(FIRST, LESSON.replace("That is all.", CHECK.replace(old, new, 1)))

    assert any(wrong in problem for problem in desk.problems()), desk.problems()


def test_a_page_about_a_rule_has_no_checks(desk: Desk) -> None:
    desk.write("content/rules/style-emoji.md", rule_page(CHECK))

    assert any("checks belong into lessons" in problem for problem in desk.problems())


def test_a_wide_table_scrolls_in_a_place_that_the_keyboard_reaches(desk: Desk) -> None:
    desk.change(PATH, "That is all.", "| a | b |\n| --- | --- |\n| 1 | 2 |")

    lesson = desk.read().lessons["first"]

    assert 'tabindex="0"><table>' in lesson.parts[-1].html
    assert "</table></div>" in lesson.parts[-1].html
