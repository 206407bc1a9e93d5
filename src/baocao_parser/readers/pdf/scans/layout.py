"""Words and strokes of a picture → pieces of text and rules of a page, in points, as if the page had not lain askew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple

from ....document import DOUBTFUL
from ..annotations import SIGNING_TIME, STAMP
from ..drawing import Rule
from ..glyphs import Piece, figure_edges
from .engine import Line, Word
from .level import Level
from .strokes import Stroke

_ALIKE = 0.12
"""Sizes that differ less are one."""
_ASCENDER, _LOWER = 0.68, 0.46
"""Shares of the font size: height of digits, capitals and tall letters, and of small letters, in Times."""
_TALL = re.compile(r"[a-zđ]*[A-ZĐ0-9bdhkl][A-Za-zđĐ0-9.,;:]*")
_SMALL = re.compile(r"[aceimnorsuvx.,;:]*[aceimnorsuvx][aceimnorsuvx.,;:]*")
_DESCENDING = re.compile(r"[gjpqyýỳỷỹỵQ,;()/ạẹịọụựợặậệộẠẸỊỌỤỰỢẶẬỆỘỴ]")
_FAR, _UNEVEN, _MISSED = 2.0, 3.0, 1.5
"""Heights of a word between parts of a line; points between their baselines from which they are two lines; and points
from which the engine's baseline is wrong."""
_SUREST = 0.99
"""Of recognised figures: 1.0 is for text as written."""


class Reading(NamedTuple):
    """What recognition finds on a page."""

    pieces: list[Piece]
    rules: list[Rule]
    stamps: list[str]
    """What signing programs print."""
    turn: int = 0
    """Quarter turns clockwise by which the page had to be turned."""
    slope: float = 0.0
    """How much the lines of the picture, so turned, fall on their way to the right; pieces and rules are level."""
    unread: Sequence[str] = ()
    """What looks like words, and cannot be read."""
    faults: Sequence[str] = ()
    """Why a second look at a line failed."""


def lay_out(lines: Sequence[Line], across: Sequence[Stroke], down: Sequence[Stroke], scale: float) -> Reading:
    """The page that lines of words and strokes of a picture make; `scale` is its pixels per point."""
    level = Level.of(lines, across, scale)
    lines = [part for line in lines for part in _parts(line, level)]
    rules = [_rule(level.point(s.start, s.at_start), level.point(s.end, s.at_end)) for s in across]
    rules += [_rule(level.point(s.at_start, s.start), level.point(s.at_end, s.end)) for s in down]
    sizes = [_size(line, level) for line in lines]
    usual = median([size for size in sizes if size] or [12.0])
    stamped, stamps = _stamps(lines)
    pieces = list[Piece]()
    for number, (line, size) in enumerate(zip(lines, sizes, strict=True)):
        _, y = level.point((line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2)
        size = usual if not size or abs(size - usual) < _ALIKE * usual else size
        pieces += [_piece(word, level, y, size) for at, word in enumerate(line.words) if (number, at) not in stamped]
    return Reading(pieces, rules, stamps, slope=level.slope)


def _parts(line: Line, level: Level) -> Iterator[Line]:
    """A line, cut at wide gaps where its parts differ in height: columns that the engine took for one line.

    Where the engine's baseline misses the feet of the words, theirs counts.
    """
    starts = [at for at in range(1, len(line.words)) if _is_far(line.words[at - 1], line.words[at])]
    parts = [line.words[start:end] for start, end in pairwise([0, *starts, len(line.words)])]
    bases = [_base(words, level) for words in parts]
    known = [base for base in bases if base is not None]
    if not known or max(known) - min(known) < _UNEVEN * level.scale:
        if not known or abs(median(known) - (line.y0 + line.y1) / 2) < _MISSED * level.scale:
            yield line
            return
        parts, bases = [line.words], [median(known)]
    for words, base in zip(parts, bases, strict=True):
        left, right = words[0].box.left, words[-1].box.right
        y = base if base is not None else line.y0
        slope = level.slope * (right - left) / 2
        yield Line(left, round(y - slope), right, round(y + slope), words)


def _is_far(before: Word, word: Word) -> bool:
    return word.box.left - before.box.right > _FAR * (word.box.bottom - word.box.top)


def _base(words: Sequence[Word], level: Level) -> float | None:
    """Where the baseline runs in the middle of words, by those that do not reach below it; None where all may.

    It cannot run below the others either: a box may be too tall.
    """
    middle = (words[0].box.left + words[-1].box.right) / 2
    feet, below = list[float](), list[float]()
    for word in words:
        if any(map(str.isalnum, word.text)):
            foot = word.box.bottom - level.slope * ((word.box.left + word.box.right) / 2 - middle)
            (below if _DESCENDING.search(word.text) else feet).append(foot)
    return min([median(feet), *below]) if feet else None


def _rule(start: tuple[float, float], end: tuple[float, float]) -> Rule:
    (x0, y0), (x1, y1) = start, end
    if abs(x1 - x0) > abs(y1 - y0):
        return Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    return Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)


def _size(line: Line, level: Level) -> float | None:
    """Font size of a line by the height of its words above the baseline; None where nothing shows it."""
    heights = list[float]()
    for word in line.words:
        share = _ASCENDER if _TALL.fullmatch(word.text) else _LOWER if _SMALL.fullmatch(word.text) else None
        if share:
            middle = (word.box.left + word.box.right) / 2
            along = (middle - line.x0) / max(line.x1 - line.x0, 1)
            base = line.y0 + along * (line.y1 - line.y0)
            heights.append((base - word.box.top) / level.scale / share)
    return size if heights and (size := median(heights)) > 0 else None


def _piece(word: Word, level: Level, y: float, size: float) -> Piece:
    middle = (word.box.top + word.box.bottom) / 2
    x0, x1 = level.point(word.box.left, middle)[0], level.point(word.box.right, middle)[0]
    told = word.confidence < DOUBTFUL or any(map(str.isdigit, word.text))
    sure = min(word.confidence, _SUREST) if told else 1.0
    edges = tuple(chain.from_iterable((at, x0 + (x1 - x0) * _share(word.text, at)) for at in figure_edges(word.text)))
    return Piece(x0, x1, y, size, word.text, None, spaced=True, confidence=sure, edges=edges)


def _share(text: str, at: int) -> float:
    """The share of a word's width that its first letters take: the engine's own boxes of letters are but guesses."""
    widths = [_WIDTHS.get(letter, 0.68 if letter.isupper() else 0.5) for letter in text]
    return sum(widths[:at]) / sum(widths)


_WIDTHS = dict.fromkeys(".,", 0.25) | dict.fromkeys(":;/", 0.28) | dict.fromkeys("()-", 0.33) | {"%": 0.83, "–": 0.5}
"""Widths of signs beside figures, in font sizes, as in Times; digits and most letters are half as wide as high."""


def _stamps(lines: Sequence[Line]) -> tuple[set[tuple[int, int]], list[str]]:
    """Places (line, word) of what signing programs print, and their text."""
    text, places = "", list[tuple[int, int, int]]()
    for number, line in enumerate(lines):
        for at, word in enumerate(line.words):
            places.append((len(text), number, at))
            text += word.text + " "
        text = text[:-1] + "\n"
    found = list(STAMP.finditer(text))
    found += [
        time for time in SIGNING_TIME.finditer(text) if not any(m.start() <= time.start() < m.end() for m in found)
    ]
    within = {(line, at) for start, line, at in places if any(m.start() <= start < m.end() for m in found)}
    return within, [" ".join(match[0].split()) for match in found]
