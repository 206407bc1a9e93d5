"""Small print at the foot of a page is a note, also where nearly all of the page is a table."""

from __future__ import annotations

from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf, width

LEFT = 85.0


def with_note(page: Page, *, ruled: bool, raised: bool) -> Page:
    page.rule(LEFT, 760, 200, 760) if ruled else None
    page.text(LEFT, 766 if raised else 770, "1", size=6 if raised else 10)
    return page.text(LEFT + 6, 770, "Theo báo cáo của 33 xã trên địa bàn tỉnh.", size=10)


def notes(page: Page) -> list[str]:
    document = read_pdf(pdf(page), "x.pdf")
    return [document.text_of(block) for block in document.blocks if block.kind == "footnote"]


def marked(page: Page) -> Page:
    text, xs, ys = "Trong năm có 12 hộ", (85, 300, 510), (120, 140, 160)
    page.text(LEFT, 100, text).text(LEFT + width(text), 95, "1", size=7).grid(xs, ys)
    return page.row(xs, 134, ("Chỉ tiêu", "Số")).row(xs, 154, ("Số hộ", "12"))


def test_a_note_below_a_table_is_one_where_rule_and_label_agree() -> None:
    note = ["Theo báo cáo của 33 xã trên địa bàn tỉnh."]
    assert notes(with_note(marked(Page()), ruled=True, raised=True)) == note
    assert notes(with_note(marked(Page()), ruled=True, raised=False)) == []
    assert notes(with_note(marked(Page().text(LEFT, 80, "BÁO CÁO")), ruled=True, raised=False)) == note
