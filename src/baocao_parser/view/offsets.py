"""Offsets of Python, which counts characters → offsets of a browser, which counts UTF-16 units."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

_WIDE = re.compile(r"[\U00010000-\U0010ffff]")


def wide_places(text: str) -> list[int]:
    """Offsets of the characters that are two units for a browser; [] for most texts.

    >>> wide_places("a😀b"), wide_places("báo cáo")
    ([1], [])
    """
    return [found.start() for found in _WIDE.finditer(text)]


def browser_offsets(text: str) -> Callable[[int], int]:
    """The function from an offset in a text to the browser's offset of the same place.

    >>> at = browser_offsets("a😀b")
    >>> at(1), at(2), at(3)
    (1, 3, 4)
    >>> browser_offsets("")(0)
    0
    """
    wide = wide_places(text)
    if not wide:
        return int
    return lambda offset: offset + bisect_left(wide, offset)
