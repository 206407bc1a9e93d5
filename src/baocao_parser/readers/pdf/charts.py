"""Charts: what a page draws to scale. Their text belongs to the drawing and is no text of the report.

A chart is told by its marks: bars that stand on one line and differ in length, slices, curves and slanted lines; and by
its text, which is figures and a few words. Its frame, where it has one, says how far it reaches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from .drawing import Drawing, Rule
from .geometry import Box, Frame
from .glyphs import Piece
from .lines import Row, line_of, rows, segments
from .pdfium import raw
from .tables import Filled, Grid, fill

_FIGURE = re.compile(r"[-+(]?\d[\d.,]*\)?%?")
_FIGURES, _BARS, _SLICES = 3, 3, 2
"""Fewest figures, bars and slices of a chart."""
_WORDS, _PROSE = 2, 8
"""Words in a filled box that make it a box of text, and in a line that make it no label."""
_LARGEST = 0.8
"""Share of the page: a larger frame is the page's own."""
_WIDE = 0.25
"""Share of a chart's width that a curve in it spans."""
_NEAR, _BELOW, _ABOVE, _HALF = 60.0, 30.0, 10.0, 6.0
"""Points between marks of one chart, or to the labels beside it; to those below and above; and half of a label."""
_LABEL_GAP = 0.8
"""Font sizes between two labels of an axis."""
_ALIKE, _APART = 2.0, 3.0
"""Points by which edges of bars on one line may differ, and by which some lengths must."""
_MOST, _MOST_FRAMES = 2000, 20
"""Marks of a page that are looked at, as one of more is a map; and those of them that may be frames."""


class ChartMark(NamedTuple):
    """A shape that may be a part of a chart. Points from the top left of the page."""

    x0: float
    y0: float
    x1: float
    y1: float
    filled: bool
    straight: bool

    @property
    def area(self) -> float:
        """Of its box."""
        return (self.x1 - self.x0) * (self.y1 - self.y0)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in its box."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def is_around(self, other: ChartMark) -> bool:
        """Whether another mark lies inside its box."""
        return self is not other and self.holds(other.x0, other.y0) and self.holds(other.x1, other.y1)


def chart_boxes(drawing: Drawing, frame: Frame, body: Sequence[Piece], rules: Sequence[Rule]) -> list[Box]:
    """Where the charts of a page stand, as its frame turns it; [] where there are none."""
    shapes = [shape for shape in drawing.shapes if shape.kind == raw.FPDF_PAGEOBJ_PATH]
    if len(shapes) > _MOST or (len(shapes) < _BARS and all(shape.straight for shape in shapes)):
        return []
    marks = [ChartMark(*frame.place(*shape.box), shape.filled, shape.straight) for shape in shapes]
    found = list(_charts(marks, body, rules, _LARGEST * frame.width * frame.height))
    tables = [each.grid for each in fill(rules, list(body))[0] if _is_full(each)] if found else []
    return [box for box in found if not any(_is_within(box, grid) for grid in tables)]


def _is_full(table: Filled) -> bool:
    """Most cells hold text: a grid over a chart has hardly any."""
    return 2 * len(table.inside) > len(table.grid.cells)


