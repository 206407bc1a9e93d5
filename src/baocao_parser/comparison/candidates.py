"""For what seems to be missing: the figure of that very report that comes nearest to it and belongs nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..report import Report
from .clauses import Clauses, said_in_each_other
from .evidence import Description, Pair, probability, sum_of
from .gaps import Gap
from .groups import doubt_between, wall_of
from .matching import matching
from .observations import COMPARING, Observation, Series
from .wording import Wording, likeness, wording_of

WORTH_A_LOOK = 0.35
"""Likeness from which a figure is named: a person looks at it."""
SAID = 0.7
"""Of names that are said whole in each other's clauses."""
MOST_DOUBT = 0.2
"""What nature, base and unit take at most: a person looks at it."""
BESIDE = 0.4
"""Of a figure of its unit right behind the one that the missing one stands behind elsewhere, whatever it is called."""
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
    known = _Known(observations, reports)
    open_: dict[object, list[int]] = defaultdict(list)
    for at, gap in enumerate(gaps):
        open_[gap.issuer, gap.stretch].append(at)
    found: list[Lookalike | None] = [None] * len(gaps)
    for key, own in open_.items():
        stated = known.filed.get(key, [])
        likes = [
            {at: score for at, one in enumerate(stated) if (score := known.score(gaps[n].series, one)) >= WORTH_A_LOOK}
            for n in own
        ]
        chosen = matching(likes)
        for row, like in enumerate(likes):
            if like:
                column = chosen.get(row, max(like, key=like.__getitem__))
                found[own[row]] = Lookalike(stated[column].observation, like[column])
    return found


class _Stated(NamedTuple):
    """A figure, and what its report says of it."""

    observation: Observation
    told: Description
    words: frozenset[str]
    """Of its name and its clause."""


class _Known:
    """What reports state of each series: in which words, beside what."""

    def __init__(self, observations: Iterable[Observation], reports: Sequence[Report]) -> None:
        self._clauses = Clauses(reports)
        self.filed: dict[object, list[_Stated]] = defaultdict(list)
        self._stating: dict[Series, set[int]] = defaultdict(set)
        self._worded: dict[Series, dict[Wording, _Stated]] = defaultdict(dict)
        self._nearest_to: dict[tuple[Series, Wording], _Stated] = {}
        self._before: dict[tuple[int, str], Series] = {}
        """The series that stands right before a figure in its section."""
        self._follows: dict[Series, set[Series]] = defaultdict(set)
        placed = sorted(observations, key=lambda o: (o.figure.report, o.figure.indicator.start))
        for o in placed:
            one = self._stated(o)
            self._stating[o.series].add(o.figure.report)
            if len(self._worded[o.series]) < MOST_WORDINGS:
                self._worded[o.series].setdefault(one.told.name, one)
            self.filed[o.issuer, o.stretch].append(one)
        for before, o in pairwise(placed):
            (one_report, _, _, i), (report, _, _, j) = before.figure, o.figure
            if (one_report, i.section) == (report, j.section):
                self._before[report, j.id] = before.series
                self._follows[o.series].add(before.series)

    def score(self, series: Series, one: _Stated) -> float:
        """How much a figure looks like a series; 0 where one report states both, or it only compares."""
        own = one.observation.series
        if own.kind != series.kind or own.nature in COMPARING:
            return 0.0
        if not self._stating[own].isdisjoint(self._stating[series]):
            return 0.0
        other = self._nearest(series, one.told.name)
        doubt = doubt_between(other.told.indicator, one.told.indicator)
        score = max(likeness(other.told.name, one.told.name) - min(doubt, MOST_DOUBT), 0.0)
        walled = wall_of(other.told.indicator) != wall_of(one.told.indicator)
        if not other.words.isdisjoint(one.words):  # else nothing that is said of them speaks for it
            score = max(score, _said(one.told, other.told) - min(doubt, MOST_DOUBT))
            score = score if walled else max(score, probability(sum_of(Pair(one.told, other.told))))
        before = self._before.get((one.observation.figure.report, one.told.indicator.id))
        beside = before in self._follows[series] and not walled
        return max(score, BESIDE) if beside and doubt < BESIDE else score

    def _stated(self, o: Observation) -> _Stated:
        name, clause = wording_of(o.figure.indicator), self._clauses.of(o.figure)
        told = Description(o.figure.indicator, name, clause, frozenset())
        return _Stated(o, told, frozenset((*name.words, *clause.words)))

    def _nearest(self, series: Series, name: Wording) -> _Stated:
        """The figure of a series whose name is most like one."""
        if (series, name) not in self._nearest_to:
            known = self._worded[series]
            self._nearest_to[series, name] = known[max(known, key=lambda wording: likeness(wording, name))]
        return self._nearest_to[series, name]


def _said(one: Description, other: Description) -> float:
    """How much two names are said in each other's clauses: their labels may have lost the words that they share."""
    return SAID * sum(said_in_each_other(one.name, other.name, one.clause, other.clause)) / 2
