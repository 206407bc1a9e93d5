"""Zeros that are stated in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from baocao_parser.indicators.zeros import find_zeros
from tests.documents import table_of
from tests.indicators.reading import indicators_of

ZEROS = table_of("indicators/zeros.tsv")


@pytest.mark.parametrize("row", ZEROS, ids=[row["text"] for row in ZEROS])
def test_zeros_of_a_paragraph(row: dict[str, str]) -> None:
    found = find_zeros(row["text"])
    assert ("; ".join(f"{zero.text} = {zero.label}" for zero in found) or "-") == row["zeros"]
    assert all(row["text"][zero.start : zero.end] == zero.text for zero in found)


def test_khong_in_a_cell_under_a_counted_noun_is_a_zero() -> None:
    first, second = indicators_of("STT | Nội dung | Hồ sơ quá hạn\n1 | Đất đai | Không\n2 | Hộ tịch | 12")
    assert [(i.value, i.text, i.label) for i in (first, second)] == [
        (Decimal(0), "Không", "Đất đai | Hồ sơ quá hạn"),
        (Decimal(12), "12", "Hộ tịch | Hồ sơ quá hạn"),
    ]


def test_nothing_under_problems_is_no_figure() -> None:
    assert indicators_of("I. KHÓ KHĂN, VƯỚNG MẮC\nĐơn vị thiếu cán bộ: Không có.") == ()
