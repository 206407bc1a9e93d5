"""Tables: which rows are headers, which column numbers the rows, and what each cell's number is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby, takewhile
from typing import NamedTuple

import regex

from ..document import Block, Document
from ..numbers.units import unit_at
from ..text.folding import fold
from .rows import depths_of, is_subtotal, is_total, kind_of, unnumbered

_NUMERIC = re.compile(r"\s*[(]?[-+−]?\d[\d.,\s\u00a0]*(?:/\s*\d[\d.,]*)?\s*(?:%|‰)?[)]?\s*(?:\(\d\))?\s*$")
_COLUMN_NUMBER = re.compile(r"\s*\(?\s*(\d{1,2}|[A-ZĐ])\s*\)?\s*(?:=[\d+\-–x*:/()\s,.%]+)?\s*$")
_ROW_LABEL = re.compile(r"\s*(?:[IVXL]+|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)\s*[.)]?\s*$")
_UNIT_LINE = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:?\s*(?P<unit>[^;)\n]{1,40}?)\s*[);]?\s*$", re.IGNORECASE)
_BRACKET_UNIT = re.compile(r"\(\s*(?:đvt\s*:?\s*)?(?P<unit>(?:1\.?000\s?)?[^()\d]{1,24}|%)\s*\)\s*$", re.IGNORECASE)
_THOUSAND = re.compile(r"^1\.?000\s?(?=[^\W\d_])")
ORDINAL_HEADERS = frozenset({"stt", "tt", "so tt", "so thu tu"})
UNIT_HEADERS = frozenset({"dvt", "don vi", "don vi tinh"})
NOTE_HEADERS = frozenset({"ghi chu", "so ky hieu", "so van ban", "ngay thang", "nam sinh", "dien thoai"})
RANK_HEADERS = ("thu hang", "xep hang", "hang", "xep thu", "vi tri", "vi thu")
_SCALE_WORDS = re.compile(r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)+", re.IGNORECASE)
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
    ordinal: str
    """Number of the row as printed in a column of its own."""
    name: str
    """Name of the row alone."""

    @property
    def ranks(self) -> bool:
        """A place in an order: "Thứ hạng", "Xếp hạng" above the cell."""
        return bool(self.columns) and fold(self.columns[-1]).startswith(RANK_HEADERS)


class Table(NamedTuple):
    """A table as its places mean it."""

    fields: tuple[Field, ...]
    titles: dict[int, tuple[str, str]]
    """Number and name of the rows that are nothing but the title of those below them."""
    formulas: dict[int, str]
    """What the row that numbers the columns says of each: "3", "7=3-6"; {} without such a row."""

    def counts(self, field: Field) -> bool:
        """Whether a column is one of figures: it has a unit, or figures beside this cell."""
        column = field.block.cell.column if field.block.cell else None
        same = (other for other in self.fields if other.block.cell and other.block.cell.column == column)
        return bool(field.unit) or any(other.numeric for other in same)


class _Entry(NamedTuple):
    blocks: tuple[Block, ...]
    text: str
    row: int
    column: int
    width: int
    height: int
    header: bool


def tables_of(document: Document, blocks: Sequence[Block]) -> dict[int, Table]:
    """Every real table among `blocks`, by table number; tables of one column are running text."""
    by_table: dict[int, list[Block]] = {}
    for block in blocks:
        if block.cell:
            by_table.setdefault(block.cell.table, []).append(block)
    wide = {number: found for number, found in by_table.items() if any(b.cell and b.cell.column for b in found)}
    return {number: _table(document, found) for number, found in wide.items()}


def _table(document: Document, blocks: list[Block]) -> Table:
    entries = list(_entries(document, blocks))
    rows = [list(group) for _, group in groupby(entries, key=lambda entry: entry.row)]
    first = _first_data_row(rows)
    headers = [entry for row in rows[:first] for entry in row if not _is_column_numbers(row)]
    paths = _Paths(headers)
    table_unit = _unit_above(document, blocks[0])
    ordinal = _ordinal_columns(rows[first:], paths)
    printed = {tuple(e.text for e in row if e.text) for row in rows[:first]}
    fields: list[Field] = []
    titles: dict[int, tuple[str, str]] = {}
    parents: list[tuple[int, str]] = []
    kinds = depths_of([kind_of(*_named(row, ordinal)) for row in rows[first:]])
    for row, depth in zip(rows[first:], kinds, strict=True):
        if _is_column_numbers(row) or tuple(e.text for e in row if e.text) in printed:  # a header said again
            continue
        label, name = _named(row, ordinal)
        if name and _is_title(row, ordinal):
            titles[row[0].row] = label, name
            parents = [(-1, unnumbered(name))]
            continue
        parents = [(level, title) for level, title in parents if level < (0 if depth is None else depth)]
        if is_total(name) and not is_subtotal(name):
            parents = []
        names = tuple(filter(None, (*(title for _, title in parents), unnumbered(name))))
        fields += _fields(row, ordinal, paths, table_unit, (label, name, names))
        if name and depth is not None:
            parents.append((depth, unnumbered(name)))
    numbers = next((row for row in rows if _is_column_numbers(row)), [])
    return Table(tuple(fields), titles, {entry.column: entry.text for entry in numbers})


def _named(row: list[_Entry], ordinal: frozenset[int]) -> tuple[str, str]:
    """(number, name) of a row."""
    label = next((e.text for e in row if e.column in ordinal and e.text), "")
    name = next((e.text for e in row if e.column not in ordinal and not _NUMERIC.match(e.text) and e.text), "")
    if not _ROW_LABEL.match(label) and label not in name:  # "Tổng số" over the column of numbers and that of names
        return "", label
    return label, name


def _is_title(row: list[_Entry], ordinal: frozenset[int]) -> bool:
    """A name with nothing beside it."""
    beside = [e for e in row if e.column not in ordinal]
    return len(beside) <= 1 and not any(_NUMERIC.match(e.text) for e in beside)


def _fields(
    row: list[_Entry], ordinal: frozenset[int], paths: _Paths, table_unit: str, named: tuple[str, str, tuple[str, ...]]
) -> Iterator[Field]:
    label, name, names = named
    own = next((e for e in row if e.column not in ordinal and not _NUMERIC.match(e.text) and e.text), None)
    row_unit = next((e.text for e in row if _is_unit(e.text, paths.at(e.column))), "")
    for entry in row:
        columns = paths.at(entry.column)
        if entry is own or entry.column in ordinal or _is_note(columns):
            continue
        unit = _in_words(_unit_of_header(columns) or row_unit or table_unit or _noun_of(columns))
        numeric = bool(_NUMERIC.match(entry.text))
        yield Field(entry.blocks[0], entry.text, numeric, " – ".join(names), columns, unit, label, name)


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
        self._headers = _widened(headers)
        self._known: dict[int, tuple[str, ...]] = {}

    def at(self, column: int) -> tuple[str, ...]:
        if column not in self._known:
            self._known[column] = self._above(column)
        return self._known[column]

    def _above(self, column: int) -> tuple[str, ...]:
        above = [e for e in self._headers if e.column <= column < e.column + e.width and e.text]
        texts = [" ".join(e.text.split()) for e in above]
        return tuple(text for at, text in enumerate(texts) if at == 0 or text != texts[at - 1])


def _widened(headers: list[_Entry]) -> list[_Entry]:
    """Where a format cannot merge cells, a group's header stands above its first column, with blanks beside it."""
    named = [entry for entry in headers if entry.text]
    taken = {(e.row, column) for e in named for column in range(e.column, e.column + e.width)}
    return [entry._replace(width=_width(entry, taken)) for entry in named]


