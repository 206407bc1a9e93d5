"""Tables: where each cell stands on the grid (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from ...document import Cell
from .names import Element, Properties, integer, on, properties, value, w
from .wrappers import within

_ROW, _CELL = w("tr"), w("tc")
_ROW_PR, _CELL_PR = w("trPr"), w("tcPr")
_GRID_BEFORE, _HEADER, _HIDDEN, _DELETED = w("gridBefore"), w("tblHeader"), w("hidden"), w("del")
_SPAN, _MERGE, _CELL_DELETED = w("gridSpan"), w("vMerge"), w("cellDel")

Row = list[tuple[Element, Cell]]


class _Part(NamedTuple):
    """One w:tc on the grid."""

    element: Element
    column: int
    columns: int
    merged: bool
    """Belongs to a cell that covers several rows …"""
    starts: bool
    """… and is the first of them."""


def lay_out(table: Element, number: int) -> list[Row]:
    """The rows of a table (w:tbl), each with its cells (w:tc) and their places; `number` is the table's own.

    Rows and cells that Word does not show (hidden, deleted) are left out, and so are the lower parts of merged
    cells: the first part covers their rows. A lower part without a first one stands for itself.
    """
    rows: list[Row] = []
    above: dict[int, tuple[Row, int]] = {}  # merged cells that reach into the row above, by column
    header = True
    for row, (found, parts) in enumerate(_rows(table)):
        header = header and bool(on(found.get(_HEADER)))  # Word repeats rows from the top only
        line: Row = []
        merged: dict[int, tuple[Row, int]] = {}
        for part in parts:
            place = line, len(line)
            if part.merged and not part.starts and part.column in above:
                place = start, index = above[part.column]
                element, cell = start[index]
                start[index] = element, replace(cell, rows=row - cell.row + 1)
            else:
                line.append((part.element, Cell(number, row, part.column, part.columns, header=header)))
            if part.merged:
                merged[part.column] = place
        rows.append(line)
        above = merged
    return rows


def _rows(table: Element) -> Iterator[tuple[Properties, list[_Part]]]:
    for row in within(table, _ROW):
        found = properties(row.find(_ROW_PR))
        if not on(found.get(_HIDDEN)) and _DELETED not in found:
            yield found, list(_parts(row, _count(found, _GRID_BEFORE, 0)))


def _parts(row: Element, column: int) -> Iterator[_Part]:
    for cell in within(row, _CELL):
        found = properties(cell.find(_CELL_PR))
        columns, merge = _count(found, _SPAN, 1), found.get(_MERGE)
        if _CELL_DELETED not in found:
            yield _Part(cell, column, columns, merge is not None, value(merge) == "restart")
        column += columns


def _count(found: Properties, tag: str, least: int) -> int:
    return max(least, integer(value(found.get(tag))) or least)
