"""A figure that is too long for its cell is one figure, and figures above each other stay what they are."""

from __future__ import annotations

import pytest

from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf, width


def cell(*lines: str, wide: float) -> str:
    """The text of a cell of a table that holds these lines."""
    xs, ys = (85, 300, 300 + wide), (100, 120, 130 + 17 * len(lines))
    page = Page().grid(xs, ys).text(90, 114, "Chỉ tiêu").text(90, 137, "Tổng thu ngân sách trong tháng")
    for number, line in enumerate(lines):
        page.text(305.4, 137 + 17 * number, line)
    document = read_pdf(pdf(page), "x.pdf")
    return [document.text_of(block) for block in document.blocks if block.cell and block.cell.column == 1][-1]


@pytest.mark.parametrize(
    "lines",
    [
        ("12.345.", "678"), ("12.34", "5.678"), ("1.234.", "567.8", "90"), ("9.876", ".543,5"), ("80,0", "1%"),
        ("1,234,", "567"), ("(12.3", "45)"),
    ],
)  # fmt: skip
def test_a_figure_cut_at_the_edge_of_its_cell_is_whole(lines: tuple[str, ...]) -> None:
    longest = max(width(line) for line in lines)
    assert cell(*lines, wide=longest + 12) == "".join(lines)
    assert cell(*lines, wide=longest + 60) == " ".join(lines)


@pytest.mark.parametrize(
    "lines", [("12.345", "678"), ("125", "98"), ("12", "5%"), ("1.250", "(300)"), ("từ 12", "5,5")]
)
def test_figures_above_each_other_stay_apart(lines: tuple[str, ...]) -> None:
    assert cell(*lines, wide=max(map(width, lines)) + 12) == " ".join(lines)


def test_the_head_of_a_narrow_column_of_numbers_is_whole() -> None:
    assert cell("ST", "T", wide=30) == "STT"
    assert cell("T", "T", wide=25) == "TT"
