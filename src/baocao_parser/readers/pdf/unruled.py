"""Tables without rules: rows that the rules leave open, and columns that only the gaps between words show."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, chain, pairwise

import regex

from .cells import Table, TableCell, in_rows
from .lines import Line, Row, line_of

FIGURE = regex.compile(r"[(+\-–]?\d[\d.,\s]*[%)]*|[-–.…]")
"""All that a cell of figures holds: a number, or the dash that stands for none."""


def part_rows(cells: Iterable[TableCell]) -> list[TableCell]:
    """The cells of a table, those cut into several where rules part the columns only (as statistical tables have it).

    Figures one below the other in two columns, three lines or more on the same baselines, show the rows.
    """
    rows = in_rows(cells)
    baselines = [_baselines([cell for cell in row if cell.rows == 1]) for row in rows]
    starts = [0, *accumulate(max(len(found), 1) for found in baselines)]
    parted = list[TableCell]()
    for cell in chain.from_iterable(rows):
        row, height = starts[cell.row], starts[cell.row + cell.rows] - starts[cell.row]
        found = baselines[cell.row] if cell.rows == 1 else []
        if not found:
            parted.append(cell._replace(row=row, rows=height))
            continue
        for at, lines in enumerate(_share_out(cell.lines, found)):
            parted.append(cell._replace(row=row + at, rows=1, lines=tuple(lines)))
    return parted


def _baselines(cells: Sequence[TableCell]) -> list[float]:
    """Baselines of the rows that figures show in one row of the grid; [] where it is a single row."""
    tall = [cell.lines for cell in cells if len(cell.lines) > 2]
    for lines in tall:
        if all(FIGURE.fullmatch(line.text) for line in lines) and not any(line.cut for line in lines):
            found = [line.y for line in lines]
            beside = (other for other in tall if other is not lines)
            if any(all(_near(line.y, other) for line in lines) for other in beside):
                return found
    return []


def _near(y: float, lines: Sequence[Line]) -> bool:
    return any(abs(line.y - y) < 0.3 * line.size for line in lines)


def _share_out(lines: Sequence[Line], baselines: list[float]) -> list[list[Line]]:
    """The lines of one cell for each baseline; more lines than rows: they follow, or lead up to, the figures."""
    rows: list[list[Line]] = [[] for _ in baselines]
    leading = bool(lines) and lines[0].y < baselines[0] - 0.5 * lines[0].size
    for line in lines:
        slack = 0.3 * line.size
        at = bisect_left(baselines, line.y - slack) if leading else bisect(baselines, line.y + slack) - 1
        rows[min(max(at, 0), len(rows) - 1)].append(line)
    return rows


def aligned(rows: Sequence[Sequence[Row]], labels: Collection[str] = ()) -> Table:
    """The table that rows cut at gaps make; a part that reaches over several columns is a cell that covers them.

    `labels` are those of the page's footnotes.
    """
    fields = _fields(rows)
    bounds = [(before[1] + after[0]) / 2 for before, after in pairwise(fields)]
    cells = list[TableCell]()
    number = 0
    for row in rows:
        lines = [line_of(part, labels) for part in row]
        if cells and len(lines) < len(fields) and lines[0].text[0].islower():
            number -= 1  # the words go on from the row above
        for line in lines:
            first, last = bisect(bounds, line.x0), bisect(bounds, line.x1)
            _put(cells, TableCell(number, first, 1, last - first + 1, (line,)))
        number += 1
    columns = (fields[0][0], *bounds, fields[-1][1])
    full = _with_blanks(cells, number, len(fields))
    return Table(rows[0][0][0].y - rows[0][0][0].size, rows[-1][0][0].y, columns, in_rows(full))


def _fields(rows: Sequence[Sequence[Row]]) -> list[tuple[float, float]]:
    """Left and right edge of the columns that the fullest rows show."""
    most = max(map(len, rows))
    extents = sorted((part[0].x0, part[-1].x1) for row in rows if len(row) == most for part in row)
    fields = [extents[0]]
    for x0, x1 in extents[1:]:
        if x0 < fields[-1][1]:
            fields[-1] = (fields[-1][0], max(x1, fields[-1][1]))
        else:
            fields.append((x0, x1))
    return fields


def _put(cells: list[TableCell], cell: TableCell) -> None:
    """Add a cell, or its line to the cell that stands there."""
    for at in range(len(cells) - 1, -1, -1):
        other = cells[at]
        if other.row < cell.row:
            break
        if other.column <= cell.column < other.column + other.columns:
            cells[at] = other._replace(lines=other.lines + cell.lines)
            return
    cells.append(cell)


def _with_blanks(cells: list[TableCell], rows: int, columns: int) -> list[TableCell]:
    taken = {(cell.row, cell.column + i) for cell in cells for i in range(cell.columns)}
    places = {(row, column) for row in range(rows) for column in range(columns)}
    return [*cells, *(TableCell(row, column, 1, 1, ()) for row, column in places - taken)]
