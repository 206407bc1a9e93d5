"""The box of any stretch of text on its page: it holds the printed characters, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao_parser import Report, parse
from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from baocao_parser.readers.pdf.geometry import Frame
from baocao_parser.readers.pdf.pdfium import PdfDocument
from baocao_parser.records import Box
from tests.readers.pdf_writer import Page, pdf, width
from tests.readers.test_pdf_turns import turned

TWIN = Path(__file__).resolve().parents[2] / "corpus" / "twins" / "tra-vinh-2020-05.pdf"
FIGURE = re.compile(r"\d(?:[\d.,/]*\d)?%?")


def box_of(document: Document, text: str) -> Box:
    start = document.text.index(text)
    box = document.box(start, start + len(text))
    assert box is not None
    return box


def printed_in(data: bytes, document: Document) -> dict[str, str]:
    """What pdfium finds in the box of every figure, by the figure."""
    found = {}
    with PdfDocument(data) as file:
        texts = [(Frame.of(page), page.get_textpage()) for page in file]
        for figure in FIGURE.finditer(document.text):
            box = document.box(*figure.span())
            assert box is not None
            frame, page = texts[box.page - 1]
            left, bottom, right, top = frame.lift(box.x0, box.top, box.x1, box.bottom)
            inner = (left + 0.3, bottom + 0.3, right - 0.3, top - 0.3)
            found[figure[0]] = "".join(page.get_text_bounded(*inner).split())
    return found


def test_the_box_of_a_word_is_as_wide_as_the_word() -> None:
    document = read_pdf(pdf(Page().text(85, 100, "Tiếp nhận 125 hồ sơ")), "x.pdf")
    box, left = box_of(document, "125"), 85 + width("Tiếp nhận ")
    assert (box.page, round(box.x0), round(box.x1)) == (1, round(left), round(left + width("125")))
    assert 85 < box.top < 93 < 100 < box.bottom < 105


def test_a_figure_among_signs_has_a_box_of_its_own() -> None:
    document = read_pdf(pdf(Page().text(85, 100, "đạt (94,72%); tăng")), "x.pdf")
    box = box_of(document, "94,72%")
    assert abs(box.x0 - (85 + width("đạt ("))) < 0.2
    assert abs(box.x1 - (85 + width("đạt (94,72%"))) < 0.2


@pytest.mark.parametrize("data", [TWIN.read_bytes(), *(pdf(turned(quarters)) for quarters in range(4))])
def test_the_box_of_a_figure_holds_the_figure_and_nothing_else(data: bytes) -> None:
    for figure, printed in printed_in(data, read_pdf(data, "x.pdf")).items():
        assert printed == figure


def test_text_on_end_has_a_box_that_stands() -> None:
    page = Page().grid([85, 185, 225], [100, 200, 220]).text(90, 150, "Đơn vị")
    page.text(200, 190, "Quý 1, 125", matrix=(0, 1, -1, 0)).row([85, 185], 215, ["Xã", "98"])
    box = box_of(read_pdf(pdf(page), "x.pdf"), "125")
    assert box.bottom - box.top > 1.2 * (box.x1 - box.x0)
    assert abs(box.bottom - (190 - width("Quý 1, "))) < 1


def test_a_stretch_over_two_lines_has_a_box_for_each() -> None:
    document = read_pdf(pdf(Page().lines(85, 100, ["Trong tháng đã tiếp nhận tổng cộng 7,5", "tỷ đồng."])), "x.pdf")
    start = document.text.index("7,5")
    first, second = document.boxes(start, start + len("7,5 tỷ"))
    assert (round(second.x0), first.bottom < second.top + 4) == (85, True)
    both = document.box(start, start + len("7,5 tỷ"))
    assert both == Box(1, second.x0, first.top, first.x1, second.bottom)


def test_columns_and_cells_keep_their_places() -> None:
    left = [f"- Cấp mới {number} giấy phép;" for number in (101, 102, 103)]
    right = [f"- Cấp mới {number} giấy phép;" for number in (104, 105, 106)]
    document = read_pdf(pdf(Page().lines(70, 100, left).lines(320, 100, right)), "x.pdf")
    assert abs(box_of(document, "105").x0 - (320 + width("- Cấp mới "))) < 0.2


def test_letters_that_melt_together_move_no_box() -> None:
    document = read_pdf(pdf(Page().text(85, 100, "Ho\u0302\u0300 so\u031b: 125")), "x.pdf")
    assert document.text == "Hồ sơ: 125"
    assert abs(box_of(document, "125").x0 - (85 + width("Ho\u0302\u0300 so\u031b: "))) < 0.3


def test_other_formats_have_no_places() -> None:
    report = parse("Cấp mới 12 giấy phép.".encode())
    assert (report.document.box(0, 3), report.document.boxes(0, 3)) == (None, ())


def test_places_survive_json() -> None:
    report = parse(TWIN)
    assert Report.from_json(report.to_json()).document.places == report.document.places
    assert len(msgspec.json.encode(report.document.places)) < 6 * len(report.document.text)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_part_of_a_stretch_lies_in_its_box(data: st.DataObject) -> None:
    document = read_pdf(pdf(Page().lines(85, 100, ["Tiếp nhận (1.250) hồ sơ, đạt", "94,72%; cấp 09 thẻ."])), "x.pdf")
    size = len(document.text)
    start = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(start + 1, size))
    inner = data.draw(st.integers(start, end - 1))
    outer, part = document.box(start, end), document.box(inner, end)
    if outer and part:
        assert outer.x0 <= part.x0 <= part.x1 <= outer.x1
        assert outer.top <= part.top <= part.bottom <= outer.bottom


def test_places_are_in_order_and_part_no_word() -> None:
    document = read_pdf(TWIN.read_bytes(), "x.pdf")
    starts = [place.start for place in document.places]
    assert starts == sorted(starts)
    words = [match.span() for match in re.finditer(r"\S+", document.text)]
    assert all(document.box(*span) for span in words)
