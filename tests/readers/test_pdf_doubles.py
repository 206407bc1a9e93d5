"""Text drawn twice, a little aside, is read once, however its copy is cut into pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.document import Document
from baocao_parser.readers.pdf import read_pdf
from baocao_parser.readers.pdf.doubles import once
from baocao_parser.readers.pdf.glyphs import Piece
from tests.readers.pdf_writer import Page, pdf, width

LINES = ("Giai quyét 125 hò sà, dat 1.120 phiéu;", "cáp mói 45 giáy phép và 111 the.")


def read(page: Page) -> Document:
    return read_pdf(pdf(page), "bao-cao.pdf")


def in_one(text: str) -> Iterator[str]:
    yield text


def by_words(text: str) -> Iterator[str]:
    for word in text.split(" "):
        yield f"{word} "


def by_letters(text: str) -> Iterator[str]:
    yield from text


def in_sevens(text: str) -> Iterator[str]:
    for at in range(0, len(text), 7):
        yield text[at : at + 7]


Cut = Callable[[str], Iterator[str]]
CUTS: list[Cut] = [in_one, by_words, by_letters, in_sevens]


def draw(page: Page, cut: Cut, x: float, y: float) -> None:
    for at, line in enumerate(LINES):
        place = x
        for part in cut(line):
            if part.strip():
                page.text(place, y + 20 * at, part.rstrip())
            place += width(part)


@pytest.mark.parametrize(("dx", "dy"), [(0.3, 0.0), (1.0, 0.0), (1.0, 1.0), (-1.0, 0.8), (2.0, 1.5)])
@pytest.mark.parametrize(("first", "second"), list(product(CUTS, CUTS)))
def test_a_shifted_copy_is_not_read(first: Cut, second: Cut, dx: float, dy: float) -> None:
    page = Page()
    draw(page, first, 85, 100)
    draw(page, second, 85 + dx, 100 + dy)
    assert read(page).text.split() == " ".join(LINES).split()


def test_three_copies_are_one_text() -> None:
    page = Page()
    for at in range(3):
        draw(page, by_words, 85 + 0.5 * at, 100 + 0.2 * at)
    assert read(page).text.split() == " ".join(LINES).split()


def test_a_shadow_under_the_text_is_no_text() -> None:
    page = Page().draw("0.6 g").text(86.5, 101.5, "BÁO CÁO").draw("0 g").text(85, 100, "BÁO CÁO")
    assert read(page).text == "BÁO CÁO"


def test_an_invisible_copy_in_another_size_is_not_read() -> None:
    assert read(Page().text(85, 100, LINES[0]).text(85, 100.8, LINES[0], size=11, mode=3)).text == LINES[0]


def test_another_figure_over_a_figure_stays() -> None:
    row = [Piece(85, 104, 100, 13, "125", False), Piece(86, 105, 101, 13, "126", False)]
    assert once(row) == row


def test_equal_figures_beside_each_other_are_several() -> None:
    page = Page()
    for at in range(6):
        page.text(85 + 6.5 * at, 100, "5")
    assert read(page).text == "555555"


@given(st.lists(st.tuples(st.floats(1, 30), st.floats(0, 20), st.sampled_from(["5", "12", "hộ", "1.250"]))))
def test_a_row_without_overlaps_is_kept_as_it_is(spaces: list[tuple[float, float, str]]) -> None:
    row, x = list[Piece](), 0.0
    for wide, gap, text in spaces:
        row.append(Piece(x, x + wide, 100, 13, text, False))
        x += wide + gap
    assert once(row) is row
