"""Tables of contents are set aside: their numbers are pages, not figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf, width

ENTRIES = [
    ("PHẦN THỨ NHẤT: KẾT QUẢ NĂM 2023", 1),
    ("1. Lĩnh vực bưu chính, 12 nhiệm vụ", 2),
    ("2. Lĩnh vực viễn thông", 4),
    ("II. Tồn tại, hạn chế", 7),
    ("PHẦN THỨ HAI: NHIỆM VỤ NĂM 2024", 9),
]
RIGHT = 520.0


def read(page: Page, pages: int = 9) -> Document:
    others = [Page().text(113, 100, f"Trang này có {100 + at} hồ sơ.") for at in range(pages - 1)]
    return read_pdf(pdf(page, *others), "bao-cao.pdf")


def first_page(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks if block.page == 1]


def dots(text: str, right: float = RIGHT) -> str:
    return "." * int((right - 85 - width(f"{text}  00")) / width("."))


def typed(page: Page) -> Page:
    return page.lines(85, 110, [f"{title} {dots(title)} {number}" for title, number in ENTRIES])


def in_pieces(page: Page) -> Page:
    for at, (title, number) in enumerate(ENTRIES):
        page.text(85, 110 + 18 * at, title).text(85 + width(title), 110 + 18 * at, dots(title))
        page.text(RIGHT, 110 + 18 * at, str(number))
    return page


def spaced(page: Page) -> Page:
    for at, (title, number) in enumerate(ENTRIES):
        page.text(85, 110 + 18 * at, title).text(RIGHT, 110 + 18 * at, str(number))
        for place in range(int(90 + width(title)), int(RIGHT) - 8, 7):
            page.text(place, 110 + 18 * at, ".")
    return page


def blank(page: Page) -> Page:
    for at, (title, number) in enumerate(ENTRIES):
        page.text(85, 110 + 18 * at, title).text(RIGHT, 110 + 18 * at, str(number))
    return page


@pytest.mark.parametrize("drawn", [typed, in_pieces, spaced, blank])
def test_contents_below_their_title_are_set_aside(drawn: Callable[[Page], Page]) -> None:
    document = read(drawn(Page().centred(300, 80, "MỤC LỤC")))
    assert first_page(document) == []
    (aside,) = [aside for aside in document.asides if aside.kind == "contents"]
    assert (aside.page, aside.text.split("\n")[0], len(aside.text.split("\n"))) == (1, "MỤC LỤC", 6)
    (issue,) = document.issues
    assert (issue.code, issue.severity) == ("contents-left-out", "info")


@pytest.mark.parametrize("drawn", [typed, in_pieces, spaced])
def test_dots_are_enough(drawn: Callable[[Page], Page]) -> None:
    assert first_page(read(drawn(Page()))) == []


def test_contents_of_another_file_need_their_title() -> None:
    assert first_page(read(typed(Page()), pages=1)) != []
    assert first_page(read(typed(Page().centred(300, 80, "MỤC LỤC")), pages=1)) == []


def test_a_title_of_two_lines_goes_with_its_number() -> None:
    page, y = Page().centred(300, 80, "MỤC LỤC"), 110.0
    for title, number in ENTRIES:
        page.text(85, y, "Tình hình kinh tế - xã hội, quốc phòng, an ninh và").text(
            85, y + 17, f"{title} {dots(title)} {number}"
        )
        y += 34
    assert first_page(read(page)) == []


def test_text_behind_the_contents_is_read() -> None:
    page = typed(Page().centred(300, 80, "MỤC LỤC")).text(85, 300, "Toàn huyện có 45 hộ nghèo.")
    assert read(page).text.startswith("Toàn huyện có 45 hộ nghèo.")


@pytest.mark.parametrize(
    "entries",
    [
        [
            ("Tổng số hồ sơ", "125 hồ sơ"),
            ("Đã giải quyết", "120 hồ sơ"),
            ("Quá hạn", "3 hồ sơ"),
            ("Còn lại", "2 hồ sơ"),
        ],
        [("Tổng số hồ sơ", "125"), ("Đã giải quyết", "120"), ("Quá hạn", "3"), ("Đang giải quyết", "2")],
        [("Họ tên", "......"), ("Chức vụ", "......"), ("Đơn vị", "......"), ("Điện thoại", "......")],
    ],
)
def test_forms_with_dots_are_no_contents(entries: list[tuple[str, str]]) -> None:
    page = Page().lines(85, 110, [f"{title}: {dots(title, 440)} {value}" for title, value in entries])
    document = read(page)
    assert all(value in document.text for _, value in entries)
    assert document.issues == ()


def test_a_table_of_figures_is_no_contents() -> None:
    page = Page()
    for at, (name, figure) in enumerate([("Lúa", "5"), ("Ngô", "7"), ("Khoai", "9"), ("Sắn", "12")]):
        page.text(85, 110 + 18 * at, name).text(400, 110 + 18 * at, figure)
    assert "Sắn\t12" in read(page).text
