"""What stands around a figure in its sentence: a label is a shortened clause, and may have lost some of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..report import Report
from .figures import Figure
from .wording import Wording, words_in

_BEHIND = re.compile(r"[.;](?:\s|$)|\n")
_BEFORE = re.compile(r".*(?:[.;]\s|\n)", re.DOTALL)


class Clauses:
    """The words of the clauses of figures, taken when first asked for."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._places: dict[int, dict[str, int]] = {}
        self._known: dict[tuple[int, str], Wording] = {}

    def of(self, figure: Figure) -> Wording:
        """The words between the figure before it and the one behind it, within its sentence; no words for a cell."""
        key = figure.report, figure.indicator.id
        if key not in self._known:
            text = "" if figure.indicator.row is not None else self._text(figure)
            self._known[key] = words_in(text, figure.indicator)
        return self._known[key]

    def _text(self, figure: Figure) -> str:
        report, i = self._reports[figure.report], figure.indicator
        if figure.report not in self._places:
            self._places[figure.report] = {one.id: at for at, one in enumerate(report.indicators)}
        at = self._places[figure.report].get(i.id)
        if at is None:
            return ""
        block, text = report.document.block_at(i.start), report.document.text
        start = max(block.start, report.indicators[at - 1].end if at else 0)
        end = min(block.end, report.indicators[at + 1].start if at + 1 < len(report.indicators) else block.end)
        before, behind = text[start : i.start], text[i.end : max(i.end, end)]
        return f"{_BEFORE.sub('', before)} {_BEHIND.split(behind, maxsplit=1)[0]}"


def said_in_each_other(one: Wording, other: Wording, here: Wording, there: Wording) -> float:
    """How much of each of two names the other one's clause says, the less of both; 0 where either says too little."""
    if not one.marks <= there.marks | other.marks or not other.marks <= here.marks | one.marks:
        return 0.0
    return min(_said(one, there), _said(other, here))


def _said(name: Wording, clause: Wording) -> float:
    known, telling = set(clause.words), name.telling
    return sum(word in known for word in telling) / len(telling) if telling else 0.0
