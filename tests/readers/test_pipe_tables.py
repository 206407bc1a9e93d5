"""Tables drawn with bare pipes or with borders are tables."""

from __future__ import annotations

import pytest

from baocao_parser.readers.markdown import is_markdown
from baocao_parser.readers.pipe_tables import with_outer_pipes
from baocao_parser.readers.plain_text import read_text

HEAD, ROWS = "Chỉ tiêu\tSố", ["Hộ nghèo\t125", "Hộ cận nghèo\t98"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Chỉ tiêu | Số", "--- | --:", "Hộ nghèo | 125", "Hộ cận nghèo | 98"],
        ["  Chỉ tiêu | Số  ", ":----:|----", "Hộ nghèo | **125**", "Hộ cận nghèo | 98"],
        ["> | Chỉ tiêu | Số |", "> |---|---|", "> | Hộ nghèo | 125 |", "> | Hộ cận nghèo | 98 |"],
        ["+---+---+", "| Chỉ tiêu | Số |", "+===+===+", "| Hộ nghèo | 125 |", "+---+---+",
         "| Hộ cận | 98 |", "| nghèo | |", "+---+---+"],
        ["+---+---+", "| Chỉ tiêu | Số |", "+---+---+", "| Hộ nghèo | 125 |", "| Hộ cận nghèo | 98 |", "+---+---+"],
        ["+---+---+", "| Chỉ tiêu | Số |", "+---+---+", "| Hộ nghèo | 125 |", "+---+---+",
         "| Hộ cận nghèo | 98 |", "+---+---+"],
    ],
    ids=["bare", "aligned", "quoted", "grid of Pandoc", "grid with a head", "grid with rows"],
)  # fmt: skip
def test_a_table_is_read_however_it_is_drawn(lines: list[str]) -> None:
    text = "\n".join(("Kết quả như sau:", "", *lines, "", "Trong đó có 5 hộ mới."))
    document = read_text(text.encode(), "a.md")
    assert document.text.split("\n") == ["Kết quả như sau:", HEAD, *ROWS, "Trong đó có 5 hộ mới."]
    headers = [block.cell.header for block in document.blocks if block.cell]
    assert headers == [True, True, False, False, False, False]


def test_borders_make_a_text_file_markdown() -> None:
    assert is_markdown("+----+-----+\n| TT | Số |\n+----+-----+", "a.txt")
    assert is_markdown("TT | Số\n---|---\n1 | 2", "a.txt")
    assert not is_markdown("Kinh tế | xã hội\n-----\n1 + 2 + 3", "a.txt")


def test_pipes_without_a_line_of_marks_are_text() -> None:
    lines = [("Tỷ lệ A | B", None), ("có 12 | 13 hộ", None), ("--- | ---", None)]
    assert list(with_outer_pipes(lines[:2])) == lines[:2]
    assert list(with_outer_pipes([lines[0], ("--- | --- | ---", None)])) == [lines[0], ("--- | --- | ---", None)]


def test_a_table_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    assert read_text("+---+---+\n| Hộ | 12 |".encode(), "a.md").text == "Hộ\t12"
    assert read_text("Tên | Số\n---|---".encode(), "a.md").text == "Tên\tSố"
