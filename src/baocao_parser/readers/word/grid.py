"""The columns of a table, by the places of its cells on the page (ECMA-376 Part 1, 17.4).

Who draws a table by hand leaves edges that miss each other by a hair, and Word keeps a grid column for every miss.
So columns are counted by places, with a tolerance: a sliver that no cell fills is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from .names import TYPE, Element, points, w

_GRID, _COLUMN, _TEXT = w("tblGrid"), w("gridCol"), w("t")
_WIDTH, _CELL_WIDTH = w("w"), f"{w('tcPr')}/{w('tcW')}"
_UNIT = 100.0
"""Width of every column, in points, where the file does not say."""
_MOST = 1_000
"""Columns that a grid is drawn for; Word has 63."""
_SLIVER = 5.0
"""Points that are too narrow for a figure …"""
_SHARE = 0.15
"""… or this share of the narrowest cell."""


class Part(NamedTuple):
    """A cell as its row has it."""

    element: Element
    columns: int
    """Grid columns that it covers."""
    merged: bool = False
    """Belongs to a cell that covers several rows …"""
    starts: bool = False
    """… and is the first of them."""
    shown: bool = True
    covered: tuple[Element, ...] = ()
    """Further w:tc to the right that are merged into it."""


class GridRow(NamedTuple):
    """One row: the grid columns left free before it, and its cells."""

    before: int
    parts: list[Part]
    repeated: bool
    """Word repeats it at the top of each page."""


def places_of(table: Element, rows: Sequence[GridRow]) -> list[list[tuple[int, int]]]:
    """(first column, columns) of every cell of every row."""
    if not any(row.before for row in rows) and all(part.columns == 1 for row in rows for part in row.parts):
        plain = [(column, 1) for column in range(max((len(row.parts) for row in rows), default=0))]
        if all(len(row.parts) == len(plain) for row in rows):
            return [plain] * len(rows)
    widths = _widths(rows)
    grid = [] if widths else _grid(table, max((row.before + _columns_of(row) for row in rows), default=0))
    lines = widths or [_on_grid(row, grid) for row in rows]
    column = _columns(rows, lines, grid)
    return [[(column[left], max(1, column[right] - column[left])) for left, right in pairwise(line)] for line in lines]


def _columns_of(row: GridRow) -> int:
    return sum(part.columns for part in row.parts)


def _grid(table: Element, columns: int) -> list[float]:
    """Places of the edges of the grid; beyond them columns have a width that means nothing."""
    grid = table.find(_GRID)
    widths = [] if grid is None else [points(column.get(_WIDTH)) or 0.0 for column in grid.iterchildren(_COLUMN)]
    if sum(width > 0 for width in widths) * 2 <= columns:
        widths = []
    widths += [_UNIT] * (min(columns, _MOST) - len(widths))
    return [0.0, *accumulate(widths)]


def _on_grid(row: GridRow, grid: list[float]) -> list[float]:
    """Places of the edges of a row's cells."""
    last = len(grid) - 1
    return [
        grid[at] if at <= last else grid[last] + (at - last) * _UNIT
        for at in accumulate((part.columns for part in row.parts), initial=row.before)
    ]


def _widths(rows: Sequence[GridRow]) -> list[list[float]]:
    """The edges by what the cells say, where rows with fewer of them do not say what they span; [] elsewhere."""
    if len(set(map(_columns_of, rows))) < 2 or any(row.before for row in rows):
        return []
    lines = [list(accumulate(map(_width, row.parts), initial=0.0)) for row in rows]
    ends = [line[-1] for line in lines]
    stated = all(left < right for line in lines for left, right in pairwise(line))
    return lines if stated and max(ends) - min(ends) <= _SLIVER else []


def _width(part: Part) -> float:
    """Width of a cell in points, 0 where it is not stated."""
    elements = (part.element, *part.covered)
    found = [width for element in elements if (width := element.find(_CELL_WIDTH)) is not None]
    return sum(points(width.get(_WIDTH)) or 0.0 for width in found if width.get(TYPE, "dxa") == "dxa")


def _columns(rows: Sequence[GridRow], lines: Sequence[list[float]], grid: list[float]) -> dict[float, int]:
    """Number of the column that begins at each edge: those that are near to one another are one edge."""
    shapes = {tuple(line) for line in lines}  # nearly all rows are alike
    cells = [right - left for shape in shapes for left, right in pairwise(shape) if right - left > _SLIVER]
    near = max(_SLIVER, _SHARE * min(cells, default=0.0))
    narrow = {pair for shape in shapes for pair in pairwise(shape) if pair[1] - pair[0] <= near}
    filled = _filled(rows, lines, narrow) if narrow else set()
    column: dict[float, int] = {}
    number, first = -1, float("-inf")
    for edge in sorted({edge for shape in (grid, *shapes) for edge in shape}):
        if edge - first > near or edge in filled:
            number, first = number + 1, edge
        column[edge] = number
    return column


def _filled(rows: Sequence[GridRow], lines: Sequence[list[float]], narrow: set[tuple[float, float]]) -> set[float]:
    """Right edges of the narrow columns that hold text after all."""
    return {
        pair[1]
        for row, line in zip(rows, lines, strict=True)
        for part, pair in zip(row.parts, pairwise(line), strict=True)
        if pair in narrow and any((text.text or "").strip() for text in part.element.iter(_TEXT))
    }
