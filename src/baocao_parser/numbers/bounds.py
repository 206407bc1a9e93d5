"""How exact a figure claims to be: "khoảng", "trên", "ít nhất", "trở lên" (DOMAIN 3.3)."""

from __future__ import annotations

import re
from functools import cache

from ..data import rows_of
from ..records import Bound
from ..text.folding import fold_tone
from .units import folded_word

_LATER = re.compile(r"\s+(trở lên|trở xuống)(?![^\W\d_])", re.IGNORECASE)


@cache
def _bounds() -> dict[str, Bound]:
    return {fold_tone(row["words"]): row["bound"] for row in rows_of("bounds.tsv")}  # type: ignore[misc]


@cache
def _last_words() -> frozenset[str]:
    return _AFTER_BOUND.union(words.split()[-1] for words in _bounds())


_AFTER_BOUND = frozenset({"thực", "hiện", "cả", "năm", "tháng", "đạt", "tổng", "là", "có", "số"})
"""Words that may stand between a bound and its number: "ước thực hiện cả năm 2.400 tỷ"."""


def bound_of(text: str, start: int, end: int) -> Bound:
    """What the words around a number say of its precision (DOMAIN 3.3); the word nearest to it counts."""
    later = _LATER.search(text, end, end + 40) if "trở" in text[end : end + 40] else None
    if later and not any(map(str.isdigit, text[end : later.start()])):
        return "at_least" if later[1].lower() == "trở lên" else "at_most"
    before = text[max(0, start - 40) : start].replace("*", " ")
    last = before.rsplit(maxsplit=1)[-1:]
    if not last or folded_word(last[0]) not in _last_words():  # as before most numbers
        return "exact"
    words = [folded_word(word) for word in before.split()]
    while words:
        for size in (3, 2, 1):
            bound = _bounds().get(" ".join(words[-size:]))
            if bound:
                return bound
        if words.pop() not in _AFTER_BOUND:
            break
    return "exact"
