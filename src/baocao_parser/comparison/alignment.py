"""Which figures of different reports are one indicator: the same code, or names alike enough.

Figures meet only inside a block: one code, or without a code one unit, kind, nature and base. Report after report,
the figures of a block are assigned one-to-one to the groups that earlier reports made, so that the total likeness is
greatest; what stays below the threshold begins a group of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ..report import Report
from .figures import Figure, by_report
from .units import unit_class
from .wording import Wording, likeness, wording_of

THRESHOLD = 0.82
"""Likeness from which two names are one; measured on the sample archive."""
NEAR = 0.65
"""Likeness from which a pair that was not joined is worth a look."""

Block = tuple[str, str, str, str, str]


class Join(NamedTuple):
    """Why a figure stands in a group, or (`near`) why it does not stand in one that it is like."""

    figure: Figure
    partner: Figure
    """The figure of the group that it is most like."""
    score: float
    reason: str
    near: bool


class Group:
    """The figures of one indicator, at most one of each report, and the wordings they use."""

    def __init__(self, first: Figure, wording: Wording) -> None:
        self.figures = [first]
        self.wordings = {wording: first}

    def add(self, figure: Figure, wording: Wording) -> None:
        """One more figure."""
        self.figures.append(figure)
        self.wordings.setdefault(wording, figure)

    def likeness(self, wording: Wording) -> tuple[float, Figure]:
        """How like the group's nearest wording is, and a figure that has it."""
        if wording in self.wordings:
            return 1.0, self.wordings[wording]
        best = max(self.wordings, key=lambda known: likeness(wording, known))
        return likeness(wording, best), self.wordings[best]


def align(
    figures: Iterable[Figure], reports: Sequence[Report], threshold: float = THRESHOLD
) -> tuple[list[Group], list[Join]]:
    """Groups of figures, one for each indicator, and the joins that made them, near misses included."""
    titles = [{section.path: section.title for section in report.sections} for report in reports]
    groups: list[Group] = []
    joins: list[Join] = []
    for block, members in _blocks(figures).items():
        made: list[Group] = []
        for own in by_report(members).values():
            wordings = [wording_of(f.indicator, titles[f.report].get(f.indicator.section, "")) for f in own]
            joins += _assign(own, wordings, made, 0.0 if block[0] else threshold)
        groups += made
    return groups, joins


def _blocks(figures: Iterable[Figure]) -> Mapping[Block, list[Figure]]:
    found: dict[Block, list[Figure]] = {}
    for figure in figures:
        i = figure.indicator
        kind = "count" if i.kind == "fraction" else i.kind
        unit = unit_class(i.unit)
        if i.code:  # of one code are also "trạm" and "trạm BTS"
            unit = unit_class(unit.split(" ")[0])
        block = (i.code or "", unit, kind, i.nature or "", i.base or "")
        found.setdefault(block, []).append(figure)
    return found


def _assign(own: list[Figure], wordings: list[Wording], groups: list[Group], threshold: float) -> Iterator[Join]:
    """Give each figure of a report its group, or a new one."""
    likes = [[group.likeness(wording) for group in groups] for wording in wordings]
    chosen = _matching([[score for score, _ in row] for row in likes], threshold)
    for at, (figure, wording) in enumerate(zip(own, wordings, strict=True)):
        group = chosen.get(at)
        if group is not None:
            score, partner = likes[at][group]
            groups[group].add(figure, wording)
            yield Join(figure, partner, score, _reason(figure, score), near=False)
            continue
        for score, partner in likes[at]:
            if NEAR <= score < threshold:
                yield Join(figure, partner, score, "similar words, below the threshold", near=True)
        groups.append(Group(figure, wording))


def _matching(scores: list[list[float]], threshold: float) -> dict[int, int]:
    """Row → column of the one-to-one assignment of greatest total score, among pairs that reach the threshold."""
    if not scores or not scores[0]:
        return {}
    if len(scores) == 1:
        best = max(range(len(scores[0])), key=scores[0].__getitem__)
        return {0: best} if scores[0][best] >= threshold else {}
    import lap

    cost = 1.0 - np.asarray(scores)
    cost[cost > 1.0 - threshold + 1e-9] = 2.0
    _, columns, _ = lap.lapjv(cost, extend_cost=True, cost_limit=1.5)
    return {row: int(column) for row, column in enumerate(columns) if column >= 0 and cost[row, column] <= 1.0}


def _reason(figure: Figure, score: float) -> str:
    if figure.indicator.code:
        return f"code {figure.indicator.code}"
    return "same words" if score == 1.0 else "similar words"
