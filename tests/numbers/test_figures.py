"""The grammar of a figure: sign, range, fraction, rank."""

from __future__ import annotations

from decimal import Decimal

import pytest

from baocao_parser.lexicon import Entry, entry_at
from baocao_parser.numbers.amounts import amount_at
from baocao_parser.numbers.figures import read_figure


def figure_of(text: str, at: str, *, signed: bool = True) -> tuple[str, str, str]:
    """(form, value, other) of the figure whose first digits are `at`, led by the phrase before it."""
    start = text.index(at)
    figure = read_figure(text, start, _lead(text[:start]), amount_at(text, start), signed=signed)
    return figure.form, f"{figure.value.normalize():f}", "" if figure.other is None else f"{figure.other.normalize():f}"


def _lead(before: str) -> Entry | None:
    words = before.split()
    found = [entry_at(" ".join(words[at:]), 0) for at in range(len(words))]
    return next((one[0] for one in found if one), None)


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("giải quyết 176/221 đơn", "176", ("fraction", "176", "221")),
        ("đạt 82 xã/85 xã chuẩn", "82", ("", "82", "")),
        ("giải ngân 812/1.450 triệu đồng", "812", ("fraction", "812000000", "1450000000")),
        ("xử lý 16 vụ/21 đối tượng", "16", ("", "16", "")),
        ("xếp hạng 12/63", "12", ("rank", "12", "63")),
        ("đứng thứ 5", "5", ("rank", "5", "")),
        ("có 5-7 trường hợp", "5", ("range", "5", "7")),
        ("từ 10 triệu đồng đến 20 triệu đồng", "10", ("range", "10000000", "20000000")),
        ("từ 7 xuống 5", "7", ("", "7", "")),
        ("cấp 9-5 thẻ", "9", ("", "9", "")),
    ],
)
def test_two_numbers_make_one_figure_where_one_noun_is_shared(
    text: str, at: str, expected: tuple[str, str, str]
) -> None:
    assert figure_of(text, at) == expected


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("mía (-320 ha)", "320", "-320"),
        ("mía (+45 ha)", "45", "45"),
        ("tăng trưởng âm 3,5%", "3", "-3.5"),
        ("- 08 khu phố", "08", "8"),
        ("dao động -5 độ", "5", "-5"),
    ],
)
def test_a_sign_stands_right_before_its_digits(text: str, at: str, value: str) -> None:
    assert figure_of(text, at)[1] == value


def test_no_sign_is_read_where_none_may_stand() -> None:
    assert figure_of("09 đơn -08 vụ", "08", signed=False)[1] == "8"


def test_decimals_are_those_printed_and_a_scale_leaves_them() -> None:
    figure = read_figure("18,65 tỷ đồng", 0, None, amount_at("18,65 tỷ đồng", 0), signed=True)
    assert (figure.decimals, figure.scale, figure.value) == (2, Decimal(10**9), Decimal(18650000000))
