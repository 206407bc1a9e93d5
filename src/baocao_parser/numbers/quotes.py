"""Which stretches of a text stand in quotation marks: names, slogans, rules, headlines."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

_MARKS = re.compile(r"[“”\"‘’'\n]")
_CLOSES = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_ENDS = {"”": 0, '"': 0, "’": 1, "'": 1}
"""Which of the two open quotations, double or single, a mark ends."""


def is_quoted(text: str, at: int) -> bool:
    """Whether a quotation opens before a place of a line and closes behind it.

    >>> is_quoted("mô hình “4 lớp” và 5 tổ", 9), is_quoted("mô hình “4 lớp” và 5 tổ", 19), is_quoted("“5 tổ", 1)
    (True, False, False)
    >>> is_quoted('"một lòng": lập 3 danh sách, "hai dạ"', 16)
    False
    """
    places, inside = _quotations(text)
    before = bisect_left(places, at) - 1
    return before >= 0 and inside[before]


@lru_cache(maxsize=4)
def _quotations(text: str) -> tuple[list[int], list[bool]]:
    """Where the marks stand, and whether what follows each of them is quoted: two passes, whatever the text."""
    marks = [(found.start(), found[0]) for found in _MARKS.finditer(text)]
    if not marks:
        return [], []
    closing = _closing(text, marks)
    inside: list[bool] = []
    ahead: set[str] = set()
    for (_, mark), close in zip(reversed(marks), reversed(closing), strict=True):
        inside.append(close in ahead)
        ahead = set() if mark == "\n" else {*ahead, mark}
    return [place for place, _ in marks], inside[::-1]


def _closing(text: str, marks: list[tuple[int, str]]) -> list[str]:
    """The mark that would close the outermost quotation open behind each mark; "" where none is open."""
    opened: list[tuple[int, str] | None] = [None, None]
    found = []
    for place, mark in marks:
        if mark == "\n":
            opened = [None, None]
        closes = mark in _ENDS and opened[_ENDS[mark]] is not None
        if mark in _ENDS:
            opened[_ENDS[mark]] = None
        double = mark in '“"'
        apart = place == 0 or text[place - 1].isspace()
        if mark in _CLOSES and not closes and (double or apart) and opened[not double] is None:  # '"' does both
            opened[not double] = (place, _CLOSES[mark])
        found.append(min(filter(None, opened), default=(0, ""))[1])
    return found
