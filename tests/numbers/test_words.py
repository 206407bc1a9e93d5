"""Numbers in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.numbers.words import read_words

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))


def spelt(number: int) -> str:
    """A number as it is written out in a contract."""
    for scale, word in SCALES:
        if number >= scale:
            rest = number % scale
            return f"{spelt(number // scale)} {word}" + (f" {spelt(rest)}" if rest else "")
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    linked = f" linh {DIGITS[rest]}" if 0 < rest < 10 else f" {_below_hundred(rest)}" if rest else ""
    return f"{DIGITS[hundreds]} trăm{linked}"


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return DIGITS[ones]
    last = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, DIGITS[ones])
    return f"{'mười' if tens == 1 else f'{DIGITS[tens]} mươi'} {last}".strip()


@given(st.integers(1, 10**12 - 1))
def test_a_number_written_out_is_read_back(number: int) -> None:
    assert read_words(spelt(number)) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hai mươi tư", 24),
        ("ba mươi nhăm", 35),
        ("một trăm lẻ năm", 105),
        ("hai vạn rưỡi", 25_000),
        ("hai triệu rưỡi", 2_500_000),
        ("một nghìn hai trăm tỷ", 1_200_000_000_000),
        ("năm trăm ngàn", 500_000),
    ],
)
def test_spoken_forms_have_their_value(words: str, value: int) -> None:
    assert read_words(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "một cửa", "mươi", "rưỡi", "linh năm", "hai ba"])
def test_other_words_are_no_number(words: str) -> None:
    assert read_words(words) is None
