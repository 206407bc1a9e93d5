"""Digits with their separators."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.numbers.numerals import NUMERAL, read_numeral


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("6.845", "6845", 0),
        ("72,50", "72.50", 2),
        ("98.5", "98.5", 1),
        ("0.234", "0.234", 3),
        ("1,234,567.8", "1234567.8", 1),
        ("374 500", "374500", 0),
        ("1½", "1.5", 2),
        ("１２", "12", 0),
    ],
)
def test_a_numeral_has_its_value_and_its_printed_decimals(text: str, value: str, decimals: int) -> None:
    numeral = read_numeral(text)
    assert (numeral.value, numeral.decimals, numeral.alternatives) == (Decimal(value), decimals, ())


def test_three_digits_behind_one_comma_may_be_thousands() -> None:
    assert read_numeral("18,500").alternatives == (Decimal(18500),)
    assert read_numeral("1.018,500").alternatives == ()


def test_a_numeral_ends_before_a_separator_that_groups_nothing() -> None:
    ends = {text: found[0] for text in ("12, 15", "7.", "1.250.", "3,5,7") if (found := NUMERAL.match(text))}
    assert ends == {"12, 15": "12", "7.": "7", "1.250.": "1.250", "3,5,7": "3,5"}


@given(st.decimals(0, 10**15, places=2))
def test_a_value_printed_the_vietnamese_way_is_read_back(value: Decimal) -> None:
    numeral = read_numeral(f"{value:,.2f}".translate(str.maketrans(",.", ".,")))
    assert (numeral.value, numeral.decimals) == (value, 2)
