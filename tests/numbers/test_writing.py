"""Numbers as these reports write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.numbers import parse_number
from baocao_parser.numbers.writing import figure, one_digit_apart, vietnamese, written
from tests.indicators.reading import indicators_of


@given(st.decimals(0, 10**15, places=3))
def test_what_is_written_is_read_back(value: Decimal) -> None:
    text = vietnamese(value, 3)
    assert value in (parse_number(text), parse_number(text.removesuffix(",000")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cấp 12.045 thẻ.", "12.045"),
        ("Đạt 72,20% kế hoạch.", "72,20"),
        ("Thu 7,5 tỷ đồng.", "7.500.000.000"),
        ("Trả lời 03/04 đơn.", "3/4"),
        ("Xã có 5-7 tổ.", "5–7"),
    ],
)
def test_a_figure_stands_as_in_a_table(text: str, expected: str) -> None:
    (indicator,) = indicators_of(text)
    assert figure(indicator) == expected


def test_a_float_has_no_idle_zeros() -> None:
    assert [written(number) for number in (6767.0, 72.2, 0.125, float("nan"))] == ["6.767", "72,2", "0,12", "·"]


@pytest.mark.parametrize(
    ("first", "second", "apart"), [(13065, 13066, True), (13065, 23065, True), (13065, 13065, False), (500, 488, False)]
)
def test_one_wrong_digit_is_seen(first: int, second: int, apart: bool) -> None:
    assert one_digit_apart(Decimal(first), Decimal(second)) is apart
