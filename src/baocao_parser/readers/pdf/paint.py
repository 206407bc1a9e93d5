"""What of a page's text is painted: text that leaves no mark on the page is no text of the report.

Nearly all text is plainly seen, and cheap signs say so: dark, opaque, inside its clip path, in no optional layer, with
nothing painted over it. What lacks one of these signs is judged by the picture: the page is rendered with and without
it, and what changes nothing was not painted. So every way to hide text is found by the rules of the format itself
(ISO 32000-1: 8.5.4 clipping, 8.11 optional content, 9.3.6 rendering modes, 11 transparency).
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, compress
from typing import TYPE_CHECKING, NamedTuple

from . import pdfium
from .drawing import Drawing, Shape
from .geometry import Box, Frame
from .glyphs import Layer
from .pdfium import Address, PdfPage, raw

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CONTRAST = 64
"""Steps of 255 in one of red, green and blue: text nearer than that to its ground may be unseen."""
_SEEN = 20
"""Steps of 255 by which a pixel must change to be seen; the edges of thin strokes are half as dark as their colour."""
_SHARE = 0.01
"""Of a word's area: fewer changed pixels are those of its neighbours."""
_SCALE, _MOST_PIXELS = 2.0, 8_000_000
"""Pixels per point at which pages are compared, and most of them."""
_MOST_SHAPES, _MOST_CLIPS = 1000, 16
"""Of a page, and of a text object; where there are more, the picture is asked at once."""
_BAND, _MOST_BANDS = 16.0, 1000
"""Points: height of the bands by which shapes are looked up; and most of them, up and down."""
_SCANNED = 0.5
"""Share of the page: pictures that cover more are the page, and text under them repeats it."""
_EDGE = 0.15
"""Share of a word's height."""

Colour = tuple[int, ...]
"""Red, green, blue; () where it is a pattern or lets shine through what is under it."""
_WHITE: Colour = (255, 255, 255)


class Paint(NamedTuple):
    """What of a layer is not plainly painted."""

    unseen: set[int]
    """Pieces that leave no mark on the page."""
    recognised: set[Address]
    """Texts that leave none because they only repeat, for searching, what a picture shows."""


def paint_of(page: PdfPage, frame: Frame, layer: Layer, drawing: Drawing) -> Paint:
    """How the pieces of a layer are painted on an open page, which stays as it is."""
    items = list(dict.fromkeys(layer.objects))
    outside = set(_outside(layer, frame))
    wholly = _doubtful(items, drawing)
    partly = {*_clipped(layer, items), *_on_shapes(layer, drawing)}
    doubted = partly.union(at for at, item in enumerate(layer.objects) if item in wholly) if wholly else partly
    invisible = (at for at in doubted if pdfium.render_mode(layer.objects[at]) == raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    recognised = set(_on_pictures(layer, drawing, invisible)) - outside
    doubted = doubted - recognised - outside
    if not doubted:
        return _without_echoes(layer, outside, recognised)
    dropped = set(drawing.texts).difference(items)  # of a text drawn twice, pdfium gives the characters once
    seen = _seen(page, frame, layer, doubted, dropped)
    shown = {layer.objects[at] for at in seen}
    unseen = {at for at in doubted - seen if at in partly or layer.objects[at] not in shown}
    under = set(_on_pictures(layer, drawing, unseen)) if drawing.pictured(frame) > _SCANNED else set[int]()
    return _without_echoes(layer, unseen - under | outside, recognised | under)


def _without_echoes(layer: Layer, unseen: set[int], recognised: set[int]) -> Paint:
    """The paint of a layer, where recognised text that stands upon painted text is unseen."""
    boxes: dict[int, list[Box]] = {}
    painted = set(range(len(layer.objects))) - unseen - recognised if recognised else set[int]()
    for at, _, y in _middles(layer, painted):
        box = _box(layer, at)
        for band in {_band(box[1]), _band(y), _band(box[3])}:
            boxes.setdefault(band, []).append(box)
    echoes = {
        at
        for at, x, y in (_middles(layer, recognised) if painted else ())
        if any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in boxes.get(_band(y), ()))
    }
    return Paint(unseen | echoes, {layer.objects[at] for at in recognised - echoes})


def _on_pictures(layer: Layer, drawing: Drawing, pieces: Iterable[int]) -> Iterator[int]:
    pictures = [shape for shape in drawing.shapes if shape.kind == raw.FPDF_PAGEOBJ_IMAGE]
    return (at for at, x, y in _middles(layer, pieces) if any(picture.holds(x, y) for picture in pictures))


