"""Ruled tables: rules that cross → grids; pieces of text → the cells they stand in.

The rules come from pdfium with the text, so that no page is read twice; two rules drawn side by side, or one drawn in
parts, count once. Where no rule runs between two places of the grid, they are one cell.
"""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from .cells import Table, TableCell, in_rows, with_cuts
from .drawing import Rule
from .glyphs import Piece
from .lines import line_of, rows
from .unruled import part_rows

SNAP = 2.5
"""Points: rules no farther apart are one, rules no farther from touching touch."""
MAX_PLACES = 20_000
"""Rows times columns; more is a drawing on squared paper."""
MAX_GRIDS = 100
"""Of a page; more are a drawing."""


class Grid(NamedTuple):
    """Where the rules of one table run."""

    xs: list[float]
    ys: list[float]
    owners: list[list[int]]
    """Number of the cell that each place of the grid belongs to, by row and column."""
    cells: list[tuple[int, int, int, int]]
    """Row, column, rows and columns of each cell."""

    def cell_at(self, x: float, y: float) -> int | None:
        """Number of the cell around a point, None outside the table."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row, column = bisect(self.ys, y) - 1, bisect(self.xs, x) - 1
        return self.owners[min(row, len(self.ys) - 2)][min(column, len(self.xs) - 2)]


class Filled(NamedTuple):
    """A grid and the pieces in its cells, by the cell's number."""

    grid: Grid
    inside: dict[int, list[Piece]]

    def table(self, labels: Collection[str] = ()) -> Table:
        """The table; `labels` are those of the page's footnotes."""
        grid = self.grid
        cells = list[TableCell]()
        for number, place in enumerate(grid.cells):
            lines = tuple(line_of(row, labels) for row in rows(self.inside.get(number, ())))
            width = grid.xs[place[1] + place[3]] - grid.xs[place[1]]
            cells.append(TableCell(*place, with_cuts(lines, width)))
        return Table(grid.ys[0], grid.ys[-1], tuple(grid.xs), in_rows(part_rows(cells)))


def fill(rules: Iterable[Rule], pieces: list[Piece]) -> tuple[list[Filled], list[Piece]]:
    """The grids that rules draw around pieces, and the pieces that stand in none.

    A frame around everything is no table, and neither are crossing lines with fewer than two cells of text.
    """
    filled = list[Filled]()
    for grid in sorted(grids(rules), key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])):
        inside: dict[int, list[Piece]] = {}
        outside = list[Piece]()
        for piece in pieces:
            cell = grid.cell_at((piece.x0 + piece.x1) / 2, piece.y - 0.3 * piece.size)
            (outside if cell is None else inside.setdefault(cell, [])).append(piece)
        if len(inside) > 1:
            filled.append(Filled(grid, inside))
            pieces = outside
    return filled, pieces


def grids(rules: Iterable[Rule]) -> list[Grid]:
    """The grids that crossing rules form; rules that cross none (underlines, footnote rules) form none."""
    rules = list(rules)
    across = _joined((rule.y0, rule.x0, rule.x1) for rule in rules if rule.x1 - rule.x0 > SNAP)
    down = _joined((rule.x0, rule.y0, rule.y1) for rule in rules if rule.y1 - rule.y0 > SNAP)
    if len(across) * len(down) > 10 * MAX_PLACES:
        return []
    found = [grid for horizontal, vertical in _crossing(across, down) if (grid := _grid(horizontal, vertical))]
    return found if len(found) <= MAX_GRIDS else []


_Stroke = tuple[float, float, float]
"""(where it runs, from, to)"""


def _joined(strokes: Iterable[_Stroke]) -> list[_Stroke]:
    """Strokes on one line that touch are one."""
    kept = list[_Stroke]()
    for group in _near(sorted(strokes)):
        at = sum(stroke[0] for stroke in group) / len(group)
        for _, start, end in sorted(group, key=lambda stroke: stroke[1]):
            if kept and kept[-1][0] == at and start <= kept[-1][2] + SNAP:
                kept[-1] = (at, kept[-1][1], max(end, kept[-1][2]))
            else:
                kept.append((at, start, end))
    return kept


def _near(strokes: list[_Stroke]) -> Iterator[list[_Stroke]]:
    group = list[_Stroke]()
    for stroke in strokes:
        if group and stroke[0] - group[0][0] > SNAP:
            yield group
            group = []
        group.append(stroke)
    if group:
        yield group


def _crossing(across: list[_Stroke], down: list[_Stroke]) -> Iterator[tuple[list[_Stroke], list[_Stroke]]]:
    """Sets of strokes that hang together by crossings."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    heights = [y for y, _, _ in across]
    for number, (x, top, bottom) in enumerate(down, len(across)):
        for at in range(bisect_left(heights, top - SNAP), bisect(heights, bottom + SNAP)):
            if across[at][1] - SNAP <= x <= across[at][2] + SNAP:
                parent[root(at)] = root(number)
    groups: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for at, stroke in enumerate(across + down):
        groups.setdefault(root(at), ([], []))[at >= len(across)].append(stroke)
    return (group for group in groups.values() if len(group[0]) > 1 and group[1])


def _grid(across: list[_Stroke], down: list[_Stroke]) -> Grid | None:
    """The grid of rules that hang together; sides that are left open are where the rules across end."""
    ys = _places([y for y, _, _ in across] + [min(top for _, top, _ in down), max(end for _, _, end in down)])
    xs = _places([x for x, _, _ in down] + [min(left for _, left, _ in across), max(end for _, _, end in across)])
    height, width = len(ys) - 1, len(xs) - 1
    if height < 1 or width < 1 or height * width > MAX_PLACES:
        return None
    shut_below = _walls(across, ys, xs)
    shut_right = _walls(down, xs, ys)
    owners = [[-1] * width for _ in range(height)]
    cells = list[tuple[int, int, int, int]]()
    for row in range(height):
        for column in range(width):
            if owners[row][column] < 0:
                cell = _cell(row, column, owners, shut_below, shut_right)
                for y in range(row, row + cell[2]):
                    owners[y][column : column + cell[3]] = [len(cells)] * cell[3]
                cells.append(cell)
    return Grid(xs, ys, owners, cells) if len(cells) > 1 else None


def _places(values: list[float]) -> list[float]:
    """Distinct places; those within SNAP are one."""
    places = list[float]()
    for value in sorted(values):
        if not places or value - places[-1] > SNAP:
            places.append(value)
    return places


def _walls(strokes: list[_Stroke], along: list[float], between: list[float]) -> set[tuple[int, int]]:
    """(i, j): a stroke runs at along[i + 1] between between[j] and between[j + 1]."""
    walls = set[tuple[int, int]]()
    for at, start, end in strokes:
        line = bisect(along, at) - 2
        for place in range(bisect_left(between, start - SNAP), len(between) - 1):
            if (between[place] + between[place + 1]) / 2 > end:
                break
            walls.add((line, place))
    return walls


def _cell(
    row: int,
    column: int,
    owners: list[list[int]],
    shut_below: set[tuple[int, int]],
    shut_right: set[tuple[int, int]],
) -> tuple[int, int, int, int]:
    """The largest open rectangle that begins at a place: row, column, rows, columns."""
    height, width = len(owners), len(owners[0])
    right = column + 1
    while right < width and (right - 1, row) not in shut_right and owners[row][right] < 0:
        right += 1
    below = row + 1
    while below < height and all(
        (below - 1, at) not in shut_below and owners[below][at] < 0 for at in range(column, right)
    ):
        if any((at, below) in shut_right for at in range(column, right - 1)):
            break
        below += 1
    return row, column, below - row, right - column
