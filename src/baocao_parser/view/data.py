"""Report → what its page knows of it, as plain JSON; it is packed, so that what it repeats takes no room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args

from ..excerpts import BETWEEN
from ..messages import in_language
from ..numbers.writing import figure
from ..records import Evidence, Indicator, Nature
from .offsets import browser_offsets, wide_places

if TYPE_CHECKING:
    from ..comparison.observations import Series
    from ..report import Report
    from .inline import ShownPiece
    from .pictures import PagePicture


def data_of(report: Report, shown: Iterable[ShownPiece] = (), pages: Sequence[PagePicture] = ()) -> dict[str, Any]:
    """Everything the page's script works with; offsets are the browser's.

    `shown` are the pieces of its text in their order: by that the script knows which indicator and which rejected
    number is which. `pages` are those of a PDF, if shown.
    """
    shown = list(shown)
    marks = [piece.number for piece in shown if piece.kind == "mark"]
    return {
        **_Writer(report).data(pages),
        "marks": None if marks == [*range(len(report.indicators))] else marks,
        "rejected": [piece.text for piece in shown if piece.kind == "reject"],
    }


def columns(rows: Iterable[Mapping[str, object]]) -> dict[str, list[object]]:
    """Rows → a list for each field that any of them has, with None where one has none: alike beside alike packs well.

    >>> columns([{"label": "thẻ", "unit": "thẻ"}, {"label": "tỷ lệ"}])
    {'label': ['thẻ', 'tỷ lệ'], 'unit': ['thẻ', None]}
    >>> columns([])
    {}
    """
    rows = list(rows)
    fields = dict.fromkeys(field for row in rows for field, value in row.items() if value is not None)
    return {field: [row.get(field) for row in rows] for field in fields}


def counted_natures(stated: Iterable[Indicator | Series]) -> list[tuple[str, int]]:
    """How many have each nature, those without one as "unknown", in the order of `Nature`; none that nothing has."""
    counted = Counter(one.nature or "unknown" for one in stated)
    return [(nature, counted[nature]) for nature in (*get_args(Nature), "unknown") if counted[nature]]


def both(text: str) -> str | tuple[str, str]:
    """A message in Vietnamese and in English; as it is where they are one."""
    vietnamese, english = in_language(text, "vi"), in_language(text, "en")
    return english if vietnamese == english else (vietnamese, english)


class _Writer:
    """Writes the data of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.at = browser_offsets(report.document.text)
        self.numbers = {indicator.id: number for number, indicator in enumerate(report.indicators)}
        self.sections = {section.path: number for number, section in enumerate(report.sections)}

    def data(self, pages: Sequence[PagePicture]) -> dict[str, Any]:
        """The whole of it."""
        source = self.report.document.source
        period = self.report.metadata.period
        return {
            "pages": [(page.page, round(page.width, 1), round(page.height, 1)) for page in pages] or None,
            "wide": [self.at(place) for place in wide_places(self.report.document.text)],
            "source": {"name": source.name, "sha256": source.sha256, "format": source.format},
            "period": period.label if period else None,
            "records": columns(self.records(pictured=bool(pages))),
            "sections": [(s.path, s.label, s.title, s.level, self.at(s.start)) for s in self.report.sections],
            "checks": [
                (
                    c.code,
                    int(c.holds),
                    c.severity,
                    both(c.message),
                    self.known(c.records),
                    self.at(c.start),
                    self.at(c.end),
                )
                for c in self.report.checks
            ],
            "issues": [
                (i.code, i.severity, both(i.message), self.place(i.start), self.place(i.end))
                for i in self.report.issues
            ],
        }

    def records(self, *, pictured: bool) -> Iterator[dict[str, Any]]:
        """All of them; each begins so many characters behind the end of the one before."""
        end = 0
        for indicator in self.report.indicators:
            yield {"gap": self.at(indicator.start) - end, **self.record(indicator, pictured=pictured)}
            end = self.at(indicator.end)

    def record(self, i: Indicator, *, pictured: bool) -> dict[str, Any]:
        """What is known of one record but its place."""
        start = self.at(i.start)
        return {
            "length": self.at(i.end) - start,
            "written": None if figure(i) == i.text.removesuffix("%") else figure(i),
            "label": i.label,
            "unit": i.unit,
            "kind": i.kind,
            "nature": i.nature,
            "section": self.sections.get(i.section),
            "evidence": [self.evidence(one, start) for one in i.evidence],
            "period": i.period.label if i.period else None,
            "whole": self.numbers.get(i.part_of or ""),
            "bold": i.bold,
            "bound": None if i.bound == "exact" else i.bound,
            "subject": i.subject,
            "base": i.base,
            "direction": i.direction,
            "code": i.code,
            "confidence": None if i.confidence == 1 else round(i.confidence, 2),
            "page": i.page,
            "row": i.row,
            "columns": BETWEEN.join(i.columns) or None,
            "boxes": self.boxes(i) if pictured else None,
        }

    def evidence(self, one: Evidence, start: int) -> tuple[object, ...]:
        """Field, rule, and the stretches of words that decided.

        Each is told as the characters from the end of the one before (the first from the record's begin), and its own.
        """
        places = [start, *(self.at(place) for span in one.spans for place in span)]
        return (one.field, one.rule, *(place - before for before, place in pairwise(places)))

    def boxes(self, i: Indicator) -> list[tuple[float, ...]] | None:
        """Page, left, top, right and bottom, for each line that a figure stands on."""
        found = self.report.document.boxes(i.start, i.end)
        return [(b.page, *(round(edge, 1) for edge in (b.x0, b.top, b.x1, b.bottom))) for b in found] or None

    def place(self, offset: int | None) -> int | None:
        """The browser's offset; None of None."""
        return None if offset is None else self.at(offset)

    def known(self, ids: Sequence[str]) -> list[int]:
        """Numbers of the records of some ids."""
        return [self.numbers[found] for found in ids if found in self.numbers]
