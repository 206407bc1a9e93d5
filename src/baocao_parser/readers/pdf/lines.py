"""Pieces → visual lines: what stands on one baseline, its words joined by the width of the gaps alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from .doubles import once
from .glyphs import WIDE, Piece

Row = list[Piece]
"""Pieces on one baseline, left to right."""
Run = tuple[str, bool | None]

_LEFT, _END, _BASE, _SIZE, _PRINTED = map(itemgetter, range(5))
"""Of a piece; a third faster than by name."""
GUTTER = 1.5
"""Font sizes: a gap that wide may part columns."""
_SAME_LINE = 0.3
"""Font sizes: baselines no farther apart are one."""
_RAISED = 0.8
"""Share of the line's font size: smaller figures above the baseline are raised ones."""
_RAISED_BY = 0.15
"""Share of the line's font size by which raised figures stand above the baseline."""
_RAISABLE = "0123456789+-()[]*,"
_SUPERSCRIPT = str.maketrans(_RAISABLE, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾⁽⁾⁎⸴")
_STRETCHED = 3.0
"""Font sizes: a gap that wide within a line shows a line that was justified though it ends a paragraph."""


class Line(NamedTuple):
    """A visual line of text, or the part of one that stands in a column. Points from the top left of the page."""

    x0: float
    x1: float
    y: float
    """Baseline."""
    size: float
    text: str
    runs: tuple[Run, ...]
    head: float
    """Width of the first word."""
    stretched: bool = False
    marks: tuple[tuple[int, str], ...] = ()
    """(offset, label) of footnote marks; they are not in the text."""
    doubts: tuple[tuple[int, int, float], ...] = ()
    """(start, end, confidence) of recognised text that may be wrong."""
    row: Sequence[Piece] = ()
    """What the line was made of."""
    offsets: Sequence[int] = ()
    """Where the text of each of these pieces begins in the line's; -1 of marks and tones, which are not in it."""
    cut: bool = False
    """It ends inside a figure, which goes on in the next line of its narrow cell."""

    @property
    def middle(self) -> float:
        """Halfway between its ends."""
        return (self.x0 + self.x1) / 2

    @property
    def bold(self) -> bool:
        """All letters and digits are bold."""
        return all(bold for text, bold in self.runs if not text.isspace())


def rows(pieces: Iterable[Piece]) -> list[Row]:
    """Pieces by baseline, top to bottom; raised and lowered figures stay with their line."""
    found = list[Row]()
    base = limit = 0.0
    for piece in sorted(pieces, key=_BASE):
        if found and piece.y - base <= max(limit, _SAME_LINE * piece.size):
            found[-1].append(piece)
        else:
            found.append([piece])
            base, limit = piece.y, _SAME_LINE * piece.size
    for row in found:
        row.sort(key=_LEFT)
    return _beside(_raised(list(map(once, found))))


def _raised(found: list[Row]) -> list[Row]:
    """Small figures just above a line belong to it: m², the marks of footnotes."""
    kept = list[Row]()
    for row in found:
        above = kept[-1] if kept else []
        size = max(map(_SIZE, row))
        if above and row[0].y - above[0].y < 0.6 * size and _is_small(above, size):
            kept[-1] = sorted(above + row, key=_LEFT)
        else:
            kept.append(row)
    return kept


def _is_small(row: Row, size: float) -> bool:
    """A row is raised print of the line below it, which has this font size."""
    return max(map(_SIZE, row)) < _RAISED * size or all(piece.text.isdigit() and len(piece.text) < 3 for piece in row)


def _beside(found: list[Row]) -> list[Row]:
    """Two columns whose baselines differ a little: one row, so that the columns are seen side by side."""
    kept = list[Row]()
    for row in found:
        above = kept[-1] if kept else []
        if above and row[0].y - above[0].y < 0.7 * row[0].size:
            gap = max(row[0].x0 - above[-1].x1, above[0].x0 - row[-1].x1)
            if gap > GUTTER * row[0].size:
                kept[-1] = sorted(above + row, key=_LEFT)
                continue
        kept.append(row)
    return kept


def segments(row: Row) -> list[Row]:
    """Parts of a row between gaps that may part columns."""
    parts, start, end = list[Row](), 0, row[0].x1
    for at, (x0, x1, _, size, *_) in enumerate(row):
        if x0 - end > GUTTER * size:
            parts.append(row[start:at])
            start = at
        if x1 > end:
            end = x1
    return [*parts, row[start:]]


def line_of(row: Row, labels: Collection[str] = ()) -> Line:
    """The line that pieces on one baseline make.

    `labels` are the labels of the page's footnotes: raised figures that are one of them become marks.
    """
    size = max(map(_SIZE, row))
    base = next(piece.y for piece in row if piece.size == size)
    wide = _word_gap(row, size)
    text, before, head, widest = _Text(row[0].bold), None, 0.0, 0.0
    at, offsets, end, raised = 0, list[int](), 0.0, base - _RAISED_BY * size
    for piece in row:
        x0, x1, y, _, printed, bold, spaced, sure, _, _ = piece  # a third faster than by name
        if y < raised and _is_raised(piece, before, size):
            if (label := printed.strip("()[]")) in labels:
                text.marks.append((at, label))
                offsets.append(-1)
                end = x1
                continue
            if before is not None and not printed.strip(_RAISABLE):
                printed = printed.translate(_SUPERSCRIPT)  # 10² is not 102, and 98,5³ not 98,53
        if before is not None:
            if spaced or (x0 - end > wide and _is_space(x0 - end, wide, before.text, printed)):
                text.parts.append(" ")
                at += 1
                head = head or end - row[0].x0
                widest = max(widest, x0 - end)
            elif unicodedata.combining(printed[0]):
                text.accent(before, piece)
                at += len(printed)
                offsets.append(-1)
                continue
        if bold is not text.bold:
            text.turn(bold)
        text.parts.append(printed)
        offsets.append(at)
        at += len(printed)
        if sure < 1:
            text.doubts.append((at - len(printed), at, sure))
        before, end = piece, x1
    return _finished(row, text, base, size, head, widest > _STRETCHED * size, offsets)


def _finished(
    row: Row, text: _Text, base: float, size: float, head: float, stretched: bool, offsets: list[int]
) -> Line:  # fmt: skip
    start, end, runs = row[0].x0, max(map(_END, row)), text.finished()
    plain = runs[0][0] if len(runs) == 1 else "".join([text for text, _ in runs])
    return Line(
        start, end, base, size, plain, runs, head or end - start, stretched, tuple(text.marks), tuple(text.doubts),
        row, offsets,
    )  # fmt: skip


def _is_raised(piece: Piece, before: Piece | None, size: float) -> bool:
    """Print above the baseline is raised if it is small, or if it is a figure set directly behind a word."""
    if piece.size < _RAISED * size:
        return True
    return before is not None and piece.text.isdigit() and piece.x0 - before.x1 < WIDE * size


class _Text:
    """The text of a line as it is put together."""

    def __init__(self, bold: bool | None) -> None:
        self.bold = bold
        self.parts: list[str] = []
        """Pieces and spaces of the run that has begun."""
        self.marks: list[tuple[int, str]] = []
        self.doubts: list[tuple[int, int, float]] = []
        self._runs: list[Run] = []

    def turn(self, bold: bool | None) -> None:
        """Begin a run."""
        if self.parts:
            self._runs.append(("".join(self.parts), self.bold))
        self.parts, self.bold = [], bold

    def accent(self, base: Piece, mark: Piece) -> None:
        """Put a tone that is drawn by itself on the letter under it: the nearest one that can bear it."""
        text = self.parts[-1]
        share = ((mark.x0 + mark.x1) / 2 - base.x0) / max(base.x1 - base.x0, 0.1)
        aim = share * len(text) - 0.5
        bearing = [at for at, letter in enumerate(text) if _composes(letter, mark.text)]
        at = min(bearing, key=lambda at: abs(at - aim), default=len(text) - 1) + 1
        self.parts[-1] = text[:at] + mark.text + text[at:]

    def finished(self) -> tuple[Run, ...]:
        """All runs."""
        self.turn(None)
        return tuple(self._runs)


def _composes(letter: str, mark: str) -> bool:
    return len(unicodedata.normalize("NFC", letter + mark)) == len(mark)


def _is_space(gap: float, wide: float, before: str, printed: str) -> bool:
    """A gap between two pieces is a space; a narrow one is none between figures, which are kerned: 1 66,9."""
    return gap > 1.25 * wide or not (before[-1].isdigit() and printed[0].isdigit())


def _word_gap(row: Row, size: float) -> float:
    """Width from which a gap is a space; larger in letter-spaced words (B Á O  C Á O)."""
    letters = list(map(len, map(_PRINTED, row))).count(1)
    if letters > 3 and sum(len(piece.text) == 1 and piece.text.isalpha() for piece in row) > 0.8 * len(row):
        usual = median(after.x0 - before.x1 for before, after in pairwise(row))
        return max(1.6 * usual, WIDE * size)
    return WIDE * size


def without_start(line: Line, length: int) -> Line:
    """The line without its first characters: a label that is taken for itself."""
    runs, rest = list[Run](), length
    for text, bold in line.runs:
        if len(text) > rest:
            runs.append((text[rest:], bold))
        rest = max(rest - len(text), 0)
    doubts = tuple((max(start - length, 0), end - length, sure) for start, end, sure in line.doubts if end > length)
    offsets = [max(at - length, -1) for at in line.offsets]
    return line._replace(text=line.text[length:], runs=tuple(runs), doubts=doubts, offsets=offsets)
