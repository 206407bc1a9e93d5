"""Places on a page: the file's coordinates, those of the page as shown, and matrices between coordinates."""

from __future__ import annotations

from typing import NamedTuple

from .pdfium import PdfPage, raw

Box = tuple[float, float, float, float]
Point = tuple[float, float]


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

    def point(self, x: float, y: float) -> Point:
        """A point's image."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


UNCHANGED = Matrix()
