"""An open page → the picture that is recognised: grey, at the scan's own resolution, without its red stamps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..pdfium import PdfPage, raw

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

_LEAST, _MOST = 200.0, 300.0
"""Dots per inch: a scan of fewer is enlarged, one of more reduced; beyond that, recognition is slower, not better."""
_MOST_PIXELS = 40_000_000
"""Of a page: A2 at 300 dpi. What is larger is reduced."""
_INK, _EMPTY = 0.75, 0.65
"""Shares of the paper's grey: ink is darker on average than the first; the second parts both where ink is rare."""
_TILES = 32
"""Per inch, by which coloured areas are found."""
_STAMP = (0.6, 2.4)
"""Inches: least and greatest side of a stamp (15 to 61 mm)."""

_RED, _REDDISH = 40, 16
"""Redness of a stamp's ink, and of its edges."""
_BLACK = 110
"""Of the red in black ink."""


class Picture(NamedTuple):
    """A page in grey: 0 is black."""

    pixels: Pixels
    scale: float
    """Pixels per point."""


def render(page: PdfPage) -> Picture:
    """Picture of an open page as shown."""
    scale = _scale(page)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    try:
        return Picture(_without_stamps(bitmap.to_numpy()[:, :, :3], scale * 72), scale)
    finally:
        bitmap.close()


def levels(grey: Pixels) -> tuple[int, int]:
    """The grey that parts ink from paper, and that of the paper.

    It parts them with the least variance on both sides (Otsu); where that only parts the grain of an almost empty page,
    it lies well below the paper.
    """
    import numpy as np
    from PIL import Image

    counts = np.array(Image.fromarray(grey).histogram(), dtype=float)
    paper = int(counts.argmax())
    below, total = counts.cumsum(), counts.sum()
    weighed = (counts * np.arange(256)).cumsum()
    parts = below * (total - below)
    between = (weighed[-1] * below / total - weighed) ** 2 / np.where(parts > 0, parts, np.inf)
    best = int(between.argmax())
    ink = weighed[best] / below[best] if below[best] else 0.0
    return (best + 1 if ink < _INK * paper else round(_EMPTY * paper)), paper


def _scale(page: PdfPage) -> float:
    """Pixels per point at which the finest picture of a page, or strip of one, is itself; without one, the most."""
    found = [0.0]
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = image.get_bounds()
        width, height = image.get_px_size()
        area = (right - left) * (top - bottom)
        if area > 0 and max((right - left) / page.get_width(), (top - bottom) / page.get_height()) > 0.5:
            found.append((width * height / area) ** 0.5)
    scale = min(max(max(found) or _MOST / 72, _LEAST / 72), _MOST / 72)
    area = page.get_width() * page.get_height() * scale**2
    return scale if area <= _MOST_PIXELS else scale * (_MOST_PIXELS / area) ** 0.5


def _without_stamps(pixels: Pixels, dpi: float) -> Pixels:
    """Grey picture of a coloured one, in which the ink of red stamps is paper, and black ink under it stays.

    Seen through a red filter red ink is as light as paper, and black ink is black. Red words are no stamps.
    """
    import numpy as np
    from PIL import Image

    grey = np.array(Image.fromarray(pixels).convert("L"))
    inked = _redness(pixels[::2, ::2]) > _RED
    for top, bottom, left, right in areas(inked, max(int(dpi / 2 / _TILES), 1)):
        sides = bottom - top, right - left
        if min(sides) < _STAMP[0] * dpi / 2 or max(sides) > _STAMP[1] * dpi / 2:
            continue
        if _is_stamp(inked[top:bottom, left:right], max(int(dpi / _TILES), 1)):
            area = np.s_[2 * top : 2 * bottom, 2 * left : 2 * right]
            red, redness = pixels[area][:, :, 0], _redness(pixels[area])
            paper = np.median(red)
            grey[area] = np.where(redness > _REDDISH, np.where(red > _BLACK, paper, red), grey[area])
    return grey


def _redness(pixels: Pixels) -> NDArray[np.int16]:
    """How much more red than green and blue."""
    import numpy as np

    return pixels[:, :, 0].astype(np.int16) - np.maximum(pixels[:, :, 1], pixels[:, :, 2])


def _is_stamp(ink: Mask, edge: int) -> bool:
    """Coloured ink in a ring, which leaves the corners of its area free, or in a frame, which is all around it."""
    height, width = ink.shape
    y, x = height // 7, width // 7
    corners = (ink[top, left] for top in (slice(y), slice(-y, None)) for left in (slice(x), slice(-x, None)))
    if 0.75 < width / height < 1.33 and all(corner.mean() < 0.01 for corner in corners):
        return True
    sides = ink[:edge].any(axis=0), ink[-edge:].any(axis=0), ink[:, :edge].any(axis=1), ink[:, -edge:].any(axis=1)
    return all(side.mean() > 0.7 for side in sides)


def areas(ink: Mask, tile: int) -> list[tuple[int, int, int, int]]:
    """Top, bottom, left and right of the areas in which tiles with ink hang together."""
    import numpy as np

    height, width = (size // tile for size in ink.shape)
    rows = ink[: height * tile, : width * tile].reshape(height, tile, width * tile).any(axis=1)
    tiles = rows.reshape(height, width, tile).any(axis=2)
    waiting = set(zip(*(axis.tolist() for axis in np.nonzero(tiles)), strict=True))
    found = []
    while waiting:
        border, area = [waiting.pop()], list[tuple[int, int]]()
        while border:
            y, x = at = border.pop()
            area.append(at)
            near = {(y + dy, x + dx) for dy in (-2, -1, 0, 1, 2) for dx in (-2, -1, 0, 1, 2)} & waiting
            waiting -= near
            border += near
        ys, xs = zip(*area, strict=True)
        found.append((min(ys) * tile, (max(ys) + 1) * tile, min(xs) * tile, (max(xs) + 1) * tile))
    return found
