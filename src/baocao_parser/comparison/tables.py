"""A comparison as DataFrames: wide, tidy, and by question asked. Here a Decimal becomes a float."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, get_args

import pandas as pd

from ..choices import one_of
from ..errors import BaocaoError
from ..excerpts import excerpt_of
from ..messages import Message
from ..records import Nature
from ..report import Report
from .breaks import Breaks
from .candidates import Lookalike
from .editions import Editions
from .gaps import Gap
from .groups import Join
from .issuers import Issuer
from .names import Names
from .observations import COMPARING, SHARES, Observation, Series, relative_change
from .stretch import Stretch

By = Literal["place", "period"]
Against = Literal["previous", "year"]
INDEX = ["series", "label", "nature", "unit"]
LONG = [
    "place", "place_code", "issuer", "level", "period", "period_start", "period_end", "code", "series", "label",
    "value", "unit", "kind", "nature", "base", "status", "reason", "previous", "report", "section", "start", "end",
    "page", "text", "printed_label", "sentence", "confidence",
]  # fmt: skip
CHANGES = [
    "series", "label", "unit", "nature", "place", "period", "value", "against", "previous", "absolute", "relative",
    "points", "reason",
]  # fmt: skip


def long(
    observations: Iterable[Observation], gaps: Iterable[Gap], reports: Sequence[Report], names: Names
) -> pd.DataFrame:
    """One row per figure, then one per gap; `value` is NaN in gaps."""
    rows = [_stated(o, reports, names) for o in observations]
    for gap in gaps:
        row = _named(gap.series) | _issued(gap.issuer, gap.stretch, names)
        rows.append(row | {"status": gap.status, "reason": str(gap.reason)})
    frame = pd.DataFrame(rows, columns=LONG)
    dates = {"period_start": "datetime64[s]", "period_end": "datetime64[s]"}
    return frame.astype({"value": "float64", "previous": "float64", **dates})


def _stated(o: Observation, reports: Sequence[Report], names: Names) -> dict[str, Any]:
    indicators = [figure.indicator for figure in o.figures]
    row = _named(o.series) | _issued(o.issuer, o.stretch, names)
    row |= {
        "value": float(o.value),
        "status": o.status,
        "reason": str(o.reason),
        "previous": _float(o.previous),
        "report": names.sources(o),
        "text": o.printed,
        "confidence": min(indicator.confidence for indicator in indicators),
    }
    if len(indicators) > 1:  # under new boundaries: the parts are to be looked up in the comparison that was restated
        return row
    (i,) = indicators
    row |= {"section": i.section, "start": i.start, "end": i.end, "page": i.page, "printed_label": i.label}
    return row | {"sentence": excerpt_of(i, reports[o.figure.report].document)}


def _issued(issuer: Issuer, stretch: Stretch | None, names: Names) -> dict[str, Any]:
    return {
        "place": issuer.place.name,
        "place_code": issuer.place.code,
        "issuer": names.issuers[issuer],
        "level": issuer.level,
        "period": stretch.key if stretch else None,
        "period_start": stretch.start if stretch else None,
        "period_end": stretch.end if stretch else None,
    }


def _named(series: Series) -> dict[str, Any]:
    fields = series._asdict()
    return {"series": fields.pop("id")} | fields


def sound_by(by: By) -> By:
    """What a table is asked to put together; BaocaoError for anything else."""
    return one_of(by, ("place", "period"), "order")


def sound_natures(natures: Sequence[str] | None) -> tuple[str, ...] | None:
    """The natures asked for; BaocaoError for a string, or for what is no nature."""
    if natures is None:
        return None
    if isinstance(natures, str):
        raise BaocaoError(f"natures={natures!r} is no list", remedy=f"give a list: [{natures!r}]")
    return tuple(one_of(nature, get_args(Nature), "nature") for nature in natures)


def table(
    observations: Iterable[Observation], names: Mapping[Issuer, str], by: By, natures: Sequence[str] | None
) -> pd.DataFrame:
    """Indicators down, issuers and periods across; NaN where nothing is stated or nothing compares."""
    cells: dict[tuple[str, str, str, str], dict[tuple[str, str], float]] = {}
    for o in observations:
        if not o.compares or o.stretch is None or (natures and o.series.nature not in natures):
            continue
        where = (names[o.issuer], o.stretch.key) if by == "place" else (o.stretch.key, names[o.issuer])
        cells.setdefault(index_of(o.series), {})[where] = float(o.value)
    columns = sorted({where for row in cells.values() for where in row})
    values = [[row.get(where) for where in columns] for row in cells.values()]
    levels = ["place", "period"] if by == "place" else ["period", "place"]
    return pd.DataFrame(values, _index(list(cells), INDEX), _index(columns, levels), dtype="float64")


def _index(keys: Sequence[tuple[str, ...]], names: list[str]) -> pd.MultiIndex:
    return (
        pd.MultiIndex.from_tuples(keys, names=names)
        if keys
        else pd.MultiIndex.from_arrays([[]] * len(names), names=names)
    )


def index_of(series: Series) -> tuple[str, str, str, str]:
    """The series as a row of a wide table."""
    return series.code or series.id, series.label, series.nature or "", series.unit


def changes(
    observations: Iterable[Observation],
    names: Mapping[Issuer, str],
    breaks: Breaks,
    against: Against,
) -> pd.DataFrame:
    """One row per value: what it was before, and the difference absolute, relative (%) and in points (of shares)."""
    values = {(o.series, o.issuer, o.stretch): o for o in observations if o.compares}
    rows: list[dict[str, Any]] = []
    for (series, issuer, stretch), o in values.items():
        if stretch is None or series.nature in COMPARING:
            continue
        earlier = stretch.before() if against == "previous" else stretch.year_before()
        was = values.get((series, issuer, earlier))
        row: dict[str, Any] = {"series": series.code or series.id, "label": series.label}
        row |= {"unit": series.unit, "nature": series.nature}
        row |= {"place": names[issuer], "period": stretch.key, "value": float(o.value)}
        row |= {"against": earlier.key, "previous": _float(was and was.value)}
        if was:
            row |= _difference(o.value, was.value, series.kind)
        else:
            row["reason"] = str(_why(o, earlier, breaks, names))
        rows.append(row)
    frame = pd.DataFrame(rows, columns=CHANGES)
    return frame.astype(dict.fromkeys(("value", "previous", "absolute", "relative", "points"), "float64"))


def _difference(value: Decimal, was: Decimal, kind: str) -> dict[str, Any]:
    if kind in SHARES:
        return {"points": float(value - was), "reason": ""}
    relative = _float(relative_change(value, was, kind))
    return {"absolute": float(value - was), "relative": relative, "reason": "" if was else str(Message("was-zero"))}


def _why(o: Observation, earlier: Stretch, breaks: Breaks, issuers: Iterable[Issuer]) -> Message:
    place = o.place
    if anew := breaks.reason(o.series, o.issuer, earlier):
        return anew
    older = any(one.place.name == place.name and one.place.since < place.since for one in issuers)
    return Message("other-territory", day=place.since) if place.since and older else Message("no-earlier-value")


def rank(
    observations: Iterable[Observation], names: Mapping[Issuer, str], series: Series, period: str | None
) -> pd.DataFrame:
    """Issuers by value, the greatest first; equal values share a rank."""
    columns = ["series", "period", "rank", "of", "place", "value", "unit"]
    rows = [
        (series.id, o.stretch.key, names[o.issuer], float(o.value), series.unit)
        for o in observations
        if o.series == series and o.stretch and o.compares and period in (None, o.stretch.key)
    ]
    frame = pd.DataFrame(rows, columns=["series", "period", "place", "value", "unit"])
    grouped = frame.groupby("period")["value"]
    frame["rank"] = grouped.rank(method="min", ascending=False).astype("int64")
    frame["of"] = grouped.transform("size").astype("int64")
    return frame.sort_values(["period", "rank", "place"], ignore_index=True)[columns]


def missing(gaps: Iterable[Gap], near: Iterable[Lookalike | None], names: Names) -> pd.DataFrame:
    """One row per series, issuer and period without a figure, with the reason and what of the report comes nearest."""
    rows = [
        (g.series.code or g.series.id, g.series.label, names.issuers[g.issuer], g.stretch.key, g.status, str(g.reason),
         *_candidate(one))
        for g, one in zip(gaps, near, strict=True)
    ]  # fmt: skip
    columns = ["series", "label", "place", "period", "status", "reason", "candidate", "candidate_text", "score"]
    return pd.DataFrame(rows, columns=columns).astype({"score": "float64"})


def _candidate(near: Lookalike | None) -> tuple[str, str, float | None]:
    if near is None:
        return "", "", None
    i = near.observation.figure.indicator
    return i.label, f"{i.text} {i.unit}".strip(), round(near.score, 2)


def joins(found: Iterable[Join], names: Names) -> pd.DataFrame:
    """One row per figure that was joined to a series, and one per near miss (`near`), with score and reason."""
    rows = [
        (join.reason, join.score, join.near, names.reports[f.report], f.indicator.label, f.indicator.id,
         names.reports[p.report], p.indicator.label, p.indicator.id)
        for join in found for f, p in [(join.figure, join.partner)]
    ]  # fmt: skip
    columns = ["reason", "score", "near", "report", "label", "id", "partner_report", "partner_label", "partner_id"]
    return pd.DataFrame(rows, columns=columns)


def editions(found: Iterable[Editions], observations: Iterable[Observation], names: Names) -> pd.DataFrame:
    """What reports of one issuer and period say otherwise: one row a series and report, values NaN where left out."""
    columns = ["place", "period", "series", "label", "unit", "report", "in_force", "value", "text"]
    stated: dict[int, dict[Series, Observation]] = {}
    for o in observations:
        stated.setdefault(o.figure.report, {}).setdefault(o.series, o)
    rows = []
    for edition in found:
        by_report = [(at, stated.get(at, {})) for at in edition.reports]
        for series in dict.fromkeys(series for _, own in by_report for series in own):
            values = {own[series].value if series in own else None for _, own in by_report}
            for at, own in by_report if len(values) > 1 else ():
                found_here = own.get(series)
                told = (float(found_here.value), found_here.figure.indicator.text) if found_here else (float("nan"), "")
                row = names.issuers[edition.issuer], edition.stretch.key, series.id, series.label, series.unit
                rows.append((*row, names.reports[at], at == edition.reports[-1], *told))
    return pd.DataFrame(rows, columns=columns)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
