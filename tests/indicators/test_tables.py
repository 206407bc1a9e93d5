"""Tables as a reader of the report sees them, and the figures that they state."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

import baocao_parser as bc
from baocao_parser.records import Indicator
from tests.documents import CASES

TABLES = sorted((CASES / "indicators" / "tables").glob("*.txt"))
HEADING = "**I. KẾT QUẢ THỰC HIỆN**\n\n"


def written(indicator: Indicator, wholes: dict[str, Indicator]) -> str:
    """A figure in the notation of the case tables."""
    total = f"of {indicator.total:f}" if indicator.total is not None else ""
    said = " ".join(filter(None, (indicator.label, "=", f"{indicator.value.normalize():f}", total, indicator.unit)))
    return f"{said} < {wholes[indicator.part_of].label}" if indicator.part_of else said


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_figures_of_a_table(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    table, _, expected = "\n".join(lines).strip().rpartition("\n\n")
    found = bc.parse((HEADING + table + "\n").encode(), emphasis="any").indicators
    by_id = {indicator.id: indicator for indicator in found}
    assert [written(indicator, by_id) for indicator in found] == expected.splitlines()


def test_a_cell_below_a_rank_header_is_a_rank() -> None:
    table = "| Chỉ số | Điểm | Xếp hạng |\n|---|---|---|\n| Nhận thức số | 61,25 | 12 |\n| Thể chế số | 58 | 20/63 |\n"
    found = bc.parse((HEADING + table).encode(), emphasis="any").indicators
    assert [(i.text, i.kind, i.unit) for i in found if i.columns == ("Xếp hạng",)] == [
        ("12", "rank", ""),
        ("20/63", "rank", ""),
    ]


def test_a_sum_of_which_only_some_figures_are_bold_is_none() -> None:
    table = "| Đơn vị | Số vụ |\n|---|---|\n| Huyện A | 7 |\n| Huyện B | **5** |\n| Tổng số | **12** |\n"
    report = bc.parse((HEADING + table).encode(), emphasis="bold")
    assert [(i.text, i.part_of) for i in report.indicators] == [("5", None), ("12", None)]
    assert report.checks == ()


def test_a_row_that_numbers_the_columns_is_none_of_figures_though_it_was_recognised_badly() -> None:
    header = "| TT | Xã | Tiếp nhận | Đã giải quyết | Còn lại |\n|---|---|---|---|---|\n"
    table = header + "| @) | 2 | (3) | =@G | (5) |\n| 1 | Xã A | 12 | 10 | 2 |\n"
    found = bc.parse((HEADING + table).encode(), emphasis="any").indicators
    assert [i.text for i in found] == ["12", "10", "2"]


def test_a_group_header_holds_for_the_cells_that_a_word_file_leaves_blank_beside_it() -> None:
    document = docx.Document()
    rows = (("Bệnh", "Năm 2023", "", "Năm 2024"), ("", "Mắc", "Chết", "Mắc"), ("Sởi", "12", "1", "9"))
    table = document.add_table(3, 4)
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    file = BytesIO()
    document.save(file)
    found = bc.parse(file.getvalue(), emphasis="any").indicators
    assert [i.columns for i in found] == [("Năm 2023", "Mắc"), ("Năm 2023", "Chết"), ("Năm 2024", "Mắc")]
