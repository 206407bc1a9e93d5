"""Which rows of a table are headers, and what they say of each column: by place, not by text."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import groupby, takewhile
from typing import NamedTuple

from ..document import Block
from .cell_texts import is_value, is_year

_COLUMN_NUMBER = re.compile(r"\s*\(?\s*(\d{1,2}|[A-ZĐ]{1,2})\s*\)?\s*(?:=[\d+\-–x*:/()\s,.%=]+)?\s*$")
ROW_LABEL = re.compile(r"\s*(?:[IVXL]+|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)\s*[.)]?\s*$")
_WORD = re.compile(r"[^\W\d_]{3}|\d{3}")
MAX_HEADER_ROWS = 6


class GridCell(NamedTuple):
    """One cell of the document's table: its text on one line, its place, how far it reaches."""

    blocks: tuple[Block, ...]
    text: str
    row: int
    column: int
    width: int
    height: int
    header: bool


def first_data_row(rows: list[list[GridCell]]) -> int:
    """Index of the first row that holds figures beside a name; 0 where the first row does already."""
    for index, row in enumerate(rows[: MAX_HEADER_ROWS + 1]):
        if is_column_numbers(row):
            continue
        values = [entry for entry in row[1:] if is_value(entry.text)]
        if values or (index and not row[0].header and ROW_LABEL.match(row[0].text) and not is_year(row[0].text)):
            return index
    told = any(len(entry.text.split()) > 8 and any(map(str.isdecimal, entry.text)) for entry in rows[0])
    return 1 if len(rows) > 1 and not told else 0


def is_column_numbers(row: list[GridCell]) -> bool:
    """A row "1 2 3 …" or "(1) (2) 3=1+2": it numbers the columns."""
    texts = [entry.text for entry in row if entry.text]
    if len(texts) < 3:
        return False
    found = list(takewhile(bool, map(_COLUMN_NUMBER.match, texts)))
    numbers = [int(match[1]) for match in found if match and match[1].isdecimal()]
    counted = len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return (len(found) == len(texts) and counted) or _are_own_places(row)


def _are_own_places(row: list[GridCell]) -> bool:
    """Recognised badly ("@)  2  =@G  (6)"): no words, and three cells and more that hold the number of their column."""
    own = [entry for entry in row if entry.text.strip(" ()_.") == str(entry.column + 1)]
    return len(own) >= 3 and not any(_WORD.search(entry.text) for entry in row)


class HeaderPaths:
    """Header texts above each column."""

    def __init__(self, headers: list[GridCell]) -> None:
        above: dict[int, list[str]] = {}
        for header in _widened(headers):
            for column in range(header.column, header.column + header.width):
                above.setdefault(column, []).append(header.text)
        self._above = {column: tuple(text for text, _ in groupby(texts)) for column, texts in above.items()}

    def at(self, column: int) -> tuple[str, ...]:
        """From top to bottom, equal neighbours once; () for a column without headers."""
        return self._above.get(column, ())


def _widened(headers: list[GridCell]) -> list[GridCell]:
    """Where a format cannot merge cells, a group's header stands above its first column, with blanks beside it."""
    named = [entry for entry in headers if entry.text]
    taken = {(e.row, column) for e in named for column in range(e.column, e.column + e.width)}
    return [entry._replace(width=_width(entry, taken)) for entry in named]


def _width(group: GridCell, taken: Set[tuple[int, int]]) -> int:
    """Columns of a header with those behind it that are blank beside it, and headed below it as its own are."""
    row, below, width = group.row, group.row + 1, group.width
    while (below, group.column) in taken and (below, group.column + width) in taken:
        if (row, group.column + width) in taken:
            break
        width += 1
    return width
