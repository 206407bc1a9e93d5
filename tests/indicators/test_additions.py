"""Which lines of a table are together just another one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.indicators.additions import Addition, Values, balances_among, sums_among, value_of
from baocao_parser.intervals import Interval

MISSING = -1


def line(*values: int) -> Values:
    """A row or a column of whole figures; -1 stands for a blank."""
    return {at: Interval(Decimal(v), Decimal(v)) for at, v in enumerate(values) if v != MISSING}


def sums(*lines: Values) -> list[tuple[int, tuple[int, ...]]]:
    return [(found.whole, found.parts) for found in sums_among(lines)]


def test_a_whole_stands_before_its_parts_or_behind_them() -> None:
    nam, nữ, cả_hai = line(120, 90, 31), line(80, 60, 29), line(200, 150, 60)
    assert sums(cả_hai, nam, nữ) == [(0, (1, 2))]
    assert sums(nam, nữ, cả_hai) == [(2, (0, 1))]


def test_two_lines_may_stand_between_a_whole_and_its_parts() -> None:
    other = line(7, 3, 9)
    assert sums(line(200, 150), other, line(120, 90), line(80, 60)) == [(0, (2, 3))]


@pytest.mark.xfail(reason="a whole over a subtotal and its parts skips the subtotal: 900 = 300 + 200 + 400")
def test_inner_sums_are_found_before_the_outer_one_that_skips_them() -> None:
    lines = (line(900, 640), line(500, 340), line(300, 240), line(200, 100), line(400, 300))
    assert sorted(sums(*lines)) == [(0, (1, 4)), (1, (2, 3))]


def test_a_subtotal_behind_its_parts_is_a_part_of_the_whole() -> None:
    lines = (line(300, 240), line(200, 100), line(500, 340), line(400, 300), line(900, 640))
    assert sorted(sums(*lines)) == [(2, (0, 1)), (4, (2, 3))]


def test_one_place_is_no_proof() -> None:
    assert sums(line(200), line(120), line(80)) == []


def test_small_figures_add_up_by_chance_unless_three_places_say_so() -> None:
    assert sums(line(5, 7), line(2, 3), line(3, 4)) == []
    assert sums(line(5, 7, 9), line(2, 3, 4), line(3, 4, 5)) == [(0, (1, 2))]


def test_one_place_in_four_may_be_the_mistake_of_the_table() -> None:
    parts = (line(120, 90, 31, 40), line(80, 60, 29, 50))
    assert sums(line(200, 150, 60, 99), *parts) == [(0, (1, 2))]
    assert sums(line(200, 150, 61, 99), *parts) == []


def test_a_blank_tells_nothing() -> None:
    assert sums(line(200, 150, 60), line(120, MISSING, 31), line(80, 60, 29)) == [(0, (1, 2))]
    assert sums(line(200, 150), line(120, MISSING), line(80, 60)) == []


def test_what_is_left_at_the_end_is_a_balance_of_the_lines_before() -> None:
    stock, come, gone, left = line(1200, 800, 640), line(300, 250, 110), line(500, 150, 250), line(1000, 900, 500)
    assert list(balances_among((stock, come, gone, left))) == [Addition(3, (0, 1, 2), (1, 1, -1))]
    assert list(balances_among((stock, come, left))) == []


@pytest.mark.parametrize(("signs", "value"), [((1, 1), 50), ((1, -1), 10)])
def test_a_balance_has_a_value_at_every_place_where_all_its_lines_do(signs: tuple[int, ...], value: int) -> None:
    lines = (line(30, 5), line(20, MISSING))
    assert value_of(lines, (0, 1), signs, 0) == Interval(Decimal(value), Decimal(value))
    assert value_of(lines, (0, 1), signs, 1) is None


ROWS = st.lists(st.integers(0, 10_000), min_size=3, max_size=3)


@given(st.lists(ROWS, max_size=8))
def test_every_sum_that_is_found_adds_up_in_most_places(rows: list[list[int]]) -> None:
    lines = [line(*row) for row in rows]
    for found in sums_among(lines):
        assert found.whole not in found.parts
        values = [value_of(lines, found.parts, found.signs, place) for place in range(3)]
        held = [value is not None and value.meets(lines[found.whole][at]) for at, value in enumerate(values)]
        assert sum(held) >= 2


@given(st.lists(ROWS, min_size=2, max_size=5).filter(lambda rows: all(min(row) > 99 for row in rows)))
def test_where_a_total_stands_behind_its_lines_a_sum_is_found(rows: list[list[int]]) -> None:
    total = line(*(sum(column) for column in zip(*rows, strict=True)))
    assert list(sums_among([*(line(*row) for row in rows), total]))
