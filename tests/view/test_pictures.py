"""Pictures of pages and lines, and boxes that cover the printed digits."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from baocao_parser import BaocaoError, Report, parse
from baocao_parser.readers.pdf.pdfium import PdfDocument, PdfTextPage
from baocao_parser.view.pictures import MOST, page_numbers, page_pictures

from ..readers.pdf_writer import Page, pdf
from .reports import ARCHIVE, PDF, SAMPLE, archived

PDFS = sorted(ARCHIVE.glob("*-*/*.pdf"))


def printed(report: Report, file: Path) -> list[tuple[str, str]]:
    """The text of every figure, and the text inside of its boxes on the page."""
    found = []
    with PdfDocument(file.read_bytes()) as document:
        for i in report.indicators:
            inside = ""
            for box in report.document.boxes(i.start, i.end):
                page = document[box.page - 1]
                text: PdfTextPage = page.get_textpage()
                height = page.get_size()[1]
                inside += text.get_text_bounded(box.x0, height - box.bottom, box.x1, height - box.top)
            found.append(("".join(i.text.split()), "".join(inside.split())))
    return found


@pytest.mark.parametrize("path", PDFS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_box_of_a_figure_holds_its_digits_and_nothing_else(path: Path) -> None:
    pairs = printed(archived(path), path)
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


def test_an_indicator_has_the_box_around_it_and_none_in_a_word_file() -> None:
    report = archived(PDF)
    for i in report.indicators:
        assert i.box == report.document.box(i.start, i.end)
        assert i.box is not None
        assert i.box.page == i.page
    assert {i.box for i in archived(SAMPLE).indicators} == {None}


def test_a_line_s_picture_is_a_png_that_notebooks_show() -> None:
    report = archived(PDF)
    picture = report.picture(report.indicators[0], file=PDF)
    shown = Image.open(io.BytesIO(picture._repr_png_() or b""))
    assert shown.format == "PNG"
    assert shown.width > 4 * shown.height > 0
    colours = {colour for _, colour in shown.getcolors(1 << 20) or []}
    assert (0xC2, 0x41, 0x0C) in colours


def test_the_picture_of_a_figure_over_two_lines_has_both() -> None:
    data = pdf(
        Page().lines(80, 100, ["Giá bán lẻ gạo trong tỉnh dao động từ 16.000 -", "17.000 đồng mỗi kg trong tháng."])
    )
    report = parse(data, emphasis="any", name="a.pdf")
    (i,) = [i for i in report.indicators if i.upper]
    assert len(report.document.boxes(i.start, i.end)) == 2
    assert report.picture(i, file=data).height > 60


def test_formats_without_pages_and_files_that_are_gone_are_errors_with_a_remedy(tmp_path: Path) -> None:
    word = archived(SAMPLE)
    with pytest.raises(BaocaoError, match="to_html"):
        word.picture(word.indicators[0])
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(Page().text(80, 100, "Cấp mới 12 thẻ.")))
    report = parse(file, emphasis="any")
    file.write_bytes(PDF.read_bytes())
    with pytest.raises(BaocaoError, match="not the file"):
        report.picture(report.indicators[0])
    of_bytes = parse(pdf(Page().text(80, 100, "Cấp mới 09 thẻ.")), emphasis="any", name="b.pdf")
    with pytest.raises(BaocaoError, match="file="):
        of_bytes.picture(of_bytes.indicators[0])
    assert "không còn ở chỗ cũ" in of_bytes.to_html()
    with pytest.raises(BaocaoError, match="file="):
        of_bytes.to_html(pages="1")


def test_pages_are_pictured_as_they_are_asked_for() -> None:
    report = archived(PDF)
    first, second = page_pictures(report.document, "2", PDF)
    assert (first.page, first.code, second.page) == (1, "", 2)
    picture = Image.open(io.BytesIO(base64.b64decode(second.code)))
    assert (picture.format, picture.width) == ("WEBP", 1200)
    assert picture.height / picture.width == pytest.approx(second.height / second.width, abs=0.01)
    assert list(page_pictures(archived(SAMPLE).document)) == []


def test_pages_that_a_file_does_not_have_are_an_error() -> None:
    assert len(page_numbers(None, 300)) == MOST
    assert len(page_numbers("all", 300)) == 300
    for wrong in ("0-2", "5-3", "9", "a", "1-", ""):
        with pytest.raises(BaocaoError, match="no pages"):
            page_numbers(wrong, 8)


def test_a_page_that_is_a_kilometre_long_is_pictured_small() -> None:
    data = pdf(Page(wide=20, high=14_000).text(2, 100, "09", size=8))
    (page,) = page_pictures(parse(data, name="a.pdf").document, "1", data)
    picture = Image.open(io.BytesIO(base64.b64decode(page.code)))
    assert picture.width * picture.height < 9_000_000
