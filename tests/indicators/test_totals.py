"""Which cells of a table are parts of which one."""

from __future__ import annotations

import pytest

import baocao_parser as bc
from baocao_parser.indicators.grid import tables_of
from baocao_parser.indicators.table_lines import Sum, figures_of
from baocao_parser.indicators.totals import sums_of
from tests.documents import document_of
from tests.indicators.reading import indicators_of

HEADING = "**I. KẾT QUẢ THỰC HIỆN**\n\n"


def sums(*rows: str) -> list[str]:
    """ "whole = part + part (rule)" of the sums that a table states."""
    return [f"{s.whole.text} = {' + '.join(part.text for part in s.parts)} ({s.rule})" for s in found(*rows)]


def found(*rows: str) -> list[Sum]:
    """The sums that a table states."""
    text = "\n".join(rows)
    document = document_of(text)
    (table,) = tables_of(document, document.blocks).values()
    return list(sums_of(table, figures_of(indicators_of(text))))


def test_a_total_row_holds_the_rows_above_it() -> None:
    assert sums("Huyện | Số vụ", "A | 7", "B | 5", "Tổng số | 12") == ["12 = 7 + 5 (total_row)"]


def test_a_total_on_top_holds_the_rows_below_it() -> None:
    assert sums("Huyện | Số vụ", "Toàn tỉnh | 12", "A | 7", "B | 5") == ["12 = 7 + 5 (total_row)"]


def test_groups_hold_their_rows_and_the_total_the_groups() -> None:
    rows = (
        "TT | Nội dung | Số thu",
        " | Tổng số | 9",
        "I | Nội địa | 7",
        "1 | Thuế | 5",
        "2 | Phí | 2",
        "II | Khác | 2",
    )
    assert sums(*rows) == ["9 = 7 + 2 (total_row)", "7 = 5 + 2 (group_row)"]


def test_averages_and_shares_add_up_to_nothing() -> None:
    assert sums("Huyện | Tỷ lệ (%)", "A | 66,7", "B | 33,3", "Tổng số | 50") == []
    assert sums("Huyện | Số vụ", "A | 7", "B | 5", "Bình quân | 6") == []


@pytest.mark.parametrize(("name", "complete"), [("Trong đó:", False), ("Chia ra:", True)])
def test_rows_below_a_title_are_some_or_all_of_what_stands_above(name: str, complete: bool) -> None:
    rows = ("Chỉ tiêu | Số người", "Lao động | 900", f"{name} | ", "- Nữ | 410", "- Nam | 490")
    assert {(s.whole.text, s.is_complete) for s in found(*rows)} == {("900", complete)}


def test_columns_below_one_header_are_parts_of_its_total() -> None:
    assert sums("Huyện | Hồ sơ | Hồ sơ | Hồ sơ", " | Tổng | Mới | Cũ", "A | 12 | 7 | 5") == [
        "12 = 7 + 5 (total_column)"
    ]


def test_a_formula_names_the_columns_of_a_sum() -> None:
    rows = ("Huyện | Tổng | Mới | Cũ", "(1) | (2)=(3)+(4) | (3) | (4)", "A | 12 | 7 | 5")
    assert "12 = 7 + 5 (column_formula)" in sums(*rows)


def test_a_sum_of_which_only_some_figures_are_shown_is_checked_over_all() -> None:
    table = "| Đơn vị | Số vụ |\n|---|---|\n| Huyện A | 7 |\n| Huyện B | **5** |\n| Tổng số | **12** |\n"
    report = bc.parse((HEADING + table).encode(), emphasis="bold")
    five, twelve = report.indicators
    assert (five.text, five.part_of, twelve.text) == ("5", twelve.id, "12")
    assert [(check.code, check.message) for check in report.checks] == [("total-row", "Tổng số | Số vụ: 7 + 5 = 12")]
