"""Dates that cannot be."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import regex

from ..records import Check
from .facts import Facts

_YEARS = (re.compile(r"/(?:19|20)\d\d(?![\d/])"), re.compile(r"năm\s+(?:19|20)\d\d(?![\d/])"))
"""Each begins with its own letters, which re looks for at once; day and month stand before them."""
_DATE = re.compile(
    r"""
    (?<! [\d/.-] ) (?P<day> \d{1,2} )
    (?: / | \s+ tháng \s+ ) (?P<month> \d{1,2} ) (?: / | \s+ năm \s+ ) (?P<year> \d{4} ) $
    """,
    re.VERBOSE,
)
_REACH = 16
"""Characters of the longest day and month."""
_CITED = regex.compile(r"\d/[\p{Lu}\d][\p{L}\d&/-]*\s+(?:,\s*)?ngày\s*$")
"""A document's number before its date: "Quyết định số 395/QĐ-BTTTT ngày …"."""

GRACE = datetime.timedelta(days=180)
"""How long after its period a report without a date of its own may have been written."""


def dates(facts: Facts) -> Iterator[Check]:
    """31/4/2020 is no day; a cited document cannot be younger than the report that cites it."""
    text = facts.document.text
    latest = _latest(facts)
    for found in _dates_in(text):
        try:
            date = datetime.date(*(int(found[part]) for part in ("year", "month", "day")))
        except ValueError:
            yield _impossible(found, f"{found[0]} is no day of the calendar")
            continue
        if latest and date > latest and _CITED.search(text, max(0, found.start() - 60), found.start()):
            yield _impossible(found, f"a document of {found[0]} is cited in a report of {latest} at the latest")


def _dates_in(text: str) -> Iterator[re.Match[str]]:
    for years in _YEARS:
        for year in years.finditer(text):
            if found := _DATE.search(text, max(0, year.start() - _REACH), year.end()):
                yield found


def _latest(facts: Facts) -> datetime.date | None:
    """The last day on which the report can have been written."""
    meta = facts.metadata
    if meta.date:
        return meta.date
    return meta.period.end + GRACE if meta.period and meta.period.end else None


def _impossible(found: re.Match[str], message: str) -> Check:
    return Check("date", False, "warning", message, (), found.start(), found.end())
