"""The time that a figure speaks of, as calendar days."""

from __future__ import annotations

from ..records import Period
from .calendar import Calendar
from .statements import Statement

Dated = tuple[Period | None, str]
"""A period, and the name of the rule that found it."""


def period_of(statement: Statement, calendar: Calendar, planned: Period | None) -> Dated:
    return calendar.own, "period_reported"
