"""Where sentences end: a point, a question mark … before what begins a sentence, and not behind what is shortened."""

from __future__ import annotations

import re

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


def sentence_around(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Offsets of the sentence that holds what stands from `start` to `end`, in the paragraph from `first` to `last`.

    >>> text = "Thu hồi 08 thẻ. Cấp mới 1.250 thẻ, đạt 92%. Không có kiến nghị."
    >>> begin, over = sentence_around(text, 24, 29, 0, len(text))
    >>> text[begin:over]
    'Cấp mới 1.250 thẻ, đạt 92%.'
    >>> sentence_around("", 0, 0, 0, 0)
    (0, 0)
    """
    begin, over = first, last
    for mark in _MARKS.finditer(text, first, last):
        if first < mark.start() and mark.end() <= start and ends_sentence(text, mark.start(), last):
            begin = mark.end()
        elif mark.start() >= end and ends_sentence(text, mark.start(), last):
            over = mark.end()
            break
    while begin < start and text[begin].isspace():
        begin += 1
    return begin, over
