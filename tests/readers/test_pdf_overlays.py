"""Text over the page: form fields and annotations belong to it, signing stamps do not."""

from __future__ import annotations

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from baocao_parser.readers.pdf.annotations import STAMP, is_stamp
from tests.readers.pdf_writer import Page, pdf

STAMP_TEXT = (
    "Người ký: Sở Tài chính\nEmail: stc@andong.example\nCơ quan: Tỉnh An Đông\nThời gian ký: 15.05.2019 08:50:27 +07:00"
)


def read(page: Page) -> Document:
    return read_pdf(pdf(page), "bao-cao.pdf")


def test_number_and_day_stamped_as_fields_stand_in_the_letterhead() -> None:
    page = Page().text(85, 100, "Số:").text(135, 100, "/BC-STC").field(108, 90, 130, 104, "01")
    page.text(300, 100, "An Đông, ngày").text(410, 100, "tháng").text(468, 100, "năm 2023")
    page.field(384, 90, 405, 104, "03").field(445, 90, 465, 104, "01")
    document = read(page.text(85, 117, "SỞ TÀI CHÍNH").text(300, 117, "Độc lập - Tự do"))
    assert document.text.split("\n") == [
        "Số: 01 /BC-STC",
        "SỞ TÀI CHÍNH\tAn Đông, ngày 03 tháng 01 năm 2023",
        "Độc lập - Tự do",
    ]


def test_a_field_with_only_a_value_is_read() -> None:
    assert (
        read(Page().text(85, 100, "Người lập:").field(160, 88, 300, 104, "Lê Thị Mai", shown=False)).text
        == "Người lập: Lê Thị Mai"
    )


def test_a_stamp_in_a_field_is_set_aside() -> None:
    document = read(Page().text(85, 600, "GIÁM ĐỐC").field(300, 600, 460, 700, STAMP_TEXT))
    assert document.text == "GIÁM ĐỐC"
    assert [aside.text for aside in document.asides] == [STAMP_TEXT.replace("\n", " ")]


def test_a_stamp_printed_across_the_closing_is_set_aside() -> None:
    page = Page()
    for at, line in enumerate(["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT."]):
        page.text(85, 600 + 15 * at, line, size=11)
    page.text(380, 600, "KT. GIÁM ĐỐC").text(374, 617, "PHÓ GIÁM ĐỐC").text(387, 700, "Lê Văn Bình")
    for at, line in enumerate(STAMP_TEXT.split("\n")):
        page.text(170, 603 + 9 * at, line, size=7)
    document = read(page)
    assert [document.text_of(block) for block in document.blocks] == [
        "Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Bình",
    ]  # fmt: skip
    assert [aside.kind for aside in document.asides] == ["stamp"]


@pytest.mark.parametrize(
    "text",
    [
        STAMP_TEXT,
        "Ký bởi: Văn phòng UBND tỉnh\nNgày ký: 03-01-2023 14:50:02 +07:00",
        "Digitally signed by SỞ NỘI VỤ\nDate: 2021.07.05 10:22:33 +07'00'",
        "Người ký: Sở Y tế\nEmail: syt@andong.example",
    ],
)
def test_what_signing_programs_print_is_a_stamp(text: str) -> None:
    found = STAMP.search(f"PHÓ GIÁM ĐỐC\n{text}\nLê Văn Bình")
    assert found
    assert found[0].strip() == text


@pytest.mark.parametrize("text", ["01", "Người ký: trưởng phòng", "Họp lúc 8:30 ngày 15/5/2019", "Ký bởi hai bên"])
def test_other_texts_are_no_stamps(text: str) -> None:
    assert not is_stamp(text)
