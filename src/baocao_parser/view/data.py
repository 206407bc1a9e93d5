"""Report → what its page knows of it, as plain JSON: records as rows, every string once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, get_args

from ..excerpts import BETWEEN, cell_name
from ..numbers.writing import figure
from ..records import Evidence, Indicator, Nature
from .offsets import browser_offsets, wide_places

if TYPE_CHECKING:
    from ..comparison.observations import Series
    from ..report import Report
    from .pictures import PagePicture

FIELDS = (
    "start", "length", "figure", "label", "unit", "kind", "nature", "section", "evidence", "period", "whole", "bold",
    "bound", "subject", "base", "direction", "code", "confidence", "page", "row", "columns", "boxes",
)  # fmt: skip
"""What the places of a record's row mean; those at its end that say nothing are left out."""
TEXTS = frozenset(
    {"figure", "label", "unit", "kind", "nature", "period", "bound", "subject", "base", "direction", "code", "row",
     "columns"}
)  # fmt: skip
"""Fields that are numbers of strings."""


def data_of(report: Report, pages: Sequence[PagePicture] = ()) -> dict[str, Any]:
    """Everything the page's script works with; offsets are the browser's. `pages` are those of a PDF, if shown."""
    return _Writer(report).data(pages)


def counted_natures(stated: Iterable[Indicator | Series]) -> list[tuple[str, int]]:
    """How many have each nature, those without one as "unknown", in the order of `Nature`; none that nothing has."""
    counted = Counter(one.nature or "unknown" for one in stated)
    return [(nature, counted[nature]) for nature in (*get_args(Nature), "unknown") if counted[nature]]


class _Writer:
    """Writes the rows of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.at = browser_offsets(report.document.text)
        self.numbers = {indicator.id: number for number, indicator in enumerate(report.indicators)}
        self.sections = {section.path: number for number, section in enumerate(report.sections)}
        self.strings: dict[str, int] = {}
        self.decided: dict[tuple[str, ...], int] = {}
        self.pictured = False

    def data(self, pages: Sequence[PagePicture]) -> dict[str, Any]:
        """The whole of it."""
        self.pictured = bool(pages)
        source = self.report.document.source
        period = self.report.metadata.period
        records = [self.record(indicator) for indicator in self.report.indicators]
        return {
            "pages": [(page.page, round(page.width, 1), round(page.height, 1)) for page in pages] or None,
            "wide": [self.at(place) for place in wide_places(self.report.document.text)],
            "source": {"name": source.name, "sha256": source.sha256, "format": source.format},
            "period": period.label if period else None,
            "fields": FIELDS,
            "texts": sorted(TEXTS),
            "records": records,
            "strings": list(self.strings),
            "decided": list(self.decided),
            "sections": [(s.path, s.label, s.title, s.level, self.at(s.start)) for s in self.report.sections],
            "checks": [
                (c.code, int(c.holds), c.severity, c.message, self.known(c.records), self.at(c.start), self.at(c.end))
                for c in self.report.checks
            ],
            "issues": [
                (i.code, i.severity, i.message, self.place(i.start), self.place(i.end)) for i in self.report.issues
            ],
        }

    def record(self, i: Indicator) -> list[object]:
        """One row, in the order of FIELDS."""
        start = self.at(i.start)
        row: list[object] = [
            start,
            self.at(i.end) - start,
            None if figure(i) == i.text.removesuffix("%") else self.string(figure(i)),
            None if i.label == cell_name(i) else self.string(i.label),
            self.string(i.unit),
            self.string(i.kind),
            self.string(i.nature),
            self.sections.get(i.section),
            self.evidence(i.evidence, start),
            self.string(i.period.label if i.period else None),
            self.numbers.get(i.part_of or ""),
            None if i.bold is None else int(i.bold),
            self.string(None if i.bound == "exact" else i.bound),
            self.string(i.subject),
            self.string(i.base),
            self.string(i.direction),
            self.string(i.code),
            None if i.confidence == 1 else round(i.confidence, 2),
            i.page,
            self.string(i.row),
            self.string(BETWEEN.join(i.columns) or None),
            self.boxes(i) if self.pictured else None,
        ]
        while row and row[-1] is None:
            row.pop()
        return row

    def boxes(self, i: Indicator) -> list[tuple[float, ...]] | None:
        """Page, left, top, right and bottom, for each line that a figure stands on."""
        found = self.report.document.boxes(i.start, i.end)
        return [(b.page, *(round(edge, 1) for edge in (b.x0, b.top, b.x1, b.bottom))) for b in found] or None

    def evidence(self, found: Sequence[Evidence], start: int) -> int | list[int]:
        """What decided the fields: number of their "field:rule" in `decided`, for few records differ in it.

        Where words decided, then for each stretch of them which field, and begin and end, from the record's begin.
        """
        names = tuple(f"{one.field}:{one.rule}" for one in found)
        number = self.decided.setdefault(names, len(self.decided))
        words = [
            (at, self.at(first) - start, self.at(last) - start)
            for at, one in enumerate(found)
            for first, last in one.spans
        ]
        return [number, *(part for place in words for part in place)] if words else number

    def string(self, text: str | None) -> int | None:
        """Number of a string; None of None."""
        return None if text is None else self.strings.setdefault(text, len(self.strings))

    def place(self, offset: int | None) -> int | None:
        """The browser's offset; None of None."""
        return None if offset is None else self.at(offset)

    def known(self, ids: Sequence[str]) -> list[int]:
        """Numbers of the records of some ids."""
        return [self.numbers[found] for found in ids if found in self.numbers]