def _is_within(box: Box, grid: Grid) -> bool:
    """The middle of a box lies in a grid: bars in the cells of a table are its own."""
    return grid.cell_at((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) is not None


def _charts(marks: Sequence[ChartMark], body: Sequence[Piece], rules: Sequence[Rule], largest: float) -> Iterator[Box]:
    """Charts in frames, those in frames within frames, and those without one."""
    large = nlargest(_MOST_FRAMES, (mark for mark in marks if mark.straight), key=lambda mark: mark.area)
    frames = [mark for mark in large if any(map(mark.is_around, marks))]
    outermost = [mark for mark in frames if not any(other.is_around(mark) for other in frames)]
    free = [mark for mark in marks if mark not in outermost and not any(other.is_around(mark) for other in outermost)]
    for each in outermost:
        inside = [mark for mark in marks if each.is_around(mark)]
        if each.area < largest and _is_chart(inside, _inside(body, each[:4])):
            yield each[:4]
        else:
            yield from _charts(inside, body, rules, largest)
    for group in _near(free):
        box = _reach(group, body, rules)
        if _is_chart(group, _inside(body, box)):
            yield box


def _inside(body: Sequence[Piece], box: Box) -> list[Piece]:
    return [piece for piece in body if is_in(piece, box)]


def is_in(piece: Piece, box: Box) -> bool:
    """Whether the middle of a piece lies in a box."""
    x0, y0, x1, y1 = box
    return x0 <= (piece.x0 + piece.x1) / 2 <= x1 and y0 <= piece.y - 0.3 * piece.size <= y1


def _near(marks: Sequence[ChartMark]) -> Iterator[list[ChartMark]]:
    """Groups of marks with room around them, above each other or side by side."""
    for band in _parted(marks, attrgetter("y0"), attrgetter("y1")):
        yield from _parted(band, attrgetter("x0"), attrgetter("x1"))


def _parted(
    marks: Sequence[ChartMark], start: Callable[[ChartMark], float], end: Callable[[ChartMark], float]
) -> Iterator[list[ChartMark]]:
    group, reach = list[ChartMark](), 0.0
    for mark in sorted(marks, key=start):
        if group and start(mark) - reach > _NEAR:
            yield group
            group = []
        reach = max(reach, end(mark)) if group else end(mark)
        group.append(mark)
    if group:
        yield group


def _reach(marks: Sequence[ChartMark], body: Sequence[Piece], rules: Sequence[Rule]) -> Box:
    """The box of a chart without a frame: marks, axes, the labels beside them, and rows of labels above and below."""
    x0, y0 = min(mark.x0 for mark in marks), min(mark.y0 for mark in marks)
    x1, y1 = max(mark.x1 for mark in marks), max(mark.y1 for mark in marks)
    around = ChartMark(x0 - _NEAR, y0 - _NEAR, x1 + _NEAR, y1 + _NEAR, filled=False, straight=True)
    near = [rule for rule in rules if around.holds(rule.x0, rule.y0) or around.holds(rule.x1, rule.y1)]
    x0, x1 = min([x0, *(rule.x0 for rule in near)]) - _NEAR, max([x1, *(rule.x1 for rule in near)]) + _NEAR
    y0, y1 = min([y0, *(rule.y0 for rule in near)]) - _HALF, max([y1, *(rule.y1 for rule in near)]) + _HALF
    for row in rows(_inside(body, (x0, y0 - _ABOVE, x1, y0))):
        if all(_FIGURE.fullmatch(piece.text) for piece in row):
            y0 -= _ABOVE
    for row in rows(_inside(body, (x0, y1, x1, y1 + _BELOW))):
        apart = any(piece.x0 - before.x1 > _LABEL_GAP * piece.size for before, piece in pairwise(row))
        if not apart and not _FIGURE.fullmatch(row[0].text):
            break  # a caption, or text
        y1 = max(y1, row[0].y + 1)
    return x0, y0, x1, y1


def _is_chart(marks: Sequence[ChartMark], inside: Sequence[Piece]) -> bool:
    """Marks drawn to scale, with figures and no sentences."""
    words = [piece for piece in inside if not _FIGURE.fullmatch(piece.text)]
    if len(inside) - len(words) < _FIGURES or not (_has_bars(marks) or _has_curves(marks, marks)):
        return False
    bare = [mark for mark in marks if not mark.filled or len(_inside(words, mark[:4])) < _WORDS]
    if not _has_bars(bare) and not _has_curves(bare, marks):
        return False
    return not any(_is_prose(part) for row in rows(inside) for part in segments(row))


def _is_prose(part: Row) -> bool:
    return len(line_of(part).text.split()) > _PROSE


def _has_bars(marks: Sequence[ChartMark]) -> bool:
    """Boxes of one thickness that stand on one line, upright or lying, and differ in length."""
    lengths: dict[tuple[str, int, int], list[float]] = {}
    for x0, y0, x1, y1, filled, straight in marks:
        if filled and straight:
            wide, high = x1 - x0, y1 - y0
            lengths.setdefault(("upright", round(y1 / _ALIKE), round(wide / _ALIKE)), []).append(high)
            lengths.setdefault(("lying", round(x0 / _ALIKE), round(high / _ALIKE)), []).append(wide)
    return any(len(found) >= _BARS and max(found) - min(found) > _APART for found in lengths.values())


def _has_curves(marks: Sequence[ChartMark], all_marks: Sequence[ChartMark]) -> bool:
    """Slices, or a line that runs through a chart up and down."""
    width = max(mark.x1 for mark in all_marks) - min(mark.x0 for mark in all_marks)
    odd = [mark for mark in marks if not mark.straight]
    return sum(mark.filled for mark in odd) >= _SLICES or any(mark.x1 - mark.x0 > _WIDE * width for mark in odd)


def text_in(box: Box, body: Sequence[Piece]) -> str:
    """What is printed in a box, line by line."""
    return "\n".join(line_of(row).text for row in rows(_inside(body, box)))
