"""How a page lies in its picture: places of the picture → places of the page in points, its lines level."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from .engine import Line
from .strokes import Stroke

_LONG = 50.0
"""Points: lines and strokes at least so long show how the page lies."""


class Level(NamedTuple):
    """Takes places of a picture to its page."""

    slope: float
    """How much lines fall on their way to the right, per pixel."""
    scale: float
    """Pixels per point."""

    @classmethod
    def of(cls, lines: Iterable[Line], across: Iterable[Stroke], scale: float) -> Level:
        """As most long lines and strokes of a picture lie; straight where there are none."""
        ends: list[tuple[float, float, float, float]] = [(line.x0, line.y0, line.x1, line.y1) for line in lines]
        ends += [(stroke.start, stroke.at_start, stroke.end, stroke.at_end) for stroke in across]
        slopes = [(y1 - y0) / (x1 - x0) for x0, y0, x1, y1 in ends if x1 - x0 > _LONG * scale]
        return cls(median(slopes or [0.0]), scale)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Points from the top left of the page.

        >>> Level(0.0, 2.0).point(100, 50)
        (50.0, 25.0)
        """
        norm = math.hypot(1, self.slope) * self.scale
        return (x + y * self.slope) / norm, (y - x * self.slope) / norm
