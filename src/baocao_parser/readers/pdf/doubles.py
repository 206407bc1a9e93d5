"""Text that is drawn twice, a little aside, to look bold or to throw a shadow: read once.

The copy may be cut into other pieces than the original. So the pieces that overlap are laid out in chains, each read
from left to right without overlaps, and a piece is a copy where the longest chain has its letters at its place.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from itertools import chain
from operator import gt, itemgetter

from .glyphs import Piece

_OVERLAP = 0.5
"""Share of the narrower piece's width: letters set closely overlap less."""
_MOST_CHAINS = 6
"""Of one row; what lies deeper is kept as it is."""
_BOLD = 1.5
"""Points by which a copy is shifted to look bold; farther aside it is a shadow."""


_LEFT, _END = itemgetter(0), itemgetter(1)


def once(row: list[Piece]) -> list[Piece]:
    """The pieces of a row, sorted from left to right, without copies; the row itself where nothing overlaps.

    >>> copy = Piece(86, 105, 101, 13, "125", False)
    >>> [(piece.text, piece.bold) for piece in once([Piece(85, 104, 100, 13, "125", False), copy])]
    [('125', True)]
    >>> [piece.text for piece in once([Piece(85, 104, 100, 13, "125", False), copy._replace(text="126")])]
    ['125', '126']
    """
    if not any(map(gt, map(_END, row), map(_LEFT, row[1:]))) or not any(map(_overlaps, row, row[1:])):
        return row
    chains, rest = list[list[Piece]](), list[Piece]()
    for piece in row:
        free = [each for each in chains if not _overlaps(each[-1], piece)]
        if unicodedata.combining(piece.text[0]):
            rest.append(piece)
        elif free:
            min(free, key=lambda each: abs(each[-1].y - piece.y)).append(piece)
        elif len(chains) < _MOST_CHAINS:
            chains.append([piece])
        else:
            rest.append(piece)
    if not chains:
        return row
    chains.sort(key=lambda each: -sum(len(piece.text) for piece in each))
    longest = chains[0]
    for piece in chain.from_iterable(chains[1:]):
        if not _melted(piece, longest):
            rest.append(piece)
    return sorted(longest + rest, key=_LEFT)


def _overlaps(before: Piece, piece: Piece) -> bool:
    """A piece stands upon the one that begins before it."""
    narrower = min(before.x1 - before.x0, piece.x1 - piece.x0)
    return piece.x0 < before.x1 - _OVERLAP * narrower and narrower > 0


def _melted(piece: Piece, under: list[Piece]) -> bool:
    """Whether a piece repeats letters of those it stands upon, which are then bold if it is set but a hair aside."""
    first = bisect_left(under, piece.x0, key=_END)
    last = bisect_left(under, piece.x1, key=_LEFT)
    if piece.text not in "".join(other.text for other in under[first:last]):
        return False
    for at in range(first, last):
        other = under[at]
        aside = min(abs(other.x0 - piece.x0), abs(other.x1 - piece.x1)), abs(other.y - piece.y)
        if other.bold is False and max(aside) < _BOLD:
            under[at] = other._replace(bold=True)
    return True
