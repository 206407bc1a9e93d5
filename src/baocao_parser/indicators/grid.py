"""Table of a Document → Grid: which rows are headers, how the rows are named, and what stands above and beside each cell.

Headers belong to cells by their place: a header holds for the columns that it covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import groupby, takewhile
from typing import NamedTuple

from ..document import Block, Document
from ..language.phrases import Phrase, phrases_of
from ..numbers.figures import Figure
from ..text.folding import fold
from ..text.syllables import is_foreign
from .printed_units import bracket_unit, fitting_unit, is_time, plain_unit, unit_of_header, unit_of_line, unit_of_title
from .rows import depths_of, is_subtotal, is_total, kind_of, unnumbered

_COLUMN_NUMBER = re.compile(r"\s*\(?\s*(\d{1,2}|[A-ZĐ]{1,2})\s*\)?\s*(?:=[\d+\-–x*:/()\s,.%=]+)?\s*$")
_ROW_LABEL = re.compile(r"\s*(?:[IVXL]+|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)\s*[.)]?\s*$")
_DITTO = frozenset({'"', "''", "”", "“", "nt", "-nt-", "- nt -", "″", "//"})
_NOTHING = frozenset({"", "-", "–", "—", "...", "…", "x", "X", "-/-"})
ORDINAL_HEADERS = frozenset({"stt", "tt", "so tt", "so thu tu"})
TIME_HEADERS = frozenset({"thang", "nam", "quy", "tuan", "ngay"})
UNIT_HEADERS = frozenset({"dvt", "don vi", "don vi tinh", "dv tinh"})
NOTE_HEADERS = frozenset(
    {"ghi chu", "so ky hieu", "so van ban", "ngay thang", "nam sinh", "dien thoai", "so dien thoai"}
)
MAX_HEADER_ROWS = 6
_PLAIN = -0.5
"""Depth of a row without a number among numbered ones: below the titles of groups, above the rows."""
_HALF = 0.25
"""How much deeper "Trong đó" stands than the row before it."""


class Field(NamedTuple):
    """One cell of a table, with all that its place says."""

    block: Block
    """First block of the cell."""
    blocks: tuple[Block, ...]
    text: str
    numeric: bool
    """Nothing but one figure, with its sign, its unit, a note mark."""
    row: str
    """Row label, with the titles of the groups that it stands in."""
    columns: tuple[str, ...]
    """Column headers from top to bottom."""
    unit: str
    """Unit as printed in a header, in the unit column, or in a line above the table; "" where none is."""
    ordinal: str
    """Number of the row as printed in a column of its own."""
    name: str
    """Name of the row alone."""
    caption: str = ""
    """Title of the table, where it names what the rows do not."""
    names: tuple[str, ...] = ()
    """Headers above the names of the rows."""


class Row(NamedTuple):
    """How a row is named, and how deep it stands."""

    label: str
    name: str
    depth: int | None
    """None for one without a number among numbered ones."""


class Table(NamedTuple):
    """A table as its places mean it."""

    fields: tuple[Field, ...]
    rows: dict[int, Row]
    """By row of the document's table."""
    formulas: dict[int, str]
    """What the row that numbers the columns says of each: "3", "7=3-6"; {} without such a row."""
    caption: str = ""

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
    columns = max(entry.column + entry.width for entry in entries)
    rows = [list(group) for _, group in groupby(entries, key=lambda entry: entry.row)]
    rows = [
        row
        for row in rows
        if not (
            len(row) == 1
            and row[0].width >= columns
            and not any(row[0].row == r[0].row for r in rows[_first_data_row(rows) :])
        )
    ]
    first = _first_data_row(rows)
    headers = [e for row in rows[:first] for e in row if not _is_column_numbers(row) and e.width < columns]
    caption, table_unit = _above(document, blocks[0])
    numbers = next((row for row in rows if _is_column_numbers(row)), [])
    fields, named = _Body(rows, first, headers, caption, table_unit).read()
    return Table(tuple(fields), named, {entry.column: entry.text for entry in numbers}, caption)


