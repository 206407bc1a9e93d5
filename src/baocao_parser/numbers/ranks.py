"""Ranks: "xếp thứ 9/63", "hạng 54/63", "đứng thứ 21 so với các tỉnh"."""

from __future__ import annotations

import re

_RANKED = re.compile(
    r"(?:(?:xếp|đứng)\s+(?:ở\s+)?(?:vị\s+)?(?:vị trí\s+)?(?:thứ|hạng)|xếp\s+vị trí(?:\s+thứ)?)\s*[*]*$", re.IGNORECASE
)
_PLACED = re.compile(r"(?:thứ hạng|hạng|vị trí|vị thứ)(?:\s+thứ)?\s*[*:]*\s*$", re.IGNORECASE)
_FIELD = re.compile(r"\d+\s*(?:/\s*\d+|(?:[*]*\s+(?:so với|trên|trong|toàn|cả nước|của cả)))")


def is_rank(text: str, start: int) -> bool:
    """The digits at `start` say a place in an order.

    >>> is_rank("xếp thứ 9/63 tỉnh", 8), is_rank("bệnh viện hạng 2", 15)
    (True, False)
    """
    left = text[max(0, start - 32) : start]
    if not left.rstrip(" *:").lower().endswith(("thứ", "hạng", "trí")):
        return False
    return bool(_RANKED.search(left) or (_PLACED.search(left) and _FIELD.match(text, start)))
