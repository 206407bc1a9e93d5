"""Reports → the figures that a comparison sets side by side, each with its place and its stretch of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..metadata.places import stands_since
from ..records import Indicator
from ..report import Report
from .stretch import Stretch, stretch_of


class Place(NamedTuple):
    """Where a report speaks of: a province as it stood then, or the office where no province is known."""

    code: str
    name: str
    since: str = ""
    """First day (ISO) of a unit younger than the archives: the Vĩnh Long of today is not the one of June 2025."""


class Figure(NamedTuple):
    """One indicator of one report."""

    report: int
    """Position of the report in the comparison."""
    place: Place
    stretch: Stretch | None
    """The report's stretch; None where its title names none: such a figure is listed, and compared with nothing."""
    indicator: Indicator


def place_of(report: Report) -> Place:
    """The province of a report; of one that names none the office, then the file."""
    meta = report.metadata
    if meta.province is None:
        return Place("", meta.agency or report.document.source.name)
    day = meta.date or (meta.period and meta.period.end)
    since = stands_since(meta.province, day) if day else None
    return Place(meta.province.code, meta.province.name, since.isoformat() if since else "")


def figures_of(reports: Sequence[Report]) -> list[Figure]:
    """The figures of all reports, by place and time: months of one office, which share their words, come together."""
    found = [
        Figure(at, place_of(report), stretch_of(report.metadata.period), indicator)
        for at, report in enumerate(reports)
        for indicator in report.indicators
    ]
    return sorted(found, key=lambda f: (f.place, f.stretch is None, f.stretch or (), f.report))


def filed_by(reports: Sequence[Report]) -> dict[Place, set[Stretch]]:
    """The periods for which each place has a report."""
    filed: dict[Place, set[Stretch]] = {}
    for report in reports:
        stretch = stretch_of(report.metadata.period)
        if stretch:
            filed.setdefault(place_of(report), set()).add(stretch)
    return filed


def names_of(reports: Sequence[Report]) -> tuple[str, ...]:
    """A name for each report: its file's, or where files share names its place and period with it."""
    files = [report.document.source.name for report in reports]
    return tuple(files if len(set(files)) == len(files) else map(_full_name, reports))


def _full_name(report: Report) -> str:
    stretch = stretch_of(report.metadata.period)
    return " ".join(filter(None, (place_of(report).name, stretch and stretch.key, f"({report.document.source.name})")))


def by_report(figures: Iterable[Figure]) -> dict[int, list[Figure]]:
    """Figures of each report, in the order given."""
    found: dict[int, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.report, []).append(figure)
    return found


def doubt_about(figure: Figure) -> str:
    """Why a figure cannot stand for its report's stretch of time; "" where it can."""
    indicator, stretch = figure.indicator, figure.stretch
    if stretch is None:
        return "the report names no period"
    if indicator.upper is not None:
        return "a range, not one value"
    period = indicator.period
    if period is None or indicator.nature in ("target", "prior", "change"):
        return ""
    if period.end and not stretch.holds(period.end):
        return f"speaks of {period.label}, not of the report's period"
    if indicator.nature == "flow" and stretch_of(period) not in (None, stretch):
        return f"speaks of {period.label}, not of the report's period"
    return ""
