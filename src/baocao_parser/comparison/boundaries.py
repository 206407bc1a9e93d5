"""Old provinces under new boundaries: counts add up, shares are recomputed or left out with a reason."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ..messages import Message
from ..metadata.places import heir_of, predecessors_of, stands_since
from ..records import Indicator, Province
from ..report import Report
from .figures import Filed
from .gaps import Gap
from .issuers import Issuer, Place
from .observations import Observation, Series, Statement
from .stretch import Stretch

MERGER = datetime.date(2025, 7, 1)
"""63 units became 34 (NQ 202/2025/QH15); every old one went whole into a new one, so that sums are exact."""


def heir_place(place: Place, on: datetime.date = MERGER) -> Place:
    """The place that a place belongs to on a day; itself where it goes on."""
    if not place.code:
        return place
    heir = heir_of(Province(place.code, place.name), on)
    since = stands_since(heir, on)
    return Place(heir.code, heir.name, since.isoformat() if since else "")


def heir_issuer(issuer: Issuer, on: datetime.date = MERGER) -> Issuer:
    """The same office of the place that its place belongs to on a day; a district or commune goes on as it is."""
    if issuer.level in ("district", "commune"):
        return issuer
    return issuer._replace(place=heir_place(issuer.place, on))


def filed_under(filed: Filed, on: datetime.date) -> dict[Issuer, set[Stretch]]:
    """The periods for which issuers, restated, have a report."""
    found: dict[Issuer, set[Stretch]] = defaultdict(set)
    for issuer, stretches in filed.items():
        found[heir_issuer(issuer, on)] |= stretches
    return found


def restated(
    observations: Sequence[Observation], reports: Sequence[Report], on: datetime.date
) -> tuple[dict[Series, list[Statement]], list[Gap]]:
    """Statements of each series under the boundaries of a day, by issuer and time, and what had to be left out."""
    statements: dict[Series, list[Statement]] = defaultdict(list)
    gaps: list[Gap] = []
    merging: dict[tuple[Series, Issuer, Stretch], dict[str, Observation]] = defaultdict(dict)
    for o in observations:
        heir = heir_issuer(o.issuer, on)
        if heir == o.issuer:
            doubt = o.reason if o.status == "not comparable" else ""
            statements[o.series].append(Statement(o.issuer, o.stretch, o.figures, o.value, doubt))
        elif o.stretch and o.compares:
            merging[o.series, heir, o.stretch][o.place.name] = o
    for (series, heir, stretch), parts in merging.items():
        value, reason = _merged(series, heir.place, parts, reports, on)
        if value is None:
            gaps.append(Gap(series, heir, stretch, "not comparable", reason))
        else:
            figures = tuple(figure for o in parts.values() for figure in o.figures)
            statements[series].append(Statement(heir, stretch, figures, value, ""))
    for own in statements.values():
        own.sort(key=lambda s: (s.issuer.place, s.issuer.office, s.stretch is None, s.stretch or ()))
    return statements, gaps


def _merged(
    series: Series, heir: Place, parts: Mapping[str, Observation], reports: Sequence[Report], on: datetime.date
) -> tuple[Decimal | None, str]:
    """Value of a new province from those of its predecessors, or None and why it has none."""
    needed = [unit.name for unit in predecessors_of(Province(heir.code, heir.name), on)]
    lacking = [name for name in needed if name not in parts]
    if lacking:
        return None, Message("no-figure-of", names=", ".join(lacking))
    if series.kind == "percent" and series.nature != "change":
        return _share(list(parts.values()), reports)
    if series.kind not in ("count", "money", "measure", "fraction") or "/" in series.unit:
        return None, Message("does-not-add", kind=series.kind.replace("_", " "))
    return sum((o.value for o in parts.values()), Decimal(0)), ""


def _share(parts: Sequence[Observation], reports: Sequence[Report]) -> tuple[Decimal | None, str]:
    """A share of a new province, from the counts that its predecessors' shares describe."""
    counts = [_counts(o, reports[o.figure.report]) for o in parts]
    if any(count is None for count in counts):
        unknown = next(o.place.name for o, count in zip(parts, counts, strict=True) if count is None)
        return None, Message("share-of-unknown", name=unknown)
    known = [count for count in counts if count]
    whole = sum((total for _, total in known), Decimal(0))
    if not whole:
        return None, Message("share-of-nothing")
    share = 100 * sum((part for part, _ in known), Decimal(0)) / whole
    return round(share, max(o.figure.indicator.decimals for o in parts)), ""


def _counts(o: Observation, report: Report) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator of a share, where its report states both."""
    by_id: dict[str | None, Indicator] = {indicator.id: indicator for indicator in report.indicators}
    part = by_id.get(o.figure.indicator.part_of)
    if part and part.total is not None:
        return part.value, part.total
    whole = by_id.get(part.part_of) if part else None
    return (part.value, whole.value) if part and whole else None
