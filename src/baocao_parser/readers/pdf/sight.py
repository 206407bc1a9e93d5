"""A page rendered with and without some of its texts: what changes nothing is not to be seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from . import pdfium
from .geometry import Box, Frame
from .pdfium import Address, PdfPage, raw

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.int16]

_SEEN = 20
"""Steps of 255 by which a pixel must change to be seen; the edges of thin strokes are half as dark as their colour."""
_SHARE, _INKED = 0.01, 0.08
"""Shares of a word's area: fewer changed pixels are those of its neighbours; fewer dark ones are no letters."""
_RULE = 0.8
"""Share of a row or column of pixels: a rule runs through a word where more of it is dark."""
_SCALE, _MOST_PIXELS = 2.0, 8_000_000
"""Pixels per point at which pages are compared, and most of them."""
_EDGE = 0.15
"""Share of a word's height that may be its neighbours'."""


class Sight(NamedTuple):
    """A part of a page with all its texts, and without some; boxes are in PDF coordinates."""

    whole: Pixels
    without: Pixels
    frame: Frame
    scale: float
    """Pixels per point."""
    left: int
    """Pixels of the page before the part …"""
    top: int
    """… and above it."""

    def shows(self, box: Box, *, clips: bool) -> bool:
        """Whether a box looks otherwise without the texts; of text that `clips`, whether anything is there."""
        import numpy as np

        area = self._area(box)
        changed = (np.abs(self.whole[area] - self.without[area]) > _SEEN).any(axis=2)
        return bool(changed.sum() > _SHARE * changed.size) or (clips and self._ink(box) > 0)

    def has_ink(self, box: Box) -> bool:
        """Whether something like letters is drawn in a box without the texts."""
        return self._ink(box) > _INKED

    def _ink(self, box: Box) -> float:
        """Share of a box that differs from its ground, but for rules that run through it."""
        import numpy as np

        pixels = self.without[self._area(box)]
        if not pixels.size:
            return 0.0
        dark = (np.abs(pixels - np.median(pixels, axis=(0, 1))) > _SEEN).any(axis=2)
        dark = dark[dark.mean(axis=1) < _RULE][:, dark.mean(axis=0) < _RULE]
        return float(dark.mean()) if dark.size else 0.0

    def _area(self, box: Box) -> tuple[slice, slice]:
        """Rows and columns of the pixels of a box."""
        left, top, right, bottom = _pixels(box, self.frame, self.scale)
        return slice(top - self.top, bottom - self.top), slice(left - self.left, right - self.left)


def compare(page: PdfPage, frame: Frame, texts: Collection[Address], boxes: Collection[Box]) -> Sight:
    """What of an open page lies around some boxes, with and without text objects; the page stays as it is."""
    scale = min(_SCALE, (_MOST_PIXELS / max(frame.width * frame.height, 1)) ** 0.5)
    lefts, tops, rights, bottoms = zip(*(_pixels(box, frame, scale) for box in boxes), strict=True)
    wide, high = ceil(page.get_width() * scale), ceil(page.get_height() * scale)
    left, top = min(*lefts, wide - 1), min(*tops, high - 1)
    right, bottom = min(max(*rights, left + 1), wide), min(max(*bottoms, top + 1), high)
    edges = left, high - bottom, wide - right, top
    whole, modes = _rendered(page, scale, edges), {item: pdfium.render_mode(item) for item in texts}
    try:
        for item in texts:
            pdfium.set_render_mode(item, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        return Sight(whole, _rendered(page, scale, edges), frame, scale, left, top)
    finally:
        for item, mode in modes.items():
            pdfium.set_render_mode(item, mode)


def _pixels(box: Box, frame: Frame, scale: float) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a box in pixels of its page, without the edge that may be its neighbours'."""
    x0, y0, x1, y1 = frame.place(*box)
    edge = _EDGE * (y1 - y0)
    ends = x0, y0 + edge, x1, y1 - edge
    left, top, right, bottom = (int(end * scale) for end in ends)
    return max(left, 0), max(top, 0), max(right + 1, 0), max(bottom + 1, 0)


def _rendered(page: PdfPage, scale: float, edges: Iterable[int]) -> Pixels:
    """A page without so many pixels at its left, bottom, right and top."""
    import numpy as np

    crop = tuple((edge - 0.5) / scale for edge in edges)  # pdfium's binding takes points, and rounds up to pixels
    bitmap = page.render(scale=scale, crop=crop, may_draw_forms=False, prefer_bgrx=False)
    try:
        pixels: Pixels = bitmap.to_numpy()[:, :, :3].astype(np.int16)
    finally:
        bitmap.close()
    return pixels
