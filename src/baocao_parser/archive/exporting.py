"""An archive as one file: a database for those who compute, a workbook for those who read."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..aside import Target, aside, writer_of
from ..errors import BaocaoError
from ..extras import library
from ..visible import in_cell
from .schema import COLUMNS, Column
from .views import ASKED, Views, quoted

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST_ROWS = (1 << 20) - 8
"""Of a sheet in Excel, less its header."""
AT_A_TIME = 5000
_NOT_IN_SHEETS = ("report", "issues", "evidence")
"""JSON for programs."""


def export(views: Views, path: Target) -> None:
    """Write what counts of an archive, in the format that the file's name ends with."""
    writer_of(path, WRITERS)(views, path)


def to_duckdb(views: Views, path: Target) -> None:
    """A DuckDB database with the tables, each column with a comment."""
    run = views.connection.execute
    with aside(path) as file:
        run(f"ATTACH {quoted(str(file))} AS written")
        try:
            for table in ASKED:
                run(f"CREATE TABLE written.{table} AS SELECT * FROM {table}")
                for column in COLUMNS[table]:
                    run(f'COMMENT ON COLUMN written.{table}."{column.name}" IS {quoted(_told(column))}')
        finally:
            run("DETACH written")


def to_excel(views: Views, path: Target) -> None:
    """A workbook with a sheet for each table; text is text, also where it begins like a formula."""
    library("openpyxl", "excel", "cannot be written without openpyxl", Path(path).name)
    from openpyxl import Workbook

    for table in ASKED:
        ((rows,),) = views.connection.execute(f"SELECT count(*) FROM {table}").fetchall()
        if rows > MOST_ROWS:
            problem = f"would have {rows:,} rows in {table}, too many for Excel"
            raise BaocaoError(problem, source=Path(path).name, remedy="write .duckdb")
    with aside(path) as file:
        file.touch()  # before the work
        book = Workbook(write_only=True)
        for table in ASKED:
            columns = [column for column in COLUMNS[table] if column.name not in _NOT_IN_SHEETS]
            named = ", ".join(f'"{column.name}"' for column in columns)
            _fill(book.create_sheet(table), columns, _rows(views, f"SELECT {named} FROM {table} ORDER BY ALL"))
        book.save(file)


WRITERS: dict[str, Callable[[Views, Target], None]] = {".duckdb": to_duckdb, ".xlsx": to_excel}


def _rows(views: Views, query: str) -> Iterator[tuple[Any, ...]]:
    cursor = views.connection.execute(query)
    while rows := cursor.fetchmany(AT_A_TIME):
        yield from rows


def _fill(sheet: WriteOnlyWorksheet, columns: Sequence[Column], rows: Iterator[tuple[Any, ...]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.comments import Comment

    sheet.freeze_panes = "A2"
    head = []
    for column in columns:
        cell = WriteOnlyCell(sheet, column.name)
        cell.comment = Comment(_told(column), "baocao")
        head.append(cell)
    sheet.append(head)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: WriteOnlyWorksheet, value: object) -> object:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, list):
        value = " | ".join(map(str, value))
    if isinstance(value, datetime.datetime):
        value = value.replace(tzinfo=None)
    value = in_cell(value)
    if not isinstance(value, str) or value[:1] not in ("=", "#"):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _told(column: Column) -> str:
    return f"{column.says} [{column.unit}]" if column.unit else column.says
