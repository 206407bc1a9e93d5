"""Where the letters of a line stand on the page as shown: the way back from the page as it was turned to be read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import add, itemgetter
from typing import NamedTuple

from ...document import Place
from .geometry import Frame
from .glyphs import Piece
from .lines import Line

_ASCENT, _DESCENT = 0.8, 0.22
"""Shares of the font size that letters reach above and below the baseline."""
_UNIT = 10
"""Places are whole tenths of a point."""


class Lie(NamedTuple):
    """How a page that was read lies on the page as shown."""

    turn: int
    """Quarter turns clockwise of its text on the page as shown."""
    width: float
    """Points, as read."""
    height: float
    slope: float = 0.0
    """How much the lines of its picture fall on their way to the right."""

    @classmethod
    def of(cls, frame: Frame, turn: int) -> Lie:
        """How a page in a frame lies on the page as shown, which is at a turn."""
        return cls((turn - frame.turn) % 4, frame.width, frame.height)


def places_of(lines: Iterable[tuple[Line, int, int]], lies: Mapping[int, Lie], start: int) -> Iterator[Place]:
    """The places of lines, each given with the offset of its text from `start` and the number of its page.

    Text set on end, and what stands beside it, has places of its own.
    """
    for line, at, page in lines:
        lie, row, begin = lies[page], line.row, start + at
        if not any(map(_LYING, row)):
            yield _place(row, line.offsets, line.y, line.size, begin, page, lie)
            continue
        for piece, offset in zip(row, line.offsets, strict=True):
            if piece.lying:
                turn, y, size, on_end, offsets = piece.lying
                wide, high = (lie.height, lie.width) if turn % 2 else (lie.width, lie.height)
                turned = Lie((lie.turn + turn) % 4, wide, high, lie.slope)
                yield _place(on_end, offsets, y, size, begin + offset, page, turned)
            elif offset >= 0:
                yield _place([piece], [0], line.y, line.size, begin + offset, page, lie)


def _stops(row: Sequence[Piece], offsets: Sequence[int], scale: float, shift: float) -> list[int]:
    """Offsets of the ends of pieces, and of the figures in them, each followed by its place on the line."""
    if min(offsets) < 0:
        row = [piece for piece, at in zip(row, offsets, strict=True) if at >= 0]
        offsets = [at for at in offsets if at >= 0]
    stops = [0] * (4 * len(row))
    stops[0::4] = offsets
    stops[1::4] = [int(x * scale + shift) for x in map(_LEFT, row)]
    stops[2::4] = map(add, offsets, map(len, map(_PRINTED, row)))
    stops[3::4] = [int(x * scale + shift) for x in map(_END, row)]
    figures = list(map(_EDGES, row))
    for at in reversed(range(len(row))) if any(figures) else ():
        for number, edge in reversed(list(zip(figures[at][0::2], figures[at][1::2], strict=True))):
            stops[4 * at + 2 : 4 * at + 2] = offsets[at] + int(number), int(edge * scale + shift)
    return stops


_LEFT, _END, _PRINTED, _EDGES, _LYING = map(
    itemgetter, map(Piece._fields.index, ("x0", "x1", "text", "edges", "lying"))
)


def _place(
    row: Sequence[Piece], offsets: Sequence[int], y: float, size: float, start: int, page: int, lie: Lie
) -> Place:
    """The place of pieces of a line whose text begins at an offset."""
    turn, wide, high, slope = lie
    norm = math.hypot(1, slope)
    scale, shift = _UNIT / norm, -y * slope * _UNIT / norm  # as the line lies in its picture
    near, far = ((edge + row[0].x0 * slope) / norm for edge in (y - _ASCENT * size, y + _DESCENT * size))
    if turn in (2, 3):
        scale, shift = -scale, wide * _UNIT - shift
    if turn in (1, 2):
        near, far = high - far, high - near
    shift += 0.5  # to the nearest whole
    stops = _stops(row, offsets, scale, shift)
    fall = -slope if turn % 2 else slope
    return Place(start, page, turn % 2 == 1, int(near * _UNIT), int(far * _UNIT + 1), fall, tuple(stops))
