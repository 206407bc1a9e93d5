"""Bold: what a text object's font and the way it is drawn say."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from ...text.legacy import LegacyFont, encoding_of_font
from . import pdfium
from .pdfium import Address, raw


class Font(NamedTuple):
    """What a text object's font, or the way it is drawn, says of it."""

    bold: bool | None
    legacy: LegacyFont | None
    """Encoding that the font's name announces."""


def fonts(drawn: Collection[Address], used: Collection[Address]) -> Callable[[Address], Font]:
    """Look-up of a text object's font; a text is bold by the font's name, by fill and stroke, or by being drawn twice.

    Of a text drawn twice, pdfium gives the characters once: `drawn` are all text objects of the page, `used` those
    that have characters. Its font weight is no help, it is 400 for every font. Invisible text is bold None.
    """
    known: dict[Address, Font] = {}
    dropped = set(drawn).difference(used)
    twins = _twins([item for item in dropped if pdfium.render_mode(item) != raw.FPDF_TEXTRENDERMODE_INVISIBLE])

    def font(item: Address) -> Font:
        address = pdfium.font_of(item)
        if address not in known:
            name = _font_name(address)
            known[address] = Font(bool(_BOLD.search(name)), encoding_of_font(name))
        mode = pdfium.render_mode(item)
        if mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            return known[address]._replace(bold=None)
        if mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE or (twins and _is_doubled(item, twins)):
            return known[address]._replace(bold=True)
        return known[address]

    return font


_BOLD = re.compile(r"bold|black|heavy|(?<=[-,])(?:bd|demi)", re.IGNORECASE)


def _font_name(font: Address) -> str:
    buffer = ctypes.create_string_buffer(128)
    pdfium.font_name(font, ctypes.addressof(buffer), 128)
    return buffer.value.decode("utf-8", "replace")


_BOUNDS = (ctypes.c_float * 4)()
_BOUND_AT = [ctypes.addressof(_BOUNDS) + 4 * i for i in range(4)]

_Twins = dict[int, list[list[float]]]


def _bounds(item: Address) -> list[float]:
    pdfium.bounds_of(item, *_BOUND_AT)
    return _BOUNDS[:]


def _twins(dropped: Collection[Address]) -> _Twins:
    """Bounds of the text objects that pdfium dropped, by height on the page."""
    found: _Twins = {}
    for box in map(_bounds, dropped):
        if box[2] > box[0]:  # blanks have no size
            found.setdefault(round(box[1] / 4), []).append(box)
    return found


def _is_doubled(item: Address, twins: _Twins) -> bool:
    """Most of the text stands there again, a hair's breadth away."""
    left, bottom, right, top = _bounds(item)
    height = round(bottom / 4)
    covered = 0.0
    for box in (box for row in (height - 1, height, height + 1) for box in twins.get(row, ())):
        shifts = box[0] - left, right - box[2], box[1] - bottom, top - box[3]
        if min(shifts) > -1.5 and any(0.01 < abs(shift) < 1.5 for shift in shifts):
            covered += box[2] - box[0]
    return covered > 0.6 * (right - left)
