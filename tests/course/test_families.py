"""Families: variants are drawn by a seed, agree with themselves, and are proven."""

from collections.abc import Sequence

import pytest

from permitted.course import about_variants
from tests.course.conftest import SCENARIO, Desk

PLACE = "quizzes/style/smiling-lid.yaml"
NAMES = ["Ana", "Tom", "Ada", "Ben", "Gil", "Jun"]
SLOTS = f"""\
slots:
  buyer: {NAMES}
  maker: [Jo, Kim, Lee, Max, Mia, Zoe]
  thing:
    - {{a: a lid, they: it}}
    - {{a: an oar, they: it}}
    - {{a: scissors, they: them}}
  opening: ["Dear {{buyer}}, there", "Hello {{buyer}}, yes, there"]
"""
FAMILY = SLOTS + SCENARIO.replace(
    "Dear Ana, the lid is in the box 😀 Kind regards, Jo",
    "{opening} is {thing.a} in the box 😀 You find {thing.they} at the back. Kind regards, {maker}",
).replace("title: The lid", 'title: "The {{lid}}"')


@pytest.fixture
def family(desk: Desk) -> Desk:
    desk.write(PLACE, FAMILY)
    return desk


def bodies(desk: Desk, seeds: Sequence[int]) -> list[str]:
    scenario = desk.read().scenarios["smiling-lid"]
    return [scenario.variant(seed).task.shown for seed in seeds]


def test_a_variant_is_filled_in_and_what_belongs_together_stays_together(family: Desk) -> None:
    for body in bodies(family, range(60)):
        assert ("scissors" in body) == ("find them" in body)
        assert any(f" {name}, " in body for name in NAMES)


def test_the_same_seed_draws_the_same_and_others_draw_others(family: Desk) -> None:
    assert bodies(family, range(50)) == bodies(family, range(50))
    assert len(set(bodies(family, range(50)))) > 25


def test_every_variant_has_the_key_of_the_family_and_a_hash_of_its_own(family: Desk) -> None:
    scenario = family.read().scenarios["smiling-lid"]

    variants = [scenario.variant(seed) for seed in range(20)]

    assert {one.key.rules for one in variants if one.key} == {("style-emoji",)}
    assert len({one.hash for one in variants}) == len({one.task.shown for one in variants})
    assert [one.seed for one in variants] == list(range(20))


def test_an_order_id_is_made_up_and_stays_the_same_throughout(desk: Desk) -> None:
    text = FAMILY.replace("  kind: reply", '  kind: reply\n  order: {id: "{order_id}"}\n  subject: "Order {order_id}"')
    desk.write(PLACE, text)

    message = desk.read().scenarios["smiling-lid"].variant(3).key.message

    assert message.subject == f"Order {message.order.id}"


def test_brackets_that_stay_are_written_twice(family: Desk) -> None:
    assert family.read().scenarios["smiling-lid"].title == "The {lid}"


def test_a_scenario_without_slots_has_one_variant(desk: Desk) -> None:
    scenario = desk.read().scenarios["smiling-lid"]

    assert scenario.variant(7) is scenario


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("{maker}", "{baker}", "{baker} asks for a slot that is not there"),
        ("{thing.a}", "{thing.one}", "{thing.one} asks for a column that `slots.thing` does not have"),
        ("{thing.a}", "{thing}", "{thing} asks for a column that `slots.thing` does not have"),
        ("{maker}", "Jo", "nothing asks for the slot `maker`"),
        (", they: it}\n    - {{a: an".replace("{{", "{"), "}\n    - {a: an", "must all have the same columns"),
        ("[Jo, Kim, Lee, Max, Mia, Zoe]", "[Jo, Kim]", "the slots make 72 variants; 200 are needed"),
        ("[Jo, Kim, Lee, Max, Mia, Zoe]", "Jo", "`slots.maker` must be a list of values"),
        ("[Jo, Kim,", '["{opening} Jo", "{maker}",', "ask for each other without end"),
    ],
)
def test_wrong_slots_are_told(desk: Desk, old: str, new: str, wrong: str) -> None:
    assert old in FAMILY
    desk.write(PLACE, FAMILY.replace(old, new))

    assert any(wrong in problem for problem in desk.problems()), desk.problems()


def test_a_family_is_proven_by_many_variants(family: Desk) -> None:
    assert list(about_variants(family.read().scenarios.values())) == []


def test_the_variant_that_breaks_the_key_is_named(desk: Desk) -> None:
    desk.write(PLACE, FAMILY.replace("Mia, Zoe]", 'Mia, "zoe@shop.example"]'))

    (problem,) = about_variants(desk.read().scenarios.values())

    assert "maker 6" in problem.detail
    assert "contact-email" in problem.detail
