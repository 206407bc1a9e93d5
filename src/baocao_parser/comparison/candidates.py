"""For what seems to be missing: the figure of that very report that comes nearest to it and belongs nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .alignment import doubt_between
from .gaps import Gap
from .observations import Observation, Series
from .wording import Wording, likeness, wording_of

WORTH_A_LOOK = 0.35
"""Likeness from which a figure is named: a person looks at it."""
MOST_WORDINGS = 8
"""Of one series that are compared."""


class Lookalike(NamedTuple):
    """A figure that may be the missing one."""

    observation: Observation
    score: float


def candidates(gaps: Sequence[Gap], observations: Iterable[Observation]) -> list[Lookalike | None]:
    """For each gap the nearest figure of its issuer's report whose series no report states beside the missing one."""
    reports: dict[Series, set[int]] = defaultdict(set)
    words: dict[Series, dict[Wording, Observation]] = defaultdict(dict)
    filed: dict[object, list[Observation]] = defaultdict(list)
    for o in observations:
        reports[o.series].add(o.figure.report)
        if len(words[o.series]) < MOST_WORDINGS:
            words[o.series].setdefault(wording_of(o.figure.indicator), o)
        filed[o.issuer, o.stretch].append(o)
    found: list[Lookalike | None] = []
    for gap in gaps:
        near = (
            Lookalike(o, _score(words[gap.series], o))
            for o in filed.get((gap.issuer, gap.stretch), ())
            if o.series.kind == gap.series.kind and not reports[o.series] & reports[gap.series]
        )
        best = max(near, key=lambda one: one.score, default=None)
        found.append(best if best and best.score >= WORTH_A_LOOK else None)
    return found


def _score(known: dict[Wording, Observation], o: Observation) -> float:
    mine = wording_of(o.figure.indicator)
    best = max(known, key=lambda wording: likeness(wording, mine))
    doubt = doubt_between(known[best].figure.indicator, o.figure.indicator)
    return max(likeness(best, mine) - min(doubt, 0.2), 0.0)
