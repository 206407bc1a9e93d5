"""For what seems to be missing: the figure of that very report that comes nearest to it and belongs nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import exp
from typing import NamedTuple

from ..report import Report
from .clauses import Clauses, said_in_each_other
from .evidence import Description, Pair, sum_of
from .figures import Figure
from .gaps import Gap
from .groups import doubt_between, wall_of
from .matching import matching
from .observations import COMPARING, Observation, Series
from .wording import Wording, likeness, wording_of

WORTH_A_LOOK = 0.35
"""Likeness from which a figure is named: a person looks at it."""
SAID = 0.7
"""Of names that are said in each other's sentences: their labels may have lost the words that they share."""
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
            {at: score for at, o in enumerate(stated) if (score := known.score(gaps[one].series, o)) >= WORTH_A_LOOK}
            for one in own
        ]
        chosen = matching(likes)
        for row, like in enumerate(likes):
            if like:
                column = chosen.get(row, max(like, key=like.__getitem__))
                found[own[row]] = Lookalike(stated[column], like[column])
    return found


class _Known:
    """What reports state of each series: in which words, beside what."""

    def __init__(self, observations: Iterable[Observation], reports: Sequence[Report]) -> None:
        self.clauses = Clauses(reports)
        self.filed: dict[object, list[Observation]] = defaultdict(list)
        self._stating: dict[Series, set[int]] = defaultdict(set)
        self._words: dict[Series, dict[Wording, Observation]] = defaultdict(dict)
        self._before: dict[tuple[int, str], Series] = {}
        """The series that stands right before a figure in its section."""
        self._follows: dict[Series, set[Series]] = defaultdict(set)
        placed = sorted(observations, key=lambda o: (o.figure.report, o.figure.indicator.start))
        for o in placed:
            self._stating[o.series].add(o.figure.report)
            if len(self._words[o.series]) < MOST_WORDINGS:
                self._words[o.series].setdefault(wording_of(o.figure.indicator), o)
            self.filed[o.issuer, o.stretch].append(o)
        for before, o in pairwise(placed):
            (one, _, _, i), (report, _, _, j) = before.figure, o.figure
            if (one, i.section) == (report, j.section):
                self._before[report, j.id] = before.series
                self._follows[o.series].add(before.series)

    def score(self, series: Series, o: Observation) -> float:
        """How much a figure looks like a series; 0 where one report states both, or it only compares."""
        if o.series.kind != series.kind or o.series.nature in COMPARING:
            return 0.0
        if not self._stating[o.series].isdisjoint(self._stating[series]):
            return 0.0
        mine, known = wording_of(o.figure.indicator), self._words[series]
        best = max(known, key=lambda wording: likeness(wording, mine))
        other = known[best].figure
        said = SAID * sum(said_in_each_other(mine, best, self.clauses.of(o.figure), self.clauses.of(other))) / 2
        doubt = doubt_between(other.indicator, o.figure.indicator)
        score = max(max(likeness(best, mine), said) - min(doubt, 0.2), self._sure(mine, o, best, other), 0.0)
        before = self._before.get((o.figure.report, o.figure.indicator.id))
        beside = before in self._follows[series] and wall_of(other.indicator) == wall_of(o.figure.indicator)
        return max(score, BESIDE) if beside and doubt < BESIDE else score

    def _sure(self, mine: Wording, o: Observation, best: Wording, other: Figure) -> float:
        """The probability that two figures are one by all that is said of them, whatever forbids it."""
        if wall_of(o.figure.indicator) != wall_of(other.indicator):
            return 0.0
        told = ((o.figure, mine), (other, best))
        one, another = (Description(f.indicator, name, self.clauses.of(f), frozenset()) for f, name in told)
        return 1 / (1 + exp(-sum_of(Pair(one, another))))
