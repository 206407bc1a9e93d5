"""What a printed figure may have been before it was rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.intervals import (
    Interval,
    difference_of,
    interval_of,
    is_exact,
    is_near,
    last_place,
    likely_misprint,
    percent_of,
    sum_of,
)
from tests.indicators.reading import indicators_of

NUMBERS = st.decimals(-(10**6), 10**6, places=2)
INTERVALS = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Interval(min(ends), max(ends)))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Cấp 12.045 thẻ.", "12045", "12045"),
        ("Đạt 72,20%.", "72.195", "72.21"),
        ("Thu 7,5 tỷ đồng.", "7450000000", "7600000000"),
        ("Gieo 46 ha.", "45.5", "47"),
    ],
)
def test_a_figure_stands_for_what_rounds_or_is_cut_to_it(text: str, low: str, high: str) -> None:
    (indicator,) = indicators_of(text)
    assert interval_of(indicator) == Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "exact"), [("Cấp 12 thẻ.", True), ("Cấp khoảng 12 thẻ.", False), ("Trả 3/4 đơn.", False)]
)
def test_words_make_a_figure_inexact(text: str, exact: bool) -> None:
    (indicator,) = indicators_of(text)
    assert is_exact(indicator) is exact


def test_the_last_place_is_what_one_more_in_it_is_worth() -> None:
    (indicator,) = indicators_of("Thu 7,5 tỷ đồng.")
    assert last_place(indicator) == Decimal(10**8)


@given(INTERVALS, INTERVALS)
def test_sums_and_differences_hold_the_values_within(one: Interval, other: Interval) -> None:
    total, apart = sum_of([one, other]), difference_of(one, other)
    assert (total.low, total.high) == (one.low + other.low, one.high + other.high)
    assert apart.low <= one.low - other.low <= apart.high
    assert one.meets(other) == other.meets(one)


def test_nothing_is_a_share_of_nothing() -> None:
    assert percent_of(Interval(Decimal(1), Decimal(1)), Interval(Decimal(0), Decimal(0))) is None


def test_figures_that_meet_are_not_near() -> None:
    same = Interval(Decimal(5), Decimal(5))
    assert is_near(same, same) is False


@pytest.mark.parametrize(
    ("first", "second", "wrong"), [("10244", "10424", True), ("10244", "10245", True), ("124", "142", False)]
)
def test_one_wrong_digit_or_two_that_changed_places_are_a_misprint(first: str, second: str, wrong: bool) -> None:
    assert likely_misprint(Decimal(first), Decimal(second)) is wrong
