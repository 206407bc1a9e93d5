"""One picture → its lines of words: the engine's own, those it missed, labels and figures looked at again."""

from __future__ import annotations

from .engine import Line, Word
from .habits import joined, with_doubts, with_phrases, with_signs
from .labels import with_labels
from .missed import missed_lines, uncovered
from .numerals import with_numerals
from .scan import Scan
from .second_reading import checked, with_lone_words

_NOISE = 0.5


def recognise(scan: Scan) -> list[Line]:
    """Lines of a picture, each word with its confidence; [] for a blank page."""
    lines = [line for line in scan.lines() if not _is_noise(line)]
    lines += missed_lines(uncovered(lines, scan).texts, scan)
    lines = with_labels(lines, uncovered(lines, scan), scan)
    return [line._replace(words=words) for line in lines if (words := _put_right(line.words, scan))]


def _put_right(words: list[Word], scan: Scan) -> list[Word]:
    """The words of a line after all that is known of the engine's habits."""
    words = list(with_lone_words(list(joined(words)), scan))
    figures = list(with_doubts([checked(word, scan) for word in words]))
    numerals = with_numerals(figures, scan.ink)
    return with_phrases([word._replace(text=with_signs(word.text)) for word in numerals])


def _is_noise(line: Line) -> bool:
    """A few marks of which the engine is sure of none: what is left of stamps and signatures."""
    return len(line.words) < 4 and all(word.confidence < _NOISE for word in line.words)
