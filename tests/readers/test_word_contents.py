"""Tables of contents of Word files are set aside, however they were made."""

from __future__ import annotations

import pytest

from baocao_parser.document import Document
from tests.readers.word_writer import b, field, p, r, read, sdt, style, tbl, tr

TAB = "<w:r><w:tab/></w:r>"
BODY = (p("I. KẾT QUẢ"), p("Cấp 12 thẻ."))
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
CODE = f"{BEGIN}<w:r><w:instrText> TO</w:instrText></w:r><w:r><w:instrText>C \\o 1-3</w:instrText></w:r>{SEPARATE}"
OWN_STYLES = (
    '<w:style w:type="paragraph" w:styleId="M1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="M0"><w:name w:val="TOC Heading"/></w:style>'
)


def texts(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


def contents(document: Document) -> list[str]:
    return [line for aside in document.asides if aside.kind == "contents" for line in aside.text.split("\n")]


def entry(title: str, page: int, *, style: str = "") -> str:
    number = field(f"PAGEREF _Toc{page} \\h", r(str(page)))
    return p(f'<w:hyperlink w:anchor="_Toc{page}">{r(title)}{TAB}{number}</w:hyperlink>', style=style)


MADE = {
    "by a field": (
        p("MỤC LỤC"), p(CODE, "I. KẾT QUẢ", TAB, "1"), p("II. TỒN TẠI", TAB, "2"), p(END),
    ),
    "by a field in a control": (
        sdt(p("Nội dung", style="M0"), p(CODE, "I. KẾT QUẢ", TAB, "1"), entry("II. TỒN TẠI", 2), p(END)),
    ),
    "without pages, in their styles": (p("MỤC LỤC"), p(CODE, "I. KẾT QUẢ", style="M1"), p("II. B", END, style="M1")),
    "once by a field": (p("MỤC LỤC"), entry("I. KẾT QUẢ", 1, style="M1"), entry("II. TỒN TẠI", 2, style="M1")),
    "by hand with dots": (p(b("MỤC LỤC")), p("I. KẾT QUẢ", "." * 30, " 1"), p(), p("II. TỒN TẠI ", "…" * 9, " 2")),
    "by hand with tabs": (p("Mục lục"), p("Trang"), p("I. KẾT QUẢ", TAB, "1"), p("II. TỒN TẠI", TAB, "2")),
    "in a table": (p("MỤC LỤC"), tbl(tr("Nội dung", "Trang"), tr("I. KẾT QUẢ", "1"), tr("II. TỒN TẠI", "2"))),
}  # fmt: skip


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
def test_contents_are_no_text_of_the_report(made: tuple[str, ...]) -> None:
    document = read(*made, *BODY, styles=OWN_STYLES)
    assert texts(document) == ["I. KẾT QUẢ", "Cấp 12 thẻ."]
    assert contents(document)[0] in ("MỤC LỤC", "Mục lục", "Nội dung")
    assert [(issue.code, issue.severity) for issue in document.issues] == [("contents-left-out", "info")]


def test_lists_of_tables_are_contents_too() -> None:
    code = CODE.replace("\\o 1-3", '\\c "Bảng"')
    document = read(p("DANH MỤC BẢNG"), p(code, "Bảng 1. Số hộ", TAB, "1"), p("Bảng 2. Số xã", TAB, "2", END), *BODY)
    assert texts(document) == ["I. KẾT QUẢ", "Cấp 12 thẻ."]
    assert contents(document) == ["DANH MỤC BẢNG", "Bảng 1. Số hộ\t1", "Bảng 2. Số xã\t2"]


def test_text_typed_into_the_field_stays() -> None:
    document = read(p(CODE, "I. KẾT QUẢ", TAB, "1"), p("Cấp 15 thẻ cho 3 xã."), p("II. B", TAB, "2"), p(END, "Có 7 hộ"))
    assert texts(document) == ["Cấp 15 thẻ cho 3 xã.", "Có 7 hộ"]


@pytest.mark.parametrize(
    "blocks",
    [
        (p("MỤC LỤC"), p("Cấp 12 thẻ.")),
        (p("DANH MỤC DỰ ÁN"), p("Dự án A", TAB, "12"), p("Dự án B", TAB, "15")),
        (p("MỤC LỤC"), tbl(tr("Năm", "Số hộ"), tr("2019", "120"), tr("2020", "98"))),
        (p("Số hộ", TAB, "12"), p("Số xã", TAB, "15")),
        (p("Trang"), p(), p("MỤC LỤC")),
        (p("Xem ", field("REF x", r("12"))), p("Số hộ", TAB, "15")),
    ],
)
def test_what_only_looks_like_contents_is_text(blocks: tuple[str, ...]) -> None:
    document = read(*blocks, styles=style("n", default=True))
    assert contents(document) == []
    shown = "".join(texts(document))
    assert all(part in shown for part in ("12", "15") if any(part in block for block in blocks))
    assert document.issues == ()
