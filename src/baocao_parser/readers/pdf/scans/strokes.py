"""Long straight strokes of a picture: the rules of tables, underlines. Found, and taken out of the picture.

A stroke is made of runs of dark pixels, too long for any letter, that touch each other from row to row of the picture
(of the picture on its side for vertical ones); a page that lies a little askew has them in steps.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from .picture import levels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .picture import Mask, Pixels

_RUN = 14.0
"""Points: a run of dark pixels at least so long; an em dash has 13, the stem of a capital letter 11."""
_STROKE = 28.0
"""Points: a stroke at least so long. Rows of a table are so high, or the rule goes on beyond them."""
_THICK = 3.5
"""Points: what is thicker is a picture or the edge of the paper."""
_STEP, _BREAK = 2, 8
"""Pixels across and along, by which the runs of one stroke may part."""
_MAX_RUNS = 50_000
"""More is a photograph."""


class Stroke(NamedTuple):
    """A straight stroke from left to right, or, on the side, from top to bottom. In pixels."""

    start: float
    end: float
    at_start: float
    """Where it runs, across, at its start and at its end."""
    at_end: float


class _Run(NamedTuple):
    row: int
    start: int
    end: int


def take_strokes(grey: Pixels, scale: float) -> tuple[list[Stroke], list[Stroke]]:
    """Horizontal and vertical strokes of a picture; in `grey` itself they become paper.

    `scale` is in pixels per point. What crosses a stroke stays: letters through an underline, a figure on a rule.
    """
    import numpy as np

    threshold, paper = levels(grey)
    dark = grey < threshold
    found = [_strokes(side, scale) for side in (dark, np.ascontiguousarray(dark.T))]
    for picture, strokes in zip((grey, grey.T), found, strict=True):
        inked = picture < threshold  # rules that cross are not letters
        for run in chain.from_iterable(strokes):
            _erase(picture, inked, run, int(_THICK * scale), paper)
    across, down = ([_fitted(runs) for runs in strokes] for strokes in found)
    return across, down


def _strokes(dark: Mask, scale: float) -> list[list[_Run]]:
    """The strokes along the rows of a picture, each by its runs."""
    return [runs for runs in _touching(_runs(dark, int(_RUN * scale))) if _is_stroke(runs, scale)]


def _runs(dark: Mask, least: int) -> list[_Run]:
    """Runs of at least so many dark pixels, by row; [] where there are too many to be rules."""
    import numpy as np

    candidates = _rows_with_bytes(dark, (least - 7) // 8)
    edged = np.zeros((len(candidates), dark.shape[1] + 2), dtype=np.int8)
    edged[:, 1:-1] = dark[candidates]
    steps = np.diff(edged, axis=1)
    rows, starts = (steps == 1).nonzero()
    ends = (steps == -1).nonzero()[1]
    long = ends - starts >= least
    if long.sum() > _MAX_RUNS:
        return []
    found = zip(candidates[rows[long]].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True)
    return [_Run(*run) for run in found]


def _rows_with_bytes(dark: Mask, count: int) -> NDArray[np.intp]:
    """Rows in which so many groups of eight pixels behind each other are dark: few have them, and none other a run."""
    import numpy as np

    full = np.packbits(dark, axis=1) == 0xFF
    for _ in range(count - 1):
        full = full[:, 1:] & full[:, :-1]
    return np.flatnonzero(full.any(axis=1))


def _touching(runs: list[_Run]) -> list[list[_Run]]:
    """Runs by the stroke that they make."""
    strokes: list[list[_Run]] = []
    open_ones: list[list[_Run]] = []
    for run in runs:
        open_ones = [stroke for stroke in open_ones if run.row - stroke[-1].row <= _STEP]
        near = [stroke for stroke in open_ones if any(_touch(run, other) for other in reversed(stroke[-8:]))]
        if not near:
            strokes.append([run])
            open_ones.append(strokes[-1])
            continue
        near[0].append(run)
        for other in near[1:]:
            near[0].extend(other)
            other.clear()
        near[0].sort()
        open_ones = [stroke for stroke in open_ones if stroke]
    return [stroke for stroke in strokes if stroke]


def _touch(run: _Run, other: _Run) -> bool:
    return run.row - other.row <= _STEP and run.start - _BREAK < other.end and other.start - _BREAK < run.end


def _is_stroke(runs: list[_Run], scale: float) -> bool:
    length = max(run.end for run in runs) - min(run.start for run in runs)
    return length >= _STROKE * scale and sum(run.end - run.start for run in runs) <= _THICK * scale * length


def _fitted(runs: list[_Run]) -> Stroke:
    """The straight line through runs."""
    import numpy as np

    start, end = min(run.start for run in runs), max(run.end for run in runs)
    middles = np.array([(run.start + run.end) / 2 for run in runs])
    rows = np.array([float(run.row) for run in runs])
    weights = np.array([float(run.end - run.start) for run in runs])
    middle, row = np.average(middles, weights=weights), np.average(rows, weights=weights)
    spread = (weights * (middles - middle) ** 2).sum()
    slope = float((weights * (middles - middle) * (rows - row)).sum() / spread) if spread > weights.sum() else 0.0
    return Stroke(start, end, float(row + slope * (start - middle)), float(row + slope * (end - middle)))


def _erase(grey: Pixels, dark: Mask, run: _Run, reach: int, paper: int) -> None:
    """Make paper of a run and its grey edges, but for the columns in which ink goes on on both sides."""
    crossed = dark[max(run.row - reach, 0) : run.row + reach + 1, run.start : run.end].all(axis=0)
    around = grey[max(run.row - 2, 0) : run.row + 3, run.start : run.end]
    around[:, ~crossed] = paper
