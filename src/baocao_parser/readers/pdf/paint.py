"""What of a page's text is painted: text that leaves no mark on the page is no text of the report.

Nearly all text is plainly seen, and cheap signs say so: dark, opaque, inside its clip path, in no optional layer, with
nothing painted over it. What lacks one of these signs is judged by the picture: the page is rendered with and without
it, and what changes nothing was not painted. So every way to hide text is found by the rules of the format itself
(ISO 32000-1: 8.5.4 clipping, 8.11 optional content, 9.3.6 rendering modes, 11 transparency).
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from . import pdfium
from .drawing import Drawing, DrawnShape
from .geometry import Box, Frame
from .glyphs import Layer
from .pdfium import Address, PdfPage, raw
from .sight import compare

_CONTRAST = 64
"""Steps of 255 in one of red, green and blue: text nearer than that to its ground may be unseen."""
_MOST_SHAPES, _MOST_CLIPS = 1000, 16
"""Of a page, and of a text object; where there are more, the picture is asked at once."""
_BAND, _MOST_BANDS = 16.0, 1000
"""Points: height of the bands by which shapes are looked up; and most of them, up and down."""
_SCANNED = 0.5
"""Share of the page: pictures that cover more are the page, and text under them repeats it."""
_UPON = 0.25
"""Share of a word's height with which it stands upon another one."""

_INVISIBLE, _CLIP = raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP

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
    modes = {item: pdfium.render_mode(item) for item in {layer.objects[at] for at in doubted}}
    invisible = (at for at in doubted if modes[layer.objects[at]] == _INVISIBLE)
    recognised = set(_on_pictures(layer, drawing, invisible)) - outside
    doubted = doubted - recognised - outside
    if not doubted:
        return _without_echoes(layer, outside, recognised)
    twins = set(drawing.texts).difference(items)  # of a text drawn twice, pdfium gives the characters once
    boxes = {at: _box(layer, at) for at in doubted}
    sight = compare(page, frame, {layer.objects[at] for at in doubted} | twins, boxes.values())
    seen = {at for at, box in boxes.items() if sight.shows(box, clips=modes[layer.objects[at]] == _CLIP)}
    shown = {layer.objects[at] for at in seen}
    unseen = {at for at in doubted - seen if at in partly or layer.objects[at] not in shown}
    under = set(_on_pictures(layer, drawing, unseen)) if drawing.pictured(frame) > _SCANNED else set[int]()
    # letters drawn as curves, with their text unseen over them
    under.update(at for at in unseen if modes[layer.objects[at]] == _INVISIBLE and sight.has_ink(boxes[at]))
    return _without_echoes(layer, unseen - under | outside, recognised | under)


def _without_echoes(layer: Layer, unseen: set[int], recognised: set[int]) -> Paint:
    """The paint of a layer, where recognised text that stands upon painted text is unseen."""
    painted: dict[int, list[Box]] = {}
    for at in set(range(len(layer.objects))) - unseen - recognised if recognised else ():
        box = _box(layer, at)
        for band in range(_band(box[1]), _band(box[3]) + 1):
            painted.setdefault(band, []).append(box)
    echoes = {at for at in recognised if _is_upon(_box(layer, at), painted)} if painted else set[int]()
    return Paint(unseen | echoes, {layer.objects[at] for at in recognised - echoes})


def _is_upon(box: Box, painted: Mapping[int, Sequence[Box]]) -> bool:
    """A box stands, with a part of its height, upon words or between them; these are sorted by bands."""
    left, bottom, right, top = box
    space, least = top - bottom, _UPON * (top - bottom)
    near = (other for band in range(_band(bottom), _band(top) + 1) for other in painted.get(band, ()))
    return any(
        x0 - space <= right and left <= x1 + space and min(y1, top) - max(y0, bottom) > least for x0, y0, x1, y1 in near
    )


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
    marked = ((item, marks) for item, marks in zip(items, map(pdfium.count_marks, items), strict=True) if marks > 0)
    optional = (item for item, marks in marked if marks > (pdfium.content_id(item) >= 0) and _is_optional(item, marks))
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
    bands: dict[int, list[DrawnShape]] = {}
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


def _ground(shape: DrawnShape) -> Colour:
    """Colour of a shape; () of pictures and gradients."""
    return next(_colours([shape.item])) if shape.kind == raw.FPDF_PAGEOBJ_PATH else ()
