"""Rules and frames: where things stand on a page as it is shown, and what of its drawing is a rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.readers.pdf.drawing import Rule, draw
from baocao_parser.readers.pdf.geometry import Frame
from baocao_parser.readers.pdf.pdfium import address, open_document, open_page
from tests.readers.pdf_writer import Page, pdf


def rules(page: Page) -> list[tuple[int, ...]]:
    with open_document(pdf(page), "x.pdf") as document, open_page(document, 0) as opened:
        found = draw(address(opened)).rules(Frame.of(opened))
    return [tuple(map(round, rule)) for rule in found]


def drawn(*operators: str, rotate: int = 0) -> Page:
    page = Page(rotate=rotate)
    page.content += operators
    return page


@given(st.integers(0, 3), st.tuples(*[st.integers(-500, 1500)] * 4))
def test_the_way_to_the_page_and_back(turn: int, corners: tuple[int, int, int, int]) -> None:
    x0, x1, y0, y1 = min(corners[:2]), max(corners[:2]), min(corners[2:]), max(corners[2:])
    frame = Frame(turn, 10, 20, 605, 862)
    assert frame.lift(*frame.place(x0, y0, x1, y1)) == (x0, y0, x1, y1)


@pytest.mark.parametrize(
    "operators",
    [
        "0 w 100 742 m 300 742 l S",
        "100 741.5 200 1 re f",
        "q 2 0 0 2 0 0 cm 50 371 m 150 371 l S Q",
        "0 w q 1 0 0 1 40 0 cm 60 742 m 260 742 l S Q",
    ],
)
def test_lines_and_thin_boxes_are_rules(operators: str) -> None:
    assert rules(drawn(operators)) == [Rule(100, 100, 300, 100)]


def test_a_stroked_box_has_four_rules_and_a_filled_one_none() -> None:
    assert sorted(rules(drawn("100 642 200 100 re S", "100 342 200 100 re f"))) == [
        (100, 100, 100, 200), (100, 100, 300, 100), (100, 200, 300, 200), (300, 100, 300, 200),
    ]  # fmt: skip


def test_a_grid_drawn_as_one_path_is_all_its_rules() -> None:
    boxes = "100 742 200 .5 re 100 722 200 .5 re 100 722 .5 20 re 300 722 .5 20 re f"
    assert len(rules(drawn(boxes))) == 4


def test_curves_and_slanted_lines_are_no_rules() -> None:
    assert rules(drawn("100 700 m 300 500 l S", "100 700 m 150 800 250 800 300 700 c S")) == []


def test_rules_turn_with_the_page() -> None:
    assert rules(drawn("0 w 100 742 m 300 742 l S", rotate=90)) == [(742, 100, 742, 300)]
