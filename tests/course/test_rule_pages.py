"""Pages about rules: the same parts in each, and the same text for the terminal."""

import re

from tests.course.conftest import LESSON, Desk, rule_page

PATH = "content/rules/style-emoji.md"
SAMPLE = """
```message
caption: A lid
verdict: not_allowed
rules: [style-emoji]
message:
  kind: reply
  subject: Your lid
  buyer: {message: "Where is\\nthe lid?"}
  attachments: [{filename: manual.pdf}]
  body: "Hello Ana, sorry, it is in the box 😀 Best, Jo"
```
"""


def test_a_page_has_its_sections_and_examples(desk: Desk) -> None:
    desk.write(PATH, rule_page("\n```message" + LESSON.split("```message")[1].rpartition("```")[0] + "```\n"))

    page = desk.read().rule_pages["style-emoji"]

    assert [section.title for section in page.sections][:2] == ["What it forbids", "Why"]
    assert [section.anchor for section in page.sections][:2] == ["what-it-forbids", "why"]
    assert [sample.caption for sample in page.samples] == ["Wrong"]


def test_the_terminal_shows_the_example_and_what_is_found_in_it(desk: Desk) -> None:
    desk.write(PATH, rule_page(SAMPLE))

    text = desk.read().rule_pages["style-emoji"].text

    assert "WHAT IT FORBIDS\n\nWords." in text
    assert (
        "    The buyer wrote: “Where is the lid?”\n    Subject: Your lid\n    | Hello Ana, sorry, it is in the" in text
    )
    assert "    Attached: manual.pdf\n    -> not allowed: style-emoji\n       style-emoji, “😀”: " in text


def test_the_terminal_shows_lists_and_names_rules_instead_of_links(desk: Desk) -> None:
    desk.change(PATH, "## Instead\n\nWords.", "## Instead\n\n- Salt & *pepper*\n- See [Emoji](/rules/style-emoji#why)")

    text = desk.read().rule_pages["style-emoji"].text

    assert "INSTEAD\n\n- Salt & pepper\n- See Emoji (style-emoji)\n" in text
    assert not re.search(r"<[a-z/]", text)


def test_the_file_is_named_like_its_rule(desk: Desk) -> None:
    desk.write("content/rules/emoji.md", rule_page())

    assert any(
        "emoji.md:2: `id: style-emoji` must be a rule's id and the file's name" in one for one in desk.problems()
    )


def test_nothing_stands_before_the_first_heading(desk: Desk) -> None:
    desk.change(PATH, "## What it forbids", "A word before.\n\n## What it forbids")

    assert any("must begin with the heading What it forbids" in said for said in desk.problems())
