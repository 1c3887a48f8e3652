"""Templates: read, filled in, and proven with their examples."""

import pytest

from permitted.course import Blank, Template
from permitted.course.templates import read_templates, unproven_template
from permitted.settings import Settings
from permitted.validator import Severity, check
from permitted.validator.message import PURPOSES
from tests.course.conftest import Desk

LATE = "content/templates/en/late-lid.md"
TEMPLATE = """\
---
id: late-lid
purpose: order_issue
kind: proactive
title: The lid is late
when: When it is.
blanks:
  - {name: order_id, label: Order id, type: order_id, example: 203-7741960-5528103}
  - {name: day, label: New day, type: date, example: 2026-03-19}
subject: "A delay to order {order_id}"
---
Dear customer,

the lid of order {order_id} is late, sorry. We expect it on {day}.

Kind regards, Jo
"""


def test_a_template_is_read_and_filled_in(desk: Desk) -> None:
    desk.write(LATE, TEMPLATE)

    message = desk.read().templates["late-lid"].filled({"order_id": "302-1184467-9920153", "day": "2026-05-02"})

    assert message.subject == "A delay to order 302-1184467-9920153"
    assert "We expect it on 2 May 2026." in message.body
    assert (message.order.id, message.purpose, message.kind) == ("302-1184467-9920153", "order_issue", "proactive")


def test_a_blank_without_a_value_keeps_its_place(desk: Desk) -> None:
    desk.write(LATE, TEMPLATE)

    assert "We expect it on [New day]." in desk.read().templates["late-lid"].filled({}).body


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (
            "We expect",
            "Call 020 7946 0182. We expect",
            f"{LATE}:1: the filled example is not_allowed (contact-phone); a",
        ),
        ("id: late-lid", "id: other", f"{LATE}:2: `id: other` must be the file's name, late-lid"),
        ("on {day}", "on {date}", f"{LATE}:7: `{{date}}` stands in the text, but is no blank; add it to `blanks`"),
        ("order_issue", "chat", f"{LATE}:3: `purpose: chat` must be one of order_issue, "),
        ("2026-03-19", "soon", f"{LATE}:9: the example of `day` does not fit its type: This is not a day."),
        ("type: date", "type: day", f"{LATE}:9: `type: day` must be one of line, text, name, order_id, date, number"),
        ("---\nid", "id", f"{LATE}:1: must begin with front matter between two lines of `---`"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_line(desk: Desk, old: str, new: str, wrong: str) -> None:
    desk.write(LATE, TEMPLATE.replace(old, new, 1))

    assert any(problem.startswith(wrong) for problem in desk.problems()), desk.problems()


@pytest.mark.parametrize(
    ("type_", "fits", "does_not"),
    [
        ("line", "an oak box", "two\nlines"),
        ("name", "Mrs Adeyemi", "  "),
        ("text", "two\nlines", "x" * 1_001),
        ("order_id", "302-1184467-9920153", "302-1184467"),
        ("date", "2026-02-28", "2026-02-30"),
        ("number", "1,250.50", "about 3"),
    ],
)
def test_blanks_have_types(type_: str, fits: str, does_not: str) -> None:
    blank = Blank("x", "X", type_, fits)

    assert blank.wrong(fits) is None
    assert blank.wrong(does_not)


# ---------------------------------------------------------------- the real ones


REAL = {template.id: template for template in read_templates(Settings().content / "templates", [])}


def test_there_is_one_for_every_contact_reason() -> None:
    assert {template.purpose for template in REAL.values()} == set(PURPOSES)


@pytest.mark.parametrize("template", REAL.values(), ids=REAL)
def test_nothing_but_advice_is_found_in_a_filled_example(template: Template) -> None:
    report = check(template.filled(template.examples))

    assert unproven_template(template) is None
    assert {finding.severity for finding in report.findings} <= {Severity.ADVICE}
