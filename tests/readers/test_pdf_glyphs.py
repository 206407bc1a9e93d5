"""Words and their bold: what stands without a gap is a word, whatever fonts and text objects it is made of."""

from __future__ import annotations

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf, width


def read(*pages: Page) -> Document:
    return read_pdf(pdf(*pages), "bao-cao.pdf")


def bold_of(document: Document) -> list[str]:
    return [document.text[run.start : run.end].strip() for block in document.blocks for run in block.runs if run.bold]


def test_a_change_of_font_does_not_break_a_word() -> None:
    page = Page().text(85, 100, "Vi").text(85 + width("Vi"), 100, "ê", font="other")
    assert read(page.text(85 + width("Viê"), 100, "n")).text == "Viên"


def test_bold_comes_from_the_font_name_even_within_a_word() -> None:
    page = Page().text(85, 100, "tăng ").text(85 + width("tăng "), 100, "07", font="bold")
    document = read(page.text(85 + width("tăng 07"), 100, ", giảm 03"))
    assert (document.text, bold_of(document)) == ("tăng 07, giảm 03", ["07"])


def test_fill_and_stroke_is_bold() -> None:
    assert bold_of(read(Page().text(85, 100, "12.450", mode=2).text(185, 100, "hộ"))) == ["12.450"]


@pytest.mark.parametrize("again", [["15.394"], ["15", ".394"]])
def test_text_drawn_twice_is_bold_and_read_once(again: list[str]) -> None:
    page, x = Page().text(85, 100, "15.394").text(185, 100, "hồ sơ"), 85.4
    for part in again:
        page.text(x, 100, part)
        x += width(part)
    document = read(page)
    assert (document.text, bold_of(document)) == ("15.394 hồ sơ", ["15.394"])


def test_the_same_text_twice_on_a_page_is_read_twice_and_not_bold() -> None:
    document = read(Page().text(85, 100, "12 hồ sơ").text(85, 117, "12 hồ sơ"))
    assert (document.text.split(), bold_of(document)) == (["12", "hồ", "sơ"] * 2, [])


def test_invisible_text_over_a_picture_cannot_say_what_is_bold() -> None:
    page = Page().picture(0, 0, 595, 842).text(85, 100, "Nội dung nhận dạng của trang quét, đủ dài để tin được", mode=3)
    (block,) = read(page).blocks
    assert [run.bold for run in block.runs] == [None]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["ĐIỀ", -40, "U KHO", -60, "ẢN"], "ĐIỀU KHOẢN"),
        (["KHO ", 250, "ẢN"], "KHOẢN"),
        (["1", -170, "66,9"], "166,9"),
        (["374", -250, "000"], "374 000"),
        (["tổng", -250, "số", -250, "hộ"], "tổng số hộ"),
    ],
)
def test_the_gap_decides_what_is_a_space(parts: list[str | float], text: str) -> None:
    assert read(Page().kerned(85, 100, parts)).text == text


def test_letters_set_apart_are_a_word() -> None:
    assert read(Page().text(85, 100, "BÁO CÁO", spacing=5)).text == "BÁO CÁO"


def test_raised_figures_stay_with_their_line_and_apart_from_its_figures() -> None:
    page = Page().text(85, 100, "45 m").text(85 + width("45 m"), 95, "2", size=8)
    page.text(85, 130, "10").text(85 + width("10"), 125, "3", size=8).text(110, 130, "lần")
    assert read(page).text.split() == ["45", "m²", "10³", "lần"]


@pytest.mark.parametrize(
    ("before", "mark", "behind", "text"),
    [
        ("giảm 15", "5", "% so với tháng trước", "giảm 15% so với tháng trước"),
        ("đạt 98,5", "(3)", "% kế hoạch", "đạt 98,5% kế hoạch"),
        ("có 1.234", "1", " hồ sơ", "có 1.234 hồ sơ"),
        ("của các xã", "2", ", tăng", "của các xã, tăng"),
        ("diện tích 120 m", "2", " rau", "diện tích 120 m² rau"),
        ("tổng cộng 45", "*", " hộ", "tổng cộng 45 hộ"),
    ],
)
@pytest.mark.parametrize(("size", "up"), [(8.5, 5.0), (7.0, 4.0), (13.0, 4.5)])
def test_the_raised_mark_of_a_note_is_left_out_and_parts_nothing_but_a_power_stays(
    before: str, mark: str, behind: str, text: str, size: float, up: float
) -> None:
    if size == 13.0 and not mark.isdigit():
        return  # signs of full size are no marks
    page, x = Page().text(85, 100, before), 85 + width(before)
    page.text(x, 100 - up, mark, size=size)
    x += width(mark, size) + (width(" ") if behind[0] == " " else 0.0)
    assert read(page.text(x, 100, behind.lstrip())).text == text


def test_text_of_before_unicode_is_converted() -> None:
    page = Page().text(85, 100, "Céng hßa x· héi chñ nghÜa ViÖt Nam", font="tcvn3").text(85, 150, "Số: 12/BC-UBND")
    assert read(page).text.split("\n") == ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Số: 12/BC-UBND"]


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    up = (0.0, 1.0, -1.0, 0.0)
    page = (
        Page(rotate=90).text(100, 757, "- Tổng số:", matrix=up).text(100, 757 - width("- Tổng số: "), "12", matrix=up)
    )
    document = read(page.text(120, 757, "- Trong đó: 05 hồ sơ", matrix=up))
    assert document.text.split("\n") == ["- Tổng số: 12", "- Trong đó: 05 hồ sơ"]


def test_text_on_end_in_a_table_head_is_read_in_its_cell() -> None:
    page = Page().grid([85, 185, 225, 265], [100, 200, 220]).text(90, 150, "Đơn vị")
    page.text(200, 190, "Kế hoạch", matrix=(0, 1, -1, 0)).text(215, 190, "năm", matrix=(0, 1, -1, 0))
    page.text(250, 190, "Thực hiện", matrix=(0, 1, -1, 0)).row([85, 185, 225], 215, ["Xã An Phú", "120", "98"])
    assert read(page).text == "Đơn vị\tKế hoạch năm\tThực hiện\nXã An Phú\t120\t98"


def test_slanted_text_is_a_watermark() -> None:
    document = read(Page().text(85, 100, "Báo cáo").text(200, 500, "DỰ THẢO", size=60, matrix=(0.7, 0.7, -0.7, 0.7)))
    assert (document.text, [(aside.kind, aside.text) for aside in document.asides]) == (
        "Báo cáo",
        [("stamp", "DỰ THẢO")],
    )
