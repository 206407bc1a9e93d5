"""The text as it flows over the pages: sheets → paragraphs, tables and notes of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import repeat

from ...document import Alignment, Cell, DocumentBuilder
from .boxes import Lie, places_of
from .cells import Table, TableCell
from .columns import Columns, arrange
from .footnotes import Footnote
from .lines import Line
from .paragraphs import Margins, Paragraph, Placed, alignment, begins, goes_on, joined, leading_of, margins_of
from .running import TextColumns
from .sheets import Sheet

_SAME_COLUMNS = 6.0
"""Points by which the columns of a table may move from page to page."""
_FOOT = 0.7
"""Share of the page's height: a table that ends above it ends there, unless the next page goes on with its figures."""
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[+\-–(]?\d[\d.,]*\s*%?\)?")
"""A cell that holds nothing but a figure; years name columns."""
_GROUP = 2
"""Cells with text of a row that names a group: its label and its name."""

_TableRow = list[tuple[TableCell, int]]
"""Cells of a row, each with the page it begins on."""


class OpenTable:
    """A table that may go on on the next page: its rows are written when no more can be said about them."""

    def __init__(self, number: int, table: Table, sheet: Sheet) -> None:
        self.number = number
        self.head = 0
        """Rows at its beginning that are printed again on the next page."""
        self.written = 0
        self.unwritten: list[_TableRow] = []
        self._columns = table.columns
        self._first = [_texts(row) for row in table.rows[:8]]
        self._add(table, sheet)

    def goes_on(self, table: Table, sheet: Sheet) -> bool:
        """Whether the first thing on a sheet is the rest of this table."""
        same = len(table.columns) == len(self._columns) and all(
            abs(here - there) < _SAME_COLUMNS for here, there in zip(table.columns, self._columns, strict=True)
        )
        return same and sheet.number == self._page + 1 and (self._reaches_foot or _begins_with_figures(table))

    def add(self, table: Table, sheet: Sheet) -> None:
        """The rest of the table, without its head printed again; a row cut by the end of the page is made whole."""
        repeated = 0
        for head, row in zip(self._first, table.rows, strict=False):
            if not any(text for _, text in head) or head != _texts(row):
                break
            repeated += 1
        self.head = max(self.head, repeated)
        last = self.unwritten[-1]
        if repeated < len(table.rows) and _is_cut(last, table.rows[repeated]):
            more = {cell.column: cell.lines for cell in table.rows[repeated]}
            self.unwritten[-1] = [(cell._replace(lines=cell.lines + more[cell.column]), page) for cell, page in last]
            repeated += 1
        self._add(table, sheet, repeated)

    def _add(self, table: Table, sheet: Sheet, skip: int = 0) -> None:
        self.unwritten += ([(cell, sheet.number) for cell in row] for row in table.rows[skip:])
        self._page, self._reaches_foot = sheet.number, table.bottom > _FOOT * sheet.lie.height


def _begins_with_figures(table: Table) -> bool:
    """The first row that names no group is none that names columns, either: a cell behind its label holds a figure."""
    filled = ([(at, text) for at, text in _texts(row) if text.strip()] for row in table.rows)
    first = next((row for row in filled if len(row) > _GROUP), [])
    return any(_FIGURE.fullmatch(text.strip()) for at, text in first if at)


def _is_cut(last: _TableRow, first: Sequence[TableCell]) -> bool:
    """The first row of a page only carries on the words of the last row of the page before.

    A cell that covers rows on both pages begins anew on the second, with nothing in it.
    """
    above, below = {cell.column: cell.lines for cell, _ in last}, {cell.column: cell.lines for cell in first}
    if not first or first[0].lines or not above.keys() <= below.keys():
        return False
    pairs = [(above.get(column, ()), lines) for column, lines in below.items() if lines]
    return all(lines for lines, _ in pairs) and any(more[0].text[0].islower() for _, more in pairs)


def _texts(row: Sequence[TableCell]) -> list[tuple[int, str]]:
    return [(cell.column, " ".join(line.text for line in cell.lines)) for cell in row]