def _middles(layer: Layer, pieces: Iterable[int]) -> Iterator[tuple[int, float, float]]:
    """(piece, x, y) of the middles of pieces, in PDF coordinates."""
    boxes = layer.boxes
    for at in pieces:
        yield at, (boxes[8 * at] + boxes[8 * at + 6]) / 2, (boxes[8 * at + 1] + boxes[8 * at + 7]) / 2


def _box(layer: Layer, at: int) -> Box:
    """The box around a piece: left, bottom, right, top in PDF coordinates."""
    l0, t0, r0, b0, l1, t1, r1, b1 = layer.boxes[8 * at : 8 * at + 8]
    return min(l0, l1), min(b0, b1), max(r0, r1), max(t0, t1)


def _outside(layer: Layer, frame: Frame) -> Iterator[int]:
    """Pieces beyond the edges of the page: its crop box."""
    _, left, bottom, right, top = frame
    xs, ys = layer.boxes[0::8], layer.boxes[1::8]
    if xs and left <= min(xs) and max(xs) <= right and bottom <= min(ys) and max(ys) <= top:
        return  # all begin on the page, as nearly always
    for at, x, y in _middles(layer, range(len(layer.objects))):
        if not (left <= x <= right and bottom <= y <= top):
            yield at


def _doubtful(items: Sequence[Address], drawing: Drawing) -> set[Address]:
    """Texts that may be unseen by their colour, their rendering mode, or the form or the layer that they stand in."""
    colours = list(_colours(items))
    light = {colour for colour in set(colours) if _is_near(colour, _WHITE)}
    faint = (item for item, colour in zip(items, colours, strict=True) if colour in light)
    unfilled = (item for item, mode in zip(items, map(pdfium.render_mode, items), strict=True) if mode not in _FILLED)
    tagged = zip(items, map(pdfium.count_marks, items), map(pdfium.content_id, items), strict=True)
    optional = (item for item, marks, content in tagged if marks > (content >= 0) and _is_optional(item, marks))
    blended = compress(items, map(pdfium.is_transparent, items))
    return {*faint, *unfilled, *optional, *blended, *drawing.nested.intersection(items)}


_FILLED = (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_STROKE)


def _colours(items: Sequence[Address]) -> Iterator[Colour]:
    """Fill colour of each object."""
    values = array("I", bytes(16 * len(items)))
    at = values.buffer_info()[0]
    channels = [range(at + 4 * channel, at + 16 * len(items), 16) for channel in range(4)]
    known = list(map(pdfium.fill_colour, items, *channels))
    for told, red, green, blue, alpha in zip(known, *(values[channel::4] for channel in range(4)), strict=True):
        yield (red, green, blue) if told and alpha == _OPAQUE else ()


_OPAQUE = 255


def _is_near(colour: Colour, ground: Colour) -> bool:
    """Too near to be told apart at once; patterns and transparent colours may be."""
    return not colour or not ground or max(abs(colour[i] - ground[i]) for i in range(3)) < _CONTRAST


def _is_optional(item: Address, marks: int) -> bool:
    """It stands in marked content that belongs to a layer, which may be switched off."""
    buffer, length = ctypes.create_string_buffer(8), ctypes.c_ulong()
    for at in range(marks):
        pdfium.mark_name(pdfium.mark_at(item, at), ctypes.addressof(buffer), 8, ctypes.addressof(length))
        if buffer.raw[: length.value] == _LAYER:
            return True
    return False


_LAYER = "OC\0".encode("utf-16-le")


def _clipped(layer: Layer, items: Sequence[Address]) -> Iterator[int]:
    """Pieces whose middle lies outside the clip paths of their object."""
    clips = list(map(pdfium.clip_of, items))
    counts = list(map(pdfium.count_clips, clips))
    if max(counts, default=0) < 1:
        return
    each = zip(items, clips, counts, strict=True)
    bounds = {item: _clip_box(clip, count) for item, clip, count in each if count > 0}
    for at, x, y in _middles(layer, (at for at, item in enumerate(layer.objects) if item in bounds)):
        left, bottom, right, top = bounds[layer.objects[at]]
        if not (left <= x <= right and bottom <= y <= top):
            yield at


_CORNER = (ctypes.c_float * 2)()
_CORNER_AT = ctypes.addressof(_CORNER), ctypes.addressof(_CORNER) + 4
_BOX_CORNERS = (4, 5)
"""Segments of a clip path that is a box."""


