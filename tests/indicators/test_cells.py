"""Cells of tables (more of them: tests/cases/meaning/tables.txt)."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from baocao_parser.records import Indicator, Metadata, Period
from tests.documents import params_of
from tests.indicators.reading import indicators_of

SEPTEMBER = Metadata(period=Period("tháng 9/2023", datetime.date(2023, 9, 1), datetime.date(2023, 9, 30)))


def cell(text: str, *headers: str, row: str = "Chuyển đổi số") -> Indicator:
    """The figure of a cell below its headers, beside its row's name."""
    lines = [f"Nội dung | {header}" for header in headers]
    (found,) = indicators_of("\n".join((*lines, f"{row} | {text}")), metadata=SEPTEMBER)
    return found


@pytest.mark.parametrize("row", params_of("indicators/headers.tsv"))
def test_headers_tell_nature_base_and_period(row: dict[str, str]) -> None:
    found = cell("12", *row["columns"].split(" | "), row=row["row"])
    end = found.period.end if found.period else None
    said = {"nature": found.nature, "base": found.base, "end": end}
    assert {name: str(value or "-") for name, value in said.items()} == {name: row[name] for name in said}


def test_ước_in_a_header_is_an_estimate() -> None:
    assert [cell("12", header).bound for header in ("Ước tháng 9", "Tháng 9")] == ["estimate", "exact"]


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        ("1.250", "1250", "1.250"),
        ("(1.250)", "-1250", "1.250"),
        ("- 4,5", "-4.5", "- 4,5"),
        ("1.250*", "1250", "1.250"),
        ("1.250(1)", "1250", "1.250"),
        ("15.", "15", "15"),
        ("Không", "0", "Không"),
        ("Không có.", "0", "Không có"),
    ],
)
def test_a_cell_is_read_with_what_stands_around_its_digits(text: str, value: str, printed: str) -> None:
    found = indicators_of(f"STT | Nội dung | Số hồ sơ\n1 | Đất đai | {text}\n2 | Hộ tịch | 12")[0]
    assert (found.value, found.text) == (Decimal(value), printed)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("12,6 tỷ đồng", "12600000000", "đồng"), ("850 trđ", "850000000", "đồng"), ("12 hồ sơ", "12", "hồ sơ")],
)
def test_a_unit_within_the_cell_is_its_own(text: str, value: str, unit: str) -> None:
    found = cell(text, "Kết quả")
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_cells_take_row_label_column_headers_and_unit() -> None:
    first, second = indicators_of(
        "STT | Nội dung | Đơn vị tính | Thực hiện | Tỷ lệ (%)\n1 | Hồ sơ trực tuyến | hồ sơ | 1.250 | 62,5"
    )
    assert (first.value, first.unit, first.label) == (Decimal(1250), "hồ sơ", "Hồ sơ trực tuyến | Thực hiện")
    assert (second.value, second.unit, second.columns) == (Decimal("62.5"), "%", ("Tỷ lệ (%)",))


def test_a_header_that_begins_with_a_noun_counts_it_even_beside_a_column_of_offices() -> None:
    first, second = indicators_of("STT | Đơn vị | Hồ sơ tiếp nhận | Tỷ lệ (%)\n1 | Thành phố Vị Thanh | 12.300 | 99,8")
    assert [(i.value, i.unit) for i in (first, second)] == [(Decimal(12300), "hồ sơ"), (Decimal("99.8"), "%")]


def test_money_of_a_header_scales_the_cells() -> None:
    found = cell("12,5", "Kinh phí (triệu đồng)", row="Mua sắm")
    assert (found.value, found.unit, found.text) == (Decimal(12_500_000), "đồng", "12,5")


@pytest.mark.parametrize(
    "text",
    ["12", "20/63"],
)
def test_a_cell_below_a_rank_header_is_a_rank(text: str) -> None:
    found = cell(text, "Xếp hạng")
    assert (found.kind, found.unit) == ("rank", "")


def test_a_rank_in_a_cell_has_no_nature() -> None:
    assert cell("12", "Xếp hạng").nature is None


def test_không_in_a_cell_under_a_counted_noun_is_a_zero() -> None:
    first, second = indicators_of("STT | Nội dung | Hồ sơ quá hạn\n1 | Đất đai | Không\n2 | Hộ tịch | 12")
    assert [(i.value, i.text, i.label) for i in (first, second)] == [
        (Decimal(0), "Không", "Đất đai | Hồ sơ quá hạn"),
        (Decimal(12), "12", "Hộ tịch | Hồ sơ quá hạn"),
    ]


def test_a_cell_of_sentences_is_read_as_running_text() -> None:
    found = indicators_of("Nội dung | Kết quả\nTuần tra | Tuần tra 86 lượt; phát hiện 5 vụ")
    assert [(i.text, i.unit) for i in found] == [("86", "lượt"), ("5", "vụ")]
    assert all("Tuần tra" in i.label for i in found)


@pytest.mark.xfail(reason="figures of sentences in cells do not say in which row and column they stand")
def test_figures_of_sentences_in_a_cell_tell_their_row_and_columns() -> None:
    (found,) = indicators_of("Nội dung | Kết quả\nTuần tra | Đã kiểm tra 86 lượt xe")
    assert (found.row, found.columns) == ("Tuần tra", ("Kết quả",))
