"""Tables: grids of rules, merged cells, rows that only figures show, and tables that go on on the next page."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path

import pdfplumber
import pytest

from baocao_parser.document import Cell, Document
from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf

RULED = Path(__file__).resolve().parents[2] / "corpus" / "hai-duong" / "2020-q1.pdf"
XS = [85.0, 125.0, 285.0, 365.0, 445.0, 525.0]


def read(*pages: Page) -> Document:
    return read_pdf(pdf(*pages), "bang.pdf")


def rows(document: Document, table: int = 0) -> list[list[str]]:
    """Texts of the cells of a table, row by row."""
    cells = ((block.cell, document.text_of(block)) for block in document.blocks if block.cell)
    found = ((cell.row, text) for cell, text in cells if cell.table == table)
    return [[text for _, text in row] for _, row in groupby(found, key=lambda entry: entry[0])]


def cells(document: Document) -> dict[str, Cell]:
    return {document.text_of(block): block.cell for block in document.blocks if block.cell}


def table(ys: list[float], texts: list[list[str]], page: Page | None = None) -> Page:
    page = (page or Page()).grid(XS, ys)
    for y, row in zip(ys, texts, strict=False):
        page.row(XS, y + 14, row)
    return page


HEAD = ["STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Tỷ lệ"]


def test_a_cell_of_several_lines_is_one_block() -> None:
    page = table([100, 140, 160], [["1", "Số hộ vay vốn", "1.250", "1.180", "94,4"]])
    assert (
        read(page.text(130, 131, "phát triển sản xuất")).text
        == "1\tSố hộ vay vốn phát triển sản xuất\t1.250\t1.180\t94,4\n\t\t\t\t"
    )


def test_a_missing_rule_merges_cells() -> None:
    page = Page().grid(XS[:4], [100, 120, 140, 160]).grid(XS[3:], [120, 140, 160])
    page.rule(XS[3], 100, XS[5], 100).rule(XS[5], 100, XS[5], 120)
    page.row(XS, 114, ["STT", "Chỉ tiêu", "Kế hoạch", "So sánh"]).row(XS, 134, ["", "", "", "Cùng kỳ", "Dự toán"])
    found = cells(read(page.row(XS, 154, ["1", "Thu nội địa", "12", "101,2", "99"])))
    assert found["So sánh"] == Cell(0, 0, 3, columns=2)
    assert found["Dự toán"] == Cell(0, 1, 4)
    assert found["99"] == Cell(0, 2, 4)


def test_a_cell_over_several_rows_keeps_its_place() -> None:
    page = Page().grid(XS[1:], [100, 120, 140]).rule(85, 100, 85, 140).rule(85, 100, 125, 100).rule(85, 140, 125, 140)
    found = cells(read(page.row(XS, 124, ["A"]).row(XS[1:], 114, ["Thu"]).row(XS[1:], 134, ["Chi", "5"])))
    assert (found["A"], found["Chi"]) == (Cell(0, 0, 0, rows=2), Cell(0, 1, 1))


def test_rules_drawn_as_thin_boxes_and_twice_are_one() -> None:
    page = table([100, 120, 140], [["1", "Lúa", "12", "13", "108"], ["2", "Ngô", "5", "4", "80"]])
    for y in (101.2, 121.2, 141.2):
        page.rule(85, y, 525, y)
    assert rows(read(page)) == [["1", "Lúa", "12", "13", "108"], ["2", "Ngô", "5", "4", "80"]]


def test_sides_may_be_open() -> None:
    page = Page().rule(85, 100, 525, 100).rule(85, 120, 525, 120).rule(85, 140, 525, 140).rule(285, 100, 285, 140)
    page.text(90, 114, "Lúa").text(300, 114, "12").text(90, 134, "Ngô").text(300, 134, "5")
    assert rows(read(page)) == [["Lúa", "12"], ["Ngô", "5"]]


def test_a_frame_around_text_is_no_table() -> None:
    page = Page().grid([70, 540], [80, 800]).lines(85, 100, ["Báo cáo được đóng khung toàn trang.", "Hết."])
    assert all(block.cell is None for block in read(page).blocks)


def test_an_underline_is_no_table() -> None:
    document = read(Page().text(85, 100, "SỞ TÀI CHÍNH").rule(95, 103, 150, 103).text(85, 140, "Số: 12"))
    assert all(block.cell is None for block in document.blocks)


def test_rows_without_rules_are_told_by_their_figures() -> None:
    page = Page().grid(XS, [100, 120, 200]).row(XS, 114, HEAD)
    page.row(XS, 134, ["1", "Thu nội địa", "12,5", "11", "88"]).row(
        XS, 151, ["2", "Thu từ đất đai và", "3", "4", "133"]
    )
    page.text(130, 168, "các khoản khác").row(XS, 185, ["3", "Thu viện trợ", "-", "1", "-"])
    assert rows(read(page)) == [
        HEAD,
        ["1", "Thu nội địa", "12,5", "11", "88"],
        ["2", "Thu từ đất đai và các khoản khác", "3", "4", "133"],
        ["3", "Thu viện trợ", "-", "1", "-"],
    ]


def test_a_table_goes_on_on_the_next_page_without_its_repeated_head() -> None:
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)"]
    first = table([700, 720, 740, 760], [HEAD, numbers, ["1", "Lúa", "12", "13", "108"]])
    second = table([80, 100, 120, 140], [HEAD, numbers, ["2", "Ngô", "5", "4", "80"]])
    document = read(first, second.text(85, 200, "Trên đây là báo cáo."))
    assert rows(document) == [HEAD, numbers, ["1", "Lúa", "12", "13", "108"], ["2", "Ngô", "5", "4", "80"]]
    found = cells(document)
    assert [found[text].header for text in ("STT", "(3)", "Lúa")] == [True, True, False]
    assert document.blocks[-1].cell is None


def test_a_row_cut_by_the_end_of_the_page_is_made_whole() -> None:
    first = table([700, 720, 760], [HEAD, ["1", "Hỗ trợ hộ nghèo", "12", "13", "108"]])
    second = table([80, 100, 120], [["", "vay vốn", "", "", ""], ["2", "Ngô", "5", "4", "80"]])
    assert rows(read(first, second))[1:] == [
        ["1", "Hỗ trợ hộ nghèo vay vốn", "12", "13", "108"],
        ["2", "Ngô", "5", "4", "80"],
    ]


def test_a_table_that_ends_above_the_foot_of_its_page_does_not_go_on() -> None:
    first = table([100, 120, 140], [HEAD, ["1", "Lúa", "12", "13", "108"]])
    second = table([80, 100, 120], [HEAD, ["1", "Ngô", "5", "4", "80"]])
    document = read(first, second)
    assert (len(rows(document, 0)), len(rows(document, 1))) == (2, 2)


@pytest.mark.parametrize("first_row", [["2", "Ngô", "5", "4", "80"], ["B", "Chăn nuôi", "", "", ""]])
def test_a_table_that_ends_above_the_foot_goes_on_where_the_next_page_begins_without_names_of_columns(
    first_row: list[str],
) -> None:
    first = table([100, 120, 140], [HEAD, ["1", "Lúa", "12", "13", "108"]])
    second = table([80, 100, 120], [first_row, ["3", "Bò", "5", "4", "80"]])
    assert rows(read(first, second)) == [HEAD, ["1", "Lúa", "12", "13", "108"], first_row, ["3", "Bò", "5", "4", "80"]]


def test_text_stands_above_between_and_below_tables() -> None:
    page = table([120, 140, 160], [HEAD, ["1", "Lúa", "12", "13", "108"]], Page().text(85, 100, "Trồng trọt:"))
    table([220, 240, 260], [HEAD, ["1", "Bò", "12", "13", "108"]], page.text(85, 200, "Chăn nuôi:"))
    document = read(page.text(85, 300, "Hết."))
    order = [block.cell.table if block.cell else document.text_of(block) for block in document.blocks]
    assert [key for key, _ in groupby(order)] == ["Trồng trọt:", 0, "Chăn nuôi:", 1, "Hết."]


def test_squared_paper_is_no_table() -> None:
    page = Page().text(85, 60, "Biểu đồ").grid([85.0 + 4 * i for i in range(30)], [100.0 + 4 * i for i in range(30)])
    assert read(page).text == "Biểu đồ"


def test_pdfplumber_finds_the_same_cells_on_the_same_pages() -> None:
    with pdfplumber.open(RULED) as file:
        found = (cell for page in file.pages for table in page.extract_tables() for row in table for cell in row)
        theirs = Counter("".join(text.split()) for text in found if text and text.strip())
    document = read_pdf(RULED.read_bytes(), RULED.name)
    texts: dict[tuple[int, int, int], str] = {}
    for block in document.blocks:
        if block.cell:
            place = (block.cell.table, block.cell.row, block.cell.column)
            texts[place] = texts.get(place, "") + "".join(document.text_of(block).split())
    ours = Counter(filter(None, texts.values()))
    unruled = ("CỘNGHÒA", "UBNDTỈNH", "Nơinhận", "KT.GIÁMĐỐC")  # letterhead and closing are columns without rules
    assert len(theirs) > 20
    assert not theirs - ours
    assert all(text.startswith(unruled) for text in ours - theirs)


def test_a_row_cut_beside_a_cell_over_several_rows_is_made_whole() -> None:
    """The cell that covers the rows of its group begins anew on the next page, with nothing in it."""
    xs, first, second = (85, 130, 350, 510), Page(), Page()
    first.grid(xs[1:], (700, 730, 760, 790)).grid(xs[:2], (700, 790)).row(xs, 724, ("1", "Số hộ nghèo", "12"))
    first.row(xs, 754, ("", "Số hộ cận nghèo", "33")).row(xs, 784, ("", "Số lao động được tạo", "75"))
    second.grid(xs[1:], (60, 90, 120)).grid(xs[:2], (60, 120)).row(xs, 84, ("", "việc làm mới", ""))
    document = read_pdf(pdf(first, second.row(xs, 114, ("", "Số xã", "8"))), "x.pdf")
    rows = "1\tSố hộ nghèo\t12", "Số hộ cận nghèo\t33", "Số lao động được tạo việc làm mới\t75", "Số xã\t8"
    assert [row.strip() for row in document.text.split("\n")] == list(rows)