def _clip_box(clip: Address, count: int) -> Box:
    """What the paths of a clip leave, if all are boxes; nothing where they are not, or too many to look at."""
    left, bottom, right, top = -_FAR, -_FAR, _FAR, _FAR
    for path in range(count):
        if count > _MOST_CLIPS or pdfium.count_clip_segments(clip, path) not in _BOX_CORNERS:
            return _FAR, _FAR, -_FAR, -_FAR
        pdfium.segment_point(pdfium.clip_segment(clip, path, 0), *_CORNER_AT)
        x0, y0 = _CORNER
        pdfium.segment_point(pdfium.clip_segment(clip, path, 2), *_CORNER_AT)  # the corner across
        x1, y1 = _CORNER
        left, right = max(left, min(x0, x1)), min(right, max(x0, x1))
        bottom, top = max(bottom, min(y0, y1)), min(top, max(y0, y1))
    return left, bottom, right, top


_FAR = 1e9


def _on_shapes(layer: Layer, drawing: Drawing) -> Iterator[int]:
    """Pieces that something is painted over, and those on a ground of nearly their own colour."""
    shapes = [shape for shape in drawing.shapes if shape.filled]
    if not shapes:
        return
    if len(shapes) > _MOST_SHAPES:
        yield from range(len(layer.objects))
        return
    bands: dict[int, list[Shape]] = {}
    for shape in shapes:
        for band in range(_band(shape.box[1]), _band(shape.box[3]) + 1):
            bands.setdefault(band, []).append(shape)
    order = {item: number for number, item in enumerate(drawing.texts)}
    colours = dict(zip(layer.objects, _colours(layer.objects), strict=True))
    grounds = {shape.item: _ground(shape) for shape in shapes}
    for at, x, y in _middles(layer, range(len(layer.objects))):
        item = layer.objects[at]
        for shape in bands.get(_band(y), ()):
            over = order.get(item, 0) < shape.texts
            if shape.holds(x, y) and (over or _is_near(colours[item], grounds[shape.item])):
                yield at
                break


def _band(y: float) -> int:
    return round(max(-_MOST_BANDS, min(y / _BAND, _MOST_BANDS)))


def _ground(shape: Shape) -> Colour:
    """Colour of a shape; () of pictures and gradients."""
    return next(_colours([shape.item])) if shape.kind == raw.FPDF_PAGEOBJ_PATH else ()


def _seen(
    page: PdfPage, frame: Frame, layer: Layer, doubted: Collection[int], dropped: Collection[Address]
) -> set[int]:
    """Those of the doubted pieces without which, and without their dropped twins, the page looks otherwise."""
    import numpy as np

    scale = min(_SCALE, (_MOST_PIXELS / max(frame.width * frame.height, 1)) ** 0.5)
    before = _rendered(page, scale)
    hidden = {item: pdfium.render_mode(item) for item in chain((layer.objects[at] for at in doubted), dropped)}
    try:
        for item in hidden:
            pdfium.set_render_mode(item, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        after = _rendered(page, scale)
    finally:
        for item, mode in hidden.items():
            pdfium.set_render_mode(item, mode)
    changed = (np.abs(before - after) > _SEEN).any(axis=2)
    areas = {at: _area(layer, at, frame, scale) for at in doubted}
    clips = {item for item, mode in hidden.items() if mode == raw.FPDF_TEXTRENDERMODE_CLIP}
    return {
        at
        for at, area in areas.items()
        if changed[area].sum() > _SHARE * changed[area].size
        or (layer.objects[at] in clips and np.ptp(before[area], axis=(0, 1)).max(initial=0) > _SEEN)
    }


def _rendered(page: PdfPage, scale: float) -> NDArray[np.int16]:
    import numpy as np

    bitmap = page.render(scale=scale, may_draw_forms=False, prefer_bgrx=False)
    try:
        pixels: NDArray[np.int16] = bitmap.to_numpy()[:, :, :3].astype(np.int16)
    finally:
        bitmap.close()
    return pixels


def _area(layer: Layer, at: int, frame: Frame, scale: float) -> tuple[slice, slice]:
    """Rows and columns of the pixels of a piece, without the edge that may be its neighbours'."""
    x0, y0, x1, y1 = frame.place(*_box(layer, at))
    edge = _EDGE * (y1 - y0)
    return _pixels(y0 + edge, y1 - edge, scale), _pixels(x0, x1, scale)


def _pixels(start: float, end: float, scale: float) -> slice:
    return slice(max(int(start * scale), 0), max(int(end * scale) + 1, 0))
