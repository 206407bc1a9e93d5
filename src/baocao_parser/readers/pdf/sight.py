"""A page rendered with and without some of its texts: what changes nothing is not to be seen."""

from __future__ import annotations

from collections.abc import Collection
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
    """A page with all its texts, and without some; boxes are in PDF coordinates."""

    whole: Pixels
    without: Pixels
    frame: Frame
    scale: float
    """Pixels per point."""

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
        """Rows and columns of the pixels of a box, without the edge that may be its neighbours'."""
        x0, y0, x1, y1 = self.frame.place(*box)
        edge = _EDGE * (y1 - y0)
        return self._pixels(y0 + edge, y1 - edge), self._pixels(x0, x1)

    def _pixels(self, start: float, end: float) -> slice:
        return slice(max(int(start * self.scale), 0), max(int(end * self.scale) + 1, 0))


def compare(page: PdfPage, frame: Frame, texts: Collection[Address]) -> Sight:
    """An open page with and without text objects; the page stays as it is."""
    scale = min(_SCALE, (_MOST_PIXELS / max(frame.width * frame.height, 1)) ** 0.5)
    whole, modes = _rendered(page, scale), {item: pdfium.render_mode(item) for item in texts}
    try:
        for item in texts:
            pdfium.set_render_mode(item, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        return Sight(whole, _rendered(page, scale), frame, scale)
    finally:
        for item, mode in modes.items():
            pdfium.set_render_mode(item, mode)


def _rendered(page: PdfPage, scale: float) -> Pixels:
    import numpy as np

    bitmap = page.render(scale=scale, may_draw_forms=False, prefer_bgrx=False)
    try:
        pixels: Pixels = bitmap.to_numpy()[:, :, :3].astype(np.int16)
    finally:
        bitmap.close()
    return pixels
