"""One picture → its lines of words: the engine's own, those it missed, labels and figures looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from ....text.syllables import is_syllable
from .engine import Line, Word
from .habits import joined, with_doubts, with_phrases, with_signs
from .labels import with_labels
from .missed import missed_lines, uncovered
from .numerals import with_numerals
from .scan import Scan
from .second_reading import checked, with_lone_words

_NOISE, _INK = 0.5, 0.3
"""Confidence below which a few marks are no words, and below which a single one is none unless it is spelled as one."""
_POOR, _FEW = 0.7, 4
"""Median confidence of a line that may be torn, and least number of its words."""
_SIGNS = "“”\"'‘’(),.:;!?…–-"


class Recognised(NamedTuple):
    """What was read in a picture."""

    lines: list[Line]
    """Each word with its confidence; [] for a blank page."""
    unread: list[str]
    """What looks like words, and cannot be read."""
    faults: list[str]
    """Why a second look at a line failed; its words are those of the first."""


def recognise(scan: Scan) -> Recognised:
    """Lines of a picture, each word with its confidence. A line that cannot be put right costs nothing but itself."""
    found = Recognised([], [], [])
    lines = [line for line in scan.lines() if not _is_noise(line)]
    lines += missed_lines(uncovered(lines, scan).texts, scan)
    for line in with_labels(lines, uncovered(lines, scan), scan):
        try:
            words = _put_right(line.words, scan)
        except Exception as error:  # torn ink is of any kind, and no line may take its page with it
            found.faults.append(f"{type(error).__name__}: {error}")
            words = [word._replace(confidence=min(word.confidence, _NOISE)) for word in line.words]
        readable = _readable(words)
        found.unread.extend(word.text for word in words if word not in readable)
        if readable:
            found.lines.append(line._replace(words=readable))
    return found


def _put_right(words: list[Word], scan: Scan) -> list[Word]:
    """The words of a line after all that is known of the engine's habits."""
    words = list(with_lone_words(list(joined(words)), scan))
    figures = list(with_doubts([checked(word, scan) for word in words]))
    numerals = with_numerals(figures, scan.ink)
    return with_phrases([word._replace(text=with_signs(word.text)) for word in numerals])


def _readable(words: Sequence[Word]) -> list[Word]:
    """The words of a line that are words; [] for a torn line, in which most are none."""
    doubted = len(words) >= _FEW and median(word.confidence for word in words) < _POOR
    if doubted and 2 * sum(word.confidence > _NOISE and _is_word(word.text) for word in words) < len(words):
        return []
    return [word for word in words if word.confidence >= _INK or _is_word(word.text)]


def _is_word(text: str) -> bool:
    """A syllable, or something with figures: these are never left out one by one."""
    return any(map(str.isdigit, text)) or is_syllable(text.strip(_SIGNS))


def _is_noise(line: Line) -> bool:
    """A few marks of which the engine is sure of none: what is left of stamps and signatures."""
    return len(line.words) < _FEW and all(word.confidence < _NOISE for word in line.words)
