"""Pictures of scans: stamps and rules taken out, what stands under and across them kept; figures from the ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.readers.pdf.pdfium import open_document, open_page
from baocao_parser.readers.pdf.scans.engine import Letter, PixelBox, Word
from baocao_parser.readers.pdf.scans.numerals import repaired_numeral, with_numerals
from baocao_parser.readers.pdf.scans.picture import Picture, levels, render
from baocao_parser.readers.pdf.scans.separators import with_measured_separators
from baocao_parser.readers.pdf.scans.strokes import _runs, take_strokes
from tests.readers.pdf_writer import Page, pdf
from tests.readers.scan_writer import SCALE, Sheet, font, scanned

np = pytest.importorskip("numpy")

if TYPE_CHECKING:
    from baocao_parser.readers.pdf.scans.picture import Mask, Pixels


def picture(sheet: Sheet, *, askew: float = 0.0, noise: float = 8.0) -> Picture:
    data = scanned(sheet, askew=askew, noise=noise)
    with open_document(data, "quet.pdf") as document, open_page(document, 0) as page:
        return render(page)


def ink(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> int:
    """Black pixels of a sheet's picture between points."""
    return int((part(picture(sheet).pixels, x0, y0, x1, y1) < 128).sum())


def part(grey: Pixels, x0: float, y0: float, x1: float, y1: float) -> Pixels:
    return grey[round(y0 * SCALE) : round(y1 * SCALE), round(x0 * SCALE) : round(x1 * SCALE)]


def test_a_red_stamp_becomes_paper() -> None:
    assert ink(Sheet().stamp(100, 100), 90, 90, 220, 220) < 10


def test_black_ink_under_a_red_stamp_stays() -> None:
    alone = ink(Sheet().text(110, 150, "PHÓ GIÁM ĐỐC"), 90, 90, 220, 220)
    assert ink(Sheet().text(110, 150, "PHÓ GIÁM ĐỐC").stamp(100, 100), 90, 90, 220, 220) > 0.9 * alone


def test_red_words_are_no_stamp() -> None:
    sheet = Sheet()
    for number in range(8):
        sheet.text(100, 120 + 16 * number, "tăng 5,53%, giảm 2,1%", colour=(230, 0, 0))
    assert ink(sheet, 90, 90, 260, 260) > 5000


def test_a_page_without_a_picture_is_rendered_finely() -> None:
    with open_document(pdf(Page().text(85, 100, "Báo cáo")), "chu.pdf") as document, open_page(document, 0) as page:
        assert render(page).scale == pytest.approx(300 / 72)


@pytest.mark.parametrize("askew", [0.0, 0.6, -1.0])
def test_rules_are_found_and_taken_out(askew: float) -> None:
    grey, scale = picture(Sheet().grid((100, 250, 400), (100, 125, 150, 175)), askew=askew)
    across, down = take_strokes(grey, scale)
    assert (len(across), len(down)) == (4, 3)
    assert int((grey < 128).sum()) < 60
    lengths = sorted(round((stroke.end - stroke.start) / scale) for stroke in (*across, *down))
    assert lengths == pytest.approx([75] * 3 + [300] * 4, abs=6)


def test_letters_across_an_underline_stay() -> None:
    plain = picture(Sheet().text(100, 120, "gương hạnh phúc")).pixels
    grey, scale = picture(Sheet().text(100, 120, "gương hạnh phúc").rule(95, 121, 200, 121))
    take_strokes(grey, scale)
    before, after = (int((part(pixels, 90, 100, 210, 130) < 128).sum()) for pixels in (plain, grey))
    assert after > 0.85 * before


def test_text_has_no_strokes() -> None:
    sheet = Sheet().lines(85, 120, ["HỒ SƠ TIẾP NHẬN – 1.250 hồ sơ — lllll IIIII 11111"] * 5)
    grey, scale = picture(sheet)
    assert take_strokes(grey, scale) == ([], [])


