"""What a table on one page is made of, however it was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from .lines import Line


class TableCell(NamedTuple):
    """A cell of a table; rows and columns count from 0 on the table's full grid."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[Line, ...]


class Table(NamedTuple):
    """A table on one page."""

    top: float
    bottom: float
    columns: tuple[float, ...]
    """Where its columns begin, and where the last one ends: points from the left of the page."""
    rows: tuple[tuple[TableCell, ...], ...]
    """Each with the cells that begin in it."""

    @property
    def cells(self) -> Iterator[TableCell]:
        """Row by row."""
        return chain.from_iterable(self.rows)


def in_rows(cells: Iterable[TableCell]) -> tuple[tuple[TableCell, ...], ...]:
    """Cells in any order by the row that they begin in; rows in which none begins are empty."""
    cells = list(cells)
    rows: list[list[TableCell]] = [[] for _ in range(max((cell.row + cell.rows for cell in cells), default=0))]
    for cell in sorted(cells, key=itemgetter(0, 1)):
        rows[cell.row].append(cell)
    return tuple(map(tuple, rows))
