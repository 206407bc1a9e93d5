"""Words around a number without those at their edges that only lead to it: when, how much, "đạt", "trong đó"."""

from __future__ import annotations

from functools import cache

from ..data import rows_of
from .timeless import without_time


@cache
def _edge_phrases(edge: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """Phrases by their outermost word, marks alone among them; those of the end are read backwards."""
    phrases: dict[str, set[tuple[str, ...]]] = {"": {("",)}}
    for row in rows_of("label_edges.tsv"):
        words = row["words"].split()[::-1] if edge == "trailing" else row["words"].split()
        if row["edge"] == edge:
            phrases.setdefault(words[0], set()).add(tuple(words))
    return {word: frozenset(found) for word, found in phrases.items()}


def trimmed(text: str) -> str:
    """Words without what only leads to the number: "trong tháng cấp" → "cấp", "tổng số … là" → "tổng số …".

    >>> trimmed("Trong tháng, đã thu hồi"), trimmed("tổng số người dùng lên")
    ('thu hồi', 'tổng số người dùng')
    """
    words = _without_edges(text.replace("**", ""))
    timeless = without_time(words)
    return words if timeless == words else _without_edges(timeless)


def _without_edges(text: str) -> str:
    words = text.split()
    plain = [word.strip(_MARKS) for word in text.lower().split()]
    leading, trailing = _edge_phrases("leading"), _edge_phrases("trailing")
    first, last = 0, len(words)
    while first < last and plain[first] in leading:
        size = _edge_size(plain[first : min(last, first + _LONGEST_EDGE)], leading)
        if not size:
            break
        first += size
    while first < last and plain[last - 1] in trailing:
        around = plain[max(first, last - _LONGEST_EDGE - 1) : last][::-1]
        size = _edge_size(around, trailing)
        if not size or "".join(around[size : size + 1]) in _STATED:
            break
        last -= size
    return " ".join(words[first:last]).strip(_MARKS)


_MARKS = " ,;:.-–(*≥≤<>+•"
_LONGEST_EDGE = 4
_STATED = ("không", "chưa", "đang")
"""Before a word that else ends a label: "08 mẫu không đạt", "02 nhiệm vụ đang thực hiện"."""


def _edge_size(words: list[str], phrases: dict[str, frozenset[tuple[str, ...]]]) -> int:
    """How many of some words, the outermost first, are an edge phrase."""
    if tuple(words[:2]) in _edge_phrases("none").get(words[0], ()):
        return 0
    return next((size for size in range(len(words), 0, -1) if tuple(words[:size]) in phrases[words[0]]), 0)
