"""A comparison as DataFrames: wide, tidy, and by question asked. Here a Decimal becomes a float."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from .figures import Place
from .observations import Observation, Series
from .stretch import Stretch

if TYPE_CHECKING:
    from .comparison import Comparison

By = Literal["place", "period"]
INDEX = ["series", "label", "nature", "unit"]
LONG = [
    "place", "place_code", "period", "code", "series", "label", "value", "unit", "kind", "nature", "base", "status",
    "reason", "previous", "report", "section", "start", "end", "page", "text", "printed_label", "sentence",
    "confidence",
]  # fmt: skip
CHANGES = [
    "series", "label", "unit", "nature", "place", "period", "value", "against", "previous", "absolute", "relative",
    "points", "reason",
]  # fmt: skip


def place_names(places: Iterable[Place]) -> dict[Place, str]:
    """What to call each place: its name, with the day of its making where an older unit has the same name."""
    known = list(dict.fromkeys(places))
    shared = Counter(place.name for place in known)
    names = {}
    for place in known:
        day = "/".join(str(int(part)) for part in reversed(place.since.split("-"))) if place.since else ""
        names[place] = f"{place.name} (từ {day})" if day and shared[place.name] > 1 else place.name
    return names


def long(comparison: Comparison) -> pd.DataFrame:
    """One row per figure, then one per gap; `value` is NaN in gaps."""
    names = comparison.place_names
    rows = [_stated(o, comparison) for o in comparison.observations]
    for gap in comparison.gaps:
        row = _named(gap.series) | {"place": names[gap.place], "place_code": gap.place.code, "period": gap.stretch.key}
        rows.append(row | {"status": gap.status, "reason": gap.reason})
    frame = pd.DataFrame(rows, columns=LONG)
    return frame.astype({"value": "float64", "previous": "float64"})


def _stated(o: Observation, comparison: Comparison) -> dict[str, Any]:
    indicators = [figure.indicator for figure in o.figures]
    row = _named(o.series) | {
        "place": comparison.place_names[o.place],
        "place_code": o.place.code,
        "period": o.stretch.key if o.stretch else None,
        "value": float(o.value),
        "status": o.status,
        "reason": o.reason,
        "previous": _float(o.previous),
        "report": " + ".join(comparison.report_names[figure.report] for figure in o.figures),
        "text": " + ".join(indicator.text for indicator in indicators),
        "confidence": min(indicator.confidence for indicator in indicators),
    }
    if len(indicators) > 1:  # under new boundaries: the parts are to be looked up in the comparison that was restated
        return row
    (i,) = indicators
    row |= {"section": i.section, "start": i.start, "end": i.end, "page": i.page, "printed_label": i.label}
    return row | {"sentence": sentence_of(o, comparison)}


def _named(series: Series) -> dict[str, Any]:
    fields = series._asdict()
    return {"series": fields.pop("id")} | fields


def sentence_of(o: Observation, comparison: Comparison, most: int = 160) -> str:
    """What a reader sees around a figure: the text of its paragraph, at most so many characters, or row and column."""
    indicator, document = o.figure.indicator, comparison.reports[o.figure.report].document
    if indicator.row is not None:
        return f"{' | '.join((indicator.row, *indicator.columns))}: {indicator.text}"
    block = document.block_at(indicator.start)
    start = max(block.start, indicator.start - most // 2)
    end = min(block.end, start + most)
    words = " ".join(document.text[start:end].split())
    return f"{'…' * (start > block.start)}{words}{'…' * (end < block.end)}"


def table(comparison: Comparison, by: By, natures: Sequence[str] | None) -> pd.DataFrame:
    """Indicators down, places and periods across; NaN where nothing is stated or nothing compares."""
    names = comparison.place_names
    cells: dict[tuple[str, str, str, str], dict[tuple[str, str], float]] = {}
    for o in comparison.observations:
        if not o.compares or o.stretch is None or (natures and o.series.nature not in natures):
            continue
        where = (names[o.place], o.stretch.key) if by == "place" else (o.stretch.key, names[o.place])
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


def changes(comparison: Comparison, against: Literal["previous", "year"]) -> pd.DataFrame:
    """One row per value: what it was before, and the difference absolute, relative (%) and in points (of shares)."""
    values = {(o.series, o.place, o.stretch): o for o in comparison.observations if o.compares}
    rows: list[dict[str, Any]] = []
    for (series, place, stretch), o in values.items():
        if stretch is None or series.nature in ("change", "prior", "target"):
            continue
        earlier = stretch.before() if against == "previous" else stretch.year_before()
        was = values.get((series, place, earlier))
        row: dict[str, Any] = {"series": series.code or series.id, "label": series.label}
        row |= {"unit": series.unit, "nature": series.nature}
        row |= {"place": comparison.place_names[place], "period": stretch.key, "value": float(o.value)}
        row |= {"against": earlier.key, "previous": _float(was and was.value)}
        rows.append(
            row | (_difference(o.value, was.value, series.kind) if was else {"reason": _why(comparison, o, earlier)})
        )
    frame = pd.DataFrame(rows, columns=CHANGES)
    return frame.astype(dict.fromkeys(("value", "previous", "absolute", "relative", "points"), "float64"))


def _difference(value: Decimal, was: Decimal, kind: str) -> dict[str, Any]:
    if kind in ("percent", "percentage_point"):
        return {"points": float(value - was), "reason": ""}
    relative = float((value - was) * 100 / abs(was)) if was else None
    return {"absolute": float(value - was), "relative": relative, "reason": "" if was else "was zero"}


def _why(comparison: Comparison, o: Observation, earlier: Stretch) -> str:
    place = o.place
    if anew := comparison.breaks.reason(o.series, place, earlier):
        return anew
    older = any(other.name == place.name and other.since < place.since for other in comparison.place_names)
    if place.since and older:
        return f"another territory before {place.since}"
    return "no value to compare with"


def rank(comparison: Comparison, indicator: str, period: str | None) -> pd.DataFrame:
    """Places by value, the greatest first; equal values share a rank."""
    columns = ["series", "period", "rank", "of", "place", "value", "unit"]
    chosen = comparison.leading(indicator)
    rows = [
        (chosen.id, o.stretch.key, comparison.place_names[o.place], float(o.value), chosen.unit)
        for o in comparison.observations
        if o.series == chosen and o.stretch and o.compares and period in (None, o.stretch.key)
    ]
    frame = pd.DataFrame(rows, columns=["series", "period", "place", "value", "unit"])
    grouped = frame.groupby("period")["value"]
    frame["rank"] = grouped.rank(method="min", ascending=False).astype("int64")
    frame["of"] = grouped.transform("size").astype("int64")
    return frame.sort_values(["period", "rank", "place"], ignore_index=True)[columns]


def missing(comparison: Comparison) -> pd.DataFrame:
    """One row per series, place and period without a figure, with the reason."""
    names = comparison.place_names
    rows = [
        (gap.series.code or gap.series.id, gap.series.label, names[gap.place], gap.stretch.key, gap.status, gap.reason)
        for gap in comparison.gaps
    ]
    return pd.DataFrame(rows, columns=["series", "label", "place", "period", "status", "reason"])


def joins(comparison: Comparison) -> pd.DataFrame:
    """One row per figure that was joined to a series, and one per near miss (`near`), with score and reason."""
    names = comparison.report_names
    rows = [
        (join.reason, join.score, join.near, names[f.report], f.indicator.label, f.indicator.id,
         names[p.report], p.indicator.label, p.indicator.id)
        for join in comparison.all_joins for f, p in [(join.figure, join.partner)]
    ]  # fmt: skip
    columns = ["reason", "score", "near", "report", "label", "id", "partner_report", "partner_label", "partner_id"]
    return pd.DataFrame(rows, columns=columns)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
