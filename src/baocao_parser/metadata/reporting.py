"""The periods of a report: which of those in its title is reported, which is planned, and the reporting window."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from ..records import Period
from ..times import FoundPeriod, find_periods

NINTH_DECREE = datetime.date(2019, 3, 12)
"""NĐ 09/2019/NĐ-CP in force: reports of state offices run from the 15th to the 14th."""

_PLAN = re.compile(
    r"\b (?: phương \s hướng | kế \s hoạch | nhiệm \s vụ | chương \s trình | dự \s kiến | giải \s pháp | mục \s tiêu"
    r" | định \s hướng | trọng \s tâm ) \b",
    re.VERBOSE | re.IGNORECASE,
)
_OF_A_BODY = re.compile(r"khóa \s+ \w+ ,? \s* $", re.VERBOSE | re.IGNORECASE)
""" "khóa XXI, nhiệm kỳ 2021-2026": the term belongs to a name."""
_BRACKET = re.compile(
    r"""
    \s* [(,:]? \s*
    (?: (?: kỳ \s báo \s cáo | số \s liệu | thời \s gian ) (?: \s (?: được \s )? tính )? \s* :? \s* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)

_REGULAR = {"month", "quarter", "year", "school year"}


class Reporting(NamedTuple):
    """What the report speaks of, and what it looks ahead to."""

    period: Period | None = None
    plan: Period | None = None
    window: Period | None = None


def read_reporting(title: str, date: datetime.date | None = None, *, decree: bool = True) -> Reporting:
    """Periods that a title names; all None where it names none.

    Of the periods before "phương hướng", "kế hoạch" … the first is reported, or a wider regular one that ends with it
    ("tháng 12, quý IV": the quarter). Regular are month, quarter, 6 and 9 months, year (NĐ 09/2019 Điều 12); "5 tháng
    đầu năm" is a running total beside its month. A year that the title leaves out is the report date's, so that the
    period begins before it. `decree` is False for offices that NĐ 09 does not bind (Party, statistics): no window.

    >>> reporting = read_reporting("Kết quả tháng 5 và 5 tháng đầu năm 2020; phương hướng tháng 6 năm 2020")
    >>> reporting.period.label, reporting.plan.label, reporting.window.label
    ('tháng 5', 'tháng 6 năm 2020', '15/4/2020 - 14/5/2020')
    >>> read_reporting("Tình hình triển khai chữ ký số")
    Reporting(period=None, plan=None, window=None)
    """
    named = find_periods(title, title=True)
    found = [one for one in _dated(named, title, date) if not _OF_A_BODY.search(title, 0, one.start)]
    if not found:
        return Reporting()
    plan_from = next((m.start() for m in _PLAN.finditer(title) if m.start() >= found[0].end), len(title))
    reported = _reported([one for one in found if one.start < plan_from])
    planned = _planned([one for one in found if one.start > plan_from], reported.period)
    printed = _printed_window(title, reported, found)
    window = printed or (_window(reported, date or reported.period.end) if decree else None)
    return Reporting(reported.period, planned, window)


def _dated(found: list[FoundPeriod], title: str, date: datetime.date | None) -> list[FoundPeriod]:
    """Where the title leaves its years out, that of the report's date, or the one before if it begins later."""
    if date is None or not found or found[0].period.end or found[0].period.start:
        return found
    begins = find_periods(title, date.year, title=True)[0].period.start
    year = date.year - 1 if begins and begins > date else date.year
    first, *others = find_periods(title, year, title=True)
    return [
        first,
        *(
            _after(first, one, later)
            for one, later in zip(others, find_periods(title, year + 1, title=True)[1:], strict=True)
        ),
    ]


def _after(first: FoundPeriod, found: FoundPeriod, later: FoundPeriod) -> FoundPeriod:
    """The one of two years that does not begin before the first period of the title, if that is of its sort."""
    begins, begun = found.period.start, first.period.start
    return later if begins and begun and begins < begun and found.unit == first.unit else found


def _reported(found: Sequence[FoundPeriod]) -> FoundPeriod:
    """The first stretch of time, widened to a regular one; a state or a plan's term only where there is no other."""
    first = next((one for one in found if one.unit not in ("state", "years")), found[0])
    start, end = first.period.start, first.period.end
    if not start:
        return first
    wider = [o for o in found if o.period.start and o.period.start < start and o.period.end == end and _is_regular(o)]
    return min(wider, key=lambda one: one.period.start or start, default=first)


def _planned(found: Sequence[FoundPeriod], reported: Period) -> Period | None:
    """The first period that begins after the reported one, widened to a regular one that begins with it.

    "Thực hiện kế hoạch năm 2020" in a report of May 2020 names no plan.
    """
    begun = reported.start or reported.end or datetime.date.max
    later = [one for one in found if one.period.start and one.period.start > begun]
    if not later:
        return None
    alike = [one for one in later if one.period.start == later[0].period.start and _is_regular(one)]
    return max(alike or later[:1], key=lambda one: one.period.end or datetime.date.min).period


def _is_regular(found: FoundPeriod) -> bool:
    return found.unit in _REGULAR or (found.unit == "months" and _length(found.period) in (6, 9, 12))


def _length(period: Period) -> int:
    """Months from the first to the last, both counted; 0 for an open period."""
    if not period.start or not period.end:
        return 0
    return 12 * (period.end.year - period.start.year) + period.end.month - period.start.month + 1


def _printed_window(title: str, reported: FoundPeriod, found: Sequence[FoundPeriod]) -> Period | None:
    """ "tháng 5/2020 (từ ngày 15/4/2020 đến ngày 14/5/2020)": the title itself says from when to when."""
    if reported.unit not in _REGULAR | {"months"}:
        return None
    spans = (one for one in found if one.unit == "span" and _BRACKET.fullmatch(title, reported.end, one.start))
    return next((one.period for one in spans), None)


def _window(found: FoundPeriod, date: datetime.date | None) -> Period | None:
    """NĐ 09/2019 Điều 12: the 15th of the month before the period to the 14th of its last month."""
    start, end = found.period.start, found.period.end
    regular = found.unit in ("month", "quarter", "year") or (found.unit == "months" and _is_regular(found))
    if not (regular and start and end and date and date >= NINTH_DECREE):
        return None
    first = (start - datetime.timedelta(days=1)).replace(day=15)
    last = end.replace(day=14)
    return Period(f"{first.day}/{first.month}/{first.year} - {last.day}/{last.month}/{last.year}", first, last)
