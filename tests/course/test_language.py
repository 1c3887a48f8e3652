"""How the course is written."""

from permitted.course.language import MAX_MEAN, mean_words
from tests.course.conftest import SCENARIO, Desk

FIRST = "content/lessons/01-start/01-first.md"


def test_sentences_are_counted_without_headings_samples_and_drawings(desk: Desk) -> None:
    desk.change(
        FIRST,
        "That is all.",
        "One two three four five. Six seven, eight nine!\n\n<svg><text>A long line in a drawing</text></svg>",
    )

    # “A reply may hold no emoji, see Emoji.” has eight words, the others have five and four.
    assert mean_words(desk.read().lessons["first"]) == (8 + 5 + 4) / 3


def test_sentences_that_are_too_long_are_told(desk: Desk) -> None:
    desk.change(FIRST, "That is all.", f"It goes on {'and on ' * 20}.")

    (problem,) = desk.problems()
    assert problem.startswith(f"{FIRST}:1: has ")
    assert f"at most {MAX_MEAN:.0f}" in problem


def test_scenarios_that_are_nearly_alike_are_told(desk: Desk) -> None:
    desk.write(
        "quizzes/style/other-lid.yaml", SCENARIO.replace("id: smiling-lid", "id: other-lid").replace("Ana", "Ben")
    )

    (problem,) = desk.problems()
    assert "is nearly the message of `" in problem
