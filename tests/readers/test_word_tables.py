"""Places of cells on the grid."""

from __future__ import annotations

import pytest

from baocao_parser.document import Cell, Document
from tests.readers.word_writer import p, read, sdt, tbl, tc, tr

GO_ON = "<w:vMerge/>"
START = '<w:vMerge w:val="restart"/>'
HEADER = "<w:tblHeader/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def places(document: Document) -> dict[str, Cell | None]:
    return {document.text_of(block): block.cell for block in document.blocks}


def test_cells_stand_on_the_full_grid() -> None:
    table = tbl(
        tr(tc("TT", properties=START), tc("Thu", properties=span(2)), "Chi", properties=HEADER),
        tr(tc("", properties=GO_ON), "Nội địa", "Xuất nhập khẩu", "Chi thường xuyên", properties=HEADER),
        tr("1", "20", "30", "40"),
    )
    assert places(read(p("Biểu"), table)) == {
        "Biểu": None,
        "TT": Cell(0, 0, 0, rows=2, header=True),
        "Thu": Cell(0, 0, 1, columns=2, header=True),
        "Chi": Cell(0, 0, 3, header=True),
        "Nội địa": Cell(0, 1, 1, header=True),
        "Xuất nhập khẩu": Cell(0, 1, 2, header=True),
        "Chi thường xuyên": Cell(0, 1, 3, header=True),
        "1": Cell(0, 2, 0),
        "20": Cell(0, 2, 1),
        "30": Cell(0, 2, 2),
        "40": Cell(0, 2, 3),
    }


def test_a_row_may_begin_further_right() -> None:
    rows = tr("a", "12", properties='<w:gridBefore w:val="2"/>')
    assert places(read(tbl(rows))) == {"a": Cell(0, 0, 2), "12": Cell(0, 0, 3)}


def test_a_header_row_below_other_rows_is_none() -> None:
    found = places(read(tbl(tr("a", "12"), tr("b", "13", properties=HEADER))))
    assert (found["a"], found["b"]) == (Cell(0, 0, 0), Cell(0, 1, 0))
    off = '<w:tblHeader w:val="false"/>'
    assert places(read(tbl(tr("a", "12", properties=off))))["a"] == Cell(0, 0, 0)


def test_several_paragraphs_of_a_cell_share_its_place() -> None:
    document = read(tbl(tr(tc(p("một"), p("hai")), "ba")))
    assert document.text == "một\nhai\tba"
    assert document.blocks[0].cell == document.blocks[1].cell == Cell(0, 0, 0)


def test_merged_cells_end_where_the_merge_ends() -> None:
    table = tbl(
        tr(tc("a", properties=START), "b"),
        tr(tc("x", properties=GO_ON), "c"),
        tr(tc("d", properties=START), "e"),
        tr(tc("", properties=GO_ON), "f"),
        tr("g", "h"),
    )
    found = places(read(table))
    assert "x" not in found
    assert (found["a"], found["d"], found["g"]) == (Cell(0, 0, 0, rows=2), Cell(0, 2, 0, rows=2), Cell(0, 4, 0))


def test_a_merge_without_a_first_cell_loses_no_text() -> None:
    table = tbl(tr("a", tc("b", properties=GO_ON)), tr(tc("c", properties=GO_ON), tc("", properties=GO_ON)))
    assert places(read(table)) == {"a": Cell(0, 0, 0), "b": Cell(0, 0, 1, rows=2), "c": Cell(0, 1, 0)}


def test_a_nested_table_has_its_own_number_and_grid() -> None:
    inner = tbl(tr("i", "ii"))
    document = read(tbl(tr(tc(p("trước"), inner, p("sau")), "bên")), tbl(tr("khác", "12")))
    assert document.text == "trước\ni\tii\nsau\tbên\nkhác\t12"
    assert places(document) == {
        "trước": Cell(0, 0, 0),
        "i": Cell(1, 0, 0),
        "ii": Cell(1, 0, 1),
        "sau": Cell(0, 0, 0),
        "bên": Cell(0, 0, 1),
        "khác": Cell(2, 0, 0),
        "12": Cell(2, 0, 1),
    }


def test_rows_and_cells_that_word_does_not_show_are_left_out() -> None:
    table = tbl(
        tr("cũ", properties="<w:del/>"),
        tr("kín", properties="<w:hidden/>"),
        tr(tc("bỏ", properties="<w:cellDel/>"), "còn", "12"),
    )
    assert places(read(table)) == {"còn": Cell(0, 0, 1), "12": Cell(0, 0, 2)}


def test_content_controls_do_not_move_the_grid() -> None:
    assert places(read(tbl(sdt(tr("a", sdt(tc("b")), "c")), tr("d")))) == {
        "a": Cell(0, 0, 0),
        "b": Cell(0, 0, 1),
        "c": Cell(0, 0, 2),
        "d": Cell(0, 1, 0),
    }


def test_impossible_spans_count_as_one() -> None:
    cells = (
        tc(text, properties=f'<w:gridSpan w:val="{value}"/>')
        for text, value in zip("abc", ("0", "-3", "x"), strict=True)
    )
    assert [cell.column for cell in places(read(tbl(tr(*cells)))).values() if cell] == [0, 1, 2]


