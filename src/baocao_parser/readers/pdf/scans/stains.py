"""What the engine reads where nothing is written: edges of paper, torn lines, what is left of stamps and signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from ....text.syllables import is_syllable
from .engine import Line, Word

_NOISE, _INK, _SPECK = 0.5, 0.3, 0.2
"""Confidence below which a few marks are no words, a short word is none unless it is a syllable, and even then."""
_POOR, _FEW = 0.7, 4
"""Median confidence of a line that may be torn, and least number of its words."""
_EDGE, _CROWD = 0.05, 3
"""Share of the page's width at its sides where no report prints, unless there are so many words there."""
_STROKE, _SURE, _TOP = re.compile(r"[1lI|!/\\]{1,2}"), 0.95, 0.12
"""What a stroke is taken for, and with what confidence at most; share of the page where page numbers stand."""
_SHORT = 2
"""Most characters of what an edge or a stain is taken for: "|", "l", "Ni"."""
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
    return [kept for word in words if (kept := _without_marks(word)) and not _is_stain(kept)]


def _without_marks(word: Word) -> Word | None:
    """A sign without the marks around it that no report is written with: "~-" is a dash, and "^" is none."""
    if any(map(str.isalnum, word.text)):
        return word
    signs = "".join(_MARKS.findall(word.text))
    return word._replace(text=signs) if signs else None


def _is_stain(word: Word) -> bool:
    """One or two letters of which the engine is not sure: longer words are words, however badly read."""
    letters = sum(map(str.isalpha, word.text))
    if not 0 < letters <= _SHORT or any(map(str.isdigit, word.text)) or _AUTHORITY.fullmatch(word.text):
        return False
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


def without_strokes(lines: Sequence[Line], height: int) -> list[Line]:
    """The lines of a page, `height` pixels high, without the lone ones that are strokes of a signature.

    A figure in a table has others beside it, and a page number stands at the edge of the page.
    """
    return [line for line in lines if not _is_stroke(line, lines, height)]


def _is_stroke(line: Line, lines: Sequence[Line], height: int) -> bool:
    word = line.words[0]
    if len(line.words) > 1 or word.confidence > _SURE or not _STROKE.fullmatch(word.text):
        return False
    middle = (word.box.top + word.box.bottom) / 2
    beside = any(
        other.box.top < middle < other.box.bottom for each in lines if each is not line for other in each.words
    )
    return not beside and _TOP * height < middle < (1 - _TOP) * height


def _at_left(word: Word, width: int) -> bool:
    return word.box.left + word.box.right < 2 * _EDGE * width


def _at_right(word: Word, width: int) -> bool:
    return word.box.left + word.box.right > 2 * (1 - _EDGE) * width
