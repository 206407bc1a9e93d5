"""Which figures stand right beside a figure: offices tell of one thing in the same breath."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..report import Report
from .figures import Figure


class Neighbours:
    """The figures before and behind each figure of a report, within its section."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._known: dict[int, dict[str, list[str]]] = {}

    def of(self, figure: Figure) -> list[tuple[int, str]]:
        """Report and id of the figures beside one; [] where it stands alone in its section."""
        if figure.report not in self._known:
            found: dict[str, list[str]] = {}
            for one, other in pairwise(self._reports[figure.report].indicators):
                if one.section == other.section:
                    found.setdefault(one.id, []).append(other.id)
                    found.setdefault(other.id, []).append(one.id)
            self._known[figure.report] = found
        return [(figure.report, near) for near in self._known[figure.report].get(figure.indicator.id, ())]
