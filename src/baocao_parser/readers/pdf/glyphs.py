"""Characters of a page → pieces: glyphs of one text object that are set without a gap.

Characters, boxes and text objects come from pdfium; what is a word is decided later, line by line, from the boxes:
pdfium's own spaces are guesses, and a change of font within a word (Vietnamese letters borrowed from another font)
means nothing. Only the first and the last character of a piece are asked for their boxes, and each text object once
for its font: asking every character costs three times the whole extraction.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise, repeat
from statistics import median
from typing import NamedTuple

from ...text.legacy import LegacyFont
from . import pdfium
from .fonts import fonts
from .geometry import Frame
from .pdfium import Address, PdfTextPage


class Piece(NamedTuple):
    """Glyphs set without a gap: a word or a part of one. Points from the top left of the page as shown."""

    x0: float
    x1: float
    y: float
    """Baseline."""
    size: float
    """Font size."""
    text: str
    bold: bool | None
    """None where nobody can say: the invisible text over a scan, a recognised page."""
    spaced: bool = False
    """The gap before it is narrow, but the file has a space character there."""
    confidence: float = 1.0
    """Below 1 for recognised text that may be wrong."""
    edges: tuple[float, ...] = ()
    """Where figures begin and end in it, if it holds other signs, too: the number of the letter, and its left edge."""
    lying: Lying | None = None
    """Text set on end, which the piece stands for: how it really lies."""


class Lying(NamedTuple):
    """A line of text set on end."""

    turn: int
    """Quarter turns clockwise against the page."""
    y: float
    """Baseline, in points from the top of the page turned so that the line is upright."""
    size: float
    row: Sequence[Piece]
    """Its pieces, upright."""
    offsets: Sequence[int]
    """Where the text of each begins in the line's."""


class Setting(NamedTuple):
    """How a text object is set."""

    turn: int | None
    """Quarter turns clockwise on the page as shown, 0 for upright text; None for slanted text."""
    y: float
    """Baseline, from the top of the page turned so that the text is upright."""
    size: float
    bold: bool | None
    legacy: LegacyFont | None = None


class Layer(NamedTuple):
    """The text layer of an open page: pieces of text as pdfium separates them, in the order in which it is drawn."""

    text: str
    """One character per glyph."""
    starts: list[int]
    """Index of the first character of each piece."""
    ends: list[int]
    objects: list[Address]
    """Text object of each piece."""
    boxes: array[float]
    """Left, top, right and bottom of the first and the last character of each piece: eight numbers a piece."""

    def without(self, pieces: Collection[int]) -> Layer:
        """The layer without some of its pieces, given by their numbers; the text stays whole."""
        gone = set(pieces)
        kept = [at for at in range(len(self.starts)) if at not in gone]
        starts, ends, objects = ([each[at] for at in kept] for each in (self.starts, self.ends, self.objects))
        boxes = array("f", (self.boxes[8 * at + i] for at in kept for i in range(8)))
        return Layer(self.text, starts, ends, objects, boxes)


