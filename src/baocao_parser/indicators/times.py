"""The time that a number speaks of, as calendar days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from ..metadata.periods import FoundPeriod, find_periods
from ..records import Metadata, Nature, Period
from .clauses import Clause

_SPEAKS = re.compile("đến|từ|năm|quý|tháng|kỳ|tuần")
_COUNT = re.compile(r"(?<!\d)(0?[2-9]|1[0-2]) tháng(?! \d)", re.IGNORECASE)
_LAST_YEAR = re.compile(r"cùng k[ỳì]|năm trước", re.IGNORECASE)
_BEFORE = re.compile(r"(?:tháng|quý|k[ỳì]|tuần) trước", re.IGNORECASE)


def periods_in(text: str, metadata: Metadata) -> Sequence[FoundPeriod]:
    """The periods that a paragraph names, for `period_of`; a missing year is the report's."""
    own = metadata.period
    year = own.end.year if own and own.end else None
    return find_periods(text, year) if _SPEAKS.search(text.lower()) else ()


Dated = tuple[Period | None, str]
"""A period, and the name of the rule that found it."""


def period_of(
    clause: Clause, nature: Nature | None, named: Sequence[FoundPeriod], own: Period | None, planned: Period | None
) -> Dated:
    """Period of one number; None where neither its sentence nor the report's title says.

    `own` is the report's period, `planned` the one that it looks ahead to.

    A stock has an end only; a running total begins with the year; an earlier value has the period that it names, or
    the report's own, a year (cùng kỳ) or a period (tháng trước) before.
    """
    said = _said_before(clause, named)
    last = said[-1] if said else None
    if nature == "target":
        if last and clause.mention.start - last.end < 12:
            return last.period, "period_named"
        return (planned, "period_planned") if planned else (own, "period_reported")
    if nature == "prior":
        if last and clause.mention.start - last.end < 12:
            return last.period, "period_named"
        return earlier_of(clause.left, own), "period_before"
    if nature == "stock":
        if last and last.unit == "state":
            return last.period, "period_named"
        return (Period(own.label, None, own.end) if own and own.end else None), "period_end"
    if nature == "cumulative":
        return _running(clause, last, own)
    return _within(clause, said, own)


def _within(clause: Clause, said: Sequence[FoundPeriod], own: Period | None) -> Dated:
    """The month, the quarter … of the report's period that a figure is said to be of, else the report's period."""
    first = clause.start
    last = next((f for f in reversed(said) if not _COMPARED.search(clause.before, 0, f.start - first)), None)
    if own is None or own.start is None or own.end is None:
        return own, "period_reported"
    named = _COUNT.finditer(clause.before) if " tháng" in clause.before.lower() else ()
    counts = [found for found in named if not last or first + found.start() >= last.end]
    if counts and months_of(own) != int(counts[-1][1]):
        return _running(clause, None, own)
    if last and not counts and last.unit in _STRETCHES and last.period.start and last.period.end:
        inside = own.start <= last.period.start and last.period.end <= own.end
        if inside or last.unit == "span":
            return last.period, "period_named"
    if months_of(own) > 1 and not counts and not last and _THIS_MONTH.search(clause.before):
        return Period(f"tháng {own.end.month}", own.end.replace(day=1), own.end), "period_named"
    return own, "period_reported"


_STRETCHES = ("week", "month", "months", "quarter", "span")
_COMPARED = re.compile(r"(?<![^\W\d_])so (?:với )?(?:cùng k[ỳì] )?$", re.IGNORECASE)
_THIS_MONTH = re.compile(r"(?<![^\W\d_])(?:trong tháng|tháng này)(?![^\W\d_])", re.IGNORECASE)


def _said_before(clause: Clause, named: Sequence[FoundPeriod]) -> list[FoundPeriod]:
    """The periods named before a number, in its sentence."""
    return [found for found in named if clause.start <= found.start and found.end <= clause.mention.start]


def _running(clause: Clause, last: FoundPeriod | None, own: Period | None) -> Dated:
    count = _COUNT.search(clause.before)
    if last and last.unit in ("months", "span", "state"):
        named = last.period
        end = named.end or (own.end if own else None)
        start = named.start or (datetime.date(end.year, 1, 1) if end else None)
        return Period(named.label, start, end), "period_named"
    if own is None or own.end is None:
        return None, "period_unknown"
    return Period(count[0] if count else own.label, datetime.date(own.end.year, 1, 1), own.end), "period_of_year"


def earlier_of(words: str, own: Period | None) -> Period | None:
    """The period that "cùng kỳ" or "tháng trước" means, seen from a report's own; None for other words."""
    if own is None or own.end is None:
        return None
    if _LAST_YEAR.search(words):
        return Period("cùng kỳ năm trước", own.start and _year_before(own.start), _year_before(own.end))
    if _BEFORE.search(words) and own.start:
        end = own.start - datetime.timedelta(days=1)
        months = (own.end.year - own.start.year) * 12 + own.end.month - own.start.month + 1
        first = end.year * 12 + end.month - months
        return Period("kỳ trước", datetime.date(first // 12, first % 12 + 1, 1), end)
    return None


def _year_before(day: datetime.date) -> datetime.date:
    """The same day a year before; the last of February for a leap day."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def months_of(period: Period | None) -> int:
    """How many months a period covers; 0 where it has no two ends."""
    if period is None or period.start is None or period.end is None:
        return 0
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
