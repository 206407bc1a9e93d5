"""Tables: which rows are headers, which column numbers the rows, and what each cell's number is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import regex

from ..document import Block, Document
from ..numbers.units import unit_at
from ..text.folding import fold

_NUMERIC = regex.compile(r"\s*[(]?[-+−]?\d[\d.,\s\u00a0]*(?:/\s*\d[\d.,]*)?\s*(?:%|‰)?[)]?\s*(?:\(\d\))?\s*$")
_COLUMN_NUMBER = regex.compile(r"\s*\(?\s*(\d{1,2}|[A-ZĐ])\s*\)?\s*(?:=[\d+\-–x*:/()\s,.%]+)?\s*$")
_ROW_LABEL = regex.compile(r"\s*(?:[IVXL]+|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)\s*[.)]?\s*$")
_UNIT_LINE = regex.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:?\s*(?P<unit>[^;)\n]{1,40}?)\s*[);]?\s*$", regex.I)
_BRACKET_UNIT = regex.compile(r"\(\s*(?:đvt\s*:?\s*)?(?P<unit>[^()\d]{1,24}|%)\s*\)\s*$", regex.I)
ORDINAL_HEADERS = frozenset({"stt", "tt", "so tt", "so thu tu"})
UNIT_HEADERS = frozenset({"dvt", "don vi", "don vi tinh"})
NOTE_HEADERS = frozenset({"ghi chu", "so ky hieu", "so van ban", "ngay thang", "nam sinh", "dien thoai"})
_SCALE_WORDS = regex.compile(r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)+", regex.I)
MAX_HEADER_ROWS = 6


class Field(NamedTuple):
    """One cell of a table, with all that its place says."""

    block: Block
    """First block of the cell."""
    text: str
    numeric: bool
    row: str
    """Row label, with the titles of the groups that it stands in."""
    columns: tuple[str, ...]
    """Column headers from top to bottom."""
    unit: str
    """Unit as printed in the header, in the unit column, or in a line above the table; "" where none is."""


class _Entry(NamedTuple):
    blocks: tuple[Block, ...]
    text: str
    row: int
    column: int
    width: int
    height: int
    header: bool


def tables_of(document: Document, blocks: Sequence[Block]) -> dict[int, list[Field]]:
    """Fields of every real table among `blocks`, by table number; tables of one column are running text."""
    by_table: dict[int, list[Block]] = {}
    for block in blocks:
        if block.cell:
            by_table.setdefault(block.cell.table, []).append(block)
    wide = {number: found for number, found in by_table.items() if any(b.cell and b.cell.column for b in found)}
    return {number: list(_fields(document, found)) for number, found in wide.items()}


def _fields(document: Document, blocks: list[Block]) -> Iterator[Field]:
    entries = list(_entries(document, blocks))
    rows = [list(group) for _, group in groupby(entries, key=lambda entry: entry.row)]
    first = _first_data_row(rows)
    headers = [entry for row in rows[:first] for entry in row if not _is_column_numbers(row)]
    paths = _Paths(headers)
    table_unit = _unit_above(document, blocks[0])
    ordinal = _ordinal_columns(rows[first:], paths)
    groups: list[str] = []
    for row in rows[first:]:
        if _is_column_numbers(row):
            continue
        name = next((e for e in row if e.column not in ordinal and not _NUMERIC.match(e.text) and e.text), None)
        numbers = [e for e in row if e is not name and e.column not in ordinal and _NUMERIC.match(e.text)]
        if name and not numbers and len(row) - sum(e.column in ordinal for e in row) <= 1:
            groups = [name.text]
            continue
        row_unit = next((e.text for e in row if _is_unit(e.text, paths.at(e.column))), "")
        label = " – ".join([*groups[:1], name.text] if name else groups[:1])
        for entry in row:
            columns = paths.at(entry.column)
            if entry is name or entry.column in ordinal or _is_note(columns):
                continue
            unit = _unit_of_header(columns) or row_unit or table_unit or _noun_of(columns)
            yield Field(entry.blocks[0], entry.text, bool(_NUMERIC.match(entry.text)), label, columns, unit)


def _entries(document: Document, blocks: list[Block]) -> Iterator[_Entry]:
    for (row, column), group in groupby(blocks, key=lambda b: (b.cell.row, b.cell.column) if b.cell else (0, 0)):
        cell_blocks = tuple(group)
        cell = cell_blocks[0].cell
        if cell:
            text = document.text[cell_blocks[0].start : cell_blocks[-1].end].strip()
            yield _Entry(cell_blocks, text, row, column, cell.columns, cell.rows, cell.header)


class _Paths:
    """Header texts above each column."""

    def __init__(self, headers: list[_Entry]) -> None:
        self._headers = headers

    def at(self, column: int) -> tuple[str, ...]:
        above = [e for e in self._headers if e.column <= column < e.column + e.width and e.text]
        texts = [" ".join(e.text.split()) for e in above]
        return tuple(text for at, text in enumerate(texts) if at == 0 or text != texts[at - 1])


def _first_data_row(rows: list[list[_Entry]]) -> int:
    """Index of the first row with a number that is no column number; 0 where the first row has one already."""
    for index, row in enumerate(rows[: MAX_HEADER_ROWS + 1]):
        if row[0].header or _is_column_numbers(row):
            continue
        values = [entry for entry in row[1:] if _NUMERIC.match(entry.text) and not _is_year(entry.text)]
        if values or (index and _ROW_LABEL.match(row[0].text)):
            return index
    return 1 if len(rows) > 1 else 0


def _is_year(text: str) -> bool:
    return bool(regex.fullmatch(r"(19|20)\d\d", text.strip()))


def _is_column_numbers(row: list[_Entry]) -> bool:
    """A row "1 2 3 …" or "(1) (2) 3=1+2": it numbers the columns."""
    found = [_COLUMN_NUMBER.match(entry.text) for entry in row if entry.text]
    numbers = [int(match[1]) for match in found if match and match[1].isdigit()]
    return (
        len(found) >= 3
        and all(found)
        and len(numbers) >= 2
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


def _ordinal_columns(rows: list[list[_Entry]], paths: _Paths) -> frozenset[int]:
    """Columns that number the rows: called STT, or the first one when it holds nothing but labels."""
    named = {e.column for row in rows for e in row if fold(" ".join(paths.at(e.column))) in ORDINAL_HEADERS}
    first = [row[0] for row in rows if row and row[0].column == 0 and row[0].text]
    if first and all(_ROW_LABEL.match(entry.text) for entry in first) and any(len(row) > 2 for row in rows):
        named.add(0)
    return frozenset(named)


def _is_note(columns: tuple[str, ...]) -> bool:
    return fold(columns[-1]) in NOTE_HEADERS | UNIT_HEADERS if columns else False


def _is_unit(text: str, columns: tuple[str, ...]) -> bool:
    """A cell of the unit column; "Đơn vị" above a column may also mean offices, so the cell itself has to be a unit."""
    if fold(" ".join(columns)) not in UNIT_HEADERS:
        return False
    words = _SCALE_WORDS.sub("", text.strip())
    unit = unit_at(words, 0)
    return text.strip() == "%" or bool(unit and unit.end == len(words))


def _noun_of(columns: tuple[str, ...]) -> str:
    """ "Hồ sơ tiếp nhận" counts hồ sơ: the noun that a header begins with."""
    unit = unit_at(columns[-1], 0) if columns else None
    return unit.name if unit else ""


def _unit_of_header(columns: tuple[str, ...]) -> str:
    """ "Kinh phí (triệu đồng)", "Tỷ lệ %" """
    for text in reversed(columns):
        found = _BRACKET_UNIT.search(text) or _UNIT_LINE.search(text)
        if found:
            return found["unit"].strip()
        if text.endswith("%"):
            return "%"
    return ""


def _unit_above(document: Document, first: Block) -> str:
    """Unit of a line "ĐVT: triệu đồng" within the two blocks above a table."""
    above = document.text[max(0, first.start - 200) : first.start].split("\n")[-3:]
    return next((found["unit"] for line in reversed(above) if (found := _UNIT_LINE.search(line))), "")
