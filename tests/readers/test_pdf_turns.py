"""How glyphs and pages lie: by their matrices, whatever operators made them."""

from __future__ import annotations

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf

LINES = ("BAO CAO", "Tiep nhan 125 ho so, dat 98,5% ke hoach;", "cap moi 45 giay phep cho cac don vi.")
CELLS = [["TT", "Chi tieu", "Thang 4"], ["1", "Ho so", "1.120"], ["2", "Giay phep", "45"]]


def read(page: Page) -> Document:
    return read_pdf(pdf(page), "bao-cao.pdf")


MATRICES = ("1 0 0 1 0 0", "0 -1 1 0 0 842", "-1 0 0 -1 595 842", "0 1 -1 0 595 0")


def turned(quarters: int) -> Page:
    """A page of A4 whose text and table lie turned clockwise by quarters, on a page that says it is upright."""
    upright = Page(595, 842) if quarters % 2 == 0 else Page(842, 595)
    upright.lines(85, 100, LINES, step=20).grid([85, 125, 285, 365], [180, 200, 220, 240])
    for at, row in enumerate(CELLS):
        upright.row([85, 125, 285], 194 + 20 * at, row)
    return Page(595, 842).draw(f"q {MATRICES[quarters]} cm", *upright.content, "Q")


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_that_lies_is_read_with_its_table(quarters: int) -> None:
    document = read(turned(quarters))
    assert document.text.split("\n")[-3:] == ["\t".join(row) for row in CELLS]
    assert " ".join(document.text.split("\n")[:-3]) == " ".join(LINES)


@pytest.mark.parametrize(
    "operators",
    [
        pytest.param("-1 0 0 -1 85 742 Tm /regular -13 Tf", id="negative size"),
        pytest.param("1 0 0 1 85 742 Tm /regular 13 Tf", id="plain"),
        pytest.param("13 0 0 13 85 742 Tm /regular 1 Tf", id="size in the matrix"),
        pytest.param("-1 0 0 1 85 742 Tm -100 Tz /regular 13 Tf", id="mirrored twice"),
        pytest.param("1 0 0 -1 85 742 Tm -100 Tz /regular -13 Tf", id="mirrored three times"),
    ],
)
def test_glyphs_that_stand_upright_are_read_as_they_stand(operators: str) -> None:
    page = Page().text(85, 80, LINES[0])
    for at, line in enumerate(LINES[1:]):
        moved = operators.replace("742", str(742 - 20 * at))
        page.draw(f"q BT {moved} <{line.encode('utf-16-be').hex()}> Tj ET Q")
    assert " ".join(read(page).text.split()) == " ".join(LINES)


def test_a_page_set_upside_down_by_its_matrix_and_back_is_upright() -> None:
    page = Page().draw("q 1 0 0 -1 0 842 cm")
    for at, line in enumerate(LINES):
        page.draw(f"BT /regular 13 Tf 1 0 0 -1 85 {100 + 20 * at} Tm <{line.encode('utf-16-be').hex()}> Tj ET")
    assert " ".join(read(page.draw("Q")).text.split()) == " ".join(LINES)


def test_a_page_number_that_stands_upright_does_not_turn_the_page() -> None:
    document = read(turned(1).text(290, 820, "1"))
    assert document.text.split("\n")[-3:] == ["\t".join(row) for row in CELLS]
