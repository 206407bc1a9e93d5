"""Roman numbers by their stems: in bold print the engine takes "II." for "H." and "I." for "L." or "1."."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .engine import Word

if TYPE_CHECKING:
    from .picture import Mask

_ROMAN = re.compile(
    r"""
    (?P<five> V? ) (?P<ones> [IlL1HT|!]{1,4} )
    (?P<end> [.,:;)] $ | (?<= L ) $ | / (?= 20\d\d ) )    # an L at the end is a point: "IL" for "I."
    """,
    re.VERBOSE,
)


def with_numerals(words: list[Word], ink: Mask) -> list[Word]:
    """The words of a line with the Roman number that it begins with put right, and those of quarters.

    >>> with_numerals([], ink=None)
    []
    """
    if len(words) > 1 and words[1].text.isupper() and _WITHOUT_POINT.fullmatch(words[0].text):
        words = [words[0]._replace(text=f"{words[0].text}."), *words[1:]]  # "II ĐÁNH GIÁ": the point was lost
    return [repaired_numeral(word, ink) if at == 0 or "/20" in word.text else word for at, word in enumerate(words)]


_LEAST = 8
"""Pixels: lower ink has no stems to count."""
_WITHOUT_POINT = re.compile(r"V?[IlHT]{2,4}")


def repaired_numeral(word: Word, ink: Mask) -> Word:
    """A Roman number as far as VIII by its stems: "H." is II, "IH." III, "1L." I; other words as they are.

    The engine reads in words; the ink says how many stems stand there. "1." stays what it is, a digit, and "H." where
    the ink has the bar of an H, as in "H. Châu Thành".
    """
    found = _ROMAN.match(word.text)
    if not found or (len(found["ones"]) > 1 and found["ones"].isdigit()):
        return word
    right = word.letters[found.end("ones") - 1].right if found["end"] == "/" else word.box.right
    area = ink[word.box.top : word.box.bottom, word.box.left : right]
    area = area[area.any(axis=1)]
    stems = _columns(area, 25, 40) if len(area) >= _LEAST else []
    ones = len(stems) - 2 * len(found["five"])
    if not 1 <= ones <= 3 or _has_bar(area, stems):
        return word
    figure = found["five"] + "I" * ones
    if len(stems) == 1:
        left, right = _serifs(area, stems[0])
        flag, even = left > right + 1 and right < 2, min(left, right) > 1 and abs(left - right) < 3
        figure = "1" if flag or (found["ones"] == "1" and not even) else "I"
    return word._replace(text=figure + (word.text[found.end("ones") :] or "."))


def _columns(area: Mask, top: int, bottom: int) -> list[tuple[int, int]]:
    """Where stems begin and end, between two heights in per cent from the top: neither serifs nor bars are there."""
    height = len(area)
    inked = area[top * height // 100 : bottom * height // 100].mean(axis=0) > 0.5
    edges = (inked[1:] != inked[:-1]).nonzero()[0] + 1
    bounds = [0, *edges.tolist(), len(inked)] if inked[0] else [*edges.tolist(), len(inked)]
    return list(zip(bounds[::2], bounds[1::2], strict=False))


def _has_bar(area: Mask, stems: list[tuple[int, int]]) -> bool:
    """A row of ink across the middle, from one stem to the next."""
    height = len(area)
    middle = area[2 * height // 5 : 2 * height // 3]
    return any(middle[:, end:start].all(axis=1).any() for (_, end), (start, _) in pairwise(stems))


def _serifs(area: Mask, stem: tuple[int, int]) -> tuple[int, int]:
    """How far ink goes at the top to the left and to the right of a stem: a 1 has its flag, an I is even."""
    import numpy as np

    columns = np.flatnonzero(area[: max(len(area) // 6, 1)].any(axis=0)).tolist()
    return (stem[0] - columns[0], columns[-1] + 1 - stem[1]) if columns else (0, 0)
