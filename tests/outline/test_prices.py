"""What the steps of a nesting cost: the cheaper of two is the likelier one."""

from __future__ import annotations

import pytest

from baocao_parser.outline.labels import read_labels
from baocao_parser.outline.prices import (
    BULLET,
    OpenLevel,
    price_of_bare,
    price_of_bullet,
    price_of_continuing,
    price_of_going_on,
    price_of_opening,
)


def level(line: str, *, shade: int = 0, complete: bool = False) -> OpenLevel:
    """The open level of a line, by the first reading of its label."""
    reading = read_labels(line)[0]
    return OpenLevel(reading.family, reading.numbers, reading.mark, shade, complete)


def test_the_next_number_is_free_and_any_other_a_fault() -> None:
    after = {
        line: price_of_continuing(level("2. B"), level(line), announced=False) for line in ("3. C", "5. E", "2. B")
    }
    assert after["3. C"] == (0.0, "")
    assert after["5. E"][1] == "gap"
    assert after["2. B"][1] == "repeated"
    assert after["3. C"][0] < after["5. E"][0]


def test_another_mark_or_look_makes_it_dearer() -> None:
    plain, _ = price_of_continuing(level("1. A"), level("2. B"), announced=False)
    assert plain < price_of_continuing(level("1. A"), level("2) B"), announced=False)[0]
    assert plain < price_of_continuing(level("1. A"), level("2. B", shade=2), announced=False)[0]


def test_a_prefix_belongs_below_its_own_number() -> None:
    new = level("6.1. Trồng rừng")
    own = price_of_opening([level("6. Lâm nghiệp")], 1, new, announced=False)
    other = price_of_opening([level("5. Thủy lợi")], 1, new, announced=False)
    assert own[0] < other[0]


def test_a_sequence_that_begins_later_has_a_fault() -> None:
    assert price_of_opening([], 0, level("1. A"), announced=False)[1] == ""
    price, fault = price_of_opening([], 0, level("3. C"), announced=False)
    assert fault == "start"
    assert price > price_of_opening([], 0, level("1. A"), announced=False)[0]


def test_below_what_leads_to_it_a_label_is_cheaper() -> None:
    stack, new = [level("a) Chăn nuôi gồm")], level("1. Đàn bò")
    assert price_of_opening(stack, 1, new, announced=True) < price_of_opening(stack, 1, new, announced=False)


def test_a_bullet_goes_on_with_its_list_and_closes_no_heading() -> None:
    heading, bullet = level("1. Thủy lợi", shade=1), OpenLevel(BULLET, (), "-")
    assert price_of_going_on([heading, bullet], 1, announced=False) == 0.0
    assert price_of_bullet([heading], 0, bullet, announced=False) is None
    assert price_of_bullet([heading], 1, bullet, announced=False) is not None


@pytest.mark.parametrize(("shade", "cheaper"), [(2, True), (0, False)])
def test_a_heading_without_a_label_closes_what_stands_out_no_more(shade: int, cheaper: bool) -> None:
    bare, stack = OpenLevel("bare", (), "", shade), [level("1. Thủy lợi", shade=1)]
    assert (price_of_bare(stack, 0, bare) < price_of_bare(stack, 1, bare)) is cheaper