@given(st.lists(st.integers(1, 60), min_size=2, max_size=40), st.integers(15, 58))
def test_every_long_run_is_found_wherever_it_begins(lengths: list[int], least: int) -> None:
    pixels = [bool(at % 2) for at, length in enumerate(lengths) for _ in range(length)]
    row = np.array([pixels, [False] * len(pixels)])
    ends = [sum(lengths[: at + 1]) for at in range(len(lengths))]
    long = [(end - length, end) for at, (end, length) in enumerate(zip(ends, lengths, strict=True)) if at % 2]
    found = [(run.row, run.start, run.end) for run in _runs(row, least)]
    assert found == [(0, start, end) for start, end in long if end - start >= least]


def test_a_blank_sheet_has_levels() -> None:
    threshold, paper = levels(picture(Sheet(), noise=0.0).pixels)
    assert threshold <= paper


def word(text: str, *, read: str | None = None, size: float = 13, bold: bool = False) -> tuple[Word, Mask]:
    """A word as printed, which the engine has `read`, and the ink of its sheet."""
    grey = picture(Sheet().text(100, 100, text, size=size, bold=bold)).pixels
    marks = grey < levels(grey)[0]
    left, top, right, bottom = font(size, bold=bold).getbbox(text, anchor="ls")
    x, y = 100 * SCALE, 100 * SCALE
    box = PixelBox(round(x + left), round(y + top), round(x + right) + 1, round(y + bottom) + 1)
    ends = [round(x + font(size, bold=bold).getlength(text[:at])) for at in range(len(text) + 1)]
    letters = [Letter(letter, ends[at], ends[at + 1], 0.99) for at, letter in enumerate(text)]
    if read is not None:
        share = (ends[-1] - ends[0]) / len(read)
        places = [round(ends[0] + share * at) for at in range(len(read) + 1)]
        letters = [Letter(letter, places[at], places[at + 1], 0.99) for at, letter in enumerate(read)]
    return Word(read or text, 0.9, box, letters), marks


@pytest.mark.parametrize("size", [10, 13, 16])
@pytest.mark.parametrize("figure", ["104,56", "1.250", "7.500.000", "12.345,6", "444,4", "111.111"])
def test_commas_hang_below_the_line_and_points_do_not(figure: str, size: float) -> None:
    found, marks = word(figure, size=size)
    mistaken = figure.translate(str.maketrans(",.", ".,"))
    letters = [letter._replace(text=right) for letter, right in zip(found.letters, mistaken, strict=True)]
    assert with_measured_separators(found, marks) == figure
    assert with_measured_separators(found._replace(text=mistaken, letters=letters), marks) == figure


def test_an_overlooked_comma_is_seen() -> None:
    found, marks = word("104,56")
    letters = [letter for letter in found.letters if letter.text != ","]
    assert with_measured_separators(found._replace(text="10456", letters=letters), marks) == "104,56"


@pytest.mark.parametrize("figure", ["2020", "12/2020", "1250", "03/04"])
def test_where_no_separator_stands_none_is_put(figure: str) -> None:
    found, marks = word(figure)
    assert with_measured_separators(found, marks) == figure


@pytest.mark.parametrize(
    ("printed", "read"),
    [("I.", "L."), ("I.", "1."), ("I.", "IL"), ("II.", "H."), ("III.", "IH."), ("III.", "HH."), ("VII.", "VH.")],
)
@pytest.mark.parametrize("bold", [True, False])
def test_roman_numbers_are_counted_by_their_stems(printed: str, read: str, bold: bool) -> None:
    assert repaired_numeral(*word(printed, read=read, bold=bold)).text == printed


@pytest.mark.parametrize("printed", ["1.", "H.", "V.", "IV.", "11.", "A."])
def test_other_labels_stay_what_they_are(printed: str) -> None:
    assert repaired_numeral(*word(printed)).text == printed


def test_a_numeral_before_capitals_is_counted_though_its_point_was_not_seen() -> None:
    found, marks = word("III.", read="II", bold=True)
    behind = found._replace(text="ĐÁNH", box=found.box._replace(left=found.box.right + 9, right=found.box.right + 60))
    assert [read.text for read in with_numerals([found, behind], marks)] == ["III.", "ĐÁNH"]


def test_a_digit_read_as_a_numeral_is_a_digit() -> None:
    assert repaired_numeral(*word("1.", read="I.")).text == "1."
