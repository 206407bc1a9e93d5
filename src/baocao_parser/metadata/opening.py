"""The blocks at the beginning of a document in which letterhead and title may stand: those above the first figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ..document import Block, Document
from .date_lines import read_date_line
from .letterhead import holds_motto, holds_number
from .lines import lines_of

MAX_BLOCKS = 40
"""Blocks in which letterhead and title are looked for."""

_FIGURE = re.compile(r"[\s(+−–-]*\d[\d.,\s%]*\)?\s*")


def opening_blocks(document: Document) -> Sequence[Block]:
    """The first blocks of a document up to a table of figures, whose headers are no letterhead.

    A letterhead may be a table, too, and may share it with the figures.
    """
    blocks = document.blocks[:MAX_BLOCKS]
    for table in dict.fromkeys(block.cell.table for block in blocks if block.cell):
        stop = _first_of_figures(document, table)
        if stop is not None:
            return [block for block in blocks if block.start < stop]
    return blocks


def _first_of_figures(document: Document, table: int) -> int | None:
    """Where the first row of headers above the figures of a table begins; None where it holds no figures."""
    rows: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks[: 4 * MAX_BLOCKS]:
        if block.cell and block.cell.table == table:
            rows[block.cell.row].append(block)
    figures = [row for row, cells in rows.items() for b in cells if _FIGURE.fullmatch(document.text_of(b))]
    if len(figures) < 2:
        return None
    first = figures[0]
    while first - 1 in rows and _is_header(document, rows[first - 1]):
        first -= 1
    return rows[first][0].start


def _is_header(document: Document, row: Sequence[Block]) -> bool:
    """A row with words in several columns, none of them such as only a letterhead has."""
    columns = {block.cell.column for block in row if block.cell and document.text_of(block).strip()}
    marks = (holds_motto(line) or holds_number(line) or read_date_line(line) for line in lines_of(document, row))
    return len(columns) > 1 and not any(marks)
