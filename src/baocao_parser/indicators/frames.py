"""Frames of time: which words say when a figure holds, how far each of them reaches.

Own words beat those that open the sentence; these hold on until replaced; in mid-sentence they hold to the semicolon,
in brackets inside them (LABELS: nature).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from ..language.clauses import Clause
from ..language.phrase import Phrase, Words
from ..records import Period
from ..times import FoundPeriod
from .bases import Standing
from .calendar import Calendar

FrameSort = Literal["", "total", "until", "now", "within", "earlier", "later", "plan"]


class Frame(msgspec.Struct, frozen=True, gc=False):
    """One stretch or point of time, as words name it."""

    sort: FrameSort
    phrase: Phrase

    @property
    def by_contrast(self) -> bool:
        """Earlier or later only as the report's own period has it: "năm 2019" in a report of 2020."""
        return self.phrase.time is not None and self.sort in ("earlier", "later")


class Framing(msgspec.Struct, frozen=True, gc=False):
    """The frames that hold at a figure."""

    own: Frame | None = None
    """Among its own words."""
    carried: Frame | None = None
    """Said before, and still holding."""


def framings_of(
    clauses: Sequence[Clause],
    standings: Sequence[Standing],
    calendar: Calendar,
    opening: Frame | None = None,
    *,
    monthly: bool = False,
) -> list[Framing]:
    """Framing of every clause; `opening` is the frame that held before the paragraph.

    `monthly` says that a single month is named beside: "9 tháng" adds up.
    """
    framings: list[Framing] = []
    opener, current = opening, None
    sentence = -1
    inside: dict[tuple[int, int], Frame] = {}
    used = {p.start for standing in standings for p in standing.base}
    seen = _Seen(calendar, monthly)
    for clause in clauses:
        first = clause.sentence != sentence
        if first:
            sentence, current = clause.sentence, None
        if clause.parted == ";":
            current = None
        held = current or opener
        before = seen.frames(clause.between, used, held, clause.depth)
        lead = seen.frames(clause.lead, used, held, clause.depth)
        behind = seen.frames((*clause.tail, *clause.asides), used, held, clause.depth, behind=True)
        own = _strongest([*lead, *behind])
        if clause.depth:
            key = (clause.sentence, clause.group)
            if own or before:
                inside[key] = own or before[-1]
            framings.append(Framing(own, inside.get(key) or held))
            continue
        opens = _strongest(before)
        if first and (opens or (lead and _begins_with(clause.lead, lead[0].phrase))):
            opener = opens or lead[0]
            if opener.sort in ("now", "earlier"):  # of this sentence only
                current, opener = opener, opening
        elif opens or lead:
            current = opens or lead[-1]
        framings.append(Framing(own, opens or current or opener))
    return framings


def _begins_with(lead: Words, phrase: Phrase) -> bool:
    """ "Trong 9 tháng phát hiện …": nothing but a preposition stands before a time"""
    return lead[0] is phrase or (lead[0].sort == "prep" and len(lead) > 1 and lead[1] is phrase)


def _strongest(frames: Sequence[Frame]) -> Frame | None:
    """The one nearest to the figure; a running total beats the stretch that it is counted over."""
    totals = [frame for frame in frames if frame.sort == "total"]
    return (totals or list(frames) or [None])[-1]  # type: ignore[list-item]


def frame_among(phrases: Words, calendar: Calendar, *, monthly: bool = False) -> Frame | None:
    """The frame that some words alone name; None where they name none."""
    return _strongest(_Seen(calendar, monthly).frames(phrases, (), None, 0))


