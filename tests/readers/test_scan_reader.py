"""Scans from end to end: pictures in a PDF → the document, through the engine."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from baocao_parser import parse
from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf
from tests.readers.scan_writer import Sheet, needs_engine, scanned

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
    assert "no-bold-numbers" in [issue.code for issue in report.issues]
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
