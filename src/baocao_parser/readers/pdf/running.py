"""Rows of text → columns of running text, as in bulletins: rows that leave a gutter free, with full lines on its sides.

Tables and letterheads leave gutters free, too. Running text is told by its lines: they begin at one edge, and end where
the next word finds no room, or where a sentence or an item of a list ends.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from operator import itemgetter, sub
from typing import NamedTuple

from .cells import Table
from .lines import Line, Row, line_of
from .paragraphs import LABEL, SENTENCE_END

GUTTER = 8.0
"""Points that a gap between columns keeps free in all rows: Word leaves 10.8 between cells."""
_MAX_ROWS, _MAX_STEP = 400, 9.0
"""Of a region; and font sizes between two of its rows."""
_ROWS = 3
"""Fewest rows with text on both sides of a gutter: words above each other leave one free by chance."""
_LINES, _WORDS = 2, 3.0
"""Fewest lines of a column, and fewest words of its lines on average."""
_EDGE, _ALIGNED, _RUNNING = 3.0, 0.7, 0.5
"""Points by which lines miss the edge they begin at; least shares of lines that begin at an edge, and that run on."""
_STEP = 1.6
"""Leadings: a line farther away does not belong to the column above or below it."""

Gap = tuple[float, float]
"""Left and right edge of what is free."""
_Column = list[Line | Table]


class TextColumns(NamedTuple):
    """Columns of running text side by side, to be read one after the other; tables may stand in them."""

    first: int
    """Number of the first row that they take."""
    last: int
    columns: list[_Column]

    @property
    def edges(self) -> tuple[float, float]:
        """Where the first column begins and the last one ends."""
        lines = [item for column in self.columns for item in column if isinstance(item, Line)]
        return min(line.x0 for line in lines), max(line.x1 for line in lines)


def running_columns(
    rows: Sequence[Row], gaps: Sequence[Sequence[Gap]], tables: Mapping[int, Table], labels: Collection[str]
) -> Iterator[TextColumns]:
    """The columns of running text on a page, top to bottom; `gaps` are those of its rows, `labels` of its footnotes.

    `tables` are those that stand in place of a row, by its number.
    """
    at = 0
    while at < len(rows):
        if not gaps[at]:
            at += 1
            continue
        last, gutters = _region(rows, gaps[at], at)
        found = range(at, last + 1)
        if gutters:
            columns_of = partial(_columns, rows, gutters, tables, labels)
            found = _without_ends(rows, found, columns_of)
            found = _extended(rows, found, gutters)
            columns = columns_of(found)
            if all(map(_is_running, columns)):
                yield TextColumns(found.start, found.stop - 1, columns)
        at = found.stop


_LEFT, _END = itemgetter(0), itemgetter(1)


def gaps_of(row: Row) -> list[Gap]:
    """Gaps in a row that may part columns."""
    if max(map(sub, map(_LEFT, row[1:]), map(_END, row)), default=0.0) < GUTTER:
        return []  # as in most lines
    found, end = list[Gap](), row[0].x1
    for x0, x1, *_ in row:
        if x0 - end >= GUTTER:
            found.append((end, x0))
        if x1 > end:
            end = x1
    return found


def _region(rows: Sequence[Row], gutters: Sequence[Gap], start: int) -> tuple[int, list[Gap]]:
    """The last row with text on both sides of gaps that all rows from `start` on leave free, and these gaps.

    No gaps where there are too few such rows.
    """
    last, kept, sides = start, list[Gap](), 1
    for at in range(start + 1, min(start + _MAX_ROWS, len(rows))):
        row = rows[at]
        if row[0].y - rows[at - 1][0].y > _MAX_STEP * row[0].size:
            break
        gutters = [gap for gutter in gutters if (gap := free_of(gutter, row))]
        if not gutters:
            break
        if any(row[0].x0 < left and right < row[-1].x1 for left, right in gutters):
            last, kept, sides = at, gutters, sides + 1
    return last, kept if sides >= _ROWS else []


def free_of(gutter: Gap, row: Row) -> Gap | None:
    """What a row leaves free of a gap."""
    left, right = gutter
    for x0, x1, *_ in row:
        if x0 < right and x1 > left:
            before, after = (left, min(x0, right)), (max(x1, left), right)
            left, right = max(before, after, key=lambda gap: gap[1] - gap[0])
    return (left, right) if right - left >= GUTTER else None


def _column_of(row: Row, gutters: Sequence[Gap]) -> int | None:
    """Number of the column in which all of a row stands; None where it reaches over a gutter."""
    column = bisect([right for _, right in gutters], row[0].x0)
    return column if column == len(gutters) or row[-1].x1 <= gutters[column][0] + _EDGE else None


def _parts(row: Row, gutters: Sequence[Gap]) -> list[Row]:
    """A row cut at gutters."""
    parts: list[Row] = [[] for _ in range(len(gutters) + 1)]
    for piece in row:
        parts[bisect([right for _, right in gutters], piece.x0)].append(piece)
    return parts


def _without_ends(rows: Sequence[Row], found: range, columns_of: Callable[[range], list[_Column]]) -> range:
    """The rows of a region without a letterhead above them and a closing below, which stand farther off."""
    steps = sorted(below[0].y - above[0].y for above, below in pairwise(rows[found.start : found.stop]))
    far = _STEP * steps[len(steps) // 4]
    starts = [at for at in found[1:] if rows[at][0].y - rows[at - 1][0].y > far]
    bands = [range(start, stop) for start, stop in pairwise([found.start, *starts, found.stop])]
    for end in (0, -1):
        while len(bands) > 1 and _is_other(columns_of(bands[end])):
            del bands[end]
    return range(bands[0].start, bands[-1].stop)


def _is_other(columns: Sequence[_Column]) -> bool:
    """Columns of several lines each that are no running text."""
    return all(len(column) >= _LINES for column in columns) and not all(map(_is_running, columns))


def _extended(rows: Sequence[Row], found: range, gutters: Sequence[Gap]) -> range:
    """Numbers of the rows of a region, with those above and below it in which only one of its columns goes on.

    Above, not the first column: it would be read before the others anyway, and may be a heading of all.
    """
    first, last = found.start, found.stop - 1
    columns: list[list[Row]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows[first : last + 1]:
        for column, part in zip(columns, _parts(row, gutters), strict=True):
            if part:
                column.append(part)
    while last + 1 < len(rows) and (number := _column_of(rows[last + 1], gutters)) is not None:
        if not _goes_on(columns[number], rows[last + 1], columns[number][-1]):
            break
        if number < len(gutters) and _is_cut(columns[number][-1], rows[last + 1], columns[number + 1]):
            break
        columns[number].append(rows[last := last + 1])
    if last + 1 < len(rows) and _column_of(rows[last + 1], gutters) is None:
        last = _without_headings(rows, found.stop - 1, last)
    while first > 0 and (number := _column_of(rows[first - 1], gutters)):
        if not _goes_on(columns[number], rows[first - 1], columns[number][0]):
            break
        columns[number].insert(0, rows[first := first - 1])
    return range(first, last + 1)


def _is_cut(above: Row, row: Row, following: Sequence[Row]) -> bool:
    """The sentence that a column ends in goes on at the top of the next one, so that a row below begins anew."""
    if not following or SENTENCE_END.search(above[-1].text):
        return False
    begins, goes_on = row[0].text, following[0][0].text
    return (begins[0].isupper() or _labelled(row)) and not (goes_on[0].isupper() or _labelled(following[0]))


def _without_headings(rows: Sequence[Row], least: int, last: int) -> int:
    """The last row of columns, but for headings below them: these belong to the text that follows over both."""
    while last > least and _labelled(rows[last]):
        last -= 1
    return last


def _labelled(row: Row) -> bool:
    return LABEL.match(" ".join(piece.text for piece in row)) is not None


def _goes_on(column: Sequence[Row], row: Row, beside: Row) -> bool:
    """A row begins where rows of a column do, no farther from the nearest one than they are from each other."""
    steps = sorted(below[0].y - above[0].y for above, below in pairwise(column))
    leading = steps[len(steps) // 4] if steps else row[0].size
    level = any(abs(row[0].x0 - other[0].x0) <= _EDGE for other in column)
    return level and abs(row[0].y - beside[0].y) <= _STEP * leading


def _columns(
    rows: Sequence[Row], gutters: Sequence[Gap], tables: Mapping[int, Table], labels: Collection[str], found: range
) -> list[_Column]:
    """Lines and tables of the rows of a region, column by column."""
    columns: list[_Column] = [[] for _ in range(len(gutters) + 1)]
    for number in found:
        for column, part in zip(columns, _parts(rows[number], gutters), strict=True):
            if part:
                column.append(tables.get(number) or line_of(part, labels))
    return columns


def _is_running(column: _Column) -> bool:
    """Whether most lines of a column begin at its edges and run on, or end as sentences and items of lists do.

    One at least must run on in the middle of a sentence, or most must be items of a list: cells of a table do neither.
    """
    lines = [item for item in column if isinstance(item, Line)]
    if len(lines) < _LINES or sum(len(line.text.split()) for line in lines) < _WORDS * len(lines):
        return False
    edges = [edge for edge, _ in Counter(round(line.x0) for line in lines).most_common(2)]
    if sum(min(abs(line.x0 - edge) for edge in edges) <= _EDGE for line in lines) < _ALIGNED * len(lines):
        return False
    right = max(line.x1 for line in lines)
    goes_on = any(_is_full(line, below, right) and not below.text[0].isupper() for line, below in pairwise(lines))
    listed = 2 * sum(LABEL.match(line.text) is not None for line in lines) >= len(lines)
    run = sum(_runs_on(line, below, right) for line, below in pairwise(lines))
    return (goes_on or listed) and run >= _RUNNING * (len(lines) - 1)


def _is_full(line: Line, below: Line, right: float) -> bool:
    """The first word below finds no room on a line."""
    return right - line.x1 < below.head + 0.3 * line.size


def _runs_on(line: Line, below: Line, right: float) -> bool:
    ends = SENTENCE_END.search(line.text) or LABEL.match(line.text) or LABEL.match(below.text)
    return bool(ends) or _is_full(line, below, right)