class _Body:
    """The rows below the headers."""

    def __init__(
        self, rows: list[list[_Entry]], first: int, headers: list[_Entry], caption: str, table_unit: str
    ) -> None:
        self.rows = [row for row in rows[first:] if any(entry.text for entry in row)]
        self.paths = _Paths(headers)
        self.caption, self.table_unit = caption, table_unit
        self.ordinal = _ordinal_columns(self.rows, self.paths)
        self.unit_columns = _unit_columns(self.rows, self.paths)
        self.printed = {tuple(e.text for e in row if e.text) for row in rows[:first]}
        self.unit_column = ""
        self.named = next(
            (self.paths.at(e.column) for row in self.rows[:1] for e in row if e.column not in self.ordinal), ()
        )
        """Headers over the column of names."""
        self.timed = bool(self.named) and fold(self.named[-1]) in TIME_HEADERS
        self.group_unit = ""
        self.last = Row("", "", None)
        """The last row with figures."""

    def read(self) -> tuple[list[Field], dict[int, Row]]:
        """The fields in order, and the rows with a name."""
        fields: list[Field] = []
        rows: dict[int, Row] = {}
        parents: list[tuple[float, str]] = []
        for row, depth in zip(self.rows, self._depths(), strict=True):
            if _is_column_numbers(row) or tuple(e.text for e in row if e.text) in self.printed:  # a header said again
                continue
            label, name = self._named(row)
            if name and self._is_title(row):
                unit = unit_of_title(name)
                self.group_unit = unit or self.group_unit
                rows[row[0].row] = Row(label, name, depth)
                parents = self._under(name, label, depth, unit, parents)
                continue
            parents = [(level, title) for level, title in parents if level < (_PLAIN if depth is None else depth)]
            if is_total(label, name) and not is_subtotal(name):
                parents = []
            self.last = Row(label, unnumbered(name), depth)
            names = tuple(filter(None, (*(title for _, title in parents), unnumbered(name))))
            rows[row[0].row] = Row(label, name, depth)
            fields += self._fields(row, label, name, names)
            if name and depth is not None:
                parents.append((depth, unnumbered(name)))
        return fields, rows

    def _depths(self) -> list[int | None]:
        named = [self._named(row) for row in self.rows]
        columns = [
            next((e.column for e in row if name and e.text == name and e.column not in self.ordinal), 0)
            for row, (_, name) in zip(self.rows, named, strict=True)
        ]
        return depths_of([kind_of(*names) for names in named], columns)

    def _under(
        self, name: str, label: str, depth: int | None, unit: str, parents: list[tuple[float, str]]
    ) -> list[tuple[float, str]]:
        """The titles that the rows below a title stand under; below "Trong đó:" and the like the row before it, too."""
        if unit and unit in (name, name.strip("() ")):
            return []
        if kind_of("", name) == "within":
            last = _PLAIN if self.last.depth is None else self.last.depth
            outer = [(level, title) for level, title in parents if level < last]
            return [*outer, *([(last, self.last.name)] if self.last.name else []), (last + _HALF, name.strip(" :"))]
        level = -1 if depth is None or not label else depth - 100
        return [*((known, title) for known, title in parents if known < level), (level, unnumbered(name))]

    def _named(self, row: list[_Entry]) -> tuple[str, str]:
        """(number, name) of a row."""
        label = next((e.text for e in row if e.column in self.ordinal and e.text), "")
        name = next(
            (
                e.text
                for e in row
                if e.column not in self.ordinal
                and e.text not in _NOTHING
                and not self._is_unit_cell(e)
                and (not is_figure(e.text) or self._names_rows(e))
            ),
            "",
        )
        if (
            label and not _ROW_LABEL.match(label) and label not in name
        ):  # "Tổng số" over the column of numbers and that of names
            return "", label
        return label, name

    def _names_rows(self, entry: _Entry) -> bool:
        """A year in the first column names its row, and so does a number below "Tháng"."""
        return entry.column == 0 and (_is_year(entry.text) or (self.timed and entry.text.strip().isdecimal()))

    def _is_unit_cell(self, entry: _Entry) -> bool:
        return entry.column in self.unit_columns

    def _of_total(self, columns: tuple[str, ...], units: list[tuple[tuple[str, ...], str]]) -> str:
        """ "Hồ sơ tiếp nhận (hồ sơ) | Trong đó: trực tuyến": a part has its total's unit"""
        if not columns or kind_of("", columns[-1]) != "within":
            return ""
        return next(
            (
                unit
                for path, unit in reversed(units)
                if unit != "%" and kind_of("", path[-1] if path else "") != "within"
            ),
            "",
        )

    def _is_title(self, row: list[_Entry]) -> bool:
        """A name with nothing beside it."""
        beside = [e for e in row if e.column not in self.ordinal and e.text not in _NOTHING]
        return len(beside) <= 1 and not any(is_figure(e.text) and not self._names_rows(e) for e in beside)

    def _fields(self, row: list[_Entry], label: str, name: str, names: tuple[str, ...]) -> Iterator[Field]:
        own = next((e for e in row if e.text == name and e.column not in self.ordinal), None)
        unit_cell = next((e for e in row if self._is_unit_cell(e)), None)
        row_unit = ""
        if unit_cell:
            if unit_cell.text.strip() in _DITTO or (unit_cell.text.strip() in _NOTHING and self.unit_column):
                row_unit = self.unit_column
            else:
                row_unit = self.unit_column = unit_cell.text.strip()
        units: list[tuple[tuple[str, ...], str]] = []
        named_unit = bracket_unit(name) or unit_of_header(self.named)
        for entry in row:
            columns = self.paths.at(entry.column)
            if entry is own or entry.column in self.ordinal or entry is unit_cell or _is_note(columns):
                continue
            unit = (
                unit_of_header(columns)
                or self._of_total(columns, units)
                or (self.group_unit if self.group_unit == "%" else "")
                or named_unit
                or row_unit
                or self.group_unit
                or fitting_unit(self.table_unit, (*columns, name))
            )
            units.append((columns, unit))
            yield Field(
                entry.blocks[0],
                entry.blocks,
                entry.text,
                is_figure(entry.text),
                " – ".join(names),
                columns,
                unit,
                label,
                name,
                self.caption if not name or _is_year(name) or is_time(name) else "",
                self.named,
            )


