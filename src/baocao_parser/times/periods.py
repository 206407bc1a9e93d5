"""Text → the periods that it names, as calendar days: "quý I/2020", "từ 01/7/2025 đến nay", "6 tháng đầu năm 2019".

Two steps: single points of time are found by one pattern (`points`); neighbours and the words before them
then make spans ("từ … đến …") and states ("tính đến …"), and years that a phrase leaves out are taken from the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

import msgspec

from ..records import Period
from .points import Days, Point, TimeUnit, find_points

CLOCK = r"(?: \d{1,2} \s? (?: h | giờ | : ) \s? (?: \d\d (?: \s? phút )? )? ,? \s+ )?"
""" "16h00 ngày 21/9", "06 giờ 30 phút ngày 12/9" """
_FROM = re.compile(
    rf"""
      (?: tuần \s+ (?: lễ \s+ )? )? (?: kể \s+ )? từ \s+ {CLOCK} (?: ngày \s+ )? $
    | tuần \s+ $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TO = re.compile(
    rf"\s* (?: đến | tới | [-–—] ) \s* (?: hết \s+ | cuối \s+ | thời \s điểm \s+ )* {CLOCK}",
    re.VERBOSE | re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"""
    (?: (?: (?P<opens> ^ | [.;,:(] \s* ) | \b ) (?: tính \s+ )? (?: đến | tới | tại ) \s+
        (?: hết \s+ | cuối \s+ | thời \s điểm \s+ )*
        {CLOCK}
      | \b (?: hết | cuối ) \s+ ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIST = re.compile(r"\s* (?: , | ; | và | cùng | [-–] )? \s*", re.VERBOSE | re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?] \s", re.VERBOSE)
_BRACKET = re.compile(r"\s* [(,:]? \s*", re.VERBOSE)

_CLAUSE_ENDS = re.compile(r"\s*(?:[,;:.)]|$|(?:đã|có|toàn|là)(?!\w))", re.IGNORECASE)
"""Behind "đến 31/10": what could be a fraction is a day, where nothing is counted."""
KEPT = 512
"""Texts whose times are kept: titles are asked for theirs by each figure below, paragraphs with and without a year."""
_BEFORE = 40
"""Characters before a point that are looked at for "từ" or "tính đến hết"."""
_NEAR = 120
"""Characters within which a phrase lends its year to one without …"""
_FEW = 6
"""… and how many phrases away it may stand."""


class FoundPeriod(NamedTuple):
    """A period and where the text names it."""

    period: Period
    """`label` is the text's own words; both days None where the year is not known."""
    start: int
    end: int
    unit: TimeUnit
    """ "months" counts from an end of the year, "years" is a plan's term, "state" has an end only ("tính đến …")."""


class _Named(msgspec.Struct, frozen=True, gc=False):
    """One point, or two that make a span; `opening` is where its first word stands."""

    opening: int
    end: int
    unit: TimeUnit
    first: Point
    last: Point | None = None

    @property
    def year(self) -> int | None:
        """The year as printed; None where the phrase leaves it out."""
        return (self.last.year if self.last else None) or self.first.year

    @property
    def relative(self) -> int | None:
        """-1 for "năm trước", 0 for "năm nay"."""
        return self.first.relative

    def days(self, year: int | None) -> Days:
        """First and last day, the missing year filled in; (None, None) for days that the calendar does not have."""
        try:
            return self._days(year)
        except ValueError:
            return None, None

    def _days(self, year: int | None) -> Days:
        if self.unit == "state":
            return None, self.first.days(year)[1]
        if self.last is None:
            return self.first.days(year)
        begin = self.first.days(self.first.year or year)[0]
        if self.last.unit == "now":
            return begin, None
        end = self.last.days(self.last.year or self.first.year or year)[1]
        if begin and end and begin > end:  # over New Year: one of the two years was left out
            if self.first.year is None and year:
                begin = self.first.days(year - 1)[0]
            elif self.last.year is None and self.first.year:
                end = self.last.days(self.first.year + 1)[1]
        return (begin, end) if begin and end and begin <= end else (None, None)


def find_periods(text: str, year: int | None = None, *, days: bool = False, title: bool = False) -> list[FoundPeriod]:
    """Every period that a text names, in order; [] where it names none.

    Single days ("ngày 15/10/2018") are no periods unless `days`, but the last day of a state is ("tính đến ngày
    15/10/2018"). In a `title` "9 tháng" is one, counted from January; elsewhere it may be a length of time.
    A phrase without a year takes it from the next phrase in the same sentence, or the one before; with `year`, the
    year that the text speaks of, only from a phrase that it is listed with ("tháng 12, quý IV năm 2022"). Where no
    year is known both days are None. Forms: DOMAIN 2.2. Weeks are ISO 8601 weeks, school years run 1/9 to 31/8.

    >>> [(p.period.label, str(p.period.start), str(p.period.end)) for p in find_periods("tháng 12, quý IV năm 2022")]
    [('tháng 12', '2022-12-01', '2022-12-31'), ('quý IV năm 2022', '2022-10-01', '2022-12-31')]
    >>> find_periods("tính đến ngày 15/10/2025")[0].period.start, find_periods("Nghị quyết số 04 ngày 04/10/2011")
    (None, [])
    """
    phrases = _named_in(text, days, title)
    found = []
    for index, phrase in enumerate(phrases):
        begin, end = phrase.days(_year_of(text, phrases, index, year))
        label = " ".join(text[phrase.opening : phrase.end].split())
        found.append(FoundPeriod(Period(label, begin, end), phrase.opening, phrase.end, phrase.unit))
    return found


@lru_cache(maxsize=KEPT)
def _named_in(text: str, days: bool, title: bool) -> tuple[_Named, ...]:
    """The points and spans that a text names, whatever year it is of."""
    points = [point for point in find_points(text) if title or point.certain or point.unit != "months"]
    return tuple(_merge_weeks(text, _phrases(text, points, days)))


def _phrases(text: str, points: Sequence[Point], days: bool) -> Iterator[_Named]:
    at = 0
    while at < len(points):
        point, after = points[at], points[at + 1] if at + 1 < len(points) else None
        span = _span(text, point, after) if after else None
        if span:
            yield span
        elif not point.partial:
            yield from _single(text, point, days)
        at += 2 if span else 1


def _span(text: str, first: Point, last: Point) -> _Named | None:
    """ "từ ngày 15/4 đến ngày 14/5/2020", "15/4/2020 - 14/5/2020"; None where the two points stand apart."""
    if not _TO.fullmatch(text, first.end, last.start):
        return None
    said = _FROM.search(text, max(0, first.start - _BEFORE), first.start)
    alike = first.unit == last.unit and not (first.partial and last.partial)
    fraction = all(p.unit == "day" and not p.certain and p.numbers[0] <= p.numbers[1] for p in (first, last))
    if fraction or not (said or alike) or (last.partial and last.unit not in ("now", first.unit)):
        return None
    return _Named(said.start() if said else first.start, last.end, "span", first, last)


def _single(text: str, point: Point, days: bool) -> Iterator[_Named]:
    until = _UNTIL.search(text, max(0, point.start - _BEFORE), point.start)
    opens = until is not None and until["opens"] is not None
    if until and (point.certain or point.unit != "day" or opens or _CLAUSE_ENDS.match(text, point.end)):
        yield _Named(until.end("opens") if opens else until.start(), point.end, "state", point)
    elif point.unit != "day" or (days and point.certain):
        yield _Named(point.start, point.end, point.unit, point)


def _merge_weeks(text: str, phrases: Iterable[_Named]) -> list[_Named]:
    """ "tuần 20 (từ ngày 11/5 đến ngày 15/5/2020)": the days in brackets are the week's."""
    merged: list[_Named] = []
    for phrase in phrases:
        week = merged[-1] if merged and merged[-1].unit == "week" and phrase.unit == "span" else None
        if week and _BRACKET.fullmatch(text, week.end, phrase.opening):
            end = phrase.end + text.startswith(")", phrase.end)
            merged[-1] = _Named(week.opening, end, "week", phrase.first, phrase.last)
        else:
            merged.append(phrase)
    return merged


def _year_of(text: str, phrases: Sequence[_Named], index: int, year: int | None) -> int | None:
    phrase = phrases[index]
    if phrase.relative is not None:
        return year + phrase.relative if year else None
    lent = phrase.year or _lent_by_next(text, phrases, index, listed_only=year is not None)
    return lent or year or _lent_by_last(phrases, index)


def _lent_by_next(text: str, phrases: Sequence[_Named], index: int, listed_only: bool) -> int | None:
    """The year of the next phrase that prints one; the year before where it would begin behind the lender."""
    phrase = phrases[index]
    for before, lender in pairwise(islice(phrases, index, index + _FEW)):
        gap = text[before.end : lender.opening]
        if lender.opening - phrase.end > _NEAR or _SENTENCE_END.search(gap):
            return None
        if listed_only and not _LIST.fullmatch(gap):
            return None
        if lender.year:
            (begins, ends), lent = phrase.days(lender.year), lender.days(lender.year)[1]
            first = begins or ends
            return lender.year - 1 if first and lent and first > lent else lender.year
    return None


def _lent_by_last(phrases: Sequence[_Named], index: int) -> int | None:
    """The year of the phrase before; the next year where that would lie before the lender's start."""
    phrase = phrases[index]
    for lender in phrases[max(0, index - _FEW) : index][::-1]:
        if phrase.opening - lender.end > _NEAR:
            return None
        if lender.year:
            starts, lent = phrase.days(lender.year)[0], lender.days(lender.year)[0]
            over = starts and lent and starts < lent and phrase.unit == lender.unit
            return lender.year + 1 if over else lender.year
    return None
