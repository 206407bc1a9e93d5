"""The time of a table: the report's own, or the last one that its headers name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..language.phrase import Words
from ..records import Period
from .calendar import Calendar
from .fields import Field
from .header_words import OTHER_TIMES, HeaderWords, without_base


def own_calendar(words: HeaderWords, caption: Words, fields: Sequence[Field], calendar: Calendar) -> Calendar:
    """The report's own; where it has none, or all of the table's years are others, the table's last time is its own."""
    paths = [words.path(columns) for columns in {field.columns for field in fields}]
    told = [p for path in paths if not any(q.sort in OTHER_TIMES for q in path) for p in without_base(path)]
    times = [p.time for p in told if p.time and p.time.period.start and p.time.period.end]
    if not times:
        names = {field.name for field in fields if field.caption}
        times = [p.time for name in names for p in words.of(name) if p.time and p.time.period.end]
    years = {time.period.end.year for time in times if time.period.end}
    several = len(years) > 1 and len(calendar.years) > 1  # a stretch of years, and a column for each
    if not years or (not several and (years & calendar.years or (calendar.own and len(years) == 1))):
        named = [p.time.period for p in caption if p.time and p.time.period.start and p.time.period.end]
        return Calendar(named[0], reported=False) if named and not years else calendar
    last = max(years)
    months = [
        time.period for time in times if time.unit == "month" and time.period.end and time.period.end.year == last
    ]
    own = max(months, key=lambda period: period.end or date.min) if months and calendar.own is None else None
    return Calendar(own or Period(f"năm {last}", date(last, 1, 1), date(last, 12, 31)), reported=False)
