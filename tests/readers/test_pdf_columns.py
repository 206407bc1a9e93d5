"""Columns of running text are read one after the other; letterheads, closings and tables stay what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf, width

SENTENCES = (
    "Trong tháng, các đơn vị đã tiếp nhận {} hồ sơ, giải quyết đúng hạn {} hồ sơ của người dân.",
    "Tổ chức {} lớp tập huấn cho {} lượt cán bộ các xã, thị trấn trên địa bàn toàn huyện.",
    "Xử phạt {} trường hợp vi phạm, số tiền {} triệu đồng; nhắc nhở các trường hợp còn lại.",
)
FIRST = 101


def read(*pages: Page) -> Document:
    return read_pdf(pdf(*pages), "ban-tin.pdf")


def figures(document: Document) -> list[int]:
    return [int(figure) for figure in re.findall(r"(?<!\d)\d{3}(?!\d)", document.text)]


def wrapped(text: str, wide: float, size: float = 13.0, indent: float = 0.0) -> Iterator[tuple[float, str]]:
    """(indent, line) of a paragraph broken at a width."""
    line, room = "", wide - indent
    for word in text.split():
        if width(f"{line} {word}", size) > room:
            yield (indent if room < wide else 0.0), line
            line, room = word, wide
        else:
            line = f"{line} {word}".strip()
    yield 0.0, line


class Text:
    """Paragraphs of one sentence each, whose figures count up from 101."""

    def __init__(self) -> None:
        self.numbers = count(FIRST)

    def sentences(self, many: int) -> list[str]:
        return [SENTENCES[at % 3].format(next(self.numbers), next(self.numbers)) for at in range(many)]

    def lines(self, wide: float, many: int, size: float = 13.0, indent: float = 0.0) -> Iterator[tuple[float, str]]:
        for sentence in self.sentences(many):
            yield from wrapped(sentence, wide, size, indent)


def columns(
    text: Text, wide: float, gap: float, sentences: list[int], *, page: Page | None = None, top: float = 140,
    step: float = 17.0, stagger: float = 0.0, size: float = 13.0, indent: float = 18.0,
) -> Page:  # fmt: skip
    """A page with columns of so many sentences each."""
    page = page or Page()
    for number, many in enumerate(sentences):
        left = 70 + number * (wide + gap)
        for at, (shift, line) in enumerate(text.lines(wide, many, size, indent)):
            page.text(left + shift, top + number * stagger + at * step, line, size=size)
    return page


@pytest.mark.parametrize(
    ("wide", "gap", "sentences", "size"),
    [
        pytest.param(215, 35, [4, 4], 13, id="two"),
        pytest.param(222, 10, [4, 4], 13, id="two, close"),
        pytest.param(140, 20, [3, 3, 3], 11, id="three"),
        pytest.param(140, 12, [3, 3, 3], 10, id="three, close"),
        pytest.param(215, 20, [8, 3], 13, id="the second is shorter"),
        pytest.param(215, 20, [3, 7], 13, id="the first is shorter"),
        pytest.param(140, 20, [6, 2, 4], 11, id="three of different lengths"),
    ],
)
def test_figures_come_in_the_order_of_the_columns(wide: float, gap: float, sentences: list[int], size: float) -> None:
    document = read(columns(Text(), wide, gap, sentences, size=size))
    assert figures(document) == list(range(FIRST, FIRST + 2 * sum(sentences)))
    assert [block.cell for block in document.blocks] == [None] * len(document.blocks)


@settings(max_examples=25, deadline=None)
@given(st.floats(9.0, 40.0), st.integers(2, 7), st.integers(2, 7), st.floats(0.0, 8.0), st.sampled_from([0.0, 18.0]))
def test_no_figure_is_lost_or_out_of_order(gap: float, left: int, right: int, stagger: float, indent: float) -> None:
    document = read(columns(Text(), 210, gap, [left, right], stagger=stagger, indent=indent))
    assert figures(document) == list(range(FIRST, FIRST + 2 * (left + right)))


def test_paragraphs_of_columns_are_those_that_were_written() -> None:
    document = read(columns(Text(), 215, 30, [3, 3]))
    assert [document.text_of(block) for block in document.blocks] == [
        SENTENCES[at % 3].format(FIRST + 2 * at, FIRST + 2 * at + 1) for at in range(6)
    ]
    assert len({block.indent for block in document.blocks}) == 1


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    text = " ".join(Text().sentences(7))
    lines = [line for _, line in wrapped(text, 215)]
    first = Page().lines(70, 100, lines[:7]).lines(315, 100, lines[7:14])
    second = Page().lines(70, 100, lines[14:18]).lines(315, 100, lines[18:])
    assert read(first, second).text == text


def test_the_rest_of_a_column_alone_on_the_next_page_is_as_wide_as_the_column() -> None:
    """A figure at the begin of a line tells nothing: only the width of the column says that the line before is full."""
    sentences = Text().sentences(18)
    lines = [line for sentence in sentences for _, line in wrapped(sentence, 215)]
    sizes = [len(list(wrapped(sentence, 215))) for sentence in sentences]
    most = sum(sizes[:5])
    first = Page().lines(70, 100, lines[:most]).lines(315, 100, lines[most : 2 * most])
    document = read(first, Page().lines(70, 100, lines[2 * most :]))
    assert any(line[0].isdigit() for line in lines[2 * most :])
    assert [document.text_of(block) for block in document.blocks] == sentences


@pytest.mark.parametrize("many", [3, 4, 5, 6])
def test_short_headings_below_columns_are_those_of_the_text_below(many: int) -> None:
    """As near as the next line of the first column would be, whether a sentence ends there or goes on beside."""
    lines = [line for sentence in Text().sentences(many) for _, line in wrapped(sentence, 215)]
    rows = (len(lines) + 1) // 2
    page = Page().lines(70, 100, lines[:rows]).lines(315, 100, lines[rows:])
    headings = ["II. NHIỆM VỤ", "1. Dân tộc"]
    page.lines(70, 100 + 17 * rows, headings)
    below = "Tập trung thực hiện các chính sách dân tộc trên địa bàn 33 xã của toàn huyện."
    document = read(page.text(70, 100 + 17 * (rows + 2), below))
    assert document.text.replace("\n", " ") == " ".join((*lines, *headings, below))
    assert set(headings) <= {document.text_of(block) for block in document.blocks}


def test_headings_and_text_across_the_page_part_the_columns() -> None:
    text = Text()
    page = Page().centred(300, 90, "BÁO CÁO THÁNG 5", font="bold")
    columns(text, 215, 25, [2, 2], page=page)
    page.text(70, 290, "II. NHIỆM VỤ TRỌNG TÂM CỦA THÁNG TIẾP THEO TRÊN ĐỊA BÀN TOÀN HUYỆN", font="bold")
    columns(text, 215, 25, [2, 2], page=page, top=320)
    document = read(page)
    assert figures(document) == list(range(FIRST, FIRST + 16))
    assert document.text.index("II. NHIỆM VỤ") > document.text.index(str(FIRST + 7))
    assert document.text.index("II. NHIỆM VỤ") < document.text.index(str(FIRST + 8))


def test_items_of_lists_in_columns_are_paragraphs() -> None:
    items = [f"- Cấp mới {number} giấy phép;" for number in range(FIRST, FIRST + 8)]
    document = read(Page().lines(70, 100, items[:4]).lines(320, 100, items[4:]))
    assert document.text.split("\n") == items


def test_a_table_in_a_column_stands_where_it_stands() -> None:
    text = Text()
    page = Page()
    for number, left in enumerate((70, 320)):
        above = [line for _, line in text.lines(215, 2)]
        page.lines(left, 100, above)
        top = 100 + 17 * len(above)
        if number == 0:
            page.grid([left, left + 120, left + 215], [top, top + 20, top + 40])
            page.row([left, left + 120], top + 14, ["Lúa", str(next(text.numbers))])
            page.row([left, left + 120], top + 34, ["Ngô", str(next(text.numbers))])
            top += 57
        page.lines(left, top, [line for _, line in text.lines(215, 2)])
    document = read(page)
    assert figures(document) == list(range(FIRST, FIRST + 18))
    assert [document.text_of(block) for block in document.blocks if block.cell] == ["Lúa", "105", "Ngô", "106"]


def test_a_letterhead_and_a_closing_are_no_columns_of_text() -> None:
    page = Page().centred(180, 60, "UBND TỈNH AN ĐÔNG").centred(180, 77, "SỞ TÀI CHÍNH", font="bold")
    page.centred(430, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=11).centred(430, 77, "Độc lập - Tự do - Hạnh phúc")
    page.centred(180, 94, "Số: 45/BC-STC").centred(430, 94, "An Đông, ngày 14 tháng 5 năm 2021")
    columns(Text(), 215, 30, [2, 2], page=page, top=140)
    page.lines(70, 400, ["Nơi nhận:", "- UBND tỉnh;", "- Các phòng thuộc Sở;", "- Lưu: VT."], step=14)
    page.centred(430, 400, "KT. GIÁM ĐỐC").centred(430, 417, "PHÓ GIÁM ĐỐC").centred(430, 470, "Lê Văn Bình")
    document = read(page)
    tables = [block.cell.table if block.cell else None for block in document.blocks]
    assert tables == [0] * 6 + [None] * 4 + [1] * 7


def test_the_longest_lines_of_a_letterhead_may_nearly_touch() -> None:
    page = Page().text(70, 60, "UBND HUYỆN CHÂU THÀNH").text(70, 77, "PHÒNG VĂN HÓA VÀ THÔNG TIN")
    right = 70 + width("PHÒNG VĂN HÓA VÀ THÔNG TIN") + 5
    page.text(right, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=11).text(
        right + 40, 77, "Độc lập - Tự do - Hạnh phúc"
    )
    document = read(page)
    assert [block.cell.column for block in document.blocks if block.cell] == [0, 0, 1, 1]


def test_rows_of_figures_are_a_table_and_no_columns_of_text() -> None:
    page = Page()
    for at, row in enumerate(
        (["Chỉ tiêu", "Tháng 4", "Tháng 5"], ["Hồ sơ", "1.120", "1.250"], ["Giấy phép", "45", "49"])
    ):
        page.row([70, 300, 420], 100 + 20 * at, row)
    assert read(page).text.split("\n")[1] == "Hồ sơ\t1.120\t1.250"


def test_names_and_what_was_done_are_no_columns_of_text() -> None:
    left = [
        "Nội dung công việc được giao",
        "1. Tiếp nhận hồ sơ của dân",
        "2. Giải quyết đúng hạn",
        "3. Cấp phép xây dựng",
    ]
    right = [
        "Kết quả thực hiện trong tháng",
        "Đã tiếp nhận được 125 hồ sơ;",
        "Đã giải quyết 120 hồ sơ;",
        "Đã cấp 45 phép.",
    ]
    document = read(Page().lines(85, 100, left, step=20).lines(320, 100, right, step=20))
    assert [block.cell.column for block in document.blocks if block.cell] == [0] * 4 + [1] * 4
