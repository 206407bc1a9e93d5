"""The lines of a table and their figures."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.fields import FieldTable
from baocao_parser.indicators.grid import tables_of
from baocao_parser.indicators.table_lines import Sum, figure_in, figures_of, lines_of
from tests.documents import document_of
from tests.indicators.reading import indicators_of

WARDS = "STT | Phường | Số cơ sở | Vi phạm\nI | Khu vực trung tâm |  | \n1 | Hòa Minh | 34 | Không\n2 | An Khê | 41 | 3"


def table_of(text: str) -> FieldTable:
    document = document_of(text)
    (table,) = tables_of(document, document.blocks).values()
    return table


def test_a_line_has_the_number_and_the_name_of_its_row() -> None:
    assert [(line.ordinal, line.name, line.kind, line.depth) for line in lines_of(table_of(WARDS))] == [
        ("I", "Khu vực trung tâm", "roman", 0),
        ("1", "Hòa Minh", "number", 1),
        ("2", "An Khê", "number", 1),
    ]


def test_the_title_of_a_group_has_no_figures() -> None:
    title, first, second = lines_of(table_of(WARDS))
    assert not title.fields
    assert [field.text for field in first.fields.values()] == ["34", "Không"]
    assert [field.text for field in second.fields.values()] == ["41", "3"]


def test_a_figure_is_found_where_a_cell_holds_nothing_else() -> None:
    text = "Nội dung | Kết quả\nTập huấn | 12 lớp\nKiểm tra | Lập 4 đoàn, xử phạt 2 cơ sở\nTuyên truyền | Thường xuyên"
    figures = figures_of(indicators_of(text))
    cells = [figure_in(field, figures) for line in lines_of(table_of(text)) for field in line.fields.values()]
    assert [cell and cell.text for cell in cells] == ["12", None, None]


def test_figures_of_running_text_are_in_no_cell() -> None:
    assert figures_of(indicators_of("Mở 12 lớp, cấp 40 chứng chỉ.")) == {}


@pytest.mark.parametrize(
    ("cell", "complete"), [("7", True), ("-", True), ("Không có", True), ("", False), ("ít", False)]
)
def test_a_sum_is_complete_where_every_part_is_told(cell: str, complete: bool) -> None:
    rows = ("Bến | Số chuyến | Số khách", "Cái Khế | 12 | 300", "Bình Thủy | 5 | 90", f"Thốt Nốt | {cell} | 9")
    whole, *parts = (line.fields[1] for line in lines_of(table_of("\n".join(rows))))
    assert Sum(whole, tuple(parts), "total_row", 0, all=True).is_complete is complete
    assert not Sum(whole, tuple(parts), "detail_rows", 0, all=False).is_complete
