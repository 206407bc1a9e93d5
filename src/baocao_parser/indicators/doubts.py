"""What is not sure of a figure: issues, never guesses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..document import DOUBTFUL, Document
from ..language.phrases import phrases_of
from ..records import Issue
from .calendar import Calendar
from .statements import Statement


def doubts_of(statement: Statement, offset: int, document: Document) -> Iterator[Issue]:
    """Other readings of a figure, and digits that were recognised badly; nothing for most figures."""
    mention = statement.mention
    start, end = offset + mention.start, offset + mention.end
    if mention.alternatives:
        other = " or ".join(f"{value:f}" for value in mention.alternatives)
        message = f"{mention.text!r} is read as {mention.value:f}; it could also be {other}"
        yield Issue("number-ambiguous", "warning", message, start, end)
    sure = document.confidence(start, end)
    if sure < DOUBTFUL:
        message = f"{mention.text!r} was recognised in a picture with confidence {sure:.2f}: compare it with the page"
        yield Issue("number-recognised-doubtfully", "warning", message, start, end)


def may_be_month(statement: Statement) -> bool:
    """ "Trong tháng **03** dự thảo nghị quyết được trình" """
    lead = statement.clause.lead if statement.clause else ()
    entry = lead[-1].entry if lead else None
    return entry is not None and entry.lead.startswith("month ") and statement.mention.text.startswith("0")


def months_before_nouns(text: str, offset: int, calendar: Calendar) -> Iterator[Issue]:
    """ "Trong tháng **12** hộ được hỗ trợ", where December is not reported: a count may be meant"""
    for named, noun in pairwise(phrases_of(text)):
        if named.time is None or named.time.unit != "month" or noun.kind != "count" or noun.start - named.end > 1:
            continue
        month = named.text.rpartition(" ")[2]
        if month.isdecimal() and len(month) < 3 and not calendar.has_month(int(month)):
            yield month_or_count(month, offset + named.end - len(month), is_month=True)


def month_or_count(text: str, start: int, *, is_month: bool) -> Issue:
    """Digits behind "tháng" that may be either; `start` is where they stand."""
    message = f"{text!r} is read as a count; it could also be the month"
    if is_month:
        message = f"{text!r} is read as the month; it could also be a count"
    return Issue("month-or-count", "warning", message, start, start + len(text))
