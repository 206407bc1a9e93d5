"""The report's own time: what "tháng này", "9 tháng" and "năm 2019" mean seen from it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Set

import msgspec

from ..records import Period
from ..times import FoundPeriod

_COUNT = re.compile(r"\d+")
_LAST_YEAR = re.compile(r"cùng k[ỳì]|cùng thời điểm|năm (?:trước|ngoái)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:tháng|quý|k[ỳì]|tuần) trước", re.IGNORECASE)


class Calendar(msgspec.Struct, frozen=True, gc=False):
    """The period that a report tells of; without one, times are compared with each other only."""

    own: Period | None = None
    reported: bool = True
    """Whether the report tells of it; False for the last of a table's years, which only says what is earlier."""

    @property
    def months(self) -> int:
        """How many months the period covers; 0 where it has no two ends."""
        own = self.own
        if own is None or own.start is None or own.end is None or not self.reported:
            return 0
        return (own.end.year - own.start.year) * 12 + own.end.month - own.start.month + 1

    @property
    def year(self) -> int | None:
        """The year it ends in; None where its end is not known."""
        return self.own.end.year if self.own and self.own.end else None

    @property
    def years(self) -> Set[int]:
        """The years that it lies in."""
        own = self.own
        return set(range((own.start or own.end).year, own.end.year + 1)) if own and own.end else set()

    def has_month(self, month: int) -> bool:
        """Whether a month of the year lies in it."""
        own = self.own
        if own is None or own.start is None or own.end is None:
            return False
        return (month - own.start.month) % 12 < self.months

    def is_before(self, period: Period) -> bool:
        """A stretch that ends before the report's own begins."""
        return bool(self.own and self.own.start and period.end and period.end < self.own.start)

    def is_behind(self, period: Period) -> bool:
        """A stretch that begins behind the report's own."""
        return bool(self.own and self.own.end and period.start and period.start > self.own.end)

    def is_end_of_later_year(self, period: Period) -> bool:
        """ "Đến năm 2025" in a report of 2023; "đến 15/01/2024" is still known there"""
        end = period.end
        return bool(self.year and end and end.year > self.year and (end.month, end.day) == (12, 31))

    def is_own_months(self, time: FoundPeriod) -> bool:
        """ "9 tháng" in a report of nine months, "năm 2020" in one of that year."""
        if time.unit == "months":
            found = _COUNT.search(time.period.label)
            return bool(found) and self.months == int(found[0])  # type: ignore[index]
        return False

    def earlier(self, words: str) -> Period | None:
        """The period that "cùng kỳ" or "tháng trước" means; None for other words, or without a period of its own."""
        own = self.own
        if own is None or own.end is None:
            return None
        if _LAST_YEAR.search(words):
            return Period("cùng kỳ năm trước", own.start and _year_before(own.start), _year_before(own.end))
        if _BEFORE.search(words) and own.start:
            end = own.start - datetime.timedelta(days=1)
            first = end.year * 12 + end.month - self.months
            return Period("kỳ trước", datetime.date(first // 12, first % 12 + 1, 1), end)
        return None


def _year_before(day: datetime.date) -> datetime.date:
    """The same day a year before; the last of February for a leap day."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)
