"""What is drawn on a page: its text objects, its rules (lines and thin boxes), and how much of it pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from . import pdfium
from .pdfium import Address, PdfPage, raw

THIN = 3.0
"""Points: a drawn box no wider than this is a rule."""
MAX_SEGMENTS = 20_000
"""Of all paths of one page: what is drawn with more is a map or a chart."""
_MAX_DEPTH = 8

Box = tuple[float, float, float, float]


class Frame(NamedTuple):
    """Turns PDF coordinates (y upwards, before /Rotate) into points from the top left of the page as shown."""

    turn: int
    """Quarter turns clockwise at which the page is shown."""
    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def of(cls, page: PdfPage) -> Frame:
        """Frame of an open page."""
        return cls(raw.FPDFPage_GetRotation(page), *page.get_bbox())

    @property
    def width(self) -> float:
        """Of the page as shown."""
        return self.top - self.bottom if self.turn % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as shown."""
        return self.right - self.left if self.turn % 2 else self.top - self.bottom

    def place(self, left: float, bottom: float, right: float, top: float) -> Box:
        """(x0, y0, x1, y1) as shown, y downwards.

        >>> Frame(0, 0, 0, 595, 842).place(85, 700, 100, 712), Frame(1, 0, 0, 595, 842).place(85, 700, 97, 730)
        ((85, 130, 100, 142), (700, 85, 730, 97))
        """
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turn == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    def lift(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Left, bottom, right and top of a box as shown: the way back from `place`."""
        if self.turn == 0:
            return x0 + self.left, self.top - y1, x1 + self.left, self.top - y0
        if self.turn == 1:
            return y0 + self.left, x0 + self.bottom, y1 + self.left, x1 + self.bottom
        if self.turn == 2:
            return self.right - x1, y0 + self.bottom, self.right - x0, y1 + self.bottom
        return self.right - y1, self.top - x1, self.right - y0, self.top - x0


class Rule(NamedTuple):
    """A straight horizontal (y0 == y1) or vertical (x0 == x1) line."""

    x0: float
    y0: float
    x1: float
    y1: float


class Drawing(NamedTuple):
    """What `draw` finds."""

    texts: list[Address]
    rules: list[Rule]
    pictured: float
    """Share of the page that pictures cover, 0 to 1."""


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def then(self, after: Matrix) -> Matrix:
        """This one first, `after` second."""
        return Matrix(
            self.a * after.a + self.b * after.c,
            self.a * after.b + self.b * after.d,
            self.c * after.a + self.d * after.c,
            self.c * after.b + self.d * after.d,
            self.e * after.a + self.f * after.c + after.e,
            self.e * after.b + self.f * after.d + after.f,
        )

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The upright box around a box's image."""
        xs = [self.a * x + self.c * y + self.e for x in (left, right) for y in (bottom, top)]
        ys = [self.b * x + self.d * y + self.f for x in (left, right) for y in (bottom, top)]
        return min(xs), min(ys), max(xs), max(ys)


_UNCHANGED = Matrix()


def draw(page: Address, frame: Frame, first: int = 0) -> Drawing:
    """Texts, rules and pictures of an open page, from its object `first` on, those inside form XObjects included."""
    texts, rules, pictured, budget = [], list[Rule](), 0.0, MAX_SEGMENTS
    for kind, item, matrix in _objects(page, first):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(item)
            continue
        left, bottom, right, top = _bounds(item, matrix)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            width = min(right, frame.right) - max(left, frame.left)
            height = min(top, frame.top) - max(bottom, frame.bottom)
            pictured += max(width, 0) * max(height, 0)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            if right - left <= THIN or top - bottom <= THIN:
                boxes: list[Box] = [(left, bottom, right, top)]
            else:
                segments = pdfium.count_segments(item)
                budget -= segments
                boxes = list(_edges(item, matrix, segments)) if budget > 0 else []
            rules += (_rule(frame.place(*box)) for box in boxes)
    area = frame.width * frame.height
    return Drawing(texts, rules, min(pictured / area, 1.0) if area else 0.0)


def _objects(page: Address, first: int) -> Iterator[tuple[int, Address, Matrix]]:
    """(type, object, matrix) in drawing order."""
    for index in range(first, pdfium.count_objects(page)):
        item = pdfium.get_object(page, index)
        kind = pdfium.type_of(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _in_form(item, _UNCHANGED, 1)
        else:
            yield kind, item, _UNCHANGED


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
    return (left, bottom, right, top) if matrix is _UNCHANGED else matrix.box(left, bottom, right, top)


def _matrix(item: Address) -> Matrix:
    return Matrix(*_FLOATS) if pdfium.matrix_of(item, _FLOAT_AT[0]) else _UNCHANGED


def _edges(path: Address, matrix: Matrix, segments: int) -> Iterator[Box]:
    """Straight edges of a path that is no single thin box: sides of stroked figures, and thin boxes among many."""
    modes = (ctypes.c_int * 2)()
    pdfium.draw_mode(path, ctypes.addressof(modes), ctypes.addressof(modes) + 4)
    stroked = bool(modes[1])
    if not stroked and segments <= 5:
        return  # a filled box is a background
    matrix = _matrix(path).then(matrix)
    for figure in _figures(path, segments):
        points = [matrix.box(x, y, x, y)[:2] for x, y in figure]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        whole = min(xs), min(ys), max(xs), max(ys)
        if whole[2] - whole[0] <= THIN or whole[3] - whole[1] <= THIN:
            yield whole
        elif stroked:
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x1 - x0) <= 1 or abs(y1 - y0) <= 1:
                    yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _figures(path: Address, segments: int) -> Iterator[list[tuple[float, float]]]:
    """Corner points of each subpath made of straight lines; closed ones return to their start."""
    figure = list[tuple[float, float]]()
    for index in range(segments):
        segment = pdfium.get_segment(path, index)
        kind = pdfium.segment_type(segment)
        pdfium.segment_point(segment, _FLOAT_AT[0], _FLOAT_AT[1])
        point = _FLOATS[0], _FLOATS[1]
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(figure) > 1:
                yield figure
            figure = [point]
        elif kind == raw.FPDF_SEGMENT_LINETO:
            figure.append(point)
        else:
            figure = []  # a curve
        if pdfium.segment_closes(segment) and figure and figure[-1] != figure[0]:
            figure.append(figure[0])
    if len(figure) > 1:
        yield figure


def _rule(box: Box) -> Rule:
    x0, y0, x1, y1 = box
    if x1 - x0 >= y1 - y0:
        return Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    return Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
