"""Document → Sheets: its paragraphs and tables as a page shows them, a sheet for every page of the original."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ..document import Block, Document
from ..metadata.describe import describe
from ..records import Rejection, Section
from .inline import ShownPiece, pieces_of, spans_of
from .offsets import browser_offsets

if TYPE_CHECKING:
    from ..report import Report

BLOCKS = 40
"""Blocks of one sheet, where the format does not know its pages: browsers lay out only the sheets in view."""


class ShownParagraph(NamedTuple):
    """A block of text."""

    tag: str
    """ "p", or "h2" to "h6" for a line that is a heading."""
    start: int | None
    """Offset of its text, as the browser counts; None where it is the one behind the paragraph shown before, and 1."""
    align: str
    pieces: tuple[ShownPiece, ...]
    notes: tuple[int, ...] = ()
    """Offsets (the browser's) of the notes whose marks stand in it."""


class ShownCell(NamedTuple):
    """A cell, or a gap in a row without one."""

    columns: int
    rows: int
    header: bool
    items: tuple[Item, ...]


class TableRow(NamedTuple):
    """A row of cells."""

    page: int | None
    """The page that begins with it, inside of the table."""
    cells: tuple[ShownCell, ...]


class Table(NamedTuple):
    """Rows of cells."""

    plain: bool
    """Letterhead or closing: laid out as a table, and none to read."""
    rows: tuple[TableRow, ...]


Item = ShownParagraph | Table


class ShownSheet(NamedTuple):
    """What is shown together."""

    page: int | None
    items: tuple[Item, ...]


def sheets_of(report: Report, rejections: Sequence[Rejection]) -> list[ShownSheet]:
    """The sheets of a report's document, all its blocks in order; [] for a document without blocks."""
    layout = _Layout(report, rejections)
    sheets = []
    blocks = report.document.blocks
    body = [block for block in blocks if block.kind == "paragraph"]
    notes = [block for block in blocks if block.kind != "paragraph"]
    for page, own in layout.by_page(body):
        sheets.append(ShownSheet(page, tuple(layout.items(own))))
    if notes:
        sheets.append(ShownSheet(None, tuple(layout.items(notes))))
    return sheets


def pieces_shown(items: Iterable[Item]) -> Iterator[ShownPiece]:
    """The pieces of paragraphs and tables, in the order in which they stand on the page."""
    for item in items:
        if isinstance(item, ShownParagraph):
            yield from item.pieces
        else:
            for row in item.rows:
                for cell in row.cells:
                    yield from pieces_shown(cell.items)


class _Layout:
    """What the blocks of one report are laid out with."""

    def __init__(self, report: Report, rejections: Sequence[Rejection]) -> None:
        self.document: Document = report.document
        self.sections = report.sections
        self._starts = [section.start for section in report.sections]
        self._spans = spans_of(report.indicators, rejections)
        self._span_starts = [span.start for span in self._spans]
        self._apart = describe(report.document)[2]
        self._at = browser_offsets(report.document.text)
        self._next = 0
        anchored = [block for block in report.document.blocks if block.anchor is not None]
        self._notes = sorted((block.anchor or 0, block.start) for block in anchored)
        self._ends = {block.cell.table: block.start for block in report.document.blocks if block.cell}
        """Where the last block of each table begins."""

    def by_page(self, blocks: Sequence[Block]) -> Iterator[tuple[int | None, list[Block]]]:
        """Blocks page by page; a table is never parted."""
        own: list[Block] = []
        table_end = -1
        for block in blocks:
            turned = own and block.page != own[0].page
            full = block.page is None and len(own) >= BLOCKS
            if block.start > table_end and (turned or full):
                yield own[0].page, own
                own = []
            own.append(block)
            if block.cell:
                table_end = max(table_end, self._ends[block.cell.table])
        if own:
            yield own[0].page, own

    def items(self, blocks: Sequence[Block]) -> Iterator[Item]:
        """Paragraphs and tables of some blocks; what stands between two cells of a table is inside of the first."""
        at = 0
        while at < len(blocks):
            first, cell = at, blocks[at].cell
            at += 1
            if cell is None:
                yield self._paragraph(blocks[first])
                continue
            while at < len(blocks) and blocks[at].start <= self._ends[cell.table]:
                at += 1
            yield self._table(blocks[first:at], cell.table)

    def _table(self, blocks: Sequence[Block], number: int) -> Table:
        """A table of blocks, of which the first and the last are its own."""
        cells: list[list[Block]] = []
        for block in blocks:
            own = block.cell is not None and block.cell.table == number
            if own and not (cells and cells[-1][0].cell == block.cell):
                cells.append([])
            cells[-1].append(block)
        plain = any(start <= blocks[0].start < end for start, end in self._apart)
        rows, taken = list[TableRow](), dict[int, int]()
        first, page = _row_of(cells[0]), blocks[0].page
        for number, group in groupby(cells, key=_row_of):
            rows += [TableRow(None, ())] * (number - first - len(rows))  # rows that cells from above cover
            row = list(group)
            turned = row[0][0].page != page
            page = row[0][0].page
            rows.append(TableRow(page if turned else None, tuple(self._row(row, taken))))
        return Table(plain, tuple(rows))

    def _row(self, cells: Sequence[Sequence[Block]], taken: dict[int, int]) -> Iterator[ShownCell]:
        """Cells of a row; `taken` tells, by column, the last row that a cell from above covers."""
        column = 0
        for blocks in cells:
            place = blocks[0].cell
            assert place is not None
            gap = sum(taken.get(other, -1) < place.row for other in range(column, place.column))
            if gap:
                yield ShownCell(gap, 1, header=False, items=())
            yield ShownCell(place.columns, place.rows, place.header, tuple(self._inside(blocks)))
            column = place.column + place.columns
            for other in range(place.column, column):
                taken[other] = place.row + place.rows - 1

    def _inside(self, blocks: Sequence[Block]) -> Iterator[Item]:
        """What stands in a cell: its paragraphs, and the tables in it."""
        own = blocks[0].cell
        for mine, group in groupby(blocks, key=lambda block: block.cell == own):
            if mine:
                yield from map(self._paragraph, group)
            else:
                yield from self.items(list(group))

    def _paragraph(self, block: Block) -> ShownParagraph:
        first, last = bisect_left(self._starts, block.start), bisect_left(self._starts, max(block.end, block.start + 1))
        spans = self._spans[bisect_left(self._span_starts, block.start) : bisect_left(self._span_starts, block.end)]
        begun = self.sections[first:last]
        start, expected = self._at(block.start), self._next
        self._next = self._at(block.end) + 1
        return ShownParagraph(
            _tag(block, begun),
            None if start == expected else start,
            "" if block.align in ("left", "justify") else block.align,
            tuple(pieces_of(self.document, block, spans)),
            tuple(self._at(note) for at, note in self._notes if block.start <= at <= block.end),
        )


def _row_of(cell: Sequence[Block]) -> int:
    place = cell[0].cell
    assert place is not None
    return place.row


def _tag(block: Block, begun: Sequence[Section]) -> str:
    """The element of a block in which some sections begin."""
    titled = [section for section in begun if section.title]
    return f"h{min(titled[0].level + 2, 6)}" if titled and not block.cell else "p"
