"""Tables of plain text, between tabs or wide gaps."""

from __future__ import annotations

import pytest

from baocao_parser import parse

HEAD = "UBND HUYỆN VĂN QUAN\nHẠT KIỂM LÂM\n\nBÁO CÁO\nCông tác bảo vệ rừng tháng 3 năm 2023\n\n"
ROWS = (
    ("Đơn vị", "Diện tích rừng (ha)", "Độ che phủ (%)"),
    ("Xã An Sơn", "820", "41,0"),
    ("Xã Bình Phúc", "910", "52,5"),
    ("Tổng cộng", "1.730", "46,8"),
)


def lines_of(gap: str) -> str:
    return "\n".join(gap.join(cell.ljust(24) if gap == "   " else cell for cell in row) for row in ROWS)


@pytest.mark.parametrize("gap", ["\t", "   "])
def test_cells_between_gaps_are_read_with_their_rows_and_columns(gap: str) -> None:
    report = parse(f"{HEAD}{lines_of(gap)}\n\nTrong tháng xử lý 12 vụ.\n".encode(), name="a.txt", emphasis="any")
    told = [(i.row, i.text, i.unit) for i in report.indicators]
    assert told[:3] == [("Xã An Sơn", "820", "ha"), ("Xã An Sơn", "41,0", "%"), ("Xã Bình Phúc", "910", "ha")]
    assert told[-1] == (None, "12", "vụ")
    assert [check.holds for check in report.checks] == [True]


def test_a_table_below_the_title_is_no_part_of_it() -> None:
    report = parse(f"{HEAD}{lines_of(chr(9))}\n".encode(), name="a.txt", emphasis="any")
    assert report.metadata.title == "Công tác bảo vệ rừng tháng 3 năm 2023"


@pytest.mark.parametrize(
    "text",
    [
        "UBND TỈNH\tCỘNG HÒA\nSỞ NỘI VỤ\tĐộc lập\nSố: 12/BC\tngày 3 tháng 4 năm 2023",
        "Nơi nhận:\t\tGIÁM ĐỐC\n- UBND tỉnh;\t\tđã ký\n- Lưu VT.\t\tNguyễn Văn A",
        "Cấp\t12\tgiấy phép\nThu\t3\ttỷ đồng",
    ],
)
def test_letterheads_signatures_and_two_lines_are_no_table(text: str) -> None:
    assert all(block.cell is None for block in parse(text.encode(), name="a.txt").document.blocks)
