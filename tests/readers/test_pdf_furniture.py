"""What a page carries besides its text: page numbers, running heads and feet; and footnotes."""

from __future__ import annotations

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf, width

BODY = ["Trong tháng, các đơn vị trực thuộc đã hoàn thành kế hoạch được giao.", "Không có việc tồn đọng."]


def read(*pages: Page) -> Document:
    return read_pdf(pdf(*pages), "bao-cao.pdf")


def asides(document: Document) -> list[tuple[str, str, int | None]]:
    return [(aside.kind, aside.text, aside.page) for aside in document.asides]


def page(number: int) -> Page:
    return Page().lines(85, 90, [f"- Việc {number}: đã xong.", *BODY])


@pytest.mark.parametrize("printed", ["2", "- 2 -", "Trang 2", "2/3", "Trang 2/3"])
def test_a_page_number_is_set_aside(printed: str) -> None:
    document = read(page(1), page(2).centred(300, 45, printed))
    assert asides(document) == [("page_number", printed, 2)]
    assert printed not in document.text.split("\n")


def test_page_numbers_may_count_from_any_page() -> None:
    document = read(*(page(at).centred(300, 800, str(at + 14)) for at in range(1, 4)))
    assert [aside[1] for aside in asides(document)] == ["15", "16", "17"]


def test_a_figure_at_the_edge_that_does_not_count_is_text() -> None:
    document = read(page(1).text(85, 800, "2023"), page(2).text(85, 800, "450"))
    assert not document.asides
    assert "450" in document.text.split("\n")


def test_running_heads_and_feet_are_set_aside_with_their_numbers() -> None:
    document = read(*(
        page(at).text(85, 40, "Báo cáo tháng 5").text(500, 40, str(at)).text(85, 810, "Sở Tài chính tỉnh An Đông")
        for at in range(1, 6)
    ))  # fmt: skip
    assert {aside[:2] for aside in asides(document)} >= {
        ("header", "Báo cáo tháng 5 3"),
        ("footer", "Sở Tài chính tỉnh An Đông"),
    }
    assert len(document.asides) == 10
    assert "Sở Tài chính" not in document.text


def test_heads_of_right_and_left_pages_may_differ() -> None:
    document = read(*(page(at).text(85, 40, "Quyển trái" if at % 2 else "Quyển phải") for at in range(6)))
    assert "Quyển" not in document.text


def test_a_line_that_text_repeats_below_the_margin_is_text() -> None:
    document = read(*(Page().lines(85, 80, ["Đơn vị tính: triệu đồng", *BODY]) for _ in range(3)))
    assert document.text.count("Đơn vị tính") == 3


def noted(mark: str = "1") -> Page:
    x = 85 + width("Toàn huyện có 1.250 hộ")
    sheet = Page().text(85, 100, "Toàn huyện có 1.250 hộ").text(x, 95, mark, size=8)
    sheet.text(x + width(mark, 8), 100, ", tăng 15 hộ.")
    return sheet.lines(85, 117, BODY).rule(85, 700, 229, 700)


def test_footnotes_follow_the_text_and_know_their_marks() -> None:
    sheet = noted().text(85, 715, "1", size=6).text(91, 720, "Theo chuẩn nghèo của năm 2021, áp dụng cho", size=10)
    document = read(sheet.text(85, 733, "2.500 hộ vùng núi.", size=10).text(300, 800, "1"), page(2))
    note = document.blocks[-1]
    assert (note.kind, note.page) == ("footnote", 1)
    assert document.text_of(note) == "Theo chuẩn nghèo của năm 2021, áp dụng cho 2.500 hộ vùng núi."
    assert document.text.startswith("Toàn huyện có 1.250 hộ, tăng 15 hộ.")
    assert note.anchor == len("Toàn huyện có 1.250 hộ")
    assert asides(document) == [("page_number", "1", 1)]


def test_labels_of_footnotes_count_on() -> None:
    sheet = (
        noted("(1)").text(85, 720, "(1) Không kể 12 hộ mới tách.", size=10).text(85, 732, "(2) Số liệu ước.", size=10)
    )
    notes = [block for block in read(sheet).blocks if block.kind == "footnote"]
    assert [note.anchor is None for note in notes] == [False, True]


def test_text_of_usual_size_under_a_short_rule_is_no_footnote() -> None:
    document = read(
        Page().text(85, 100, "Phần một").text(85, 120, "Mở đầu.").rule(85, 130, 200, 130).text(85, 150, "1. Kết quả")
    )
    assert {block.kind for block in document.blocks} == {"paragraph"}
