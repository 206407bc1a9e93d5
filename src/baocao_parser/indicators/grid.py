"""Tables of a Document → Tables: which rows are headers, how rows are named, what stands above and beside each cell.

Headers belong to cells by their place: a header holds for the columns that it covers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..document import Block, Document
from .cell_texts import told
from .fields import FieldTable
from .header_rows import GridCell, first_data_row, is_column_numbers
from .table_body import TableBody
from .table_title import title_above


def tables_of(document: Document, blocks: Sequence[Block]) -> dict[int, FieldTable]:
    """Every real table among `blocks`, by table number; tables of one column are running text."""
    by_table: dict[int, list[Block]] = {}
    for block in blocks:
        if block.cell:
            by_table.setdefault(block.cell.table, []).append(block)
    wide = {number: found for number, found in by_table.items() if any(b.cell and b.cell.column for b in found)}
    return {number: _table(document, found) for number, found in wide.items()}


def _table(document: Document, blocks: list[Block]) -> FieldTable:
    entries = list(_entries(document, blocks))
    columns = max(entry.column + entry.width for entry in entries)
    rows = [list(group) for _, group in groupby(entries, key=lambda entry: entry.row)]
    rows = _without_titles(rows, columns)
    first = first_data_row(rows)
    headers = [e for row in rows[:first] if not is_column_numbers(row) for e in row if e.width < columns]
    caption, table_unit = title_above(document, blocks[0])
    numbers = next((row for row in rows if is_column_numbers(row)), [])
    fields, named = TableBody(rows, first, headers, caption, table_unit).read()
    return FieldTable(tuple(fields), named, {entry.column: entry.text for entry in numbers}, caption)


def _without_titles(rows: list[list[GridCell]], columns: int) -> list[list[GridCell]]:
    """The rows without those among the headers that are one cell over all columns: titles of the table."""
    first = first_data_row(rows)
    return [row for at, row in enumerate(rows) if at >= first or len(row) > 1 or row[0].width < columns]


def _entries(document: Document, blocks: list[Block]) -> Iterator[GridCell]:
    for (row, column), group in groupby(blocks, key=lambda b: (b.cell.row, b.cell.column) if b.cell else (0, 0)):
        cell_blocks = tuple(group)
        cell = cell_blocks[0].cell
        if cell:
            text = told(document.text[cell_blocks[0].start : cell_blocks[-1].end])
            yield GridCell(cell_blocks, text, row, column, cell.columns, cell.rows, cell.header)
