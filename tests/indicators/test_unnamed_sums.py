"""Sums of tables that no name says."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.fields import Field
from baocao_parser.indicators.grid import tables_of
from baocao_parser.indicators.table_lines import figures_of, lines_of
from baocao_parser.indicators.unnamed_sums import alike, is_summed, line_of, sums_of_columns, sums_of_rows
from tests.documents import document_of
from tests.indicators.reading import indicators_of

SCHOOLS = (
    "Trường | Số học sinh | Học sinh nam | Học sinh nữ",
    "Lê Lợi | 900 | 460 | 440",
    "Trần Phú | 760 | 390 | 370",
    "Bắc Sơn | 430 | 200 | 230",
)
LEFT = pytest.mark.xfail(reason='"còn lại", "đang giải quyết", "tồn" have the sort "state", which is not what is left')


def sums(*rows: str, down: bool = False) -> list[str]:
    """ "whole = part + part (rule)" of the unnamed sums of a table, along its rows or down its columns."""
    text = "\n".join(rows)
    document = document_of(text)
    (table,) = tables_of(document, document.blocks).values()
    found = (sums_of_rows if down else sums_of_columns)(lines_of(table), figures_of(indicators_of(text)))
    return [f"{s.whole.text} = {' + '.join(part.text for part in s.parts)} ({s.rule})" for s in found]


def test_columns_that_are_together_another_one_are_its_parts() -> None:
    assert sums(*SCHOOLS) == [
        "900 = 460 + 440 (sum_of_columns)",
        "760 = 390 + 370 (sum_of_columns)",
        "430 = 200 + 230 (sum_of_columns)",
    ]


def test_a_slip_in_one_row_of_four_is_claimed_like_the_others() -> None:
    assert "300 = 160 + 150 (sum_of_columns)" in sums(*SCHOOLS, "Chu Văn An | 300 | 160 | 150")


def test_rows_that_are_together_another_one_are_its_parts() -> None:
    rows = ("Ngành | Năm 2021 (tỷ đồng) | Năm 2022 (tỷ đồng)", "Thu ngân sách | 540 | 730", "Thuế | 500 | 680")
    assert sums(*rows, "Phí, lệ phí | 40 | 50", down=True) == [
        "540 = 500 + 40 (sum_of_rows)",
        "730 = 680 + 50 (sum_of_rows)",
    ]


@pytest.mark.parametrize(
    "left",
    [
        "Đơn chưa trả",
        pytest.param("Đơn còn lại", marks=LEFT),
        pytest.param("Đơn đang giải quyết", marks=LEFT),
        pytest.param("Đơn tồn", marks=LEFT),
    ],
)
def test_what_is_left_is_a_balance_and_no_part(left: str) -> None:
    rows = (f"Phường | Đơn nhận | Đơn đã giải quyết | {left}", "Hòa Minh | 300 | 250 | 50", "An Khê | 220 | 200 | 20")
    assert {found.rsplit(" ", 1)[1] for found in sums(*rows)} == {"(balance_of_columns)"}


def test_two_columns_are_no_sum() -> None:
    assert sums("Xã | Số hộ | Số người", "Nậm Kè | 120 | 130", "Sín Thầu | 150 | 160") == []


@pytest.mark.parametrize(
    ("text", "summed"),
    [
        ("Mở 12 lớp.", True),
        ("Thu 7,5 tỷ đồng.", True),
        ("Tỷ lệ đỗ là 98%.", False),
        ("Xếp hạng 3/63.", False),
        ("Số vụ tăng 12 vụ so với cùng kỳ.", False),
        ("Mở hơn 12 lớp.", False),
        ("Bình quân đạt 32 học sinh/lớp.", False),
    ],
)
def test_shares_ranks_changes_and_rates_are_not_added(text: str, summed: bool) -> None:
    assert [is_summed(figure) for figure in indicators_of(text)] == [summed]


def test_lines_are_alike_where_their_units_are_place_by_place() -> None:
    text = "\n".join(
        (
            "Chỉ tiêu | ĐVT | 2021 | 2022",
            "Lúa | ha | 5 | 7",
            "Ngô | ha | 2 | 3",
            "Mía | ha | 3 | 4",
            "Thóc | tấn | 9 | 8",
        )
    )
    document = document_of(text)
    (table,) = tables_of(document, document.blocks).values()
    lines, figures = lines_of(table), figures_of(indicators_of(text))
    cells: list[list[Field | None]] = [list(line.fields.values()) for line in lines]
    assert list(alike([10, 11, 12, 13], cells, figures)) == [[10, 11, 12]]


def test_a_dash_is_nothing_and_a_word_is_missing() -> None:
    text = "Xã | Số vụ | Số người\nNậm Kè | - | 4\nSín Thầu | 5 | chưa rõ"
    document = document_of(text)
    (table,) = tables_of(document, document.blocks).values()
    figures = figures_of(indicators_of(text))
    values = [
        {at: int(value.low) for at, value in line_of(list(line.fields.values()), figures).items()}
        for line in lines_of(table)
    ]
    assert values == [{0: 0, 1: 4}, {0: 5}]
