"""Where sentences end: a point, a question mark … before what begins a sentence, and not behind what is shortened."""

from __future__ import annotations

import re
from itertools import pairwise

_MARKS = re.compile(r"[.!?…]+/?\.?")
_NO_END = re.compile(r"(?<![^\W\d_])(?:[A-ZĐ]|TP|Tp|tp|ThS|TS|PGS|GS|Mr|No|tr|BS|KT|TM|TL)$")
_BEGINS = re.compile(r"[.!?…]*\s+[“\"(\-–+•]*\s*[A-ZĐÀ-Ỹ\d“]|[.!?…/]*\s*$")
LONGEST_SHORT = 6
"""Characters before a point that may tell of a shortened word."""


def ends_sentence(text: str, at: int, end: int | None = None) -> bool:
    """Whether the mark at an offset ends a sentence of a paragraph, which itself ends at `end`.

    >>> text = "Họp tại TP. Huế. Cấp 1.250 thẻ."
    >>> [at for at, letter in enumerate(text) if letter == "." and ends_sentence(text, at)]
    [15, 30]
    """
    end = len(text) if end is None else end
    return _BEGINS.match(text, at, end) is not None and not _NO_END.search(text, max(0, at - LONGEST_SHORT), at)


def sentences_of(text: str, first: int = 0, last: int | None = None) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph, in order; its label is one of its own. [] for a blank one.

    >>> text = "1. Thu hồi 08 thẻ. Cấp mới 1.250 thẻ, đạt 92%."
    >>> [text[start:end] for start, end in sentences_of(text)]
    ['1.', 'Thu hồi 08 thẻ.', 'Cấp mới 1.250 thẻ, đạt 92%.']
    >>> sentences_of(" ")
    []
    """
    last = len(text) if last is None else last
    ends = [mark.end() for mark in _MARKS.finditer(text, first, last) if ends_sentence(text, mark.start(), last)]
    bounds = [first, *ends, last]
    stretches = (_stripped(text, start, end) for start, end in pairwise(bounds))
    return [(start, end) for start, end in stretches if start < end]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
