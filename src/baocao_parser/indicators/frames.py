"""Frames of time: which words say when a figure holds, how far each of them reaches.

Own words beat those that open the sentence; these hold on until replaced; in mid-sentence they hold to the semicolon,
in brackets inside them (LABELS: nature).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from ..language.clauses import Clause, Words
from ..language.phrases import Phrase
from .bases import Standing
from .calendar import Calendar

FrameSort = Literal["", "total", "until", "now", "within", "earlier", "later", "plan"]


class Frame(msgspec.Struct, frozen=True, gc=False):
    """One stretch or point of time, as words name it."""

    sort: FrameSort
    phrase: Phrase

    @property
    def time(self) -> object:
        """The calendar's view of it."""
        return self.phrase.time


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
) -> tuple[list[Framing], Frame | None]:
    """Framing of every clause, and what still holds at the paragraph's end; `opening` held before it."""
    framings: list[Framing] = []
    opener, current = opening, None
    sentence = -1
    inside: dict[tuple[int, int], Frame] = {}
    for clause, standing in zip(clauses, standings, strict=True):
        first = clause.sentence != sentence
        if first:
            sentence, current = clause.sentence, None
        if clause.parted == ";":
            current = None
        used = {p.start for p in standing.base}
        before = _frames(clause.between, used, calendar, opener or current)
        lead = _frames(clause.lead, used, calendar, opener or current)
        behind = _frames((*clause.tail, *clause.asides), used, calendar, opener or current)
        own = _strongest([*lead, *behind])
        if clause.depth:
            key = (clause.sentence, clause.group)
            if own or before:
                inside[key] = own or before[-1]
            held = inside.get(key)
            framings.append(Framing(own, held or current or opener))
            continue
        opens = _strongest(before)
        if first and (opens or (lead and lead[0].phrase is (clause.lead[0] if clause.lead else None))):
            opener = opens or lead[0]
            if opener.sort in ("now", "earlier"):  # of this sentence only
                current, opener = opener, opening
        elif opens or lead:
            current = opens or lead[-1]
        framings.append(Framing(own, opens or current or opener))
    return framings, opener


def _strongest(frames: Sequence[Frame]) -> Frame | None:
    """The one nearest to the figure; a running total beats the stretch that it is counted over."""
    totals = [frame for frame in frames if frame.sort == "total"]
    return (totals or list(frames) or [None])[-1]  # type: ignore[list-item]


def _frames(phrases: Words, used: Iterable[int], calendar: Calendar, contrast: Frame | None) -> list[Frame]:
    frames = []
    for phrase in phrases:
        if phrase.start in used:
            continue
        if phrase.word_class == "frame":
            frames.append(Frame(phrase.sort, phrase))  # type: ignore[arg-type]
        elif phrase.time and (sort := sort_of(phrase, calendar, contrast)):
            frames.append(Frame(sort, phrase))
    return frames


def sort_of(phrase: Phrase, calendar: Calendar, contrast: Frame | None = None) -> FrameSort:
    """What a time says, seen from the report's own period, or from the time that holds so far."""
    time = phrase.time
    assert time
    period = time.period
    if time.unit == "state":
        return "earlier" if calendar.is_before(period) else "until"
    if time.unit == "span" and period.end is None:
        return "total"
    if time.unit == "day":
        return ""
    if time.unit == "months":
        return "within" if calendar.is_own_months(time) or not calendar.months else "total"
    if calendar.is_before(period):
        return "earlier"
    if calendar.is_behind(period):
        return "later"
    return "within"
