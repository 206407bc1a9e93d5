"""Scans from end to end: pictures in a PDF → the document, through the engine."""

from __future__ import annotations

import ctypes
import io
import math
import random
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from baocao_parser import parse
from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from baocao_parser.readers.pdf.pdfium import PdfDocument, raw
from baocao_parser.readers.pdf.scans import recognition
from baocao_parser.readers.pdf.scans.engine import Engine, Line, Word
from baocao_parser.readers.pdf.scans.scan import Scan
from tests.readers.pdf_writer import Page, pdf
from tests.readers.scan_writer import Sheet, needs_engine, scanned

if TYPE_CHECKING:
    from PIL.Image import Image

pytestmark = needs_engine

BODY = (
    "Trong tháng, toàn tỉnh tiếp nhận 1.250 hồ sơ trực tuyến, giải quyết",
    "đúng hạn 1.184 hồ sơ, đạt 94,72%; cấp mới 09 chứng thư số.",
)


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOCAO_CACHE", str(tmp_path))


def read(*sheets: Sheet, askew: float = 0.0, turn: int = 0, grey: bool = False) -> Document:
    return read_pdf(scanned(*sheets, askew=askew, turn=turn, grey=grey), "quet.pdf")


@pytest.mark.parametrize("askew", [0.0, 0.9, -0.9])
def test_lines_of_a_page_askew_make_one_paragraph(askew: float) -> None:
    document = read(Sheet().lines(85, 120, BODY), askew=askew)
    assert document.text == " ".join(BODY)


def test_bold_is_unknown_on_a_scan() -> None:
    document = read(Sheet().text(85, 120, "Tiếp nhận 45 hồ sơ của công dân.", bold=True))
    assert [run.bold for block in document.blocks for run in block.runs] == [None]


def test_every_figure_carries_its_confidence_below_that_of_written_text() -> None:
    report = parse(scanned(Sheet().lines(85, 120, BODY)))
    values = {str(i.value): i.confidence for i in report.indicators}
    assert list(values) == ["1250", "1184", "94.72", "9"]
    assert all(0.85 <= sure < 1 for sure in values.values())
    assert type(report).from_json(report.to_json()) == report


def test_ruled_cells_become_a_table() -> None:
    rows = [
        ["TT", "Nội dung", "Tháng 4", "Tháng 5"],
        ["1", "Lương thực", "104,56", "99,8"],
        ["2", "May mặc", "7", "12"],
    ]
    document = read(Sheet().table((85, 125, 300, 400, 500), 120, rows), askew=0.7)
    cells = [(block.cell.row, block.cell.column, document.text_of(block)) for block in document.blocks if block.cell]
    assert cells == [(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row)]


