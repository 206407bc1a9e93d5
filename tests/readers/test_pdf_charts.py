"""What stands in a chart is set aside, and said; tables with colours, stamps and frames are no charts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf

ABOVE, BELOW = "Trong tháng tiếp nhận 125 hồ sơ, giải quyết 120 hồ sơ đúng hạn.", "Đã cấp 45 giấy phép trong tháng."
VALUES = (50, 90, 120, 70)


def read(page: Page) -> Document:
    return read_pdf(pdf(page), "bao-cao.pdf")


def begun() -> Page:
    return Page().text(85, 60, ABOVE)


def box(x: float, y: float, wide: float, high: float, colour: str = "0.2 0.4 0.8") -> str:
    """Operators that fill a box whose lower left corner is `y` from the top."""
    return f"{colour} rg {x:g} {842 - y:g} {wide:g} {high:g} re f 0 g"


def upright_bars() -> Page:
    page = begun()
    for at, value in enumerate(VALUES):
        page.draw(box(120 + 40 * at, 300, 20, value))
        page.text(122 + 40 * at, 296 - value, str(value), size=9).text(118 + 40 * at, 312, f"Quý {at + 1}", size=9)
    for mark in (0, 50, 100, 150):
        page.text(95, 303 - mark, str(mark), size=9).rule(112, 300 - mark, 290, 300 - mark)
    return page


def lying_bars() -> Page:
    page = begun()
    for at, value in enumerate(VALUES):
        page.draw(box(150, 162 + 24 * at, value, 12))
        page.text(155 + value, 160 + 24 * at, str(value), size=9).text(90, 160 + 24 * at, f"Huyện {'ABCD'[at]}", size=9)
    return page


def curve() -> Page:
    points = " l ".join(f"{130 + 40 * at} {560 + value}" for at, value in enumerate(VALUES)).replace(" l ", " m ", 1)
    page = begun().draw(f"1 0 0 RG 2 w {points} l S 0 G").rule(110, 290, 290, 290).rule(110, 150, 110, 290)
    for at, value in enumerate(VALUES):
        page.text(125 + 40 * at, 275 - value, str(value), size=9).text(118 + 40 * at, 304, f"Th. {at + 1}", size=9)
    return page


def slices() -> Page:
    page = begun().draw("80 500 300 260 re S")
    for colour, turn in (("0.2 0.4 0.8", "1 0 0 1"), ("0.9 0.5 0.2", "0 1 -1 0"), ("0.6 0.6 0.6", "-1 0 0 -1")):
        page.draw(f"q {turn} 200 640 cm {colour} rg 0 0 m 80 0 l 80 44 44 80 0 80 c f Q 0 g")
    for x, y, share in ((230, 170, "25%"), (160, 170, "30%"), (180, 240, "45%")):
        page.text(x, y, share, size=9)
    return page.text(300, 180, "Nông nghiệp", size=9).text(300, 195, "Công nghiệp", size=9)


@pytest.mark.parametrize("drawn", [upright_bars, lying_bars, curve, slices])
def test_a_chart_is_no_text_and_no_table(drawn: Callable[[], Page]) -> None:
    document = read(drawn().text(85, 420, BELOW))
    assert [document.text_of(block) for block in document.blocks] == [ABOVE, BELOW]
    (aside,) = document.asides
    assert (aside.kind, aside.page) == ("chart", 1)
    assert any(map(str.isdigit, aside.text))
    (issue,) = document.issues
    assert (issue.code, "Page 1" in issue.message) == ("chart-not-read", True)


ROWS = [
    ["Chỉ tiêu", "Tháng 4", "Tháng 5"],
    ["Hồ sơ", "1.120", "1.250"],
    ["Giấy phép", "45", "49"],
    ["Vụ việc", "12", "14"],
]
XS = [85.0, 315.0, 415.0, 515.0]


def striped() -> Page:
    page = begun()
    for at, row in enumerate(ROWS):
        page.draw(*([box(85, 120 + 20 * at, 430, 20, "0.9 0.9 0.9")] if at % 2 == 0 else [])).row(
            XS, 114 + 20 * at, row
        )
    return page


def shaded_cells() -> Page:
    page = begun()
    for at, row in enumerate(ROWS):
        for x0, x1 in pairwise(XS):
            page.draw(box(x0, 120 + 22 * at, x1 - x0 - 2, 20, "0.9 0.95 1"))
        page.row(XS, 114 + 22 * at, row)
    return page


def bars_in_cells() -> Page:
    page = begun().grid(XS, [100 + 20 * at for at in range(5)])
    for at, row in enumerate(ROWS):
        page.draw(*([box(416, 139 + 20 * (at - 1), 20 + 15 * at, 18, "0.6 0.8 1")] if at else []))
        page.row(XS, 114 + 20 * at, row)
    return page


@pytest.mark.parametrize("drawn", [striped, shaded_cells, bars_in_cells])
def test_a_table_in_colours_stays_a_table(drawn: Callable[[], Page]) -> None:
    document = read(drawn().text(85, 420, BELOW))
    assert document.text.split("\n") == [ABOVE, *map("\t".join, ROWS), BELOW]
    assert document.issues == ()


def test_a_drawn_stamp_and_a_signature_hide_no_name() -> None:
    page = begun().draw("1 0 0 RG 380 300 m 380 340 420 340 420 300 c 420 260 380 260 380 300 c S")
    page.draw("0 0 1 RG 350 280 m 380 320 l 400 270 l 430 310 l S 0 G")
    page.text(360, 520, "KT. GIÁM ĐỐC").text(355, 540, "PHÓ GIÁM ĐỐC").text(365, 600, "Lê Văn Bình")
    assert read(page).text.split("\n") == [ABOVE, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Bình"]


def test_sentences_in_a_coloured_frame_are_text() -> None:
    page = begun().draw(
        box(85, 340, 430, 200, "0.9 0.95 1"), box(100, 330, 20, 8), box(100, 300, 40, 8), box(100, 270, 60, 8)
    )
    page.lines(
        130, 170, ["Tiếp nhận 1.250 hồ sơ; giải quyết 1.184 hồ sơ, đạt 94,72% kế hoạch;", "cấp mới 09 chứng thư số."]
    )
    assert "1.184" in read(page).text


def test_a_large_picture_on_a_page_with_text_is_said() -> None:
    document = read(begun().picture(85, 200, 400, 500).picture(450, 30, 490, 70))
    (issue,) = document.issues
    assert (issue.code, "Page 1" in issue.message) == ("picture-not-read", True)


def test_a_map_of_many_shapes_costs_no_time() -> None:
    page = begun()
    for at in range(3000):
        page.draw(f"{at % 500} {at // 5} m {at % 500 + 9} {at // 5 + 7} l {at % 500} {at // 5 + 8} l f")
    assert ABOVE in read(page).text
