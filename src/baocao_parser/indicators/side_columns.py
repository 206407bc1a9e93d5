"""The columns of a table that hold no figures: numbers of the rows, units, notes."""

from __future__ import annotations

from ..data import rows_of
from ..text.folding import fold
from .cell_texts import DITTO, NOTHING, is_year
from .header_rows import ROW_LABEL, GridCell, HeaderPaths
from .printed_units import plain_unit

_BULLETS = frozenset("*-–+•")
_HEADERS = {fold(row["words"]): row["column"] for row in rows_of("table_headers.tsv")}


def holds(header: str) -> str:
    """What a header says that its column holds: "ordinal", "time", "unit", "note"; "" for a column of anything else.

    >>> holds("STT"), holds("Đơn vị tính"), holds("Số hồ sơ")
    ('ordinal', 'unit', '')
    """
    return _HEADERS.get(fold(header), "")


def ordinal_columns(rows: list[list[GridCell]], paths: HeaderPaths) -> frozenset[int]:
    """Columns that number the rows: called STT, or the first one when it holds nothing but labels."""
    columns = {entry.column for row in rows for entry in row}
    named = {column for column in columns if holds(" ".join(paths.at(column))) == "ordinal"}
    first = [row[0] for row in rows if row and row[0].column == 0 and row[0].text]
    labels = [entry.text for entry in first if holds(entry.text) != "ordinal"]  # of the next page's header
    numbers = [text for text in labels if numbers_row(text)]
    if labels and len(numbers) == len(labels) and not all(map(is_year, labels)) and any(len(row) > 2 for row in rows):
        named.add(0)
    return frozenset(named)


def numbers_row(text: str) -> bool:
    """Whether a cell beside a row's name numbers the row: a number, a letter, or a bullet in their place.

    >>> numbers_row("II"), numbers_row("*"), numbers_row("Tổng số")
    (True, True, False)
    """
    return text in _BULLETS or bool(ROW_LABEL.match(text))


def unit_columns(rows: list[list[GridCell]], paths: HeaderPaths) -> frozenset[int]:
    """Columns that hold units: called ĐVT, and units by what they hold ("Đơn vị" may also mean offices)."""
    held: dict[int, list[str]] = {}
    for row in rows:
        for entry in row:
            if holds(" ".join(paths.at(entry.column))) == "unit" and entry.text:
                held.setdefault(entry.column, []).append(entry.text)
    units = {
        at: [text for text in texts if text in DITTO or text in NOTHING or plain_unit(text)]
        for at, texts in held.items()
    }
    return frozenset(at for at, texts in held.items() if 2 * len(units[at]) >= len(texts))


def is_note(columns: tuple[str, ...]) -> bool:
    """Whether what stands below some headers tells of the row, and counts nothing."""
    return bool(columns) and holds(columns[-1]) in ("unit", "note")