class Flow:
    """Adds sheets to a document; a paragraph or a table that the end of a page cuts goes on on the next."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._open: Paragraph | OpenTable | None = None
        self._margins: dict[int, Margins] = {}
        """Those of the last page of each width."""
        self._column: Margins | None = None
        """Of the first column of running text, where the last page ended in columns."""
        self._lies: dict[int, Lie] = {}
        self._tables = 0
        self._marks: dict[tuple[int, str], int] = {}
        self._notes: list[Footnote] = []

    def add(self, sheet: Sheet) -> None:
        """Add all that a sheet holds; its footnotes wait for the end."""
        self._lies[sheet.number] = sheet.lie
        if not sheet.read:
            self._close()
        items = list(arrange(sheet.rows, sheet.tables, {note.label for note in sheet.notes}))
        lines = [item for item in items if isinstance(item, Line)]
        edges = [(table.columns[0], table.columns[-1]) for table in sheet.tables]
        edges += [item.edges for item in items if isinstance(item, TextColumns)]
        if self._column and lines and all(self._column.holds(line) for line in lines):
            margins = self._column  # the next page has only the rest of it
        else:
            margins = margins_of(lines, edges, self._margins.get(round(sheet.lie.width)))
            self._margins[round(sheet.lie.width)] = margins
            self._column = None
        leading = leading_of(lines)
        for item in items:
            if isinstance(item, Line):
                self._add_line(Placed(item, margins, sheet.number, leading, alignment(item, margins)))
            elif isinstance(item, TextColumns):
                first = self._add_running(item, sheet)
                self._column = first if item is items[-1] else None
            elif isinstance(item, Columns):
                self._add_columns(item, sheet.number)
            else:
                self._add_table(item, sheet)
        self._notes += sheet.notes

    def end(self) -> None:
        """Finish what is open, and add the footnotes."""
        self._close()
        for note in self._notes:
            anchor = self._marks.get((note.page, note.label))
            runs, _, doubts, starts = joined(note.lines)
            places = partial(places_of, zip(note.lines, starts, repeat(note.page)), self._lies)
            self._builder.add(runs, kind="footnote", page=note.page, anchor=anchor, doubts=doubts, places=places)

    def _add_line(self, line: Placed) -> None:
        if isinstance(self._open, Paragraph) and not begins(self._open, line):
            self._open.lines.append(line)
        else:
            self._close()
            self._open = Paragraph([line])

    def _add_running(self, columns: TextColumns, sheet: Sheet) -> Margins:
        """Columns one after the other, as if each stood below the first; a paragraph goes on in the next one.

        Gives the margins of the first column.
        """
        each = [[item for item in column if isinstance(item, Line)] for column in columns.columns]
        first = margins_of(each[0], (), None)
        for column, lines in zip(columns.columns, each, strict=True):
            margins, leading = margins_of(lines, (), None), leading_of(lines)
            aside = margins.left - first.left
            margins = margins.moved(-aside)
            for item in column:
                if isinstance(item, Line):
                    line = item._replace(x0=item.x0 - aside, x1=item.x1 - aside)
                    self._add_line(Placed(line, margins, sheet.number, leading, alignment(line, margins)))
                else:
                    self._add_table(item, sheet)
        return first

    def _add_columns(self, columns: Columns, page: int) -> None:
        self._close()
        for number, lines in enumerate((columns.left, columns.right)):
            for paragraph in _paragraphs(lines):
                self._write(paragraph, [page] * len(paragraph), cell=Cell(self._tables, 0, number))
        self._tables += 1

    def _add_table(self, table: Table, sheet: Sheet) -> None:
        if isinstance(self._open, OpenTable) and self._open.goes_on(table, sheet):
            self._open.add(table, sheet)
            self._write_rows(self._open, but=1)
        else:
            self._close()
            self._open = OpenTable(self._tables, table, sheet)
            self._tables += 1

    def _close(self) -> None:
        if isinstance(self._open, OpenTable):
            self._write_rows(self._open)
        elif self._open is not None:
            placed = self._open.lines
            lines, pages = [each.line for each in placed], [each.page for each in placed]
            self._write(lines, pages, align=self._open.align, indent=lines[0].x0)
        self._open = None

    def _write_rows(self, table: OpenTable, *, but: int = 0) -> None:
        """Write the rows of a table that are still unwritten, but for the last ones."""
        ready = table.unwritten[: len(table.unwritten) - but]
        for number, row in enumerate(ready, table.written):
            for (_, column, rows, columns, lines), page in row:
                place = Cell(table.number, number, column, columns, rows, number < table.head)
                self._write(lines, [page] * max(len(lines), 1), cell=place)
        table.written += len(ready)
        del table.unwritten[: len(ready)]

    def _write(
        self,
        lines: Sequence[Line],
        pages: Sequence[int],
        *,
        cell: Cell | None = None,
        align: Alignment = "",
        indent: float | None = None,
    ) -> None:
        runs, marks, doubts, starts = joined(lines)
        places = partial(places_of, zip(lines, starts, pages, strict=False), self._lies)
        self._builder.add(runs, page=pages[0], cell=cell, align=align, indent=indent, doubts=doubts, places=places)
        for at, label, number in marks:
            self._marks[pages[number], label] = self._builder.offset(at)


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of a narrow column, those that go on joined to what they go on with."""
    found = list[Line]()
    for line in lines:
        if found and not goes_on(found[-1], line):
            yield found
            found = []
        found.append(line)
    if found:
        yield found
