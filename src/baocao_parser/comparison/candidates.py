"""For what seems to be missing: the figure of that very report that comes nearest to it and belongs nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..report import Report
from .clauses import Clauses, said_in_each_other
from .gaps import Gap
from .groups import doubt_between
from .matching import matching
from .observations import Observation, Series
from .wording import Wording, likeness, wording_of

WORTH_A_LOOK = 0.35
"""Likeness from which a figure is named: a person looks at it."""
SAID = 0.7
"""Of names that are said in each other's sentences: their labels may have lost the words that they share."""
MOST_WORDINGS = 8
"""Of one series that are compared."""


class Lookalike(NamedTuple):
    """A figure that may be the missing one."""

    observation: Observation
    score: float


def candidates(
    gaps: Sequence[Gap], observations: Iterable[Observation], reports: Sequence[Report]
) -> list[Lookalike | None]:
    """For each gap a figure of its issuer's report whose series no report states beside the missing one.

    They are given out so that the total likeness is greatest; a gap that is left without one shows its nearest.
    """
    clauses = Clauses(reports)
    stating: dict[Series, set[int]] = defaultdict(set)
    words: dict[Series, dict[Wording, Observation]] = defaultdict(dict)
    filed: dict[object, list[Observation]] = defaultdict(list)
    for o in observations:
        stating[o.series].add(o.figure.report)
        if len(words[o.series]) < MOST_WORDINGS:
            words[o.series].setdefault(wording_of(o.figure.indicator), o)
        filed[o.issuer, o.stretch].append(o)
    open_: dict[object, list[int]] = defaultdict(list)
    for at, gap in enumerate(gaps):
        open_[gap.issuer, gap.stretch].append(at)
    found: list[Lookalike | None] = [None] * len(gaps)
    for key, own in open_.items():
        stated = filed.get(key, [])
        likes = [
            {
                at: score
                for at, o in enumerate(stated)
                if o.series.kind == series.kind
                and stating[o.series].isdisjoint(stating[series])
                and (score := _score(words[series], o, clauses)) >= WORTH_A_LOOK
            }
            for series in (gaps[at].series for at in own)
        ]
        chosen = matching(likes)
        for row, like in enumerate(likes):
            if like:
                column = chosen.get(row, max(like, key=like.__getitem__))
                found[own[row]] = Lookalike(stated[column], like[column])
    return found


def _score(known: dict[Wording, Observation], o: Observation, clauses: Clauses) -> float:
    mine = wording_of(o.figure.indicator)
    best = max(known, key=lambda wording: likeness(wording, mine))
    here, there = clauses.of(o.figure), clauses.of(known[best].figure)
    said = SAID * sum(said_in_each_other(mine, best, here, there)) / 2
    doubt = doubt_between(known[best].figure.indicator, o.figure.indicator)
    return max(max(likeness(best, mine), said) - min(doubt, 0.2), 0.0)