def columns(document: Document) -> dict[str, tuple[int, int]]:
    """First column and number of columns by the text of the cell."""
    return {text: (cell.column, cell.columns) for text, cell in places(document).items() if cell}


def test_groups_stand_over_their_columns_where_the_grid_has_a_hair_too_much() -> None:
    """The third edge of the header stands a millimetre left of that of the figures."""
    expected = {
        "Chỉ tiêu": (0, 1),
        "Huyện A": (1, 2),
        "Huyện B": (3, 2),
        "Hộ": (0, 1),
        "10": (1, 1),
        "11": (2, 1),
        "12": (3, 1),
        "13": (4, 1),
    }
    for grid, groups, figures in (
        ((2000, 1000, 1000, 20, 980, 1000), (2, 3), (1, 2, 1, 1)),
        ((2000, 1000, 980, 20, 1000, 1000), (3, 2), (1, 1, 2, 1)),
        ((2000, 1000, 1000, 60, 940, 1000), (2, 3), (1, 2, 1, 1)),
        ((2000, 1000, 1000, 1000, 1000), (2, 2), (1, 1, 1, 1)),
    ):
        table = tbl(
            tr("Chỉ tiêu", *(tc(f"Huyện {n}", properties=span(g)) for n, g in zip("AB", groups, strict=True))),
            tr("Hộ", *(tc(str(n), properties=span(f)) for n, f in enumerate(figures, 10))),
            grid=grid,
        )
        assert columns(read(table)) == expected


def test_a_hair_at_the_left_edge_of_the_table_is_no_column() -> None:
    table = tbl(
        tr(tc("Chỉ tiêu", properties=span(2)), "Hộ"),
        tr("A", "10", properties='<w:gridBefore w:val="1"/>'),
        grid=(30, 2000, 1000),
    )
    assert columns(read(table)) == {"Chỉ tiêu": (0, 1), "Hộ": (1, 1), "A": (0, 1), "10": (1, 1)}


def test_merged_cells_meet_across_a_hair() -> None:
    table = tbl(
        tr(tc("A", properties=START + span(2)), "1"),
        tr(tc("", properties=GO_ON), tc("2", properties=span(2))),
        grid=(2000, 20, 1000),
    )
    assert places(read(table)) == {"A": Cell(0, 0, 0, rows=2), "1": Cell(0, 0, 1), "2": Cell(0, 1, 1)}


def test_a_narrow_column_that_holds_text_is_one() -> None:
    table = tbl(tr(tc("A", properties=span(2)), "1"), tr("B", "x", "2"), grid=(2000, 60, 1000))
    assert columns(read(table)) == {"A": (0, 2), "1": (2, 1), "B": (0, 1), "x": (1, 1), "2": (2, 1)}


def test_cells_that_do_not_say_what_they_span_stand_by_their_widths() -> None:
    def cell(text: str, width: int) -> str:
        return tc(text, properties=f'<w:tcW w:w="{width}" w:type="dxa"/>')

    table = tbl(
        tr(cell("Chỉ tiêu", 2000), cell("Huyện A", 2000), cell("Huyện B", 2000)),
        tr(cell("Hộ", 2000), *(cell(text, 1000) for text in ("10", "11", "12", "13"))),
        grid=(2000, 1000, 1000, 1000, 1000),
    )
    assert columns(read(table))["Huyện B"] == (3, 2)
    assert columns(read(table))["12"] == (3, 1)


def test_cells_merged_across_are_one_and_what_they_cover_is_told_of() -> None:
    start, go_on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    document = read(
        tbl(
            tr("Chỉ tiêu", tc("Huyện A", properties=start), tc("cũ 5", properties=go_on), "B"),
            tr("Hộ", "1", "2", "3"),
        )
    )
    assert columns(document)["Huyện A"] == (1, 2)
    assert columns(document)["B"] == columns(document)["3"] == (3, 1)
    assert [issue.code for issue in document.issues] == ["text-not-shown"]
    assert "4 characters, “cũ 5”" in document.issues[0].message


def test_text_under_a_cell_that_covers_it_is_told_of() -> None:
    document = read(tbl(tr(tc("a", properties=START), "1"), tr(tc("cũ 7", properties=GO_ON), "2")))
    assert document.text == "a\t1\n2"
    assert [(issue.code, issue.severity) for issue in document.issues] == [("text-not-shown", "warning")]


@pytest.mark.parametrize("value", [2_000_000_000, 10_000])
def test_a_span_beyond_reason_costs_nothing(value: int) -> None:
    document = read(tbl(tr(tc("a", properties=span(value)), "1"), tr("b", "3")))
    assert columns(document)["1"][0] > columns(document)["3"][0] == 1


@pytest.mark.parametrize("grid", [(), (0, 0, 0), (2000,)])
def test_a_grid_that_says_too_little_is_passed_over(grid: tuple[int, ...]) -> None:
    table = tbl(tr("a", "1", "2"), tr(tc("b", properties=span(2)), "3"), grid=grid)
    assert columns(read(table)) == {"a": (0, 1), "1": (1, 1), "2": (2, 1), "b": (0, 2), "3": (2, 1)}
