"""What a table on one page is made of, however it was found."""

from __future__ import annotations

import re
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


_FIGURE = re.compile(
    r"""
    [(+\-–]? (?:
      \d{1,3} (?: (?: \.\d{3} )+ (?: ,\d{1,2} )? | (?: ,\d{3} )+ (?: \.\d{1,2} )? )  # 1.234.567,8 and 1,234,567.8
    | \d+ ,\d{1,2}                                                                  # 80,01
    ) %? \)?
    """,
    re.VERBOSE,
)
"""Figures whose separators show that they are whole: "12" above "98" may as well be two."""
_NUMBERS = re.compile("S?TT")
"""What stands above numbers of rows, in columns that are hardly wider than these."""
_PADDING = 10.8
"""Points that Word leaves free in a cell, at its left and right together."""
_DIGIT = 0.5
"""Width of a digit, in font sizes."""


def with_cuts(lines: tuple[Line, ...], width: float) -> tuple[Line, ...]:
    """The lines of a cell; those of one figure too long for it are cut where the next sign had no room."""
    if len(lines) < 2:
        return lines
    whole = "".join(line.text for line in lines)
    if not (_NUMBERS.fullmatch(whole) or (_FIGURE.fullmatch(whole) and _are_full(lines, width))):
        return lines
    return (*(line._replace(cut=True) for line in lines[:-1]), lines[-1])


def _are_full(lines: tuple[Line, ...], width: float) -> bool:
    """None but the last has room for one more digit in a cell of a width."""
    room = max(width - _PADDING, *(line.x1 - line.x0 for line in lines))
    return all(room - (line.x1 - line.x0) < _DIGIT * line.size + 1 for line in lines[:-1])


def in_rows(cells: Iterable[TableCell]) -> tuple[tuple[TableCell, ...], ...]:
    """Cells in any order by the row that they begin in; rows in which none begins are empty."""
    cells = list(cells)
    rows: list[list[TableCell]] = [[] for _ in range(max((cell.row + cell.rows for cell in cells), default=0))]
    for cell in sorted(cells, key=itemgetter(0, 1)):
        rows[cell.row].append(cell)
    return tuple(map(tuple, rows))