_PIECE = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
"""U+FFFE and U+0002 are pdfium's marks for a hyphen at a line end; the next line follows without a space."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_layer(page: PdfTextPage) -> Layer:
    """Text, boxes and objects of an open text page; empty where it has no text."""
    handle = pdfium.address(page)
    text = _text(handle, page.count_chars())
    starts, ends, objects = _spans(handle, text)
    boxes = array("f", bytes(32 * len(starts)))
    at = boxes.buffer_info()[0]
    to = at + 32 * len(starts)
    list(map(pdfium.box_at, repeat(handle), starts, range(at, to, 32)))
    list(map(pdfium.box_at, repeat(handle), [end - 1 for end in ends], range(at + 16, to, 32)))
    return Layer(text.replace("\ufffe", "-").replace("\x02", "-"), starts, ends, objects, boxes)


def _spans(handle: Address, text: str) -> tuple[list[int], list[int], list[Address]]:
    """Start, end and text object of every piece: of words, cut where one text object ends and another begins."""
    words = [match.span() for match in _PIECE.finditer(text)]
    heads = list(map(pdfium.object_at, repeat(handle), [start for start, _ in words]))
    spans = list[tuple[int, int, Address]]()
    for (start, end), head, following in zip(words, heads, chain(heads[1:], [0]), strict=False):
        # An object's characters stand together: if the next word begins in the same one, this word ends in it.
        if head != following and pdfium.object_at(handle, end - 1) != head:
            within = list(map(pdfium.object_at, repeat(handle), range(start, end)))
            for at, (before, after) in enumerate(pairwise(within), start + 1):
                if before != after:
                    spans.append((start, at, before))
                    start, head = at, after
        spans.append((start, end, head))
    starts, ends, objects = map(list, zip(*spans, strict=True)) if spans else ([], [], [])
    return starts, ends, objects


def _text(handle: Address, count: int) -> str:
    """One character per glyph; pdfium copies them in bulk, but leaves out those that it cannot name."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    length = pdfium.copy_text(handle, 0, count, ctypes.addressof(buffer)) - 1
    text = buffer.raw[: 2 * max(length, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) != count or _SURROGATE.search(text):
        codes = map(pdfium.code_at, repeat(handle), range(count))
        text = "".join(chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)
    return text


_FAR = 100_000.0
"""Points: no page is so large. Damaged files have places beyond it, and sizes of nothing."""
_DOUBLES = (ctypes.c_double * 2)()
_DOUBLE_AT = [ctypes.addressof(_DOUBLES), ctypes.addressof(_DOUBLES) + 8]
_SLANT = 0.06
"""Quarter turns by which text may miss an upright position."""


def settings(page: PdfTextPage, layer: Layer, frame: Frame, drawn: Collection[Address]) -> dict[Address, Setting]:
    """Setting of every text object of a layer; `drawn` are all text objects of the page."""
    first = dict(zip(reversed(layer.objects), reversed(layer.starts), strict=True))
    sizes, matrices = array("f", bytes(4 * len(first))), array("f", bytes(24 * len(first)))
    at, to = sizes.buffer_info()[0], matrices.buffer_info()[0]
    list(map(pdfium.font_size, first, range(at, at + 4 * len(first), 4)))
    list(map(pdfium.matrix_at, repeat(pdfium.address(page)), first.values(), range(to, to + 24 * len(first), 24)))
    font = fonts(drawn, layer.objects)
    places = [_placed(size, matrices[6 * at : 6 * at + 6], frame) for at, size in enumerate(sizes)]
    return {item: Setting(*place, *font(item)) for item, place in zip(first, places, strict=True)}


def _placed(size: float, matrix: array[float], frame: Frame) -> tuple[int | None, float, float]:
    """Turn, baseline and size of text set in a size by a matrix; a negative size turns it by a half."""
    a, b, c, d, x, y = matrix
    if size < 0:
        a, b = -a, -b
    quarters = math.atan2(-b, a) / (math.pi / 2)
    turn = round(quarters) % 4 if abs(quarters - round(quarters)) < _SLANT else None
    baseline = frame._replace(turn=-(turn or 0) % 4).place(x, y, x, y)[1] if turn else frame.top - y
    height = abs(size) * math.hypot(c, d)
    return (
        None if turn is None else (turn + frame.turn) % 4,
        baseline if abs(baseline) < _FAR else 0.0,
        height if 0 < height < _FAR else 1.0,
    )


_SMALL, _USUAL = 1.5, 3.0
"""Points: type that nobody can read; and the usual size of a page from which on it is not simply drawn to scale."""


def too_small(layer: Layer, settings: dict[Address, Setting]) -> set[int]:
    """Pieces of a layer in type of a point and less, on a page whose other type can be read."""
    small = {item for item, setting in settings.items() if setting.size < _SMALL}
    if not small or median(settings[item].size for item in layer.objects) <= _USUAL:
        return set()
    return {at for at, item in enumerate(layer.objects) if item in small}


_PREFERRED = 0.4
"""Share of the letters that must stand upright on the page as shown for it to be read so."""


def page_turn(layer: Layer, settings: dict[Address, Setting]) -> int:
    """Quarter turns clockwise at which most of a page's text is set on the page as shown: 0 but for pages that lie."""
    if all(setting.turn == 0 for setting in settings.values()):
        return 0
    letters = Counter[int | None]()
    for start, end, item in zip(layer.starts, layer.ends, layer.objects, strict=True):
        letters[settings[item].turn] += end - start
    del letters[None]
    usual = letters.most_common(1)[0][0] if letters else 0
    return 0 if letters[0] >= _PREFERRED * letters.total() else usual or 0


def pieces(page: PdfTextPage, layer: Layer, frame: Frame, settings: dict[Address, Setting]) -> Iterator[Piece]:
    """Each piece of a layer, its coordinates those of the page turned so that the text is upright."""
    handle, text = pdfium.address(page), layer.text
    end = bottom = 0.0
    cuts = iter([*figure_edges(text), len(text)])
    cut = next(cuts)
    spans = zip(layer.starts, layer.ends, layer.objects, strict=True)
    sides = zip(layer.boxes[0::8], layer.boxes[6::8], strict=True)
    for at, ((start, stop, item), (left, right)) in enumerate(zip(spans, sides, strict=True)):
        turn, y, size, bold, _ = settings[item]
        x0, x1 = left - frame.left, right - frame.left
        if turn or frame.turn:
            x0, x1 = _extent(layer.boxes[8 * at : 8 * at + 8], frame, turn or 0)
        if not -_FAR < x0 <= x1 < _FAR:
            x0 = x1 = 0.0
        spaced = y == bottom and abs(x0 - end) < WIDE * size and _has_space(handle, text, start, size)
        edges: tuple[float, ...] = ()
        while cut < stop:
            if cut > start:
                edges += (cut - start, _left(handle, cut, frame, turn or 0))
            cut = next(cuts)
        yield Piece(x0, x1, y, size, text[start:stop], bold, spaced, 1.0, edges)
        end, bottom = x1, y


_FIGURE = re.compile(r"\d(?:[\d.,/]*\d)?%?")


def figure_edges(word: str) -> list[int]:
    """Where figures begin and end inside a word.

    >>> figure_edges("(94,72%);"), figure_edges("1.250"), figure_edges("hồ")
    ([1, 7], [], [])
    """
    size = len(word)
    return [at for found in _FIGURE.finditer(word) for at in found.span() if 0 < at < size]


def _left(handle: Address, at: int, frame: Frame, turn: int) -> float:
    """Where a letter begins on the page turned so that text set at `turn` is upright."""
    pdfium.origin_at(handle, at, *_DOUBLE_AT)
    x, y = _DOUBLES
    upright = frame._replace(turn=(frame.turn - turn) % 4) if turn else frame
    return upright.place(x, y, x, y)[0]


def _has_space(handle: Address, text: str, start: int, size: float) -> bool:
    """The file, not pdfium, has a space just before a character, and the character does not stand upon it."""
    if not text[start - 1].isspace() or pdfium.is_generated(handle, start - 1):
        return False
    # Right edges may be those of a substitute font; where the next glyph begins is the file's own word.
    pdfium.origin_at(handle, start - 1, *_DOUBLE_AT)
    x, y = _DOUBLES
    pdfium.origin_at(handle, start, *_DOUBLE_AT)
    return NARROW * size < math.hypot(_DOUBLES[0] - x, _DOUBLES[1] - y) < size


def _extent(boxes: array[float], frame: Frame, turn: int) -> tuple[float, float]:
    """Where a piece begins and ends on the page turned so that text set at `turn` is upright."""
    l0, t0, r0, b0, l1, t1, r1, b1 = boxes
    upright = frame._replace(turn=(frame.turn - turn) % 4)
    x0, _, x1, _ = upright.place(min(l0, l1), min(b0, b1), max(r0, r1), max(t0, t1))
    return x0, x1


NARROW, WIDE = 0.05, 0.15
"""Shares of the font size. A gap below the first is none, whatever the file says; above the second it is a space.

Times sets a space 0.25 wide and justifies down to 0.19; kerning moves letters by up to 0.1.
"""
