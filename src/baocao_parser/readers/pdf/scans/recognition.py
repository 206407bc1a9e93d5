"""One picture → its lines of words: the engine's own, those it missed, labels and figures looked at again."""

from __future__ import annotations

from typing import NamedTuple

from .engine import Line, Word
from .habits import joined, with_doubts, with_ones, with_phrases, with_signs
from .labels import with_labels
from .missed import missed_lines, uncovered
from .numerals import with_numerals
from .scan import Scan
from .second_reading import checked, with_lone_words
from .spaces import parted
from .stains import is_noise, readable, without_edges, without_strokes

_DOUBTED = 0.5
"""Highest confidence of a line that could not be looked at twice."""


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
    lines = [line for line in scan.lines() if not is_noise(line)]
    lines += missed_lines(uncovered(lines, scan).texts, scan)
    lines = without_strokes(without_edges(lines, scan.picture.width), scan.picture.height)
    for line in with_labels(lines, uncovered(lines, scan), scan):
        try:
            words = _put_right(line.words, scan)
            kept = readable(words)
        except Exception as error:  # torn ink is of any kind, and no line may take its page with it
            found.faults.append(f"{type(error).__name__}: {error}")
            words = kept = [word._replace(confidence=min(word.confidence, _DOUBTED)) for word in line.words]
        read = {word.box for word in kept}
        found.unread.extend(word.text for word in words if word.box not in read and any(map(str.isalnum, word.text)))
        if kept:
            found.lines.append(line._replace(words=kept))
    return found


def _put_right(words: list[Word], scan: Scan) -> list[Word]:
    """The words of a line after all that is known of the engine's habits."""
    words = list(with_lone_words(list(joined(parted(words))), scan))
    figures = list(with_ones(list(with_doubts([checked(word, scan) for word in words]))))
    numerals = with_numerals(figures, scan.ink)
    return with_phrases([word._replace(text=with_signs(word.text)) for word in numerals])
