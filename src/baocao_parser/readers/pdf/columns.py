"""Rows of text → reading order: running lines, columns side by side, and tables that only their gaps show.

Columns of running text, a letterhead (agency | national title) and a closing (recipients | signer) are read column by
column, a table row by row. All are runs of rows that leave a common gap free.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from .cells import Table
from .glyphs import WIDE, Piece
from .lines import GUTTER as ROW_GAP
from .lines import Line, Row, line_of, segments
from .running import GUTTER, Gap, TextColumns, gaps_of, running_columns
from .unruled import aligned

_FREE = 4.0
"""Points that stay free between the longest lines of two columns, whose other lines are farther apart."""
_MAX_ROWS = 200
"""Of a region; no page has more that can be read."""
_MAX_GAP = 9.0
"""Font sizes between two rows of one region: room for a signature."""

Parts = list[Row]
"""One row, cut where gaps are wide."""


class Columns(NamedTuple):
    """Two columns of lines side by side."""

    top: float
    left: tuple[Line, ...]
    right: tuple[Line, ...]


Item = Line | Columns | TextColumns | Table


def arrange(rows: Sequence[Row], ruled: Sequence[Table] = (), labels: Collection[str] = ()) -> Iterator[Item]:
    """Lines, columns and tables in reading order; `ruled` are tables that stand between the rows.

    `labels` are those of the page's footnotes.
    """
    rows, tables = _with_tables(rows, ruled)
    gaps = list(map(gaps_of, rows))
    parts = [segments(row) if wide or row[0].size < _SMALL else [row] for row, wide in zip(rows, gaps, strict=True)]
    done = 0
    for columns in running_columns(rows, gaps, tables, labels):
        yield from _between(rows, parts, range(done, columns.first), tables, labels)
        yield columns
        done = columns.last + 1
    yield from _between(rows, parts, range(done, len(rows)), tables, labels)


def _with_tables(rows: Sequence[Row], ruled: Sequence[Table]) -> tuple[list[Row], dict[int, Table]]:
    """The rows of a page with one for each ruled table, as wide as it is, and the tables by the number of their row."""
    merged: list[tuple[float, Row, Table | None]] = [(row[0].y, row, None) for row in rows]
    for table in ruled:
        place = Piece(table.columns[0], table.columns[-1], table.top, _TABLE_SIZE, "", None)
        merged.append((table.top, [place], table))
    if ruled:
        merged.sort(key=itemgetter(0))
    return [row for _, row, _ in merged], {at: table for at, (_, _, table) in enumerate(merged) if table}


_SMALL = GUTTER / ROW_GAP
"""Font size below which gaps that part a row are narrower than a gutter."""
_TABLE_SIZE = 12.0
"""Font size of the row that stands for a table."""


def _between(
    rows: Sequence[Row], parts: list[Parts], numbers: range, tables: Mapping[int, Table], labels: Collection[str]
) -> Iterator[Item]:
    """Rows outside of running columns, and the tables between them."""
    start = numbers.start
    for at in numbers:
        if at in tables:
            yield from _unruled(rows[start:at], parts[start:at], labels)
            yield tables[at]
            start = at + 1
    yield from _unruled(rows[start : numbers.stop], parts[start : numbers.stop], labels)


def _unruled(rows: Sequence[Row], parts: list[Parts], labels: Collection[str]) -> Iterator[Item]:
    """Lines, letterheads and tables that only gaps show; `parts` are the rows cut at them."""
    done, at = 0, 0
    while at < len(rows):
        if len(parts[at]) == 1:
            at += 1
            continue
        first = _opening(parts, at, done)
        region = _region(parts, first)
        if region is None:
            at += 1
            continue
        gutters, last = region
        if len(gutters) > 1 or _is_listing(parts[first : last + 1], gutters[0]):
            item: Item = aligned(parts[first : last + 1], labels)
        else:
            first, last, gutter = _extended(parts, first, last, gutters[0], done)
            item = _columns(parts[first : last + 1], gutter, labels)
        yield from (line_of(row, labels) for row in rows[done:first])
        yield item
        done = at = last + 1
    yield from (line_of(row, labels) for row in rows[done:])


def _opening(parts: list[Parts], at: int, least: int) -> int:
    """First row of a region: the one above it, too, where that has a narrower gap at the same place.

    The longest lines of two cells come close: "ỦY BAN NHÂN DÂN TỈNH …  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".
    """
    if at > least and len(parts[at - 1]) == 1:
        above = _parted(parts[at - 1], _gaps(parts[at]))
        if len(above) > 1:
            parts[at - 1] = above
            return at - 1
    return at


def _gaps(row: Parts) -> list[Gap]:
    return [(before[-1].x1, after[0].x0) for before, after in pairwise(row)]


def _parted(row: Parts, gutters: list[Gap]) -> Parts:
    """A row cut also at narrower gaps, where they lie in a gutter and are wider than those between its words."""
    return [piece for part in row for piece in _cut(part, gutters)]


def _cut(part: Row, gutters: list[Gap]) -> Iterator[Row]:
    if not any(part[0].x0 < right and part[-1].x1 > left for left, right in gutters):
        yield part
        return
    gaps = [(before.x1, after.x0) for before, after in pairwise(part)]
    usual = median([right - left for left, right in gaps if right - left > WIDE * part[0].size] or [0.0])
    start = 0
    for at, (left, right) in enumerate(gaps, 1):
        telling = right - left >= max(GUTTER, 1.8 * usual)
        if telling and any(left < end and right > begin for begin, end in gutters):
            yield part[start:at]
            start = at
    yield part[start:]


def _region(parts: list[Parts], start: int) -> tuple[list[Gap], int] | None:
    """The gaps that rows from `start` on leave free, and the last of these rows; None where they are running text."""
    gutters = _gaps(parts[start])
    last, kept, sides = start, gutters, 1
    for at in range(start + 1, min(start + _MAX_ROWS, len(parts))):
        size = parts[at][0][0].size
        if parts[at][0][0].y - parts[at - 1][0][0].y > _MAX_GAP * size:
            break
        row = _parted(parts[at], gutters)
        gutters = [gap for gutter in gutters if (gap := _free(gutter, row))]
        if not gutters:
            break
        parts[at] = row
        if any(parts[at][0][0].x0 < left and right < parts[at][-1][-1].x1 for left, right in gutters):
            last, kept, sides = at, gutters, sides + 1
    if sides < 2:
        return None
    # Labels set off by a tab are no column: "-    Như trên;".
    marks = (_text(part) for row in parts[start : last + 1] for part in row if part[-1].x1 <= kept[0][0])
    if len(kept) == 1 and all(len(mark) <= 5 and not mark[-1:].isalpha() for mark in marks):
        return None
    return kept, last


def _free(gutter: Gap, row: Parts) -> Gap | None:
    """What a row leaves free of a gap."""
    left, right = gutter
    for part in row:
        if part[0].x0 < right and part[-1].x1 > left:
            before, after = (left, min(part[0].x0, right)), (max(part[-1].x1, left), right)
            left, right = max(before, after, key=lambda gap: gap[1] - gap[0])
    return (left, right) if right - left >= _FREE else None


def _text(part: Row) -> str:
    return "".join(piece.text for piece in part)


def _is_listing(rows: list[Parts], gutter: Gap) -> bool:
    """Names and their figures: the right column begins with digits."""
    right = [part[0].text for row in rows for part in row if part[0].x0 >= gutter[1]]
    return 2 * sum(text[0].isdigit() for text in right) > len(right)


def _extended(parts: list[Parts], first: int, last: int, gutter: Gap, least: int) -> tuple[int, int, Gap]:
    """A region of two columns with the rows above and below in which only one of the columns goes on.

    Above, only the right one: a signer's post may stand higher than the recipients, but text ends above both.
    """
    inside = [part for row in parts[first : last + 1] for part in row]
    while first > least and len(parts[first - 1]) == 1:
        part = parts[first - 1][0]
        free = _free(gutter, [part])
        if not free or part[0].x0 < free[1] or not _goes_on(part, inside, free, 3.0, parts[first]):
            break
        first, gutter = first - 1, free
    while last + 1 < len(parts) and len(parts[last + 1]) == 1:
        part = parts[last + 1][0]
        free = _free(gutter, [part])
        if not free or not _goes_on(part, inside, free, _MAX_GAP, parts[last]):
            break
        last, gutter = last + 1, free
    return first, last, gutter


def _goes_on(part: Row, inside: list[Row], gutter: Gap, lines: float, beside: Parts) -> bool:
    """A part shares the middle or the left edge of most of its column, no more than so many lines away."""
    x0, x1, size = part[0].x0, part[-1].x1, part[0].size
    column = [other for other in inside if (other[0].x0 >= gutter[1]) == (x0 >= gutter[1])]
    middles = sum(abs(other[0].x0 + other[-1].x1 - x0 - x1) < size for other in column)
    edges = sum(abs(other[0].x0 - x0) < 0.3 * size for other in column)
    return abs(part[0].y - beside[0][0].y) < lines * size and 2 * max(middles, edges) >= len(column)


def _columns(rows: list[Parts], gutter: Gap, labels: Collection[str]) -> Columns:
    sides: tuple[list[Line], list[Line]] = ([], [])
    for row in rows:
        for right in (False, True):
            pieces = [piece for part in row for piece in part if (piece.x0 >= gutter[1]) == right]
            if pieces:
                sides[right].append(line_of(pieces, labels))
    return Columns(rows[0][0][0].y, tuple(sides[0]), tuple(sides[1]))
