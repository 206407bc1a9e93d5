"""Where the letters of a line stand on the page as shown: the way back from the page as it was turned to be read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from ...document import Place
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


_LYING = attrgetter("lying")


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
    stops = list[int]()
    for (x0, x1, _, _, text, _, _, _, edges, _), at in zip(row, offsets, strict=True):
        if at < 0:
            continue
        stops += (at, int(x0 * scale + shift))
        for number, edge in zip(edges[0::2], edges[1::2], strict=True) if edges else ():
            stops += (at + int(number), int(edge * scale + shift))
        stops += (at + len(text), int(x1 * scale + shift))
    fall = -slope if turn % 2 else slope
    return Place(start, page, turn % 2 == 1, int(near * _UNIT), int(far * _UNIT + 1), fall, tuple(stops))
