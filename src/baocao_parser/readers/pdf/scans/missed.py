"""Ink that the engine saw no words in: figures alone in their cells, page numbers, words far from all others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .engine import Line, PixelBox, Word
from .picture import areas
from .scan import Scan

_HEIGHT = (4.0, 24.0)
"""Points: what is lower is a dot or a dash, what is higher a picture or a signature."""
_DASH = (3.0, 12.0)
"""Points: width of a dash or an en dash."""
_SURE = 0.7
"""Least confidence of a word: ink that is no text is also read, as something."""
_DOUBTED = 0.2
_FIGURE = re.compile(r"[(+-]?\d[\d.,/]*%?\)?")
_MOST = 60
"""Areas of a page; more are a drawing."""
_TILES = 36
"""Per inch, by which ink hangs together: 2 points."""


def missed_lines(boxes: Iterable[PixelBox], scan: Scan) -> Iterator[Line]:
    """Lines that boxes without words hold after all, read one by one."""
    for box in boxes:
        yield from (line for line in scan.lines_in(box) if is_text(line.words))


def is_text(words: Sequence[Word]) -> bool:
    """Whether what the engine reads in a box are words, and not a stain or a signature read as something."""
    sure = all(word.confidence > _SURE or _is_figure(word) for word in words)
    return sure and any(any(map(str.isalnum, word.text)) for word in words)


def _is_figure(word: Word) -> bool:
    """Doubted, but no figure gets lost: it is read again, and marked."""
    return word.confidence > _DOUBTED and _FIGURE.fullmatch(word.text) is not None


class Blanks(NamedTuple):
    """Areas with ink outside all words, with a margin around them."""

    texts: list[PixelBox]
    """Of the height of a line of text."""
    dashes: list[PixelBox]
    """Low and wide."""


def uncovered(lines: Sequence[Line], scan: Scan) -> Blanks:
    """What the words of a page leave uncovered; none where there is so much that it is a drawing."""
    rest, margin = scan.ink.copy(), round(scan.dpi / 40)
    for line in lines:
        for left, top, right, bottom in (word.box for word in line.words):
            rest[max(top - margin, 0) : bottom + margin, max(left - margin, 0) : right + margin] = False
    height, width = rest.shape
    points = scan.dpi / 72
    texts, dashes = list[PixelBox](), list[PixelBox]()
    for top, bottom, left, right in areas(rest, max(round(scan.dpi / _TILES), 1)):
        high, wide = (bottom - top) / points, (right - left) / points
        box = PixelBox(
            max(left - margin, 0), max(top - margin, 0), min(right + margin, width), min(bottom + margin, height)
        )
        if any(
            _belongs(word.box, PixelBox(left, top, right, bottom), 2 * margin) for line in lines for word in line.words
        ):
            continue
        if _HEIGHT[0] <= high <= _HEIGHT[1] and wide >= _HEIGHT[0] / 2:
            texts.append(box)
        elif high < _HEIGHT[0] and _DASH[0] < wide < _DASH[1] and wide > 1.5 * high:
            dashes.append(box)
    return Blanks(texts, dashes) if len(texts) <= _MOST else Blanks([], [])


def _belongs(word: PixelBox, area: PixelBox, near: int) -> bool:
    """An area stands so near to a word, at its height, that it is a part of it that its box has cut off."""
    beside = max(word.left - area.right, area.left - word.right) < near
    return beside and min(word.bottom, area.bottom) - max(word.top, area.top) > (area.bottom - area.top) / 2
