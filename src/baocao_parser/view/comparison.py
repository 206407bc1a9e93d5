"""Comparison → the page on which every cell of the table leads to its sentence; or a folder with its reports, too."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..aside import aside
from ..comparison.amounts import scales_of
from ..comparison.observations import relative_change
from ..errors import BaocaoError, reason
from ..excerpts import around
from ..numbers.writing import vietnamese
from .data import both, counted_natures
from .report import report_page
from .templates import StaticFiles, page
from .words import word

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..comparison.figures import Figure
    from ..comparison.issuers import Issuer
    from ..comparison.observations import Observation, Series
    from ..comparison.stretch import Stretch
    from ..messages import Language

FILES = StaticFiles(
    styles=("base",),
    tool_styles=("controls", "panel", "comparison"),
    scripts=("state", "series", "table", "evidence", "compared"),
)
_NO_NAME = re.compile(r"[^\w.-]+")
"""What is replaced in the names of files."""
AROUND = 140
"""Characters of a sentence that are shown on either side of its figure."""


def comparison_page(comparison: Comparison, *, links: Sequence[str] = (), language: Language = "vi") -> str:
    """The page of a comparison as HTML text; `links` lead to the pages of its reports, in their order."""
    return page(
        "comparison",
        FILES,
        _Writer(comparison, links).data(),
        language=language,
        title=f"{word('comparison', language)}: {comparison.summary(language)}",
        natures=counted_natures(comparison.series),
        count=len(comparison.series),
        failed=len(comparison.found),
        checks=len(comparison.checks),
        issues=len(comparison.issues),
        reports=len(comparison.reports),
    )


def write_pages(
    comparison: Comparison, path: str | os.PathLike[str], *, pages: str | None = None, language: Language = "vi"
) -> Path:
    """Write the page to a file that ends with .html, or into a folder together with a page of every report.

    Gives the page's path. `pages` as in `Report.to_html`. BaocaoError for what cannot be written.
    """
    target = Path(path)
    if target.suffix.lower() in (".html", ".htm"):
        _write(target, comparison_page(comparison, language=language))
        return target
    names = [f"{at:03}-{_NO_NAME.sub('-', name)}.html" for at, name in enumerate(comparison.report_names, 1)]
    try:
        (target / "reports").mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        problem = f"cannot be made: {reason(error)}"
        raise BaocaoError(problem, source=str(target), remedy="check path and disk") from error
    for report, name in zip(comparison.reports, names, strict=True):
        _write(target / "reports" / name, report_page(report, pages=pages, language=language))
    index = target / "index.html"
    links = [f"reports/{name}" for name in names]
    _write(index, comparison_page(comparison, links=links, language=language))
    return index


def _write(path: Path, text: str) -> None:
    with aside(path) as file:
        file.write_text(text, "utf-8")


class _Writer:
    """Writes the data of one comparison."""

    def __init__(self, comparison: Comparison, links: Sequence[str]) -> None:
        self.comparison = comparison
        self.links = links
        self.series = {series: number for number, series in enumerate(_ordered(comparison))}
        self.scales = scales_of(comparison.observations)
        self.columns: dict[tuple[Issuer, Stretch | None], int] = {}
        self.numbers = [{i.id: n for n, i in enumerate(report.indicators)} for report in comparison.reports]
        self.joins = {
            (join.figure.report, join.figure.indicator.id): join for join in comparison.all_joins if not join.near
        }

    def data(self) -> dict[str, Any]:
        """The whole of it."""
        comparison, names = self.comparison, self.comparison.report_names
        found = {(f.code, f.report, f.message) for f in comparison.found}
        cells = [self.cell(o) for o in comparison.observations]
        gaps = [
            (self.series[gap.series], self.columns[gap.issuer, gap.stretch], gap.status, both(gap.reason))
            for gap in comparison.gaps
            if gap.series in self.series and (gap.issuer, gap.stretch) in self.columns
        ]
        return {
            "series": [(s.label, self.scales[s].unit(s.unit), s.nature, s.code, s.base) for s in self.series],
            "columns": [
                (comparison.names.issuers[issuer], stretch.key if stretch else "") for issuer, stretch in self.columns
            ],
            "reports": [(name, self.links[at] if self.links else None) for at, name in enumerate(names)],
            "cells": cells,
            "gaps": gaps,
            "checks": [
                *((f.code, 0, both(f.message), f.report, self.figures_of(f.figures)) for f in comparison.found),
                *(
                    (c.code, 1, both(c.message), c.report, self.figures_of(c.records))
                    for c in comparison.checks
                    if c.holds
                ),
            ],
            "issues": [
                (i.code, i.severity, both(i.message), i.report)
                for i in comparison.issues
                if (i.code, i.report, i.message) not in found
            ],
        }

    def column(self, issuer: Issuer, stretch: Stretch | None) -> int:
        """Number of the column of an issuer and a period."""
        return self.columns.setdefault((issuer, stretch), len(self.columns))

    def cell(self, o: Observation) -> tuple[object, ...]:
        """Series, column, value, status, reason, previous value, change, and where it is printed."""
        factor = self.scales[o.series].factor
        return (
            self.series[o.series],
            self.column(o.issuer, o.stretch),
            _written(o.value / factor),
            o.status,
            both(o.reason),
            None if o.previous is None else _written(o.previous / factor),
            _change(o, factor),
            [self.figure(figure) for figure in o.figures],
        )

    def figure(self, figure: Figure) -> tuple[object, ...]:
        """Report, number of the record, printed text, label, section, page, the words around, and why it was joined."""
        i, report = figure.indicator, self.comparison.reports[figure.report]
        join = self.joins.get((figure.report, i.id))
        why = (round(join.score, 2), both(join.reason), join.partner.indicator.label) if join else None
        section = next((f"{s.label} {s.title}".strip() for s in report.sections if s.path == i.section), i.section)
        if i.row is not None:
            beside = (" › ".join((i.row, *i.columns)) + ": ", "")
        else:
            beside = around(report.document, i.start, i.end, AROUND, cut="…")
        return (figure.report, self.numbers[figure.report].get(i.id), i.text, i.label, section, i.page, *beside, why)

    def figures_of(self, records: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
        """Report and number of the record of each figure of a check."""
        known = {name: at for at, name in enumerate(self.comparison.report_names)}
        return [
            (known[name], self.numbers[known[name]][record])
            for name, record in records
            if name in known and record in self.numbers[known[name]]
        ]


def _ordered(comparison: Comparison) -> list[Series]:
    """What most places state first, else in the order of the reports."""
    issuers: dict[Series, set[Issuer]] = {}
    for o in comparison.observations:
        issuers.setdefault(o.series, set()).add(o.issuer)
    return sorted(comparison.series, key=lambda series: -len(issuers[series]))


def _written(value: Decimal) -> str:
    """A value with the decimals that it has, three at most."""
    decimals = max(0, -int(value.normalize().as_tuple().exponent))
    return vietnamese(value, min(decimals, 3))


def _change(o: Observation, factor: Decimal) -> str | None:
    """Against the period before: "+12 (+3,4%)", of shares in points; None where there is nothing to compare with."""
    if o.previous is None or o.status == "not comparable":
        return None
    difference = o.value - o.previous
    sign = "+" if difference > 0 else ""
    absolute = f"{sign}{_written(difference / factor)}".replace("-", "−")
    relative = relative_change(o.value, o.previous, o.series.kind)
    if relative is None:
        return absolute
    return f"{absolute} ({sign}{vietnamese(relative, 1)}%)".replace("-", "−")
