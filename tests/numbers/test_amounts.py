"""Numerals with their scales and signs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from baocao_parser.numbers.amounts import amount_at


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("18,6 tỷ đồng", "18600000000", " đồng"),
        ("54,3 nghìn tỷ đồng", "54300000000000", " đồng"),
        ("5 trăm triệu", "500000000", ""),
        ("640 trđ", "640000000", ""),
        ("512 tr.đồng", "512000000", ""),
        ("300 ngđ", "300000", ""),
        ("2,5 tr/hộ", "2500000", "/hộ"),
        ("2tr5", "2500000", ""),
        ("1 tỷ 2", "1200000000", ""),
        ("3 tỷ 250 triệu đồng", "3250000000", " đồng"),
        ("2 tỷ rưỡi đồng", "2500000000", " đồng"),
        ("15 (mười lăm) triệu đồng", "15000000", " đồng"),
        ("12 (mười hai) giấy phép", "12", " giấy phép"),
        ("15 (mười bốn) triệu đồng", "15", " (mười bốn) triệu đồng"),
        ("1 tỷ 2 dự án", "1000000000", " 2 dự án"),
        ("12 trường học", "12", " trường học"),
        ("7 ngư dân", "7", " ngư dân"),
    ],
)
def test_an_amount_takes_its_scales_and_leaves_its_noun(text: str, value: str, rest: str) -> None:
    amount = amount_at(text, 0)
    assert (amount.value, text[amount.behind :]) == (Decimal(value), rest)


@pytest.mark.parametrize(
    ("text", "sign"), [("72,20%", "%"), ("72,20 %", "%"), ("15,2‰", "‰"), ("5 phần trăm", "%"), ("5 phần", "")]
)
def test_a_percent_sign_may_be_a_word(text: str, sign: str) -> None:
    assert amount_at(text, 0).percent == sign


def test_the_đồng_may_stand_in_the_scale() -> None:
    assert [amount_at(text, 0).money for text in ("258trđ", "258 triệu", "12,5 tỷđ")] == [True, False, True]


def test_other_readings_are_scaled_too() -> None:
    assert amount_at("1,250 tỷ", 0).alternatives == (Decimal(1_250_000_000_000),)