def _width(group: _Entry, taken: Set[tuple[int, int]]) -> int:
    """Columns of a header with those behind it that are blank beside it, and headed below it as its own are."""
    row, below, width = group.row, group.row + 1, group.width
    while (below, group.column) in taken and (below, group.column + width) in taken:
        if (row, group.column + width) in taken:
            break
        width += 1
    return width


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
    texts = [entry.text for entry in row if entry.text]
    if len(texts) < 3:
        return False
    found = list(takewhile(bool, map(_COLUMN_NUMBER.match, texts)))
    numbers = [int(match[1]) for match in found if match and match[1].isdigit()]
    counted = len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return (len(found) == len(texts) and counted) or _are_own_places(row)


def _are_own_places(row: list[_Entry]) -> bool:
    """Recognised badly ("@)  2  =@G  (6)"): no words, and three cells and more that hold the number of their column."""
    own = [entry for entry in row if entry.text.strip(" ()_.") == str(entry.column + 1)]
    return len(own) >= 3 and not any(_WORD.search(entry.text) for entry in row)


_WORD = re.compile(r"[^\W\d_]{3}|\d{3}")


def _ordinal_columns(rows: list[list[_Entry]], paths: _Paths) -> frozenset[int]:
    """Columns that number the rows: called STT, or the first one when it holds nothing but labels."""
    columns = {entry.column for row in rows for entry in row}
    named = {column for column in columns if fold(" ".join(paths.at(column))) in ORDINAL_HEADERS}
    first = [row[0] for row in rows if row and row[0].column == 0 and row[0].text]
    labels = [entry.text for entry in first if fold(entry.text) not in ORDINAL_HEADERS]  # of the next page's header
    if labels and all(map(_ROW_LABEL.match, labels)) and any(len(row) > 2 for row in rows):
        named.add(0)
    return frozenset(named)


def _is_note(columns: tuple[str, ...]) -> bool:
    return fold(columns[-1]) in NOTE_HEADERS | UNIT_HEADERS if columns else False


def _is_unit(text: str, columns: tuple[str, ...]) -> bool:
    """A cell of the unit column; "Đơn vị" above a column may also mean offices, so the cell itself has to be a unit."""
    if fold(" ".join(columns)) not in UNIT_HEADERS:
        return False
    words = _SCALE_WORDS.sub("", _in_words(text.strip()))
    unit = unit_at(words, 0)
    return text.strip() == "%" or bool(unit and unit.end == len(words))


def _in_words(unit: str) -> str:
    """ "1000 tấn", "1.000đ" → "nghìn tấn", "nghìn đ" """
    return _THOUSAND.sub("nghìn ", unit)


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
