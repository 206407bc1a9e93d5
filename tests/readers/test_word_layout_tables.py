"""Tables that only place text on the page are text; tables of figures are tables."""

from __future__ import annotations

import pytest

from tests.readers.word_writer import p, read, style, tbl, tc, texts, tr

LINES = '<w:tcBorders><w:left w:val="single"/></w:tcBorders>'
UNDERLINED = '<w:tcBorders><w:bottom w:val="single"/><w:left w:val="nil"/></w:tcBorders>'
PROSE = ("Toàn tỉnh tiếp nhận 125 hồ sơ, giải quyết 120 hồ sơ.", "Cấp mới 45 giấy phép bưu chính.")
LETTERHEAD = (
    tr(tc(p("UBND TỈNH"), p("SỞ TÀI CHÍNH")), tc(p("CỘNG HÒA XÃ HỘI"), p("Độc lập - Tự do"))),
    tr("Số: 12/BC-STC", "Bình An, ngày 15 tháng 5 năm 2023"),
)
SIGNATURE = tr(tc(p("Nơi nhận:"), p("- Lưu: VT, 12 bản.")), tc(p("GIÁM ĐỐC"), p("Nguyễn Văn A")))


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(tbl(tr(*PROSE), ruled=False), id="two columns of prose"),
        pytest.param(tbl(tr(*PROSE)), id="two columns of prose with a line between them"),
        pytest.param(tbl(tr(*PROSE), tr(*PROSE), tr(*PROSE), ruled=False), id="prose in rows"),
        pytest.param(tbl(tr("Thuận lợi", "Khó khăn"), tr(*PROSE), ruled=False), id="with headings"),
        pytest.param(tbl(tr("Thuận lợi", "Khó khăn"), tr(*PROSE)), id="with headings and lines"),
        pytest.param(tbl(tr("1. Thuận lợi", "2. Khó khăn"), tr(*PROSE), ruled=False), id="with numbered headings"),
        pytest.param(tbl(*LETTERHEAD, ruled=False), id="letterhead"),
        pytest.param(tbl(tr(tc("A B", properties=UNDERLINED), "C D"), ruled=False), id="letterhead with a rule"),
        pytest.param(tbl(SIGNATURE, ruled=False), id="signature"),
        pytest.param(tbl(tr(tc(*map(p, PROSE)))), id="frame"),
        pytest.param(tbl(tr(PROSE[0]), tr(PROSE[1])), id="one column"),
        pytest.param(tbl(tr("Việc", "Ai", "Kết quả"), tr("Tập huấn", "Sở", "Xong 5 lớp"), ruled=False), id="no lines"),
        pytest.param(tbl(tr("", tc(p("x"), p("y")), ""), ruled=False), id="empty cells beside"),
    ],
)
def test_what_is_only_placed_by_a_table_is_text(table: str) -> None:
    document = read(p("Trước"), table, p("Sau"))
    assert [block.cell for block in document.blocks] == [None] * len(document.blocks)
    assert "\t" not in document.text


HEADER = "<w:tblHeader/>"
RULED_STYLE = style(
    "Luoi", '<w:tblPr><w:tblBorders><w:insideV w:val="single"/></w:tblBorders></w:tblPr>', kind="table"
) + style("LuoiCon", kind="table", based_on="Luoi")


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(tbl(tr("Xã", "Hộ"), tr("An Bình", "12"), ruled=False), id="figure"),
        pytest.param(tbl(tr("Xã", "Hộ"), tr("An Bình", "1.250 hộ"), ruled=False), id="figure with its unit"),
        pytest.param(tbl(tr("Thu phí", "45 triệu đồng"), ruled=False), id="scaled figure"),
        pytest.param(tbl(tr("Tỷ lệ", "98,5%"), ruled=False), id="percentage"),
        pytest.param(tbl(tr("Xã", "- 4,5"), ruled=False), id="minus"),
        pytest.param(tbl(tr("Xã", "(1.250)"), ruled=False), id="brackets"),
        pytest.param(tbl(tr("Xã", "03/04"), ruled=False), id="fraction"),
        pytest.param(tbl(tr("Xã", "5 - 7"), ruled=False), id="range"),
        pytest.param(tbl(tr("Xã", "Có điện"), tr("An Bình", "Không"), ruled=False), id="zero in words"),
        pytest.param(tbl(tr("Xã", "Có điện"), tr("An Bình", "x"), ruled=False), id="cross"),
        pytest.param(tbl(tr("TT", "Việc"), tr("1", "Đã tập huấn."), ruled=False), id="numbered rows"),
        pytest.param(tbl(tr("TT", "Việc"), tr("II.", "Đã tập huấn."), ruled=False), id="Roman numbers"),
        pytest.param(tbl(tr("Xã", "Việc", properties=HEADER), tr("An", "Xong."), ruled=False), id="header of Word"),
        pytest.param(tbl(tr("Xã", "Việc"), tr("An", "Xong")), id="lines between cells"),
        pytest.param(tbl(tr("Xã", "Việc"), tr(tc("An", properties=LINES), "Xong"), ruled=False), id="lines of a cell"),
        pytest.param(
            tbl(tr("Xã", "Việc"), tr("An", "Xong"), properties='<w:tblStyle w:val="LuoiCon"/>', ruled=False),
            id="lines by style",
        ),
        pytest.param(tbl(tr("Nội dung", "Kết quả"), tr("Bưu chính", PROSE[0])), id="names before prose"),
    ],
)
def test_a_table_of_figures_is_a_table(table: str) -> None:
    document = read(table, styles=RULED_STYLE)
    assert all(block.cell for block in document.blocks)


def test_a_table_inside_a_layout_table_is_a_table() -> None:
    inner = tbl(tr("Xã", "Hộ"), tr("A", "12"))
    document = read(tbl(tr(tc(p(PROSE[0])), tc(p("Biểu:"), inner, p("Hết."))), ruled=False), tbl(tr("x", "5")))
    assert texts(document) == [PROSE[0], "Biểu:", "Xã", "Hộ", "A", "12", "Hết.", "x", "5"]
    assert [block.cell and block.cell.table for block in document.blocks] == [
        None, None, 0, 0, 0, 0, None, 1, 1,
    ]  # fmt: skip


def test_a_layout_table_inside_a_cell_stays_in_the_cell() -> None:
    document = read(tbl(tr("Xã", tc(tbl(tr(*PROSE), ruled=False)), "12")))
    assert {block.cell for block in document.blocks} == {block.cell for block in document.blocks if block.cell}
    assert [block.cell.column for block in document.blocks if block.cell] == [0, 1, 1, 2]
