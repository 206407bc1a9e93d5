"""The figure of a cell, with what stands around it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.indicators.cell_figures import read_cell


def read(cell: str, unit: str = "vụ") -> str:
    """Value, unit, kind, bound and text of the figure of a cell; "" where it holds none."""
    found = read_cell(cell, unit)
    if found is None:
        return ""
    mention, _ = found
    value = f"{mention.value.normalize():f}"
    return " ".join(filter(None, (value, mention.unit, mention.kind, mention.bound, f"({mention.text})")))


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        ("1.250", "1250 vụ count exact (1.250)"),
        (" 12 ", "12 vụ count exact (12)"),
        ("(15)", "-15 vụ count exact (15)"),
        ("- 7", "-7 vụ count exact (- 7)"),
        ("↓ 7", "-7 vụ count exact (↓ 7)"),
        ("+7", "7 vụ count exact (+7)"),
        (">5", "5 vụ count above (5)"),
        ("31(1)", "31 vụ count exact (31)"),
        ("Không", "0 vụ count exact (Không)"),
        ("Ghi chú", ""),
        ("", ""),
    ],
)
def test_a_cell_is_its_figure_with_its_sign(cell: str, figure: str) -> None:
    assert read(cell) == figure


@pytest.mark.parametrize(
    ("cell", "unit", "figure"),
    [
        ("12,5", "triệu đồng", "12500000 đồng money exact (12,5)"),
        ("7", "1000 tấn", "7000 tấn measure exact (7)"),
        ("45", "%", "45 % percent exact (45)"),
        ("Không có", "%", "0 % percent exact (Không có)"),
        ("3,2 tỷ đồng", "triệu đồng", "3200000000 đồng money exact (3,2 tỷ)"),
        ("52,1", "tạ/ha", "52.1 tạ/ha measure exact (52,1)"),
        ("12 lớp", "", "12 lớp count exact (12)"),
    ],
)
def test_the_unit_of_its_column_scales_it_unless_it_has_its_own(cell: str, unit: str, figure: str) -> None:
    assert read(cell, unit) == figure


@given(st.integers(0, 10**9), st.sampled_from(("", "-", "+")))
def test_a_whole_number_is_read_as_it_is_printed(value: int, sign: str) -> None:
    found = read_cell(f"{sign}{value:,}".replace(",", "."), "hộ")
    assert found
    assert found[0].value in (Decimal(value), Decimal(-value))
    assert (found[0].value < 0) == (sign == "-" and value > 0)
