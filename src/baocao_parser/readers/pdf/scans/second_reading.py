"""Figures are looked at twice: read again at two other sizes, and their commas and points measured.

A wrong letter is seen by every reader of the report, a wrong figure by nobody. Where the readings differ, or the engine
is unsure itself, the word's confidence says so; where two readings agree against the first, they are right more often.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .engine import Word
from .habits import repaired_figures
from .scan import Scan
from .separators import with_measured_separators

_ZOOMS = (0.75, 1.4)
_SURE, _SURE_FIGURE, _SURE_ALONE = 0.85, 0.97, 0.9
"""Confidence from which the engine is believed of a word, of a digit when the other readings differ, of a lone word."""
_DOUBTED, _OUTVOTED, _CONTRADICTED = 0.8, 0.6, 0.5
"""Highest confidence of a figure that was repaired or that one reading denies, that was taken from the other readings,
and that both deny."""
_FIGURES = re.compile(r"\d+|%")
_HAS_FIGURE = re.compile(r"[\d§]")


class Decision(NamedTuple):
    """What readings of one word come to."""

    text: str
    confidence: float
    """Of its figures."""


_THIN = 0.22
"""Width of a 1, as a share of its height."""
_SHORT = 3
"""Characters of a word that the engine may take for anything where it stands alone."""


def with_lone_words(words: Sequence[Word], scan: Scan) -> Iterator[Word]:
    """The words of a line, those that stand alone in a cell read again on paper: the surer reading counts."""
    for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
        alone = not (before and _is_near(before, word)) and not (after and _is_near(word, after))
        doubted = word.letters and len(word.text) <= _SHORT and word.confidence < _SURE_ALONE
        yield _read_alone(word, scan, cells=len(words) > 1) if alone and doubted else word


def _read_alone(word: Word, scan: Scan, *, cells: bool) -> Word:
    """A word as it is read on paper, if surer; no stroke becomes a figure unless it stands in a row (`cells`)."""
    again = max(scan.again([word.box]), key=lambda other: other.confidence, default=word)
    if again.confidence <= word.confidence:
        return word
    if _HAS_FIGURE.search(again.text) and not _HAS_FIGURE.search(word.text):
        left, top, right, bottom = word.box
        thin = right - left < _THIN * (bottom - top)
        if thin or not (cells or again.confidence > _SURE_ALONE):
            return word
    sure = again.confidence if again.text == word.text else min(again.confidence, _DOUBTED)
    return word._replace(text=again.text, confidence=sure, letters=[])


def _is_near(before: Word, word: Word) -> bool:
    return word.box.left - before.box.right < word.box.bottom - word.box.top


def checked(word: Word, scan: Scan) -> Word:
    """A word with figures after a second look; other words, and labels that have had it, as they are."""
    if not word.letters or not _HAS_FIGURE.search(word.text):
        return word
    digits = min((letter.confidence for letter in word.letters if letter.text.isdigit()), default=0.0)
    others = (" ".join(other.text for other in scan.again([word.box], zoom)) for zoom in _ZOOMS)
    text, confidence = decide(word.text, word.confidence, digits, others)
    if text == word.text and (measured := with_measured_separators(word, scan.ink)) != text:
        text, confidence = measured, min(confidence, _DOUBTED)
    if (repaired := repaired_figures(text)) != text:
        text, confidence = repaired, min(confidence, _DOUBTED)
    return word._replace(text=text, confidence=confidence)


def decide(text: str, word: float, digits: float, others: Iterable[str]) -> Decision:
    """The text to take of a word with figures, and how sure its figures are.

    `word` is the engine's confidence in the word, `digits` that in its least sure digit, `others` the other readings,
    each costly: no more of them are taken than can change anything.

    >>> decide("96,25", 0.93, 0.99, ["96.25", "96,2S"])
    Decision(text='96,25', confidence=0.99)
    >>> decide("9625", 0.73, 0.99, ["96,25", "96,25"]), decide("7,72", 0.87, 0.98, ["Mi", "vấp"])
    (Decision(text='96,25', confidence=0.6), Decision(text='7,72', confidence=0.5))
    """
    mine, theirs, last = _FIGURES.findall(text), list[list[str]](), text
    one_is_enough = word >= _SURE or digits < _SURE_FIGURE
    for last in others:
        theirs.append(_FIGURES.findall(last))
        if one_is_enough and theirs[-1] == mine:
            break
    if mine in theirs:
        sure = digits >= _SURE_FIGURE and (word >= _SURE or all(other == mine for other in theirs))
        return Decision(text, digits if sure else min(digits, _DOUBTED))
    if word < _SURE and theirs[0] and all(other == theirs[0] for other in theirs):
        return Decision(last, min(word, _OUTVOTED))
    if sum(map(len, mine)) <= 2 and not any(theirs):
        return Decision(text, word)  # too little for the other readings to see anything
    return Decision(text, min(word, _CONTRADICTED))
