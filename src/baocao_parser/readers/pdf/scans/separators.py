"""Commas and points inside figures, from the ink: a comma hangs below the line, a point does not.

Read wrongly, they turn a thousand into one; and the readings of the engine, at whatever size, make the same mistakes.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .engine import Letter, Word

if TYPE_CHECKING:
    from .picture import Mask

_TAIL = (0.07, 0.45)
"""Shares of a digit's height: commas hang 0.11 to 0.33 below the line, points 0.04 at most."""
_LOW = 0.6
"""Share of a digit's height below which all of a comma and a point lies."""
_SPECK = 0.012
"""Share of a digit's height squared: less ink is dirt."""
_UNPARTED = re.compile(r"\d{4,} | \d{1,3} / \d{1,3}", re.VERBOSE)
"""Figures in which the engine may have overlooked a separator, or taken it for a stroke."""
_GROUPED = re.compile(r"\D* \d{1,3} (?: (?: \.\d{3} )+ (?: ,\d{1,3} )? | ,\d{1,3} ) (?! [\d.,]*\d ) .*", re.VERBOSE)


def with_measured_separators(word: Word, ink: Mask) -> str:
    """The word's text with the separators that the ink shows between its digits.

    Where the engine saw none, only if the figure is then written as figures are: 1.234,5.
    """
    letters = word.letters
    parts = [letter.text for letter in letters]
    if "".join(parts) != word.text:
        return word.text
    area = ink[max(word.box.top - 1, 0) : word.box.bottom + (word.box.bottom - word.box.top) // 6]
    unparted = bool(_UNPARTED.search(word.text))
    for first, second in pairwise(at for at, part in enumerate(parts) if part.isdigit()):
        between = word.text[first + 1 : second]
        if between in (",", ".") or (between in ("", "/") and unparted):
            mark = _mark(area, letters[first], letters[second], read=between in (",", "."))
            parts[first + 1 : second] = [""] * len(between)
            parts[first] += mark or between
    text = "".join(parts)
    return text if not unparted or _GROUPED.fullmatch(text) else word.text


def _mark(area: Mask, first: Letter, second: Letter, *, read: bool) -> str:
    """The separator between two digits, "" where none can be seen; `read` says that the engine sees one."""
    foot = max(
        _foot(area[:, first.left : (first.left + 2 * first.right) // 3]),
        _foot(area[:, second.right - (second.right - second.left) * 2 // 3 : second.right]),
    )
    between = area[:, (first.left + first.right) // 2 : (second.left + second.right) // 2]
    mark = _apart(between)
    if not mark.any():
        mark = between if read else mark  # it may touch a digit
    elif mark[: int(_LOW * foot)].any() or mark.sum() < _SPECK * foot**2:
        return ""
    if foot <= 0 or not mark.any():
        return ""
    tail = (_foot(mark) - foot) / foot
    return "" if tail > _TAIL[1] else "," if tail > _TAIL[0] else "."


def _foot(area: Mask) -> int:
    """Lowest row with ink, -1 without ink."""
    import numpy as np

    rows = np.flatnonzero(area.any(axis=1))
    return int(rows[-1]) if len(rows) else -1


def _apart(area: Mask) -> Mask:
    """The ink that does not hang together with ink at the left or right edge."""
    ink = set(zip(*(axis.tolist() for axis in area.nonzero()), strict=True))
    border = [(y, x) for y, x in ink if x in (0, area.shape[1] - 1)]
    ink.difference_update(border)
    while border:
        y, x = border.pop()
        near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & ink
        ink -= near
        border += near
    rest = area & False
    for place in ink:
        rest[place] = True
    return rest
