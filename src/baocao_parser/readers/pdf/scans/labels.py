"""Labels and bullets at the beginning of a line, read again together with the words behind them.

Set off by a tab, "2." stands alone on its line, and the engine, which reads in words, makes anything of it. Beside the
next words it is read as what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .engine import Line, PixelBox, Word
from .level import Level
from .missed import Blanks
from .scan import Scan

_LABEL = re.compile(r"[-–—+*•] | \(? (?: \d{1,2} (?: \.\d{1,2} )* | [IVXLlHT1|]{1,5} | [A-Za-zĐđ] ) [.)/]*", re.VERBOSE)
_LONGEST = 6
"""Characters of a label."""
_OFF = (0.5, 8.0)
"""Heights of the next word between the label and it."""
_SURE, _UNSURE, _CERTAIN = 0.8, 0.5, 0.95
"""Confidence from which a label is believed where nothing was seen, and where no label was; from which a word is no
label."""


def with_labels(lines: Sequence[Line], blanks: Blanks, scan: Scan) -> list[Line]:
    """The lines of a page with the labels that stand off from their words read again, and those that were missed."""
    level = Level.of(lines, (), scan.dpi / 72)
    read: dict[PixelBox, Word] = {}
    for line in lines:
        word = line.words[0]
        following = line.words[1:] or _words_behind(word.box, line.y0, lines, level)
        if _may_be_label(word) and _is_off(word.box, following):
            again = _read(word.box, following, scan)
            if again and again.confidence > (word.confidence if _LABEL.fullmatch(word.text) else _UNSURE):
                read[word.box] = again
    missed: dict[PixelBox, Word] = {}
    for box in (*blanks.texts, *blanks.dashes):
        following = _words_behind(box, box.bottom, lines, level)
        if _is_off(box, following) and not _LABEL.fullmatch(following[0].text):
            label = Word("-", 1.0, box, []) if box in blanks.dashes else _read(box, following, scan)
            if label and label.confidence > _SURE:
                missed[following[0].box] = label
    return [line._replace(words=list(_put(line.words, read, missed))) for line in lines]


def _may_be_label(word: Word) -> bool:
    """A word is a label, or short and in doubt: "định" is surely none."""
    return bool(_LABEL.fullmatch(word.text)) or (len(word.text) <= _LONGEST and word.confidence < _CERTAIN)


def _put(words: Sequence[Word], read: dict[PixelBox, Word], missed: dict[PixelBox, Word]) -> Iterator[Word]:
    for word in words:
        if word.box in missed:
            yield missed[word.box]
        yield read.get(word.box, word)


def _words_behind(box: PixelBox, base: int, lines: Sequence[Line], level: Level) -> list[Word]:
    """The words of a line that begins to the right of a box on the same baseline, [] where there is none."""
    return next((line.words for line in lines if _beside(box, base, line.words[0].box, line.y0, level)), [])


def _is_off(box: PixelBox, following: Sequence[Word]) -> bool:
    """The words behind a box are words, and far enough from it."""
    if not following or not following[0].text[0].isalpha():
        return False
    first = following[0].box
    return _OFF[0] < (first.left - box.right) / (first.bottom - first.top) < _OFF[1]


def _read(box: PixelBox, following: Sequence[Word], scan: Scan) -> Word | None:
    """The label in a box, read beside the words behind it; None where there is none."""
    words = scan.again([box, *(word.box for word in following[:3])])
    if len(words) < 2 or not _LABEL.fullmatch(words[0].text):
        return None
    return words[0]._replace(box=box, letters=[])


def _beside(box: PixelBox, base: int, other: PixelBox, y: int, level: Level) -> bool:
    """Another line begins to the right of a box, at its height."""
    height = other.bottom - other.top
    if not 0 < other.left - box.right < _OFF[1] * height:
        return False
    return abs(level.point(box.left, base)[1] - level.point(other.left, y)[1]) < 0.4 * height / level.scale
