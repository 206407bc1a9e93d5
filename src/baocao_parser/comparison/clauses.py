"""What stands around a figure in its sentence: a label is a shortened clause, and may have lost some of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..report import Report
from ..text.folding import fold
from .abbreviations import Abbreviations
from .figures import Figure
from .wording import Wording, words_in

REACH = 150
"""Characters of a sentence before a figure by which it is known again."""
_DIGITS = re.compile("[0-9]+")
_BEHIND = re.compile(r"[.;](?:\s|$)|\n")
_BEFORE = re.compile(r".*(?:[.;]\s|\n)", re.DOTALL)


class Clauses:
    """The words of the clauses of figures, taken when first asked for."""

    def __init__(self, reports: Sequence[Report], short: Abbreviations = Abbreviations()) -> None:  # noqa: B008
        self._reports, self._short = reports, short
        self._places: dict[int, dict[str, int]] = {}
        self._known: dict[tuple[int, str], Wording] = {}

    def of(self, figure: Figure) -> Wording:
        """The words between the figure before it and the one behind it, within its sentence; no words for a cell."""
        key = figure.report, figure.indicator.id
        if key not in self._known:
            text = "" if figure.indicator.row is not None else self._text(figure)
            self._known[key] = words_in(self._short.written_out(text), figure.indicator)
        return self._known[key]

    def sentence_of(self, figure: Figure) -> str:
        """The words of its sentence up to the figure behind it, folded, without figures; "" for a cell.

        Months of one office write it again; a scan may have misread its marks.
        """
        report, i = self._reports[figure.report], figure.indicator
        if i.row is not None:
            return ""
        text = report.document.text
        before = text[max(report.document.block_at(i.start).start, i.start - REACH) : i.start]
        sentence = before[max(before.rfind(". "), before.rfind("\n")) + 1 :]
        return fold(_DIGITS.sub("", f"{sentence} {i.unit} {self._behind(figure)}"))

    def _text(self, figure: Figure) -> str:
        report, i = self._reports[figure.report], figure.indicator
        at = self._place(figure)
        if at is None:
            return ""
        start = max(report.document.block_at(i.start).start, report.indicators[at - 1].end if at else 0)
        behind = self._behind(figure).lstrip()
        if i.kind in ("measure", "money"):
            behind = behind.removeprefix(i.unit)  # figures that are compared have it in common, whatever they are
        return f"{_BEFORE.sub('', report.document.text[start : i.start])} {behind}"

    def _behind(self, figure: Figure) -> str:
        """What stands between a figure and the next one, within its sentence."""
        report, i = self._reports[figure.report], figure.indicator
        at, end = self._place(figure), report.document.block_at(i.start).end
        if at is not None and at + 1 < len(report.indicators):
            end = min(end, report.indicators[at + 1].start)
        return _BEHIND.split(report.document.text[i.end : max(i.end, end)], maxsplit=1)[0]

    def _place(self, figure: Figure) -> int | None:
        """Where it stands among the figures of its report."""
        if figure.report not in self._places:
            own = self._reports[figure.report].indicators
            self._places[figure.report] = {one.id: at for at, one in enumerate(own)}
        return self._places[figure.report].get(figure.indicator.id)


def said_in_each_other(one: Wording, other: Wording, here: Wording, there: Wording) -> tuple[float, float]:
    """How much of each of two names the other one's clause says, the less first; 0 where a number differs."""
    if not one.marks <= there.marks | other.marks or not other.marks <= here.marks | one.marks:
        return 0.0, 0.0
    less, more = sorted((_said(one, there), _said(other, here)))
    return less, more


def _said(name: Wording, clause: Wording) -> float:
    known, telling = set(clause.words), name.telling
    return sum(word in known for word in telling) / len(telling) if telling else 0.0
