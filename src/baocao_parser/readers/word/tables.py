"""Tables: where each cell stands on the grid (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from ...document import Cell
from .grid import GridRow, Part, places_of
from .names import Element, Properties, integer, on, properties, value, w
from .wrappers import within

_ROW, _CELL = w("tr"), w("tc")
_ROW_PR, _CELL_PR = w("trPr"), w("tcPr")
_GRID_BEFORE, _HEADER, _HIDDEN, _DELETED = w("gridBefore"), w("tblHeader"), w("hidden"), w("del")
_SPAN, _MERGE, _ACROSS, _CELL_DELETED = w("gridSpan"), w("vMerge"), w("hMerge"), w("cellDel")

Row = list[tuple[Element, Cell]]


class Grid(NamedTuple):
    """A table as it is shown."""

    rows: list[Row]
    """Each with its cells (w:tc) and their places."""
    covered: list[Element]
    """Parts of merged cells that the first part covers."""


def lay_out(table: Element, number: int) -> Grid:
    """The rows of a table (w:tbl) and the places of their cells; `number` is the table's own.

    Rows and cells that Word does not show (hidden, deleted) are left out, and so are the lower parts of merged
    cells: the first part covers their rows. A lower part without a first one stands for itself.
    """
    grid = Grid([], [])
    found = list(_rows(table))
    above: dict[int, tuple[Row, int]] = {}  # merged cells that reach into the row above, by column
    header = True
    for number_of_row, (row, places) in enumerate(zip(found, places_of(table, found), strict=True)):
        header = header and row.repeated  # Word repeats rows from the top only
        line: Row = []
        merged: dict[int, tuple[Row, int]] = {}
        for part, (column, width) in zip(row.parts, places, strict=True):
            if not part.shown:
                continue
            place = line, len(line)
            if part.merged and not part.starts and column in above:
                place = start, index = above[column]
                element, cell = start[index]
                start[index] = element, replace(cell, rows=number_of_row - cell.row + 1)
                grid.covered.append(part.element)
            else:
                line.append((part.element, Cell(number, number_of_row, column, width, header=header)))
            grid.covered.extend(part.covered)
            if part.merged:
                merged[column] = place
        grid.rows.append(line)
        above = merged
    return grid


def _rows(table: Element) -> Iterator[GridRow]:
    for row in within(table, _ROW):
        found = properties(row.find(_ROW_PR))
        if not on(found.get(_HIDDEN)) and _DELETED not in found:
            yield GridRow(_count(found, _GRID_BEFORE, 0), _parts(row), bool(on(found.get(_HEADER))))


def _parts(row: Element) -> list[Part]:
    parts: list[Part] = []
    for cell in within(row, _CELL):
        found = properties(cell.find(_CELL_PR))
        columns, merge = _count(found, _SPAN, 1), found.get(_MERGE)
        if _ACROSS in found and value(found[_ACROSS]) != "restart" and parts:
            last = parts[-1]
            parts[-1] = last._replace(columns=last.columns + columns, covered=(*last.covered, cell))
        else:
            parts.append(Part(cell, columns, merge is not None, value(merge) == "restart", _CELL_DELETED not in found))
    return parts


def _count(found: Properties, tag: str, least: int) -> int:
    return max(least, integer(value(found.get(tag))) or least)
