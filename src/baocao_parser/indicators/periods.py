"""The time that a figure speaks of, as calendar days."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import NamedTuple

from ..language.phrase import Phrase
from ..records import Period
from ..times import FoundPeriod
from .calendar import Calendar
from .frames import Frame
from .statements import Statement

_STRETCHES = frozenset({"week", "month", "months", "quarter", "span", "year", "years", "school year"})


class Dated(NamedTuple):
    """A period, the rule that found it, and the words that say it."""

    period: Period | None
    rule: str
    cue: Phrase | None = None


def period_of(statement: Statement, calendar: Calendar, planned: Callable[[], Period | None]) -> Dated:
    """Period of one figure; None where neither its words nor the report's title say.

    `calendar` holds the report's own period, `planned` gives the one that it looks ahead to. A stock has an end only; a
    running total begins with the year; an earlier value has the period that it names, or the report's own, a year
    (cùng kỳ) or a period (tháng trước) before.
    """
    frame = statement.framing.own or statement.framing.carried
    nature = statement.decision.nature
    if nature == "target":
        return _planned(statement.framing.own, calendar, planned)
    if nature == "prior":
        return _earlier(statement, frame, calendar)
    if nature == "stock":
        return _at_end(frame, calendar)
    if nature == "cumulative":
        return _running(frame, calendar)
    return _within(frame, calendar)


def _planned(frame: Frame | None, calendar: Calendar, planned: Callable[[], Period | None]) -> Dated:
    time = _time(frame)
    if frame and time and time.end:
        return Dated(time, "named", frame.phrase)
    return Dated(ahead, "planned") if (ahead := planned()) else Dated(calendar.own, "reported")


def _earlier(statement: Statement, frame: Frame | None, calendar: Calendar) -> Dated:
    if frame is None and statement.clause:
        base = next((p for p in reversed(statement.clause.base_before) if p.time or p.sort == "earlier"), None)
        frame = Frame("earlier", base) if base else None
    if frame is None or frame.sort != "earlier":
        return Dated(None, "unknown")
    time = _time(frame)
    if time and time.end:
        return Dated(time, "named", frame.phrase)
    return Dated(calendar.earlier(frame.phrase.text), "before", frame.phrase)


def _at_end(frame: Frame | None, calendar: Calendar) -> Dated:
    time = _time(frame)
    if frame and time and time.end and (_unit(frame) == "state" or calendar.own is None):
        return Dated(Period(time.label, None, time.end), "named", frame.phrase)
    own = calendar.own
    return Dated(Period(own.label, None, own.end) if own and own.end else None, "end")


def _running(frame: Frame | None, calendar: Calendar) -> Dated:
    time, own = _time(frame), calendar.own
    if frame and time and _unit(frame) in ("months", "span", "state", "year"):
        end = time.end or (own.end if own else None)
        start = time.start or (datetime.date(end.year, 1, 1) if end else None)
        return Dated(Period(time.label, start, end), "named", frame.phrase)
    if own is None or own.end is None:
        return Dated(None, "unknown")
    return Dated(
        Period(own.label, datetime.date(own.end.year, 1, 1), own.end), "of_year", frame.phrase if frame else None
    )


def _within(frame: Frame | None, calendar: Calendar) -> Dated:
    """The month, the quarter … of the report's period that a figure is said to be of, else the report's period."""
    own, time = calendar.own, _time(frame)
    if frame and time and time.start and time.end and _unit(frame) in _STRETCHES:
        inside = (
            own is None
            or own.start is None
            or (own.end is not None and own.start <= time.start and time.end <= own.end)
        )
        if inside or _unit(frame) == "span":
            return Dated(time, "named", frame.phrase)
    untimed = frame is not None and not frame.phrase.time and frame.sort == "within"
    if frame and untimed and own and own.end and calendar.months > 1 and "tháng" in frame.phrase.text.lower():
        return Dated(Period(f"tháng {own.end.month}", own.end.replace(day=1), own.end), "named", frame.phrase)
    return Dated(own, "reported")


def _found(frame: Frame | None) -> FoundPeriod | None:
    return frame.phrase.time if frame else None


def _time(frame: Frame | None) -> Period | None:
    found = _found(frame)
    return found.period if found else None


def _unit(frame: Frame) -> str:
    found = _found(frame)
    return found.unit if found else ""