def _entries(document: Document, blocks: list[Block]) -> Iterator[_Entry]:
    for (row, column), group in groupby(blocks, key=lambda b: (b.cell.row, b.cell.column) if b.cell else (0, 0)):
        cell_blocks = tuple(group)
        cell = cell_blocks[0].cell
        if cell:
            text = _told(document.text[cell_blocks[0].start : cell_blocks[-1].end])
            yield _Entry(cell_blocks, text, row, column, cell.columns, cell.rows, cell.header)


def _told(cell: str) -> str:
    """The text of a cell on one line; of one in two languages what is not foreign: "Nam - Male", "Tổng số / Total"."""
    if cell.isascii() and not any(map(str.isalpha, cell)):
        return " ".join(cell.split())
    parts = [part.strip() for line in cell.split("\n") for part in _LANGUAGES.split(line) if part.strip()]
    own = [part for part in parts if any(map(str.isdecimal, part)) or not is_foreign(part)]
    return (
        " ".join((" - " if len(own) == len(parts) else " ").join(own).split())
        if 0 < len(own) < len(parts)
        else " ".join(cell.split())
    )


_LANGUAGES = re.compile(r"\s[-–/]\s")
_AROUND = " .*+-–−↓↑><≥≤~"


def _bare(text: str) -> str:
    """A cell without its sign, the marks around it, and brackets around all of it."""
    bare = text.strip(_AROUND)
    return bare[1:-1].strip(_AROUND) if bare.startswith("(") and bare.endswith(")") else bare


@lru_cache(maxsize=2048)
def is_figure(text: str) -> bool:
    """A cell that holds one figure and nothing that tells of it: "1.250", "(1.250)", "- 4,5", "12 hồ sơ", "1.250*".

    >>> is_figure("- 4,5"), is_figure("3.260 tỷ đồng"), is_figure("Năm 2020"), is_figure("Thu nội địa 20 tỷ")
    (True, True, False, False)
    """
    if not any(map(str.isdecimal, text)) or len(text) > 40:
        return False
    phrases = phrases_of(_bare(text), None)
    figures = [p for p in phrases if p.figure]
    if not figures:
        return bool(phrases) and all(
            p.role == "digits" and p.reason in ("page_number", "list_label", "identity_number") for p in phrases
        )
    rest = [p for p in phrases if not p.figure]
    return (
        len(figures) == 1
        and phrases[0].role == "figure"
        and all(
            p.word_class == "noun"
            or p.text in "/*()"
            or p.reason in ("bracket_label", "note_mark")
            or p.word_class == "bound"
            for p in rest
        )
    )


@lru_cache(maxsize=256)
def zero_of(text: str) -> Figure | None:
    """The figure of a cell that says that there is none: "Không", "Không có."; None for any other.

    >>> zero_of("Không phát sinh").value, zero_of("Không đạt")
    (Decimal('0'), None)
    """
    if any(map(str.isdecimal, text)) or len(text) > 40:
        return None
    named = phrases_of(f"Số vụ: {text.strip(' .;')}", None)
    return named[-1].figure if len(named) == 4 else None


class _Paths:
    """Header texts above each column."""

    def __init__(self, headers: list[_Entry]) -> None:
        self._headers = _widened(headers)
        self._known: dict[int, tuple[str, ...]] = {}

    def at(self, column: int) -> tuple[str, ...]:
        """From top to bottom, equal neighbours once."""
        if column not in self._known:
            above = [e.text for e in self._headers if e.column <= column < e.column + e.width and e.text]
            self._known[column] = tuple(t for at, t in enumerate(above) if at == 0 or t != above[at - 1])
        return self._known[column]


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
    """Index of the first row that holds figures beside a name; 0 where the first row does already."""
    for index, row in enumerate(rows[: MAX_HEADER_ROWS + 1]):
        if _is_column_numbers(row):
            continue
        values = [entry for entry in row[1:] if _is_value(entry.text)]
        if values or (index and not row[0].header and _ROW_LABEL.match(row[0].text) and not _is_year(row[0].text)):
            return index
    told = any(len(entry.text.split()) > 8 and any(map(str.isdecimal, entry.text)) for entry in rows[0])
    return 1 if len(rows) > 1 and not told else 0


