"""The course as a whole: what is read, what is refused, and where the author is sent."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from permitted.course import ContentError, Prose, Sample, counts, gaps, watched_files
from permitted.validator import SOURCE_HASH, Verdict
from tests.course.conftest import LESSON, SCENARIO, Desk

LESSON_PATH = "content/lessons/01-start/01-first.md"
SCENARIO_PATH = "quizzes/style/smiling-lid.yaml"
THREAD_PATH = "quizzes/threads/where-is-the-lid.yaml"


def test_it_works(desk: Desk) -> None:
    course = desk.read()

    lesson = course.lessons["first"]
    assert [chapter.title for chapter in course.chapters] == ["Start here"]
    assert [type(part) for part in lesson.parts] == [Prose, Sample, Prose, Sample, Prose]
    assert [(h.title, h.level) for h in lesson.contents] == [("One idea", 2), ("Done right", 3)]
    assert [sample.report.findings[0].text for sample in lesson.samples[:1]] == ["😀"]
    assert course.scenarios_about("style-emoji")[0].key.verdict is Verdict.NOT_ALLOWED
    assert course.lessons_about("style-emoji") == (lesson,)
    assert course.next_lesson("first") is None
    assert course.threads["where-is-the-lid"].reply("Hi").buyer.message == "Where is the lid?"


@pytest.mark.parametrize(
    ("path", "old", "new", "problem"),
    [
        (LESSON_PATH, "title: First things", "titel: First things", "2: `title` is missing"),
        (LESSON_PATH, "title: First things", "titel: First things", "3: `titel` is not a known key"),
        (LESSON_PATH, "minutes: 3", "minutes: three", "5: `minutes` must be a whole number"),
        (LESSON_PATH, "[style-emoji]\ntake", "[style-emojis]\ntake", "6: there is no rule `style-emojis`"),
        (LESSON_PATH, "/rules/style-emoji", "/rules/no-such-rule", "11: the link to `/rules/no-such-rule`"),
        (LESSON_PATH, "That is all.", "<script>x</script>", "34: `<script` is refused"),
        (LESSON_PATH, "verdict: allowed", "verdict: fine", "26: `verdict: fine` must be one of"),
        (LESSON_PATH, "the box. Kind", "http://x.example/ Kind", "24: the key says allowed, the validator"),
        (LESSON_PATH, "sent_at: 2026-03-04T10:00:00Z", "sent_at: yesterday", "30: `message.sent_at`"),
        (LESSON_PATH, "---\nid: first", "id: first", "1: must begin with front matter"),
        (SCENARIO_PATH, "rules: [style-emoji]", "rules: []", "9: `verdict: not_allowed` does not fit `rules`"),
        (SCENARIO_PATH, "  needs_review: Nothing is unclear.\n", "", "12: `wrong` must explain why"),
        (SCENARIO_PATH, "contact-email: No", "style-emoji: No", "16: `style-emoji` is one of the right rules"),
        (SCENARIO_PATH, "kind: reply", "kind: answer", "7: `message.kind` must be one of"),
        (SCENARIO_PATH, "hint: Look", "hint: Look\nhint: Look", "18: `hint` stands twice"),
        (SCENARIO_PATH, "title: The lid", "title: [", "is not valid YAML"),
        (SCENARIO_PATH, "level: easy", "level: easy\nspans: {style-emoji: 😀}", "`spans` belong to a `validator_gap`"),
        (THREAD_PATH, "in the box.", "in the box 😀.", "13: this model reply is not allowed (style-emoji)"),
        (THREAD_PATH, "the lid is in the box.", "the lid is coming.", "13: this model reply does not cover: The box"),
        (THREAD_PATH, "  kind: reply", "  kind: reply\n  body: Hello", "`context` has no body"),
        (THREAD_PATH, "id: where-is-the-lid", "id: Where Is It", "must be made of small letters"),
        (THREAD_PATH, 'models:\n  - "Dear', 'models: []\nmood: "Dear', "12: `models` must hold at least one"),
        (SCENARIO_PATH, "rules: [style-emoji]", "rules: [style-emoji, style-emoji]", "10: `rules` names a rule twice"),
        (SCENARIO_PATH, "hint:", "validator_gap: x\nspans: {promo-marketing: lid}\nhint:", "is not one of `rules`"),
        (SCENARIO_PATH, "hint:", "validator_gap: x\nspans: {style-emoji: lids}\nhint:", "18: “lids” does not stand"),
        ("content/rules/style-emoji.md", "## Why", "## Because", "must have the headings What it forbids, Why"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(desk: Desk, path: str, old: str, new: str, problem: str) -> None:
    desk.change(path, old, new)

    assert any(said.startswith(path) and problem in said for said in desk.problems()), desk.problems()


def test_all_mistakes_are_named_at_once(desk: Desk) -> None:
    desk.change(LESSON_PATH, "minutes: 3", "minutes: 0")
    desk.change(SCENARIO_PATH, "level: easy", "level: hard")

    assert len(desk.problems()) == 2


def test_ids_are_unique_over_all_files_and_former_ones_too(desk: Desk) -> None:
    desk.write("quizzes/style/other.yaml", SCENARIO.replace("id: smiling-lid", "id: other\nformerly: [smiling-lid]"))

    assert any("`smiling-lid` is another scenario's too" in said for said in desk.problems())


def test_a_folder_that_is_no_group_is_refused(desk: Desk) -> None:
    desk.write("quizzes/fun/a.yaml", SCENARIO)

    assert any("is no group of rules" in said for said in desk.problems())


def test_an_id_belongs_to_one_thing_of_any_kind(desk: Desk) -> None:
    desk.change(THREAD_PATH, "id: where-is-the-lid", "id: first")

    assert desk.problems() == [f"{THREAD_PATH}:1: the id `first` is another lesson's too; choose one of its own"]


def test_the_number_of_a_lesson_is_its_own(desk: Desk) -> None:
    desk.write("content/lessons/01-start/01-second.md", LESSON.replace("id: first", "id: second"))

    assert sum("has the number 01 like another" in said for said in desk.problems()) == 2


def test_lessons_come_in_the_order_of_their_numbers(desk: Desk) -> None:
    desk.write("content/lessons/02-more/chapter.yaml", "id: more\ntitle: More\nsummary: The rest.\n")
    desk.write("content/lessons/02-more/01-third.md", LESSON.replace("id: first", "id: third"))
    desk.write("content/lessons/01-start/02-second.md", LESSON.replace("id: first", "id: second"))

    course = desk.read()

    following = course.next_lesson("second")
    assert list(course.lessons) == ["first", "second", "third"]
    assert following is not None
    assert course.chapter_of(following).title == "More"


def test_a_scenario_stands_in_the_folder_of_its_group(desk: Desk) -> None:
    desk.write("quizzes/links/other.yaml", SCENARIO.replace("id: smiling-lid", "id: other"))

    assert any("3: `about: style-emoji` is no rule of the group links" in said for said in desk.problems())


@pytest.mark.parametrize(
    "path",
    [
        "quizzes/style/other.yml",
        "quizzes/other.yaml",
        "quizzes/style/more/other.yaml",
        "content/lessons/other.md",
        "content/other.yaml",
    ],
)
def test_a_file_that_nobody_reads_is_named(desk: Desk, path: str) -> None:
    desk.write(path, SCENARIO)

    assert [said.partition(":1: is not read;")[0] for said in desk.problems()] == [path]


def test_what_editors_leave_behind_and_notes_are_no_mistake(desk: Desk) -> None:
    desk.write("quizzes/README.md", "How to write scenarios.")
    desk.write("quizzes/style/.smiling-lid.yaml", "half a fi")
    desk.write("quizzes/style/smiling-lid.yaml~", "half a fi")

    assert desk.read().scenarios.keys() == {"smiling-lid"}


@pytest.mark.parametrize("folder", ["content/lessons", "content/rules", "quizzes"])
def test_a_missing_folder_is_named(desk: Desk, folder: str) -> None:
    (desk.root / folder).rename(desk.root / "elsewhere")

    assert desk.problems() == [f"{folder}:1: is missing; make this folder"]


def test_what_can_be_read_is_proven_even_if_other_files_cannot(desk: Desk) -> None:
    desk.change(LESSON_PATH, "minutes: 3", "minutes: 0")
    desk.change(THREAD_PATH, "in the box.", "in the box 😀.")

    said = desk.problems()

    assert [one.partition(":")[0] for one in said] == [LESSON_PATH, THREAD_PATH]
    assert "this model reply is not allowed" in said[1]


def test_how_much_there_is_can_be_told(desk: Desk) -> None:
    assert counts(desk.read()) == "1 lessons, 1 scenarios, 1 situations, 0 templates and 1 pages about rules"


def test_a_gap_keeps_the_authors_key_and_words(desk: Desk) -> None:
    gap = SCENARIO.replace("in the box 😀 Kind", "in the box, wink wink. Kind").replace(
        "hint:", "validator_gap: It cannot see a wink.\nspans: {style-emoji: wink wink}\nhint:"
    )
    for number in range(12):
        body = " ".join(f"word{number}x{place}" for place in range(9))  # no two scenarios may be alike
        more = SCENARIO.replace("smiling-lid", f"more-{number}").replace("the lid is in the box", body)
        desk.write(f"quizzes/style/more-{number}.yaml", more)
    desk.write(SCENARIO_PATH, gap)

    course = desk.read()

    finding = course.scenarios["smiling-lid"].key.report.findings[0]
    assert (finding.rule, finding.text) == ("style-emoji", "wink wink")
    assert [gap.detail for gap in gaps(course)] == ["It cannot see a wink."]


def test_a_gap_that_has_closed_and_too_many_gaps_are_problems(desk: Desk) -> None:
    desk.change(SCENARIO_PATH, "hint:", "validator_gap: It is blind.\nspans: {style-emoji: 😀}\nhint:")

    said = desk.problems()

    assert any("the validator agrees now" in one for one in said)
    assert any("at most 8% may" in one for one in said)


def test_choices_are_mixed_in_a_way_that_stays(desk: Desk) -> None:
    once, again = desk.read().scenarios["smiling-lid"], desk.read().scenarios["smiling-lid"]

    assert set(once.mixed(once.task.choices)) == {"style-emoji", "contact-email"}
    assert once.mixed(once.task.choices) == again.mixed(again.task.choices)
    assert once.hash == again.hash
    assert json.loads(json.dumps(once.as_object()))["verdict"] == "not_allowed"


def test_a_changed_text_has_another_hash(desk: Desk) -> None:
    before = desk.read().scenarios["smiling-lid"].hash
    desk.change(SCENARIO_PATH, "hint: Look at every character.", "hint: Look closely.")

    assert desk.read().scenarios["smiling-lid"].hash != before


def test_proofs_are_kept_and_only_trusted_for_the_same_text_and_validator(desk: Desk, tmp_path: Path) -> None:
    proofs = tmp_path / "proofs.json"

    desk.read(proofs)
    kept = json.loads(proofs.read_text())
    desk.change(SCENARIO_PATH, "the box 😀 Kind", "the box. Kind")

    assert kept["validator"] == SOURCE_HASH()
    assert len(kept["files"]) == 3
    assert desk.problems()


def test_a_broken_proofs_file_is_just_no_proof(desk: Desk, tmp_path: Path) -> None:
    proofs = tmp_path / "proofs.json"
    proofs.write_text("{")

    desk.read(proofs)

    assert json.loads(proofs.read_text())["files"]


def test_what_is_proven_is_not_proven_again(desk: Desk, tmp_path: Path) -> None:
    proofs = tmp_path / "new/proofs.json"
    desk.read(proofs)
    wrong = SCENARIO.replace("the box 😀 Kind", "the box. Kind")
    kept = json.loads(proofs.read_text())
    kept["files"][str(desk.root / SCENARIO_PATH)] = sha256(wrong.encode()).hexdigest()
    desk.write(SCENARIO_PATH, wrong)
    assert desk.problems()

    # only a hash that stands in the file of proofs tells that the wrong key has been proven
    proofs.write_text(json.dumps(kept))
    assert desk.read(proofs).scenarios

    proofs.write_text(json.dumps({**kept, "validator": "another"}))
    with pytest.raises(ContentError):
        desk.read(proofs)


def test_every_file_is_watched(desk: Desk) -> None:
    names = {path.name for path in watched_files(desk.root / "content", desk.root / "quizzes")}

    assert names == {"chapter.yaml", "01-first.md", "style-emoji.md", "smiling-lid.yaml", "where-is-the-lid.yaml"}


def test_a_chapter_without_a_quiz_is_told(desk: Desk) -> None:
    desk.change(
        "content/lessons/01-start/01-first.md", "minutes: 3\nrules: [style-emoji]", "minutes: 3\nrules: [late-message]"
    )

    (problem,) = desk.problems()
    assert problem.startswith("content/lessons/01-start/chapter.yaml:1: has no quiz: no scenario is about")


def test_a_wrong_quick_reference_is_told(desk: Desk) -> None:
    path = '  - {question: "Who wrote?", "yes": "Go on."}\n'
    desk.write(
        "content/reference.yaml", f"path:\n{path}dos:\n  - {{say: Write., how: Well., rules: [nothing]}}\ndonts: []\n"
    )

    assert desk.problems() == [
        "content/reference.yaml:2: `no` is missing",
        "content/reference.yaml:4: there is no rule `nothing`",
    ]
