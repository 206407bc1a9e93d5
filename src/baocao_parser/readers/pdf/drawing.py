"""What is drawn on a page: its text objects, its strokes (lines and thin boxes), and the shapes that it paints."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from . import pdfium
from .geometry import UNCHANGED, Box, Frame, Matrix, Point
from .pdfium import Address, raw

THIN = 3.0
"""Points: a drawn box no wider than this is a rule."""
MAX_SEGMENTS = 20_000
"""Of all paths of one page: what is drawn with more is a map or a chart."""
_MAX_DEPTH = 8


class Rule(NamedTuple):
    """A straight horizontal (y0 == y1) or vertical (x0 == x1) line."""

    x0: float
    y0: float
    x1: float
    y1: float


class DrawnShape(NamedTuple):
    """Something drawn that is neither text nor a stroke: a picture, a gradient, a part of a path."""

    box: Box
    """Left, bottom, right and top in PDF coordinates."""
    texts: int
    """How many text objects are drawn before it."""
    item: Address
    kind: int
    """pdfium's type of the object."""
    filled: bool = True
    """It covers what was painted before."""
    straight: bool = True
    """It has upright edges only: no curve, no slanted line."""

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in its box."""
        left, bottom, right, top = self.box
        return left <= x <= right and bottom <= y <= top


class Drawing(NamedTuple):
    """What `draw` finds on a page; boxes are left, bottom, right and top in PDF coordinates."""

    texts: list[Address]
    """In the order in which they are drawn."""
    nested: set[Address]
    """Texts inside form XObjects, which clip them and may be switched off as a whole."""
    shapes: list[DrawnShape]
    """In the order in which they are drawn."""
    strokes: list[Box]
    """Lines, thin boxes and the sides of others."""

    def rules(self, frame: Frame) -> list[Rule]:
        """The strokes as rules of the page as a frame turns it."""
        return [rule_of(frame.place(*box)) for box in self.strokes]

    def pictured(self, frame: Frame) -> float:
        """Share of the page that pictures cover, 0 to 1."""
        boxes = (shape.box for shape in self.shapes if shape.kind == raw.FPDF_PAGEOBJ_IMAGE)
        covered = sum(_overlap(box, (frame.left, frame.bottom, frame.right, frame.top)) for box in boxes)
        area = frame.width * frame.height
        return min(covered / area, 1.0) if area else 0.0


def _overlap(one: Box, other: Box) -> float:
    width, height = (min(one[i + 2], other[i + 2]) - max(one[i], other[i]) for i in (0, 1))
    return max(width, 0) * max(height, 0)


def draw(page: Address, first: int = 0) -> Drawing:
    """Texts, strokes and shapes of an open page, from its object `first` on, those inside form XObjects included."""
    found = Drawing([], set(), [], [])
    budget = MAX_SEGMENTS
    for kind, item, matrix in _objects(page, first):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            found.texts.append(item)
            if matrix is not UNCHANGED:
                found.nested.add(item)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            budget -= _add_path(found, item, matrix, budget)
        else:
            found.shapes.append(DrawnShape(_bounds(item, matrix), len(found.texts), item, kind))
    return found


def _add_path(found: Drawing, path: Address, matrix: Matrix, budget: int) -> int:
    """Add the strokes and shapes of a path, part by part if it has no more than `budget` segments; returns how many.

    Thin parts are strokes, and so are the upright sides of stroked ones.
    """
    box = _bounds(path, matrix)
    if _is_thin(box):
        found.strokes.append(box)
        return 0
    segments: int = pdfium.count_segments(path)
    filled, stroked = _draw_modes(path)
    whole = DrawnShape(box, len(found.texts), path, raw.FPDF_PAGEOBJ_PATH, filled, straight=False)
    if segments > budget:
        found.shapes.append(whole)
        return segments
    place = _matrix(path).then(matrix)
    for corners, curved in _figures(path, segments):
        points = [place.point(*corner) for corner in corners]
        if _is_thin(around := _around(points)):
            found.strokes.append(around)
            continue
        edges = [(one, other) for one, other in pairwise(points) if _is_thin(_around((one, other)), 1.0)]
        straight = not curved and len(edges) == len(points) - 1
        found.shapes.append(whole._replace(box=around, straight=straight))
        if stroked and not curved:
            found.strokes.extend(map(_around, edges))
    return segments


def _draw_modes(path: Address) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    modes = (ctypes.c_int * 2)()
    pdfium.draw_mode(path, ctypes.addressof(modes), ctypes.addressof(modes) + 4)
    return bool(modes[0]), bool(modes[1])


def _is_thin(box: Box, most: float = THIN) -> bool:
    return box[2] - box[0] <= most or box[3] - box[1] <= most


def _around(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _objects(page: Address, first: int) -> Iterator[tuple[int, Address, Matrix]]:
    """(type, object, matrix) in drawing order."""
    for index in range(first, pdfium.count_objects(page)):
        item = pdfium.get_object(page, index)
        kind = pdfium.type_of(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _in_form(item, UNCHANGED, 1)
        else:
            yield kind, item, UNCHANGED


def _in_form(form: Address, outer: Matrix, depth: int) -> Iterator[tuple[int, Address, Matrix]]:
    matrix = _matrix(form).then(outer)
    for index in range(pdfium.count_in_form(form)):
        item = pdfium.get_in_form(form, index)
        kind = pdfium.type_of(item)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            yield from _in_form(item, matrix, depth + 1)
        else:
            yield kind, item, matrix


_FLOATS = (ctypes.c_float * 6)()
_FLOAT_AT = [ctypes.addressof(_FLOATS) + 4 * i for i in range(6)]


def _bounds(item: Address, matrix: Matrix) -> Box:
    if not pdfium.bounds_of(item, *_FLOAT_AT[:4]):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = _FLOATS[:4]
    return (left, bottom, right, top) if matrix is UNCHANGED else matrix.box(left, bottom, right, top)


def _matrix(item: Address) -> Matrix:
    return Matrix(*_FLOATS) if pdfium.matrix_of(item, _FLOAT_AT[0]) else UNCHANGED


def _figures(path: Address, segments: int) -> Iterator[tuple[list[Point], bool]]:
    """Corner points of each part of a path, and whether it has curves; closed parts return to their start."""
    figure, curved = list[Point](), False
    for index in range(segments):
        segment = pdfium.get_segment(path, index)
        kind = pdfium.segment_type(segment)
        pdfium.segment_point(segment, _FLOAT_AT[0], _FLOAT_AT[1])
        point = _FLOATS[0], _FLOATS[1]
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(figure) > 1:
                yield figure, curved
            figure, curved = [], False
        figure.append(point)
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        if pdfium.segment_closes(segment) and figure[-1] != figure[0]:
            figure.append(figure[0])
    if len(figure) > 1:
        yield figure, curved


def rule_of(box: Box) -> Rule:
    """The rule that a thin box is."""
    x0, y0, x1, y1 = box
    if x1 - x0 >= y1 - y0:
        return Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    return Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
