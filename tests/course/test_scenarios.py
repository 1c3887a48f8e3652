"""Scenarios of each kind: what is read of them, and what is said where they are wrong."""

import pytest

from permitted.course import ChooseTask, OrderTask, ReplyTask, RewriteTask, RulesTask, SpotTask
from permitted.validator import Verdict
from tests.course.conftest import Desk

ABOUT = """\
about: style-emoji
level: easy
title: The lid
explanation: The face is an emoji.
hint: Look at every character.
"""
MESSAGE = """\
message:
  kind: reply
  body: "Dear Ana, the lid is in the box 😀. It has a hinge. Kind regards, Jo"
verdict: not_allowed
rules: [style-emoji]
"""
RULES = f"""\
id: which-rules
kind: rules
{ABOUT}{MESSAGE}
tempting:
  contact-email: No address is given.
  contact-phone: No number is given.
"""
SPOT = f"""\
id: spot-it
kind: spot
{ABOUT}{MESSAGE}
words:
  style-emoji: ["😀"]
tempting:
  "It has a hinge": A hinge is a part of the box.
"""
REWRITE = f"""\
id: write-anew
kind: rewrite
{ABOUT}{MESSAGE}
keep:
  - {{label: Where the lid is, any_of: [box, carton]}}
models:
  - "Dear Ana, the lid is in the box. Kind regards, Jo"
"""
REPLY = f"""\
id: answer-ana
kind: reply
{ABOUT}
message:
  kind: reply
  buyer: {{message: "Where is the lid, and what is it made of?"}}
keep:
  - {{label: Where the lid is, any_of: [box, carton]}}
  - {{label: What it is made of, any_of: [oak, wood]}}
models:
  - "Dear Ana, the oak lid is in the box. Kind regards, Jo"
"""
CHOOSE = f"""\
id: choose-it
kind: choose
{ABOUT}
question: What may a reply hold?
rests_on: [style-emoji]
options:
  - {{id: words, text: Plain words, right: true, why: They are read by everybody.}}
  - {{id: faces, text: Small faces, why: A face is an emoji.}}
  - {{id: flags, text: Small flags, why: A flag is an emoji.}}
"""
ORDER = f"""\
id: order-it
kind: order
{ABOUT}
question: In which order is a reply written?
rests_on: [the-lid]
items:
  - {{id: greeting, text: A greeting, why: It comes first.}}
  - {{id: answer, text: The answer, why: It is why one writes.}}
  - {{id: name, text: Your name, why: It comes last.}}
"""
FACTS = """\
facts:
  - id: the-lid
    title: The lid
    statement: The lid is in the box.
    sure: "yes"
    source: Help
    lesson: first
"""
KINDS = {
    "rules": (RULES, RulesTask),
    "spot": (SPOT, SpotTask),
    "rewrite": (REWRITE, RewriteTask),
    "reply": (REPLY, ReplyTask),
    "choose": (CHOOSE, ChooseTask),
    "order": (ORDER, OrderTask),
}
PLACE = "quizzes/style/another.yaml"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.write("content/facts.yaml", FACTS)
    desk.change(
        "quizzes/style/smiling-lid.yaml", "the lid is in the box 😀", "your parcel left us on Monday evening 😀"
    )
    return desk


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read(desk: Desk, kind: str) -> None:
    text, task = KINDS[kind]
    desk.write(PLACE, text)

    (scenario,) = [one for one in desk.read().scenarios.values() if one.kind == kind]

    assert isinstance(scenario.task, task)
    assert scenario.as_object()["kind"] == kind
    assert len(scenario.hash) == 64


def test_a_scenario_may_be_about_a_fact(desk: Desk) -> None:
    desk.write("quizzes/facts/order-it.yaml", ORDER.replace("about: style-emoji", "about: the-lid"))

    course = desk.read()

    assert [one.id for one in course.scenarios_about("the-lid")] == ["order-it"]
    assert course.facts["the-lid"].lesson == "first"


def test_the_words_to_spot_are_clauses(desk: Desk) -> None:
    desk.write(PLACE, SPOT)

    task = desk.read().scenarios["spot-it"].task

    assert isinstance(task, SpotTask)
    said = {key: task.message.body[start:end] for key, (start, end) in task.clauses.items()}
    assert list(said.values()) == ["Dear Ana,", "the lid is in the box 😀.", "It has a hinge.", "Kind regards,", "Jo"]
    assert [said[key] for key in task.guilty] == ["the lid is in the box 😀."]
    (hinge,) = [key for key, words in said.items() if "hinge" in words]
    assert task.excuse(hinge) == "A hinge is a part of the box."


def test_a_draft_is_checked_as_the_message_that_it_makes(desk: Desk) -> None:
    desk.write(PLACE, REPLY)

    task = desk.read().scenarios["answer-ana"].task

    assert isinstance(task, ReplyTask)
    draft = task.draft("Dear Ana, it is in the box. Write to jo@shop.example. Kind regards, Jo")
    assert draft.report.verdict is Verdict.NOT_ALLOWED
    assert draft.points == (("Where the lid is", True), ("What it is made of", False))


@pytest.mark.parametrize(
    ("text", "old", "new", "wrong"),
    [
        (RULES, "  contact-phone: No number is given.\n", "", "`tempting` must hold at least 2 rules"),
        (RULES, "contact-phone:", "style-emoji:", "`style-emoji` is one of the right rules"),
        (SPOT, '["😀"]', '["☹"]', "“☹” does not stand in the body"),
        (SPOT, '["😀"]', '["Dear Ana"]', "the validator finds style-emoji, but not at “Dear Ana”"),
        (SPOT, '"It has a hinge":', '"the lid is":', "stands in the same clause as guilty words"),
        (SPOT, "style-emoji: [", "contact-email: [", "`words` must name the words of each of `rules`"),
        (REWRITE, "any_of: [box, carton]", "any_of: [crate]", "model 1 does not cover: Where the lid is"),
        (REWRITE, "in the box. Kind", "in the box 😀. Kind", "model 1 is not allowed (style-emoji)"),
        (REWRITE, "rules: [style-emoji]", "rules: [style-emoji]\nvalidator_gap: No.", "may not carry `validator_gap`"),
        (REPLY, "  - {label: What it is made of, any_of: [oak, wood]}\n", "", "`keep` must hold at least 2"),
        (REPLY, "  kind: reply\n", "  kind: reply\n  body: No\n", "`message` has no body: the trainee writes it"),
        (REPLY, '  buyer: {message: "Where is the lid, and what is it made of?"}\n', "", "what the buyer wrote"),
        (CHOOSE, "right: true, ", "", "`options` must have right ones (`right: true`) and wrong ones"),
        (CHOOSE, "rests_on: [style-emoji]", "rests_on: [nothing]", "`nothing`, which is neither a rule nor a fact"),
        (CHOOSE, "id: flags", "id: faces", "`options` have an `id` twice"),
        (ORDER, "  - {id: name, text: Your name, why: It comes last.}\n", "", "`items` must hold 3 to 6, not 2"),
        (ORDER, "about: style-emoji", "about: the-lid", "is a fact; the file belongs into the folder facts"),
        (ORDER, "about: style-emoji", "about: the-hinge", "is neither a rule nor a fact"),
    ],
)
def test_a_mistake_is_told(desk: Desk, text: str, old: str, new: str, wrong: str) -> None:
    assert old in text
    desk.write(PLACE, text.replace(old, new))

    assert any(wrong in problem for problem in desk.problems()), desk.problems()
