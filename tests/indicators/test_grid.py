"""The places of a table: headers, names of rows, units."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

import baocao_parser as bc
from baocao_parser.indicators.cell_texts import is_figure, zero_of
from baocao_parser.indicators.fields import Field
from baocao_parser.indicators.grid import tables_of
from tests.documents import document_of


def fields(text: str) -> list[Field]:
    """The fields of the only table of a text, those with figures."""
    document = document_of(text)
    (table,) = tables_of(document, document.blocks).values()
    return [field for field in table.fields if field.numeric]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("1.250", True),
        ("(1.250)", True),
        ("- 4,5", True),
        ("12 hồ sơ", True),
        ("1.250*", True),
        ("3.260 tỷ đồng", True),
        (">5", True),
        ("Năm 2020", False),
        ("20/5/2020", False),
        ("Thu nội địa 20 tỷ", False),
        ("", False),
    ],
)
def test_a_cell_holds_one_figure_or_something_else(text: str, holds: bool) -> None:
    assert is_figure(text) is holds


def test_words_for_none_are_zero_and_a_dash_is_not() -> None:
    assert [zero_of(text) is not None for text in ("Không", "Không có", "Không đạt", "-")] == [True, True, False, False]


def test_columns_have_their_headers_from_top_to_bottom() -> None:
    found = fields("STT | Chỉ số | Lạng Sơn | Lạng Sơn\n |  | Điểm | Hạng\n1 | Nhận thức | 61,25 | 12")
    assert [field.columns for field in found] == [("Lạng Sơn", "Điểm"), ("Lạng Sơn", "Hạng")]


def test_rows_carry_the_titles_of_their_groups() -> None:
    rows = ("STT | Nội dung | ĐVT | Số", "A | LĨNH VỰC THU |  | ", "I | Thu nội địa | đồng | 7", "1 | Thuế | đồng | 5")
    assert [(field.row, field.ordinal, field.unit) for field in fields("\n".join(rows))] == [
        ("LĨNH VỰC THU – Thu nội địa", "I", "đồng"),
        ("LĨNH VỰC THU – Thu nội địa – Thuế", "1", "đồng"),
    ]


def test_ditto_marks_stand_for_the_unit_above() -> None:
    rows = ("Hàng | ĐVT | Lượng", "Thép | tấn | 12", "Phân | nt | 8", 'Xe | " | 3')
    assert [field.unit for field in fields("\n".join(rows))] == ["tấn", "tấn", "tấn"]


def test_a_row_that_numbers_the_columns_is_none_of_figures() -> None:
    rows = ("TT | Xã | Nhận | Trả | Còn", "(1) | (2) | (3) | (4) | (5)", "1 | Xã A | 12 | 10 | 2")
    assert [field.text for field in fields("\n".join(rows))] == ["12", "10", "2"]
    badly = ("TT | Xã | Nhận | Trả | Còn", "@) | 2 | (3) | =@G | (5)", "1 | Xã A | 12 | 10 | 2")
    assert [field.text for field in fields("\n".join(badly))] == ["12", "10", "2"]


def test_a_header_said_again_on_the_next_page_is_no_row() -> None:
    rows = ("STT | Nội dung | Số vụ", "1 | Cháy | 7", "STT | Nội dung | Số vụ", "2 | Nổ | 2")
    assert [field.row for field in fields("\n".join(rows))] == ["Cháy", "Nổ"]


def test_a_table_of_one_column_is_running_text() -> None:
    document = document_of("Trong tuần kiểm tra 14 bến đò.")
    assert tables_of(document, document.blocks) == {}


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