class _Seen:
    """Turns phrases into frames, with what the paragraph has named so far."""

    def __init__(self, calendar: Calendar, monthly: bool) -> None:
        self.calendar = calendar
        self.months = monthly
        """A single month, quarter or week was named: "9 tháng" beside it adds up."""

    def frames(
        self, phrases: Words, used: Iterable[int], held: Frame | None, depth: int, *, behind: bool = False
    ) -> list[Frame]:
        """The frames among some phrases, those of a base left out; [] for none."""
        frames = []
        for at, phrase in enumerate(phrases):
            named = phrase.time or phrase.word_class == "frame"
            if not named or phrase.start in used or _is_base(phrases, at) or _carried_over(phrases, at):
                continue
            if phrase.word_class == "frame":
                frames.append(Frame(phrase.sort, phrase))  # type: ignore[arg-type]
                self.months = self.months or phrase.text.lower().endswith(("tháng", "tháng này", "quý"))
            elif phrase.time:
                of = behind and at > 0 and phrases[at - 1].text.lower() == "của"
                whole = at > 0 and phrases[at - 1].text.lower() == "hết"  # "ước hết 8 tháng"
                sort = sort_of(phrase, self.calendar, held, bracket=depth > 0 or of, monthly=self.months or whole)
                if phrase.time.unit in ("month", "quarter", "week"):
                    self.months = True
                if sort:
                    frames.append(Frame(sort, phrase))
        return frames


def _is_base(phrases: Words, at: int) -> bool:
    """ "ổn định so với tháng trước": what is compared with is no frame, whatever compares with it"""
    for before in reversed(phrases[max(0, at - 3) : at]):
        if before.role == "mark":
            return False
        if before.sort == "against":
            return True
    return False


def _carried_over(phrases: Words, at: int) -> bool:
    """ "hồ sơ tuần trước chuyển sang": what is left of an earlier time is there now"""
    return at + 1 < len(phrases) and phrases[at + 1].text.lower().startswith("chuyển")


_YEAR_BEFORE = re.compile(r"(?:năm|tháng|quý|kỳ) (?:trước|ngoái)$", re.IGNORECASE)


def sort_of(
    phrase: Phrase, calendar: Calendar, held: Frame | None = None, *, bracket: bool = False, monthly: bool = False
) -> FrameSort:
    """What a time says, seen from the report's own period, or from the time that holds so far.

    `bracket` says that the time stands apart, in a bracket or behind "của": there another time than the one that holds
    is an earlier one. `monthly` says that a single month was named before: "9 tháng" beside it adds up.
    """
    time = phrase.time
    assert time
    period = time.period
    if _YEAR_BEFORE.search(period.label):
        return "earlier"
    if time.unit == "state":
        return _until(period, calendar, held)
    if time.unit == "span" and period.end is None:
        return "total"
    if time.unit == "day":
        return ""
    if bracket and (_is_other(time, held) or (held is None and calendar.own is None and time.unit in _SINGLE)):
        return "earlier"
    if time.unit == "months" and not calendar.is_before(period):
        return (
            "total"
            if (calendar.months and not calendar.is_own_months(time)) or (not calendar.months and monthly)
            else "within"
        )
    if calendar.is_before(period):
        return "earlier"
    if calendar.is_behind(period):
        return "later"
    return "within"


def _until(period: Period, calendar: Calendar, held: Frame | None) -> FrameSort:
    """ "Đến 30/6": an earlier day, an aim behind the report's year, or the latest that is known"""
    if calendar.is_before(period) and period.end != _end(held):
        return "earlier"
    if calendar.is_end_of_later_year(period):
        return "later"
    return "now" if period.label.lower().startswith("cuối") else "until"


_DATED = re.compile(r"\d{4}$")
_SINGLE = frozenset({"year", "month", "quarter", "week"})


def _end(held: Frame | None) -> object:
    return held.phrase.time.period.end if held and held.phrase.time else None


def _is_other(time: FoundPeriod, held: Frame | None) -> bool:
    """An earlier time of the same sort than the one that holds: "(năm 2012: …)" under "Năm 2013", "(tháng 7 …)"."""
    that = held.phrase.time if held else None
    if that is None or held is None or held.sort == "total":
        return False
    if time.period.end and that.period.end:
        dated = bool(_DATED.search(time.period.label)) and not _DATED.search(
            that.period.label
        )  # "quý I … (quý I/2013: …)"
        return time.unit == that.unit and (
            time.period.end < that.period.end or (dated and time.period.end == that.period.end)
        )
    return time.unit == that.unit and time.period.label.lower() != that.period.label.lower() and time.unit != "months"
