"""Places of cells on the grid."""

from __future__ import annotations

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
    assert places(read(tbl(tr("a", properties='<w:gridBefore w:val="2"/>')))) == {"a": Cell(0, 0, 2)}


def test_a_header_row_below_other_rows_is_none() -> None:
    assert places(read(tbl(tr("a"), tr("b", properties=HEADER)))) == {"a": Cell(0, 0, 0), "b": Cell(0, 1, 0)}
    off = '<w:tblHeader w:val="false"/>'
    assert places(read(tbl(tr("a", properties=off)))) == {"a": Cell(0, 0, 0)}


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
    document = read(tbl(tr(tc(p("trước"), inner, p("sau")), "bên")), tbl(tr("khác")))
    assert document.text == "trước\ni\tii\nsau\tbên\nkhác"
    assert places(document) == {
        "trước": Cell(0, 0, 0),
        "i": Cell(1, 0, 0),
        "ii": Cell(1, 0, 1),
        "sau": Cell(0, 0, 0),
        "bên": Cell(0, 0, 1),
        "khác": Cell(2, 0, 0),
    }


def test_rows_and_cells_that_word_does_not_show_are_left_out() -> None:
    table = tbl(
        tr("cũ", properties="<w:del/>"),
        tr("kín", properties="<w:hidden/>"),
        tr(tc("bỏ", properties="<w:cellDel/>"), "còn"),
    )
    assert places(read(table)) == {"còn": Cell(0, 0, 1)}


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
