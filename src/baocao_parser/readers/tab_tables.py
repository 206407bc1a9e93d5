"""Tables of plain text, whose cells stand between tabs or wide gaps → cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..document import Cell
from .paragraphs import Line
from .pipe_tables import Printed

_GAP = re.compile(r"\t| {3,}")
_NUMBER = re.compile(r"[+-]?\d[\d.,/]*\s?%?")
_FEWEST_CELLS, _FEWEST_ROWS = 3, 3
"""Two columns are a letterhead or signatures, two rows may be chance."""


def lines_with_tables(printed: Sequence[Printed]) -> Iterator[Line]:
    """Lines of plain text; of lines below each other with as many cells, and numbers in all but the first, the cells.

    >>> rows = "Xã\\tSố hộ\\tTỷ lệ", "An Phú\\t120\\t4,5", "An Hòa\\t95\\t3,1", "cuối"
    >>> [line.text for line in lines_with_tables([(row, None) for row in rows])][6:]
    ['An Hòa', '95', '3,1', 'cuối']
    >>> [line.text for line in lines_with_tables([("UBND TỈNH\\tCỘNG HÒA", None)])]
    ['UBND TỈNH\\tCỘNG HÒA']
    """
    tables = 0
    for _, group in groupby(printed, key=lambda line: (len(_cells(line[0])), line[1])):
        rows = list(group)
        if _is_table([_cells(text) for text, _ in rows]):
            for number, (text, page) in enumerate(rows):
                for column, cell in enumerate(_cells(text)):
                    pieces = ((cell, False),) if cell else ()
                    yield Line(pieces, page, cell=Cell(tables, number, column))
            tables += 1
        else:
            yield from (Line(((text.rstrip(), False),) if text.strip() else (), page) for text, page in rows)


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in _GAP.split(text.strip(" "))] if text.strip() else []


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) < _FEWEST_ROWS or len(rows[0]) < _FEWEST_CELLS:
        return False
    return all(any(_NUMBER.fullmatch(cell) for cell in row[1:]) for row in rows[1:])
