"""Charts of a comparison, drawn offline: numbers as reports write them (6.767; 72,20%), each with its sentence.

Needs Altair, so it is imported when a chart is asked for.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Literal, get_args

import altair as alt

from ..choices import one_of
from ..errors import BaocaoError
from ..excerpts import excerpt_of
from ..messages import Language, word
from ..numbers.scales import Scale
from ..numbers.writing import vietnamese
from ..report import Report
from .amounts import scales_of
from .names import Names
from .observations import Observation, Series
from .stretch import Stretch, written_key

Chart = Literal["months", "ranking", "heatmap", "multiples"]
Drawn = alt.LayerChart | alt.FacetChart | alt.ConcatChart
Point = dict[str, Any]
"""A value with all that a chart or its tooltip shows."""
PALETTE = ["#1b6ca8", "#d1495b", "#2e933c", "#e08e0b", "#6a4c93", "#00798c", "#8d6a4f", "#5f5f5f", "#b56576", "#3f7d20"]
_LOCALE = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}
_TOOLTIP = ["place", "period", "indicator", "printed", "report", "sentence"]
_DIRECT_LABELS_AT_MOST = 8
"""More lines than these are told apart by a legend."""
_MOST_PERIODS = 120
_EXTENT = 52
"""Points that the values of an axis take, so that panels below each other are aligned."""
_LABEL_HEIGHT = 0.055
"""Height of a line's name, as a share of the chart's."""


def draw(
    observations: Sequence[Observation],
    reports: Sequence[Report],
    names: Names,
    chosen: Sequence[Series],
    kind: Chart,
    period: str | None,
    language: Language = "vi",
) -> Drawn:
    """The chart of one or more series, in the order given; BaocaoError where there is nothing to draw."""
    kind = one_of(kind, get_args(Chart), "chart")
    shown = [o for series in chosen for o in observations if o.series == series and o.compares]
    rows = _of_one_length(_rows(shown, reports, names, language))
    if kind in ("ranking", "heatmap"):
        rows = _of_one_period(rows, period)
    elif period:
        rows = [row for row in rows if row["key"] == period]
    if not rows:
        raise BaocaoError(
            f"no value of {', '.join(series.label for series in chosen)} to draw" + (f" for {period}" if period else "")
        )
    chart = _CHARTS[kind](rows)
    drawn: Drawn = chart.configure(
        locale={"number": _LOCALE}, font="Liberation Sans, Arial, sans-serif", view=alt.ViewConfig(stroke=None)
    )
    return drawn


def _rows(
    observations: Sequence[Observation], reports: Sequence[Report], names: Names, language: Language
) -> list[Point]:
    """One dict a point, with all that a chart or its tooltip shows."""
    found: list[Point] = []
    scales = scales_of(observations)
    for o in observations:
        scale, key = scales[o.series], o.period
        value = o.value / scale.factor
        found.append({
            "place": names.issuers[o.issuer],
            "key": key,
            "length": o.stretch.length if o.stretch else None,
            "stretch": [day.isoformat() for day in o.stretch] if o.stretch else [],
            "language": language,
            "segment": 0,
            "start": o.stretch.start.isoformat() if o.stretch else "",
            "period": written_key(key, language),
            "indicator": o.series.label,
            "unit": scale.unit(o.series.unit),
            "value": float(value),
            "written": _written(value, o, scale),
            "printed": f"{o.printed} {o.figure.indicator.unit}",
            "report": names.sources(o),
            "sentence": excerpt_of(o.figure.indicator, reports[o.figure.report].document),
        })  # fmt: skip
        last = found[-2] if len(found) > 1 else None
        if last and o.stretch and (last["indicator"], last["place"]) == (o.series.label, found[-1]["place"]):
            found[-1]["segment"] = last["segment"] + (last["key"] != o.stretch.before().key)  # no line over a gap
    return found


def _of_one_length(rows: list[Point]) -> list[Point]:
    """The rows of the most frequent length: months stand beside months, not beside quarters."""
    lengths = Counter(row["length"] for row in rows)
    return [row for row in rows if row["length"] == lengths.most_common(1)[0][0]]


def _written(value: Decimal, o: Observation, scale: Scale) -> str:
    """The value as a report would print it: 6.767; 72,20%; 7,5."""
    decimals = o.figure.indicator.decimals if scale.factor == 1 else max(0, -int(value.normalize().as_tuple().exponent))
    return vietnamese(value, min(decimals, 2)) + ("%" if scale.unit(o.series.unit) == "%" else "")


def _of_one_period(rows: list[Point], period: str | None) -> list[Point]:
    """The rows of a period; where none is asked for, of the one that most places report on, the latest of these."""
    counted = Counter(row["key"] for row in rows)
    best = period or max(counted, key=lambda key: (counted[key], key), default="")
    return [row for row in rows if row["key"] == best]


def _heading(row: Point, place: str = "", *, period: bool = False) -> alt.TitleParams:
    """What is shown, and below it where, in which unit and when."""
    what = row["indicator"][:1].upper() + row["indicator"][1:]
    below = ", ".join(filter(None, (place, row["unit"], row["period"] if period else "")))
    return alt.TitleParams(what, subtitle=below, anchor="start", fontSize=14, subtitleColor="#666", offset=12)


def _value_axis() -> alt.Axis:
    return alt.Axis(
        title=None, format=",.2~f", grid=True, gridColor="#e6e6e6", domain=False, ticks=False, tickCount=5,
        minExtent=_EXTENT, maxExtent=_EXTENT,
    )  # fmt: skip


def _months(rows: list[Point]) -> Drawn:
    """Lines over time, one a place, broken where a period is missing; their names at their ends where there is room."""
    places = list(dict.fromkeys(row["place"] for row in rows))
    direct = len(places) <= _DIRECT_LABELS_AT_MOST
    layers = _lines(rows, places, labelled=direct)
    if direct:
        names = _base(_ends(rows)).mark_text(align="left", dx=8, fontSize=11)
        layers += names.encode(x=_time_axis(rows), y="label_at:Q", text="place:N", color=alt.Color("place:N"))
    return layers.properties(width=420, height=260, title=_heading(rows[0], _only(places)))


def _lines(
    rows: list[Point], places: list[str], *, labelled: bool, angle: int = 0, over: list[Point] | None = None
) -> alt.LayerChart | alt.FacetChart:
    """Lines of the places; the time axis is that of `over`, so that panels share it."""
    legend = None if labelled else alt.Legend(title=None, symbolType="stroke")
    base = _base(rows).encode(
        x=_time_axis(over or rows, angle),
        y=alt.Y("value:Q", axis=_value_axis(), scale=alt.Scale(zero=_from_zero(rows), nice=True)),
        color=alt.Color("place:N", scale=alt.Scale(domain=places, range=PALETTE), legend=legend),
        detail="segment:N",
    )
    return alt.layer(base.mark_line(strokeWidth=2), base.mark_point(filled=True, size=55, opacity=1))


def _from_zero(rows: list[Point]) -> bool:
    """A chart that could show zero without loss and does not would exaggerate."""
    values = [float(row["value"]) for row in rows]
    return min(values) < 0.4 * max(values)


def _ends(rows: list[Point]) -> list[Point]:
    """The last point of each place, its name moved up where it would lie upon another name."""
    last = {row["place"]: row for row in sorted(rows, key=lambda row: row["start"])}
    values = [row["value"] for row in rows]
    room = ((max(values) - (0.0 if _from_zero(rows) else min(values))) or 1.0) * _LABEL_HEIGHT
    placed: list[Point] = []
    for row in sorted(last.values(), key=lambda row: row["value"]):
        below = [other["label_at"] for other in placed if other["start"] == row["start"]]
        placed.append(row | {"label_at": max(row["value"], *(at + room for at in below)) if below else row["value"]})
    return placed


def _base(rows: list[Point]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows)).encode(tooltip=[f"{name}:N" for name in _TOOLTIP])


def _time_axis(rows: list[Point], angle: int = 0) -> alt.X:
    """Every period from the first to the last, also those that no report is of: a gap is seen as one."""
    known = {row["key"]: row["period"] for row in sorted(rows, key=lambda row: row["start"])}
    keys = list(known)
    last = next(row["stretch"] for row in rows if row["key"] == keys[-1])
    order: list[str] = []
    at = Stretch(*map(datetime.date.fromisoformat, last))
    first = min(row["start"] for row in rows)
    while at.start.isoformat() >= first and len(order) < _MOST_PERIODS:
        order.insert(0, known.get(at.key) or written_key(at.key, rows[0]["language"]))
        at = at.before()
    return alt.X(
        "period:O", sort=None, scale=alt.Scale(domain=order),
        axis=alt.Axis(title=None, labelAngle=angle, ticks=False, labelOverlap=True),
    )  # fmt: skip


def _ranking(rows: list[Point]) -> Drawn:
    """Bars, the greatest on top, each with its value."""
    base = _base(rows).encode(
        x=alt.X("value:Q", axis=None, scale=alt.Scale(zero=True)),
        y=alt.Y("place:N", sort="-x", axis=alt.Axis(title=None, ticks=False, domain=False, labelFontSize=12)),
    )
    bars = base.mark_bar(color=PALETTE[0], height=18)
    values = base.mark_text(align="left", dx=5, fontSize=12).encode(text="written:N")
    return alt.layer(bars, values).properties(width=420, height=alt.Step(28), title=_heading(rows[0], period=True))


def _heatmap(rows: list[Point]) -> Drawn:
    """Indicators down, places across; the darker a cell, the nearer is its value to the greatest of the row."""
    greatest: dict[str, float] = {}
    for row in rows:
        greatest[row["indicator"]] = max(greatest.get(row["indicator"], 0.0), abs(row["value"]))
    shown = [
        row
        | {"share": abs(row["value"]) / (greatest[row["indicator"]] or 1), "row": f"{row['indicator']} ({row['unit']})"}
        for row in rows
    ]
    base = _base(shown).encode(
        x=alt.X("place:N", axis=alt.Axis(title=None, orient="top", labelAngle=0, ticks=False, domain=False)),
        y=alt.Y("row:N", sort=None, axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=320)),
    )
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color("share:Q", scale=alt.Scale(scheme="blues", domain=[0, 1.15]), legend=None)
    )
    light = alt.condition("datum.share > 0.7", alt.value("white"), alt.value("#222"))
    values = base.mark_text(fontSize=11).encode(text="written:N", color=light)
    told = word("chart-places", rows[0]["language"]).format(period=rows[0]["period"])
    title = alt.TitleParams(told, anchor="start", fontSize=14, offset=12)
    return alt.layer(cells, values).properties(width=alt.Step(84), height=alt.Step(30), title=title)


def _multiples(rows: list[Point]) -> alt.ConcatChart:
    """One small chart an indicator, each with its own scale."""
    by_name: dict[str, list[Point]] = {}
    for row in rows:
        by_name.setdefault(row["indicator"], []).append(row)
    places = list(dict.fromkeys(row["place"] for row in rows))
    charts = [
        _lines(own, places, labelled=len(places) == 1, angle=-40, over=rows).properties(
            width=220, height=140, title=_heading(own[0], _only(places))
        )
        for own in by_name.values()
    ]
    return alt.concat(*charts, columns=3, align="all", bounds="flush", spacing={"row": 96, "column": 48})


def _only(places: list[str]) -> str:
    """The place, where there is one."""
    return places[0] if len(places) == 1 else ""


_CHARTS: dict[Chart, Callable[[list[Point]], Drawn]] = {
    "months": _months,
    "ranking": _ranking,
    "heatmap": _heatmap,
    "multiples": _multiples,
}
