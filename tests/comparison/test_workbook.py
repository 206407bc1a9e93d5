"""The workbook that is sent: its sheets, its numbers, and the way from a figure to its sentence."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import baocao_parser as bc
from baocao_parser.messages import Language
from tests.comparison.reports import report

MAY = "Tiếp nhận 1.234 hồ sơ thủ tục hành chính.", "Doanh thu bưu chính 7,5 tỷ đồng, lũy kế từ đầu năm 30,0 tỷ đồng."
JUNE = "Tiếp nhận 1.300 hồ sơ thủ tục hành chính.", "Doanh thu bưu chính 8,0 tỷ đồng, lũy kế từ đầu năm 39,0 tỷ đồng."
SHEETS = ["Tổng hợp", "Biến động", "Thiếu số liệu", "Không khớp", "Lưu ý", "Nguồn"]


def book(tmp_path: Path, *reports: bc.Report, language: Language = "vi") -> Workbook:
    found = reports or (report("Trà Vinh", "tháng 5/2020", *MAY), report("Trà Vinh", "tháng 6/2020", *JUNE))
    bc.compare(found).to_excel(tmp_path / "so-sanh.xlsx", language)
    return openpyxl.load_workbook(tmp_path / "so-sanh.xlsx")


def column(sheet: Worksheet, name: str) -> list[object]:
    """The values below a header."""
    (at,) = (cell.column for cell in sheet[1] if cell.value == name)
    return [sheet.cell(row, at).value for row in range(2, sheet.max_row + 1)]


def test_there_is_a_sheet_for_every_question_in_vietnamese(tmp_path: Path) -> None:
    assert book(tmp_path).sheetnames == SHEETS


def test_every_sheet_has_its_header_in_view_a_filter_and_no_merged_cells(tmp_path: Path) -> None:
    for sheet in book(tmp_path):
        assert str(sheet.freeze_panes).endswith("2"), sheet.title
        assert str(sheet.auto_filter.ref).startswith("A1:"), sheet.title
        assert not sheet.merged_cells.ranges, sheet.title


def test_the_summary_has_indicators_down_and_periods_across_money_in_billions(tmp_path: Path) -> None:
    sheet = book(tmp_path)["Tổng hợp"]
    assert [cell.value for cell in sheet[1]] == [
        "Mã", "Chỉ tiêu", "Tính chất", "Đơn vị", "Trà Vinh\nT5/2020", "Trà Vinh\nT6/2020",
    ]  # fmt: skip
    rows = {(row[1], row[2]): row[3:] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert rows["Doanh thu bưu chính", "trong kỳ"] == ("tỷ đồng", 7.5, 8)
    assert rows["Hồ sơ thủ tục hành chính tiếp nhận", "trong kỳ"] == ("hồ sơ", 1234, 1300)


def test_a_figure_has_its_sentence_and_file_in_a_note_and_a_link_to_its_source(tmp_path: Path) -> None:
    workbook = book(tmp_path)
    (cell,) = (cell for row in workbook["Tổng hợp"].iter_rows() for cell in row if cell.value == 1234)
    assert cell.comment is not None
    assert cell.hyperlink is not None
    place = str(cell.hyperlink.location)
    assert "“Tiếp nhận 1.234 hồ sơ thủ tục hành chính.”" in cell.comment.text
    assert "Trà Vinh tháng 5/2020.txt" in cell.comment.text
    assert place.startswith("'Nguồn'!A")
    row = workbook["Nguồn"][place.partition("!")[2]].row
    assert "1.234" in [found.value for found in workbook["Nguồn"][row]]


def test_numbers_have_vietnamese_separators_and_their_own_decimals(tmp_path: Path) -> None:
    sheet = book(tmp_path)["Tổng hợp"]
    forms = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row}
    assert forms[1234] == "[$-42A]#,##0"
    assert forms[7.5] == "[$-42A]#,##0.0"


def test_what_does_not_add_up_says_what_is_printed_and_what_it_should_be(tmp_path: Path) -> None:
    sheet = book(tmp_path)["Không khớp"]
    assert column(sheet, "Báo cáo ghi") == ["39 tỷ đồng"]
    assert column(sheet, "Phải là") == ["38 tỷ đồng"]
    assert "30 tỷ (T5/2020) + 8 tỷ = 38 tỷ, báo cáo ghi 39 tỷ" in str(column(sheet, "Nội dung")[0])


def test_what_changed_and_what_is_missing_are_listed(tmp_path: Path) -> None:
    silent = report("Trà Vinh", "tháng 6/2020", MAY[0].replace("1.234", "1.300"))
    workbook = book(tmp_path, report("Trà Vinh", "tháng 5/2020", *MAY), silent)
    assert column(workbook["Biến động"], "Chênh lệch") == [66]
    assert column(workbook["Thiếu số liệu"], "Kỳ") == ["T6/2020", "T6/2020"]
    assert set(column(workbook["Thiếu số liệu"], "Tình trạng")) == {"thiếu"}


@pytest.mark.parametrize("words", ['=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "@SUM(1)"])
def test_words_that_begin_like_a_formula_are_text(words: str, tmp_path: Path) -> None:
    workbook = book(tmp_path, report("Trà Vinh", "tháng 5/2020", *MAY, name=words))
    for sheet in workbook:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert words in column(workbook["Nguồn"], "Báo cáo")


def test_it_speaks_english_when_asked(tmp_path: Path) -> None:
    assert book(tmp_path, language="en").sheetnames[0] == "Summary"


def test_no_report_gives_empty_sheets_with_their_headers(tmp_path: Path) -> None:
    bc.compare([]).to_excel(tmp_path / "leer.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "leer.xlsx")
    assert workbook.sheetnames == SHEETS
    assert workbook["Nguồn"].max_row == 1


def test_every_sheet_is_printed_across_the_page_under_its_header_with_page_numbers(tmp_path: Path) -> None:
    for sheet in book(tmp_path):
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1), sheet.title
        assert sheet.print_title_rows == "$1:$1", sheet.title
        assert sheet.oddFooter is not None
        assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("&A", "&P/&N"), sheet.title


def test_a_summary_of_many_months_goes_over_pages_that_all_have_the_indicators(tmp_path: Path) -> None:
    months = [report("Trà Vinh", f"tháng {month}/{year}", *MAY) for year in (2019, 2020) for month in range(1, 13)]
    sheet = book(tmp_path, *months)["Tổng hợp"]
    assert sheet.page_setup.fitToWidth == 3
    assert sheet.print_title_cols == "$A:$D"


def test_a_row_is_as_high_as_its_longest_text(tmp_path: Path) -> None:
    long = f"Tổ chức 12 lớp tập huấn {'kỹ năng số cho cán bộ ' * 5}cấp xã."
    sheet = book(tmp_path, report("Trà Vinh", "tháng 5/2020", long))["Nguồn"]
    assert sheet.row_dimensions[2].height >= 3 * 15