def test_letterhead_columns_stay_apart() -> None:
    sheet = Sheet().centred(180, 80, "UBND TỈNH AN ĐÔNG").centred(180, 97, "SỞ TÀI CHÍNH", bold=True)
    sheet.centred(410, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    sheet.centred(410, 97, "Độc lập - Tự do - Hạnh phúc", bold=True).rule(330, 102, 490, 102).rule(150, 102, 210, 102)
    left, right = read(sheet.lines(85, 160, BODY)).text.split("\n")[:2][0], "SỞ TÀI CHÍNH"
    assert left == "UBND TỈNH AN ĐÔNG"
    assert read(sheet).text.split("\t")[0].split("\n") == [left, right]


def test_a_red_stamp_is_not_in_the_text_and_hides_nothing() -> None:
    names = ["Nơi nhận:", "- Thanh tra tỉnh;", "- Văn phòng Sở;", "- Lưu: VT."]
    sheet = Sheet().lines(85, 120, names).stamp(70, 90)
    assert read(sheet).text.split("\n") == names


def test_a_page_on_its_side_is_turned() -> None:
    document = read(Sheet().lines(85, 120, [*BODY, *BODY]), turn=1)
    assert "tiếp nhận 1.250 hồ sơ trực tuyến" in document.text


def test_what_a_signing_program_prints_is_kept_apart() -> None:
    sheet = Sheet().lines(85, 300, BODY)
    sheet.text(300, 60, "Người ký: Sở Tài chính", size=9).text(
        300, 72, "Thời gian ký: 15.05.2019 08:50:27 +07:00", size=9
    )
    document = read(sheet)
    assert document.text == " ".join(BODY)
    (aside,) = document.asides
    assert (aside.kind, aside.page, "15.05.2019" in aside.text) == ("stamp", 1, True)


def test_only_pages_without_text_are_recognised() -> None:
    page = Page().picture(0, 0, 595, 842).text(85, 100, " ".join(BODY), mode=3)
    assert read_pdf(pdf(page), "quet.pdf").doubts == ()


def test_an_isolated_label_is_read_with_the_words_behind_it() -> None:
    titles = ("Lĩnh vực bưu chính", "Lĩnh vực viễn thông", "Công tác thanh tra")
    sheet = Sheet()
    for number, title in enumerate(titles, 1):
        sheet.text(85, 100 + 60 * number, f"{number}.", bold=True).text(120, 100 + 60 * number, title, bold=True)
        sheet.lines(85, 120 + 60 * number, ["Đã thực hiện xong theo kế hoạch của Ủy ban nhân dân tỉnh đề ra."])
    lines = read(sheet).text.split("\n")
    assert [line for line in lines if line[0].isdigit()] == [f"{at}. {title}" for at, title in enumerate(titles, 1)]


def test_a_page_is_recognised_once(tmp_path: Path) -> None:
    data = scanned(Sheet().lines(85, 120, BODY))
    first = read_pdf(data, "quet.pdf")
    (kept,) = tmp_path.rglob("*.json")
    lines = kept.read_bytes().partition(b"\n")[2].replace(b"1.250", b"9.999")
    kept.write_bytes(sha256(lines).hexdigest().encode() + b"\n" + lines)
    assert "9.999" in read_pdf(data, "quet.pdf").text
    kept.write_bytes(b"{")
    assert read_pdf(data, "quet.pdf") == first
    assert list(tmp_path.rglob("*.*")) == [kept]


def test_nothing_is_kept_where_the_cache_is_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOCAO_CACHE", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    read(Sheet().lines(85, 120, BODY))
    assert list(tmp_path.iterdir()) == []


def test_a_blank_page_is_no_fault() -> None:
    document = read(Sheet())
    assert (document.text, document.issues) == ("", ())


def with_layer(data: bytes, lines: Sequence[str]) -> bytes:
    """A scan with lines of invisible text on its first page, 19 points apart: what another program recognised."""
    file = PdfDocument(data)
    page = file[0]
    for at, line in enumerate(lines):
        text = raw.FPDFPageObj_NewTextObj(file, b"Helvetica", 13)
        units = (*line.encode("utf-16-le"), 0, 0)
        raw.FPDFText_SetText(text, ctypes.cast((ctypes.c_ubyte * len(units))(*units), raw.FPDF_WIDESTRING))
        raw.FPDFTextObj_SetTextRenderMode(text, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 85, 842 - 120 - 19 * at)
        raw.FPDFPage_InsertObject(page, text)
    raw.FPDFPage_GenerateContent(page)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


LONG = (
    *BODY,
    "Trong đó có 125 hồ sơ của người dân các xã, phường, thị trấn;",
    "đã trả kết quả cho 120 người đúng thời hạn quy định.",
)
BROKEN = (
    "Trong thang, toan tinh tip nhn 1.25O h so tryc tuyn, giai quyt",
    "dung hn 1.l84 h so, dt 94,12%; cp moi 09 chirng thir s.",
    "Trong do co 12S h so cua ngtroi dan cac xa, phirong, thj trn;",
    "da tra kt qua cho l20 ngiroi dung thoi hn quy djnh.",
)


def test_a_broken_recognised_layer_is_recognised_again() -> None:
    document = read_pdf(with_layer(scanned(Sheet().lines(85, 120, LONG)), BROKEN), "quet.pdf")
    assert document.text.replace("\n", " ") == " ".join(LONG)
    (issue,) = document.issues
    assert (issue.code, "Page 1" in issue.message) == ("page-recognised-again", True)


def test_a_picture_that_cannot_be_recognised_costs_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(engine: Engine, picture: Image, dpi: float) -> list[Line]:
        lines = read_page(engine, picture, dpi)
        if any(word.text == "hai" for line in lines for word in line.words):
            raise RuntimeError("the engine gave up")
        return lines

    read_page = Engine.read_page
    monkeypatch.setattr(Engine, "read_page", torn)
    sheets = (
        Sheet().lines(85, 120, [f"Trang thứ {name} có 12 hồ sơ của người dân."]) for name in ("nhất", "hai", "ba")
    )
    document = read(*sheets)
    assert [block.page for block in document.blocks] == [1, 3]
    (issue,) = document.issues
    assert (issue.code, issue.severity) == ("page-unreadable", "error")
    assert "Page 2" in issue.message
    assert "the engine gave up" in issue.message


def test_a_line_that_cannot_be_put_right_is_kept_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(words: list[Word], scan: Scan) -> list[Word]:
        if any(word.text.startswith("1.184") for word in words):
            raise IndexError("list index out of range")
        return put_right(words, scan)

    put_right = recognition._put_right
    monkeypatch.setattr(recognition, "_put_right", torn)
    document = read(Sheet().lines(85, 120, BODY))
    assert document.text == " ".join(BODY)
    at = document.text.index("1.184")
    assert document.confidence(at, at + 5) <= 0.5
    (issue,) = document.issues
    assert (issue.code, "Page 1" in issue.message, "IndexError" in issue.message) == ("line-doubtful", True, True)


@pytest.mark.parametrize("seed", range(4))
def test_damaged_pictures_are_read_as_far_as_they_go(seed: int) -> None:
    data = bytearray(scanned(Sheet().lines(85, 100, [*LONG] * 6)))
    start = data.index(b"\xff\xda") + 2000
    source = random.Random(seed)
    for _ in range(12):
        data[source.randrange(start, len(data) - 2000)] = source.randrange(256)
    issues = read_pdf(bytes(data), "hong.pdf").issues
    assert {issue.code for issue in issues} <= {"words-unreadable", "page-unreadable"}


def test_a_date_that_wraps_in_the_letterhead_is_one_line() -> None:
    for date in (("An Đông, ngày 14 tháng 5 năm", "2021"), ("An Đông, ngày 14", "tháng 5 năm 2021")):
        sheet = Sheet().centred(170, 80, "UBND TỈNH AN ĐÔNG").centred(170, 97, "SỞ TÀI CHÍNH", bold=True)
        sheet.centred(170, 114, "Số: 45/BC-STC").centred(420, 97, "Độc lập - Tự do - Hạnh phúc")
        sheet.centred(420, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=11, bold=True)
        sheet.centred(420, 120, date[0]).centred(420, 137, date[1]).lines(85, 200, BODY)
        assert "An Đông, ngày 14 tháng 5 năm 2021" in read(sheet, askew=0.3).text.split("\n")


def test_the_edges_of_the_paper_are_no_text() -> None:
    sheet = Sheet().lines(85, 120, LONG)
    for at in range(9):
        sheet.rule(8, 60 + 80 * at, 9, 60 + 80 * at + 9 * (at % 4 + 1)).rule(588, 90 + 75 * at, 587, 100 + 75 * at)
    assert read(sheet).text.replace("\n", " ") == " ".join(LONG)


def test_two_columns_of_a_scan_are_read_one_after_the_other() -> None:
    left = (
        "Trong tháng các đơn vị đã cấp mới",
        "được 125 giấy phép, thu hồi 120 giấy",
        "phép của các hộ kinh doanh trên địa",
        "bàn thị trấn và các xã.",
    )
    right = (
        "Các xã đã thành lập được 15 tổ công",
        "nghệ số cộng đồng, tổ chức 12 buổi",
        "tuyên truyền cho người dân về dịch",
        "vụ công trực tuyến.",
    )
    document = read(Sheet().lines(70, 120, left).lines(320, 120, right), askew=0.4)
    assert document.text.replace("\n", " ").casefold() == " ".join(left + right).casefold()


def test_the_box_of_a_figure_on_a_page_askew_is_where_it_is_printed() -> None:
    straight, askew = read(Sheet().lines(85, 120, LONG)), read(Sheet().lines(85, 120, LONG), askew=1.0)
    for figure in ("1.250", "94,72%", "125", "120"):
        first, second = (
            document.box(at := document.text.index(figure), at + len(figure)) for document in (straight, askew)
        )
        assert first
        assert second
        x, y = (first.x0 + first.x1) / 2 - 297.5, (first.top + first.bottom) / 2 - 421
        turn = math.radians(1.0)
        assert abs((second.x0 + second.x1) / 2 - (297.5 + x * math.cos(turn) - y * math.sin(turn))) < 2.5
        assert abs((second.top + second.bottom) / 2 - (421 + x * math.sin(turn) + y * math.cos(turn))) < 2.5
