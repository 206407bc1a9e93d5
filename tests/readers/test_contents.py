"""Tables of contents of text files are set aside: their numbers are pages, not figures."""

from __future__ import annotations

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.contents import page_led_to
from baocao_parser.readers.plain_text import read_text

BODY = ["I. KẾT QUẢ", "1. Cải cách hành chính", "Cấp 12 thẻ."]


def read(*lines: str, name: str = "bao-cao.txt") -> Document:
    return read_text("\n".join((*lines, "", *BODY)).encode(), name)


def texts(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


@pytest.mark.parametrize(
    "lines",
    [
        ["MỤC LỤC", "I. KẾT QUẢ ................ 1", "1. Cải cách hành chính ....... 2"],
        ["Mục lục:", "", "I. KẾT QUẢ………… 1", "", "1. Cải cách hành chính . . . . . 2"],
        ["MỤC LỤC", "Trang", "I. KẾT QUẢ\t1", "1. Cải cách hành chính\t2"],
        ["MỤC LỤC", "I. KẾT QUẢ      1", "1. Cải cách      2"],
        ["MỤC LỤC", "I. KẾT QUẢ ........ 1", "1. Cải cách hành chính và", "kiểm soát thủ tục ..... 2"],
        ["DANH MỤC BẢNG BIỂU", "Bảng 1. Số hộ ......... 1", "Bảng 2. Số xã ........ 2"],
        ["MỤC LỤC", "", "[I. KẾT QUẢ 1](#_Toc12)", "", "[1. Cải cách hành chính\t2](#_Toc13)"],
        ["# MỤC LỤC", "", "I. KẾT QUẢ ........ 1", "1. Cải cách ..... 2"],
    ],
)
def test_lines_that_lead_to_pages_below_their_title_are_contents(lines: list[str]) -> None:
    document = read(*lines, name="bao-cao.md" if lines[0][0] == "#" else "bao-cao.txt")
    assert texts(document) == BODY
    (aside,) = document.asides
    assert (aside.kind, aside.text.count("\n") + 1) == ("contents", len([line for line in lines if line]))
    (issue,) = document.issues
    assert (issue.code, issue.severity) == ("contents-left-out", "info")


@pytest.mark.parametrize(
    "lines",
    [
        ["MỤC LỤC", "Cấp 12 thẻ."],
        ["MỤC LỤC", "I. KẾT QUẢ ........ 1"],
        ["I. Số hộ ........ 12", "II. Số xã ........ 15", "III. Số ấp ..... 20"],
        ["DANH MỤC DỰ ÁN", "Dự án A\t12", "Dự án B\t15"],
        ["MỤC LỤC", "Số hộ ....... 15", "Số xã ....... 12"],
    ],
    ids=["no lines", "one line", "no title", "a list of figures", "numbers that fall"],
)
def test_what_only_looks_like_contents_is_text(lines: list[str]) -> None:
    document = read(*lines)
    assert "".join(texts(document)).count("1") >= sum(line.count("1") for line in lines)
    assert document.asides == ()


def test_a_line_of_blanks_and_dots_costs_what_it_is_long() -> None:
    assert page_led_to("a" + " ." * 200_000 + " x") is None
    assert page_led_to("." * 200_000 + " 7") is None
    assert page_led_to("a" + " ." * 200_000 + " 7") == 7
