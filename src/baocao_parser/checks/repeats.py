"""Does a report that states the same figure twice state the same value?"""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Check, Indicator
from ..text.folding import fold_tone
from .facts import Facts, verdict
from .intervals import interval_of, is_exact

SAME = ("unit", "kind", "nature", "period", "base")
TELLING_WORDS = 5
"""A shorter label ("tin, bài") may well be used of two things."""


def repeated_figures(facts: Facts) -> Iterator[Check]:
    """One label, nature, unit and period: the values have to agree as far as they are printed."""
    seen: dict[tuple[object, ...], Indicator] = {}
    for indicator in facts.indicators:
        if not _is_telling(indicator):
            continue
        key = (fold_tone(indicator.label), *(getattr(indicator, field) for field in SAME))
        first = seen.setdefault(key, indicator)
        if first is indicator:
            continue
        if interval_of(first).meets(interval_of(indicator)):
            message = f"{indicator.label}: {first.text} and again {indicator.text}"
            yield verdict("repeated", True, message, [indicator, first])
        else:
            message = f"{indicator.label}: {first.text}, but {indicator.text} further on"
            yield verdict("repeated", False, message, [indicator, first])


def _is_telling(indicator: Indicator) -> bool:
    """A state or running total under a full name; flows are told of again and again ("tổ chức 01 lớp")."""
    if indicator.nature not in ("stock", "cumulative") or indicator.part_of or not is_exact(indicator):
        return False
    return len(indicator.label.split()) >= TELLING_WORDS
