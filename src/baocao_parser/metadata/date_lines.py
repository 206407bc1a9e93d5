"""The line of place and date: "Trà Vinh, ngày 14 tháng 5 năm 2020"."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from typing import NamedTuple

import regex

from ..times import CLOCK
from .issuers import head_of
from .lines import PrintedLine
from .places import province_of

MAX_PLACE_WORDS = 7
MAX_BEHIND = 40
"""Characters behind the date; a longer rest makes it part of a sentence."""

_DATE = regex.compile(
    r"""
    (?<! \w ) ngày [\s.…_]*
    (?: (?P<day> \d{1,2} )? [\s.…_]* tháng [\s.…_]* (?P<month> \d{1,2} )?
          (?: [\s.…_]* năm [\s.…_]* (?P<year> \d{4} )? (?: \d* [.…_]+ )? | \s* $ )   # the year may stand below
      | (?P<day> \d{1,2} ) \s? [/.-] \s? (?P<month> \d{1,2} ) \s? [/.-] \s? (?P<year> \d{4} )
      | (?<= , \s* ngày \s+ ) (?P<day> \d{1,2} ) \s* $ )                              # so may the month
    """,
    regex.X | regex.I,
)
_REST = re.compile(
    r"(?: tháng \s+ (?P<month> \d{1,2} ) \s+ )? năm \s+ (?P<year> \d{4} ) \s* $", re.VERBOSE | re.IGNORECASE
)
_LEADS_UP = re.compile(rf"\b (?: từ | đến | tới | hết ) \s+ {CLOCK} $", re.VERBOSE | re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:đến|tới)(?!\w)", re.IGNORECASE)
"""A date that begins or ends a stretch dates no report."""
_COUNTS = re.compile(r"\d\s+\w")
"""Neither does one that goes on with a figure: "Ngày 21/9/2024, xử lý 14 vụ"."""


class DateLine(NamedTuple):
    """Place and date as printed; None for what is blank or missing."""

    place: str | None
    day: int | None
    month: int | None
    year: int | None
    start: int
    end: int

    @property
    def date(self) -> datetime.date | None:
        """The day; None where the line leaves some of it out, or names none of the calendar."""
        if not (self.day and self.month and self.year):
            return None
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def impossible(self) -> bool:
        """A date that the calendar does not have."""
        return bool(self.day and self.month and self.year) and self.date is None

    @property
    def latest(self) -> datetime.date | None:
        """The last day that the line may mean: of "ngày … tháng 6 năm 2025" the 30th; None without a year."""
        if self.date or not self.year:
            return self.date
        month = self.month if self.month and self.month <= 12 else 12
        return datetime.date(self.year, month, monthrange(self.year, month)[1])

    def with_rest(self, line: PrintedLine) -> DateLine | None:
        """The date line with the year, or month and year, that a line below it says; None where it says neither."""
        rest = _REST.match(line.text) if self.year is None else None
        if not rest or bool(rest["month"]) == bool(self.month):
            return None
        return self._replace(month=self.month or int(rest["month"]), year=int(rest["year"]), end=line.end)


def read_date_line(line: PrintedLine) -> DateLine | None:
    """Place and date of a line; None where it holds no date line."""
    found = _DATE.search(line.text) if "ngày" in line.folded else None
    behind = line.text[found.end() :] if found else ""
    if not found or len(behind) > MAX_BEHIND or _COUNTS.search(behind) or _GOES_ON.match(behind):
        return None
    before = line.text[: found.start()].rstrip(" ,.;-–")
    if (len(before.split()) > MAX_PLACE_WORDS and not head_of(before)) or before[:1] != before[:1].upper():
        return None
    if before.startswith("(") or _LEADS_UP.search(f"{before} "):
        return None
    place = _place(before)
    day, month, year = (int(found[part]) if found[part] else None for part in ("day", "month", "year"))
    return DateLine(place or None, day, month, year, line.start + len(before) - len(place), line.start + found.end())


def _place(before: str) -> str:
    """The place that ends some text: all of it, or what follows an office's name glued before it."""
    words = before.split(" ")
    if not head_of(before) or (all(map(str.istitle, words)) and len(words) <= 3):  # Hội An, Trạm Tấu
        return before
    for at in range(1, len(words)):
        tail = " ".join(words[at:])
        if province_of(tail) or (" ".join(words[:at]).isupper() and not words[at].isupper()):
            return tail
    return ""
