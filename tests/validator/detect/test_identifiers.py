"""Order ids, their near misses, and other numbers that name something."""

import pytest

from permitted.validator.detect.identifiers import find_asins, find_identifiers
from permitted.validator.text import fold


@pytest.mark.parametrize(
    "text",
    [
        "113-6648201-1175539",
        "113 6648201 1175539",
        "11366482011175539",
        "113–6648201–1175539",
        "１１３-６６４８２０１-１１７５５３９",
    ],
)
def test_an_order_id_is_read_in_any_of_its_forms(text: str) -> None:
    found = find_identifiers(fold(f"Order {text}, thank you"))

    assert [order_id for _, order_id in found.order_ids] == ["113-6648201-1175539"]


def test_a_digital_order_id_is_accepted() -> None:
    found = find_identifiers(fold("your order D01-6648201-1175539"))

    assert [order_id for _, order_id in found.order_ids] == ["d01-6648201-1175539"]


@pytest.mark.parametrize(
    "text", ["order 113-664820-1175539", "order no. 1l3-6648201-1175539", "order 113-66482011-1175539"]
)
def test_a_near_miss_that_is_introduced_as_an_order_is_malformed(text: str) -> None:
    found = find_identifiers(fold(text))

    assert (len(found.order_ids), len(found.near_order_ids)) == (0, 1)


@pytest.mark.parametrize("text", ["part 113-664820-1175539", "1136648201117553912", "order of 3-7-7"])
def test_other_numbers_are_no_order_ids(text: str) -> None:
    found = find_identifiers(fold(text))

    assert found.order_ids == found.near_order_ids == ()


def test_an_asin_is_told_from_a_word_a_model_and_a_part_of_a_link() -> None:
    text = fold("B0C4L7K2QW, but not B0ABCDEFGH, XB0C4L7K2Q, B0C4L7 or https://www.amazon.com/dp/B0C4L7K2QW")

    assert find_asins(text) == ((0, 10),)
