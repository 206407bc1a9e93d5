"""Tables of figures in Word: ruled, a bold header that repeats, cells joined over columns and rows."""

from __future__ import annotations

from collections.abc import Callable

from corpus.wording import Cell, Paragraph

WIDTH = 9350
"""Of the text, in twentieths of a point."""
RULES = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="auto"/>' for side in
                ("top", "left", "bottom", "right", "insideH", "insideV"))  # fmt: skip


def word_table(table: Paragraph, runs: Callable[[Cell], str]) -> str:
    """The table and the empty paragraph behind it; `runs` writes the words of a cell."""
    widths = _widths(table)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        _row(table.rows, number, widths, runs, header=number < table.header) for number in range(len(table.rows))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{RULES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>'
    )


def _widths(table: Paragraph) -> list[int]:
    """By the longest words of a column, within limits."""
    letters = [max(len(_text(row[column])) for row in table.rows) for column in range(len(table.rows[0]))]
    wished = [min(max(length, 6), 34) + 2 for length in letters]
    return [WIDTH * width // sum(wished) for width in wished]


def _text(cell: Cell) -> str:
    return "".join(piece.text for piece in cell)


def _row(
    rows: tuple[tuple[Cell, ...], ...],
    number: int,
    widths: list[int],
    runs: Callable[[Cell], str],
    *,
    header: bool,
) -> str:
    cells = ""
    texts = [_text(cell) for cell in rows[number]]
    for column, cell in enumerate(rows[number]):
        if texts[column] == "<":
            continue
        span = 1
        while texts[column + span : column + span + 1] == ["<"]:
            span += 1
        properties = f'<w:tcW w:w="{sum(widths[column : column + span])}" w:type="dxa"/>'
        properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        above = texts[column] == "^"
        below = number + 1 < len(rows) and _text(rows[number + 1][column]) == "^"
        properties += "<w:vMerge/>" if above else '<w:vMerge w:val="restart"/>' if below else ""
        words = "" if above else runs(tuple(piece._replace(bold=True) for piece in cell) if header else cell)
        centred = '<w:pPr><w:jc w:val="center"/></w:pPr>' if header or column != 1 else ""
        cells += f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{centred}{words}</w:p></w:tc>"
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{cells}</w:tr>"
