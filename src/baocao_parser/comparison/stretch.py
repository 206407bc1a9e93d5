"""Stretches of time that reports speak of: which one comes before which, and how standards write them."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import NamedTuple

from ..messages import Language, word
from ..records import Period

_DAY = datetime.timedelta(days=1)


class Stretch(NamedTuple):
    """Calendar days from `start` to `end`, both included. Sorts by time."""

    start: datetime.date
    end: datetime.date

    @property
    def months(self) -> int:
        """How many whole months it is; 0 where it does not begin and end with one."""
        if self.start.day != 1 or (self.end + _DAY).day != 1:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def length(self) -> tuple[int, int]:
        """Months and, where it is no whole months, days: what a month is compared with is a month."""
        return self.months, 0 if self.months else (self.end - self.start).days + 1

    @property
    def key(self) -> str:
        """As SDMX writes time: "2020-05", "2020-Q2", "2020-S1", "2020"; other stretches by start and length.

        >>> day = datetime.date
        >>> Stretch(day(2020, 4, 1), day(2020, 6, 30)).key, Stretch(day(2020, 5, 14), day(2020, 5, 20)).key
        ('2020-Q2', '2020-05-14/P7D')
        """
        year, month, months = self.start.year, self.start.month, self.months
        if months == 1:
            return f"{year}-{month:02}"
        if months == 12 and month == 1:
            return str(year)
        if months in (3, 6) and month % months == 1:
            return f"{year}-{'Q' if months == 3 else 'S'}{month // months + 1}"
        length = f"P{months}M" if months else f"P{(self.end - self.start).days + 1}D"
        return f"{self.start}/{length}"

    def before(self) -> Stretch:
        """The stretch of the same length that ends on the eve of this one.

        >>> Stretch(datetime.date(2020, 3, 1), datetime.date(2020, 3, 31)).before().key
        '2020-02'
        """
        return _before(self)

    def year_before(self) -> Stretch:
        """The same stretch of the calendar one year earlier.

        >>> Stretch(datetime.date(2021, 2, 1), datetime.date(2021, 2, 28)).year_before().end
        datetime.date(2020, 2, 29)
        """
        if self.months:
            return self._moved(12)
        return Stretch(*(day - 365 * _DAY for day in self))

    def holds(self, day: datetime.date) -> bool:
        """Whether a day lies in it."""
        return self.start <= day <= self.end

    def _moved(self, months: int) -> Stretch:
        """So many months earlier."""
        return Stretch(_month(self.start, -months), _month(self.end + _DAY, -months) - _DAY)


@lru_cache(1 << 12)
def _before(stretch: Stretch) -> Stretch:
    start, end = stretch
    return stretch._moved(stretch.months) if stretch.months else Stretch(start - (end - start) - _DAY, start - _DAY)


def stretch_of(period: Period | None) -> Stretch | None:
    """The stretch of a period; None for a period without both ends."""
    return Stretch(period.start, period.end) if period and period.start and period.end else None


def written_key(key: str, language: Language) -> str:
    """A key as tables head their columns: T5/2020 in Vietnamese; as it is in English.

    >>> written_key("2020-05", "vi"), written_key("2020-Q2", "vi"), written_key("2020-Q2", "en")
    ('T5/2020', 'quý II/2020', '2020-Q2')
    """
    year, _, part = key.partition("-")
    if language == "en" or not part:
        return key
    if len(part) == 2 and part.isdecimal():
        return word("key-month", language).format(month=int(part), year=year)
    if part[:1] == "Q" and len(part) == 2:
        return word("key-quarter", language).format(quarter=_ROMAN[int(part[1]) - 1], year=year)
    return word(f"key-half-{part[1]}", language).format(year=year) if part[:1] == "S" and len(part) == 2 else key


_ROMAN = ("I", "II", "III", "IV")


def _month(first: datetime.date, months: int) -> datetime.date:
    """The first of a month, so many months later."""
    at = first.year * 12 + first.month - 1 + months
    return datetime.date(at // 12, at % 12 + 1, 1)
