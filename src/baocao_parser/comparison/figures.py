"""Reports → the figures that a comparison sets side by side, each with its issuer and its stretch of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..messages import Message
from ..records import Indicator
from ..report import Report
from .issuers import Issuer
from .stretch import Stretch, stretch_of


class Figure(NamedTuple):
    """One indicator of one report."""

    report: int
    """Position of the report in the comparison."""
    issuer: Issuer
    stretch: Stretch | None
    """The report's stretch; None where its title names none: such a figure is listed, and compared with nothing."""
    indicator: Indicator


Filed = Mapping[Issuer, set[Stretch]]
"""The periods for which each issuer has a report."""


def figures_of(reports: Sequence[Report], issuers: Sequence[Issuer], order: Sequence[int]) -> list[Figure]:
    """The figures of all reports, by issuer and time: months of one office, which share their words, come together.

    `order` has the rank of each report among those of its issuer and period.
    """
    stretches = [stretch_of(report.metadata.period) for report in reports]
    found = [
        Figure(at, issuers[at], stretches[at], indicator)
        for at, report in enumerate(reports)
        for indicator in report.indicators
    ]
    return sorted(found, key=lambda f: (_sorted_by(f.issuer), f.stretch is None, f.stretch or (), order[f.report]))


def filed_by(reports: Sequence[Report], issuers: Sequence[Issuer]) -> dict[Issuer, set[Stretch]]:
    """The periods for which each issuer has a report; an empty set for one whose reports name none."""
    filed: dict[Issuer, set[Stretch]] = {}
    for report, issuer in zip(reports, issuers, strict=True):
        stretch = stretch_of(report.metadata.period)
        filed.setdefault(issuer, set()).update([stretch] if stretch else [])
    return filed


def report_names(
    reports: Sequence[Report], paths: Sequence[str], issuers: Sequence[Issuer], called: Mapping[Issuer, str]
) -> tuple[str, ...]:
    """A name for each report, no two alike: its path below the folder given, else its file's name.

    Reports that were given as such and share a file's name are told apart by issuer, period and place in the list.
    """
    names = [path or report.document.source.name for report, path in zip(reports, paths, strict=True)]
    shared = Counter(names)
    for at, (report, issuer) in enumerate(zip(reports, issuers, strict=True)):
        if not paths[at] and shared[names[at]] > 1:
            stretch = stretch_of(report.metadata.period)
            full = filter(None, (called[issuer], stretch and stretch.key, f"({report.document.source.name})"))
            names[at] = " ".join(full)
    seen = Counter[str]()
    for at, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:
            names[at] = f"{name} #{seen[name]}"
    return tuple(names)


def by_report(figures: Iterable[Figure]) -> dict[int, list[Figure]]:
    """Figures of each report, in the order given."""
    found: dict[int, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.report, []).append(figure)
    return found


def doubt_about(figure: Figure) -> Message | None:
    """Why a figure cannot stand for its report's stretch of time; None where it can."""
    indicator, stretch = figure.indicator, figure.stretch
    if stretch is None:
        return Message("no-period-named")
    if indicator.upper is not None:
        return Message("range")
    period = indicator.period
    if period is None or indicator.nature in ("target", "prior", "change"):
        return None
    other = period.end and not stretch.holds(period.end)
    if other or (indicator.nature == "flow" and stretch_of(period) not in (None, stretch)):
        return Message("other-period", period=period.label)
    return None


def _sorted_by(issuer: Issuer) -> tuple[object, ...]:
    return issuer.place, issuer.level or "", issuer.office
