"""What the headers above a cell, and the name of its row, say of its number: nature, base, bound and period."""

from __future__ import annotations

import datetime
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from ..data import rows_of
from ..metadata.periods import FoundPeriod, find_periods
from ..records import Bound, Metadata, Nature, Period
from ..text.folding import fold_tone
from .natures import is_standing
from .times import earlier_of, months_of

_COUNT = regex.compile(r"(?<!\d)(0?[2-9]|1[0-2]) tháng(?! \d)")
_ESTIMATE = regex.compile(r"(?<!\p{L})(?:ước|ưth)(?!\p{L})")
_COMPARISONS = {"change", "ratio"}
"""Where a header compares, the period that it names is the base."""


class HeaderMeaning(NamedTuple):
    """What a place in a table adds to a number."""

    nature: Nature | None
    base: str | None
    bound: Bound
    period: Period | None
    rule: str


def meaning_of(row: str, columns: tuple[str, ...], metadata: Metadata) -> HeaderMeaning:
    """Meaning of a cell by its column headers, top to bottom, and its row's name; nature None where neither says.

    >>> m = meaning_of("Văn bản đi", ("Thực hiện", "Quý trước"), Metadata())
    >>> m.nature, meaning_of("Văn bản đi", ("So sánh (%)", "Cùng kỳ"), Metadata()).base
    ('prior', 'cùng kỳ')
    >>> meaning_of("Huyện A", ("Điểm",), Metadata()).nature
    """
    path = fold_tone(" | ".join(columns))
    nature, base = _said(path)
    named = _named(columns, _year(metadata.period))
    own = metadata.period
    if nature not in _COMPARISONS:
        nature = _by_months(path, own) or nature
        if named and _is_before(named[-1].period, own):
            nature = "prior"
    if nature in ("flow", None):
        of_row = _said(fold_tone(row))[0]
        nature = of_row if of_row in ("stock", "cumulative", "target") else nature
        if is_standing(row):
            nature = "stock"
    if nature == "change" and not base:
        base = _base_in(path)
    bound: Bound = "estimate" if _ESTIMATE.search(path) else "exact"
    plain = None if nature is None else ("flow" if nature == "ratio" else nature)
    said = [one for one in named if one.end <= path.find("so ")] if nature in _COMPARISONS else named
    period = said[-1].period if said else _period(plain, path, metadata)
    return HeaderMeaning(plain, base or None, bound, period, f"header_{nature}" if nature else "no_header")  # type: ignore[arg-type]


@lru_cache(maxsize=512)  # every row of a table asks for the same columns
def _named(columns: tuple[str, ...], year: int | None) -> tuple[FoundPeriod, ...]:
    return tuple(find_periods(" | ".join(columns), year))


@cache
def _marks() -> tuple[tuple[str, str, str], ...]:
    return tuple((fold_tone(row["phrase"]), row["nature"], row["base"]) for row in rows_of("header_marks.tsv"))


def _said(words: str) -> tuple[str | None, str | None]:
    """(nature, base) by the first mark in the words."""
    return next(((nature, base) for phrase, nature, base in _marks() if phrase in words), (None, None))


def _base_in(path: str) -> str | None:
    """ "So sánh (%) | Cùng kỳ": the base stands in a header of its own."""
    return next(
        (base for base in ("cùng kỳ", "tháng trước", "quý trước", "kỳ trước", "năm trước") if base in path), None
    )


def _by_months(path: str, own: Period | None) -> str | None:
    """ "9 tháng" in a report of September is a running total, in a report of nine months its own period."""
    found = _COUNT.search(path)
    return "cumulative" if found and int(found[1]) != months_of(own) else None


def _is_before(period: Period, own: Period | None) -> bool:
    return bool(own and own.start and period.end and period.end < own.start)


def _year(own: Period | None) -> int | None:
    return own.end.year if own and own.end else None


def _period(nature: str | None, path: str, metadata: Metadata) -> Period | None:
    own = metadata.period
    if nature == "target":
        return metadata.plan_period or own
    if own is None or own.end is None:
        return own
    if nature == "prior":
        return earlier_of(path, own)
    if nature == "stock":
        return Period(own.label, None, own.end)
    if nature == "cumulative":
        return Period(own.label, datetime.date(own.end.year, 1, 1), own.end)
    return own
