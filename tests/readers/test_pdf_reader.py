"""The reader as a whole: any bytes give a Document or a ReadError, and no word is lost or doubled."""

from __future__ import annotations

import contextlib
import pickle
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao_parser.errors import ReadError
from baocao_parser.readers import read
from baocao_parser.readers.pdf import read_pdf, sheets
from baocao_parser.readers.pdf.pdfium import open_document
from baocao_parser.readers.watch import Watch
from tests.readers.pdf_writer import Page, pdf, width

SAMPLE = pdf(
    Page()
    .text(85, 100, "Báo cáo")
    .grid([85, 185, 285], [200, 220, 240])
    .row([85, 185], 214, ["Lúa", "12"])
    .picture(1, 1, 9, 9),
    Page(rotate=90).text(85, 100, "Trang hai", matrix=(0, 1, -1, 0)).field(85, 120, 200, 140, "Hết"),
)
WORDS = st.lists(
    st.sampled_from(["tăng", "giảm", "12.450", "hồ", "sơ", "Công", "văn", "(tỷ", "lệ", "3,5%)", "năm;"]), max_size=10
)
"""No more than a page is wide."""


def test_source_says_what_was_read() -> None:
    document = read(SAMPLE, name="thang-5.pdf")
    assert (document.source.name, document.source.format, document.source.pages) == ("thang-5.pdf", "pdf", 2)
    assert len(document.source.sha256) == 64
    assert pickle.loads(pickle.dumps(document)) == document


def test_blocks_know_their_page_their_indent_and_how_they_stand() -> None:
    first = (
        Page().centred(291, 100, "BÁO CÁO", font="bold").text(113, 130, "- Trong tháng đã cấp 12 giấy phép hoạt động")
    )
    first.text(85, 147, "cho các đơn vị trên địa bàn tỉnh theo đúng thời hạn quy định.").text(
        400, 180, "ĐVT: triệu đồng"
    )
    document = read_pdf(pdf(first, Page().text(85, 100, "Phụ lục")), "x.pdf")
    assert [(block.page, block.indent, block.align) for block in document.blocks][1::2] == [
        (1, 113, "left"),
        (2, 85, "left"),
    ]
    assert [block.align for block in document.blocks[:3:2]] == ["center", "right"]


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        (b"%PDF-1.7\nnothing of the kind", "damaged", "again"),
        (SAMPLE[:200], "damaged", "again"),
        (pdf(Page().text(85, 100, "Mật"), locked=True), "password", "without the password"),
    ],
)
def test_what_cannot_be_opened_is_an_error_with_a_remedy(data: bytes, problem: str, remedy: str) -> None:
    with pytest.raises(ReadError) as raised:
        read_pdf(data, "hong.pdf")
    assert raised.value.source == "hong.pdf"
    assert problem in raised.value.problem
    assert remedy in raised.value.remedy


def test_the_reason_is_that_of_this_file_whatever_was_opened_before() -> None:
    for data, problem in ((pdf(Page(), locked=True), "password"), (pdf(), "damaged"), (SAMPLE[:200], "damaged")):
        with pytest.raises(ReadError, match=problem):
            read_pdf(data, "hong.pdf")


def test_files_that_are_attached_are_told_of() -> None:
    with open_document(SAMPLE, "x.pdf") as document:
        for name in ("số liệu.xlsx", "phụ lục.pdf"):
            document.new_attachment(name).set_data(b"PK")
        document.save(whole := BytesIO())
    (issue,) = read_pdf(whole.getvalue(), "x.pdf").issues
    assert (issue.code, issue.severity) == ("attachment-not-read", "warning")
    assert "“phụ lục.pdf”, “số liệu.xlsx”" in issue.message


def test_a_damaged_page_is_an_issue_and_the_others_are_read() -> None:
    first, second = Page().text(85, 100, "Trang một"), Page().text(85, 100, "Trang hai")
    data = pdf(first, second).replace(b"/Type /Page /Parent", b"/Type /Pagx /Parent", 1)
    document = read_pdf(data, "hong.pdf")
    assert "Trang hai" in document.text


def test_who_watches_hears_of_each_page_and_leaves_some_out() -> None:
    begun = list[int]()
    data = pdf(*(Page().text(85, 100, f"Trang thứ {name}.") for name in ("nhất", "hai", "ba")))
    document = read_pdf(data, "watched.pdf", watch=Watch({2: "ended its process"}, begun.append))
    assert begun == [1, 3]
    assert document.text == "Trang thứ nhất.\nTrang thứ ba."
    (issue,) = document.issues
    assert (issue.code, issue.message) == ("page-unreadable", "Page 2 ended its process.")


def test_a_page_that_defeats_the_reader_is_an_issue_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def beaten(content: object, pages: int) -> object:
        if "hai" in getattr(content, "text", ""):
            raise IndexError("list index out of range")
        return laid_out(content, pages)  # type: ignore[arg-type]

    laid_out = sheets._laid_out
    monkeypatch.setattr(sheets, "_laid_out", beaten)
    document = read_pdf(pdf(*(Page().text(85, 100, f"Trang {name}.") for name in ("một", "hai", "ba"))), "x.pdf")
    assert document.text.split("\n") == ["Trang một.", "Trang ba."]
    (issue,) = document.issues
    assert (issue.code, issue.severity) == ("page-unreadable", "error")
    assert "Page 2" in issue.message
    assert "IndexError" in issue.message


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_bytes_give_a_document_or_a_read_error(data: st.DataObject) -> None:
    damaged = bytearray(SAMPLE)
    for at in data.draw(st.lists(st.integers(0, len(SAMPLE) - 1), max_size=30)):
        damaged[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ReadError):
        issues = read_pdf(bytes(damaged), "hong.pdf").issues
        assert not any("fault of baocao-parser" in issue.message for issue in issues)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=12))
def test_words_come_back_in_order_once_each(lines: list[tuple[list[str], bool]]) -> None:
    page, y = Page(), 100.0
    for words, apart in lines:
        x = 113.0 if apart else 85.0
        for at, word in enumerate(words):
            page.text(x, y, word, font="bold" if at % 3 == 1 else "regular")
            x += width(f"{word} ")
        y += 17
    text = read_pdf(pdf(page), "x.pdf").text
    assert text.split() == [word for words, _ in lines for word in words]