def _is_value(text: str) -> bool:
    """A figure that is no year, or the word for none."""
    return (is_figure(text) and not _is_year(text)) or zero_of(text) is not None


def _is_year(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:sơ bộ|ước|prel\.?|năm|estimated)?[\s\-–a-zA-Z.]*(?:19|20)\d\d\*?", text.strip(), re.IGNORECASE
        )
    )


def _is_column_numbers(row: list[_Entry]) -> bool:
    """A row "1 2 3 …" or "(1) (2) 3=1+2": it numbers the columns."""
    texts = [entry.text for entry in row if entry.text]
    if len(texts) < 3:
        return False
    found = list(takewhile(bool, map(_COLUMN_NUMBER.match, texts)))
    numbers = [int(match[1]) for match in found if match and match[1].isdecimal()]
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
    numbers = [text for text in labels if _ROW_LABEL.match(text) or text in "*-+"]
    if labels and len(numbers) == len(labels) and not all(map(_is_year, labels)) and any(len(row) > 2 for row in rows):
        named.add(0)
    return frozenset(named)


def _unit_columns(rows: list[list[_Entry]], paths: _Paths) -> frozenset[int]:
    """Columns that hold units: called ĐVT, and units by what they hold ("Đơn vị" may also mean offices)."""
    held: dict[int, list[str]] = {}
    for row in rows:
        for entry in row:
            if fold(" ".join(paths.at(entry.column))) in UNIT_HEADERS and entry.text:
                held.setdefault(entry.column, []).append(entry.text)
    units = {
        at: [text for text in texts if text in _DITTO or text in _NOTHING or plain_unit(text)]
        for at, texts in held.items()
    }
    return frozenset(at for at, texts in held.items() if 2 * len(units[at]) >= len(texts))


def _is_note(columns: tuple[str, ...]) -> bool:
    return bool(columns) and fold(columns[-1]) in UNIT_HEADERS | {h for h in NOTE_HEADERS if h != "ghi chu"}


def _above(document: Document, first: Block) -> tuple[str, str]:
    """(title, unit) by the lines above a table; a title may run over several lines."""
    lines = [
        _told(line.strip(" *_"))
        for line in document.text[max(0, first.start - 600) : first.start].split("\n")[:-1][-6:]
    ]
    unit, caption = "", ""
    for line in reversed(lines):
        found = unit_of_line(line)
        if found and not unit:
            unit = found
        elif caption and not (caption[0].islower() or caption[0].isdecimal()):
            break
        elif line and not line.startswith("(") and not is_foreign(line):
            sentence = re.split(r"(?<=[.;!?])\s", line.rstrip("."))[-1]
            caption = f"{sentence} {caption}".rstrip(": ")
    return re.sub(r"^\s*(?:\d+|[IVX]+)[.)]\s*", "", caption), unit


_SLASH = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
_YEAR = re.compile(r"(?<!năm )(?<![\d/.-])((?:19|20)\d\d)(?![\d/.,-])", re.IGNORECASE)
"""A year alone in a header is one, whatever it stands beside: "KH 2025", "Sơ bộ 2015"."""


def is_nothing(text: str) -> bool:
    """A blank, a dash, dots: no figure, and no zero either."""
    return text.strip() in _NOTHING


_YEARS = re.compile(r"(?<!học )(?<![\d/.-])((?:19|20)\d\d)\s?/\s?((?:19|20)\d\d)(?![\d/.,-])")
"""One year over another: "2019/2018 (%)"."""


_SPAN = re.compile(r"(?<!năm học )(?<![\d/.,-])((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?![\d/.,-])", re.IGNORECASE)
"""Two years alone in a header: a school year, or a stretch: "2019-2020"."""


def _told_span(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    return f"{'năm học' if last == first + 1 else 'giai đoạn'} {first} - {last}"


def phrases_of_header(text: str, year: int | None) -> tuple[Phrase, ...]:
    """Phrases of a header or of a row's name."""
    told = _SPAN.sub(_told_span, _YEARS.sub(r"năm \1 so với năm \2", text))
    return phrases_of(_YEAR.sub(r"năm \1", _SLASH.sub(" / ", told)), year)
