"""What the engine reads where nothing is written: edges of paper, torn lines, what is left of stamps and signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from ....text.syllables import is_syllable
from .engine import Line, Word

_NOISE, _INK, _SPECK = 0.5, 0.3, 0.2
"""Confidence below which a few marks are no words, a word is none unless it is spelled as one, and even then."""
_POOR, _FEW = 0.7, 4
"""Median confidence of a line that may be torn, and least number of its words."""
_EDGE, _CROWD = 0.05, 3
"""Share of the page's width at its sides where no report prints, unless there are so many words there."""
_SHORT = 2
"""Most characters of what an edge is taken for: "|", "l", "T T"."""
_SIGNS = "“”\"'‘’(),.:;!?…–-"
_AUTHORITY = re.compile(r"[A-ZĐ]{1,4}\.")
"""By what right one signs: "KT.", "TM.", "TUQ."; stamps often lie on it."""
_MARKS = re.compile(r"[-–—+*•·●▪%&=<>≥≤()\[\]{}/.,:;!?…“”\"'‘’×]+")
"""Signs that reports are written with."""


def is_noise(line: Line) -> bool:
    """A few marks of which the engine is sure of none."""
    return len(line.words) < _FEW and all(word.confidence < _NOISE for word in line.words)


def is_word(text: str) -> bool:
    """A syllable, an abbreviation in capitals, or something with figures."""
    word = text.strip(_SIGNS)
    return any(map(str.isdigit, text)) or is_syllable(word) or (len(word) > 1 and word.isupper())


def readable(words: Sequence[Word]) -> list[Word]:
    """The words of a line that are words; [] for a torn line, in which most are none.

    A figure is never left out by itself.
    """
    doubted = len(words) >= _FEW and median(word.confidence for word in words) < _POOR
    if doubted and 2 * sum(word.confidence > _NOISE and is_word(word.text) for word in words) < len(words):
        return []
    return [word for word in words if not _is_stain(word)]


def _is_stain(word: Word) -> bool:
    if any(map(str.isdigit, word.text)) or _AUTHORITY.fullmatch(word.text):
        return False
    if not any(map(str.isalpha, word.text)):
        return not _MARKS.fullmatch(word.text)
    return word.confidence < (_SPECK if is_word(word.text) else _INK)


def without_edges(lines: Sequence[Line], width: int) -> list[Line]:
    """The lines of a page, `width` pixels wide, without what its edges and their shadows are taken for."""
    found = [line.words for line in lines]
    for side in (_at_left, _at_right):
        if sum(side(word, width) and len(word.text) > _SHORT for words in found for word in words) < _CROWD:
            found = [
                [word for word in words if not (side(word, width) and len(word.text) <= _SHORT)] for words in found
            ]
    return [line._replace(words=words) for line, words in zip(lines, found, strict=True) if words]


def _at_left(word: Word, width: int) -> bool:
    return word.box.left + word.box.right < 2 * _EDGE * width


def _at_right(word: Word, width: int) -> bool:
    return word.box.left + word.box.right > 2 * (1 - _EDGE) * width
