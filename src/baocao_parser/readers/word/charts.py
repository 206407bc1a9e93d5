"""Charts: the figures that a file keeps beside their picture (ECMA-376 Part 1, 21.2) → tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from itertools import groupby
from typing import NamedTuple

from .drawings import CHARTS, paragraphs_of
from .names import Element, integer

_DIGITS = 12
"""Significant digits that a spreadsheet shows; binary fractions have noise behind them."""
_CONTEXT = Context(prec=_DIGITS)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_PLACES = re.compile(r"0(?:\.(0+))?")
_SEPARATORS = str.maketrans(",.", ".,")
_FIRST_DAY = date(1899, 12, 30)

Row = tuple[str, ...]


class Series(NamedTuple):
    """One row of figures of a chart."""

    name: str
    categories: dict[int, str]
    values: dict[int, str]


def chart_title(chart: Element) -> str:
    """The title printed over a chart, "" for none."""
    title = chart.find(f"{CHARTS}chart/{CHARTS}title")
    return "" if title is None else " ".join(paragraphs_of(title))


def chart_tables(chart: Element) -> list[list[Row]]:
    """The figures of a chart as tables, each with a row of names first; series over the same categories share one."""
    series = [found for element in chart.iter(f"{CHARTS}ser") if (found := _series(element)).values]
    return [list(_rows(list(group))) for _, group in groupby(series, key=lambda found: found.categories)]


def _rows(series: list[Series]) -> Iterator[Row]:
    yield "", *(found.name for found in series)
    for index in sorted(set().union(*(found.values for found in series))):
        yield series[0].categories.get(index, ""), *(found.values.get(index, "") for found in series)


def _series(element: Element) -> Series:
    name = element.find(f"{CHARTS}tx")
    names = {} if name is None else _points(name)
    categories, values = (element.find(f"{CHARTS}{first}") for first in ("cat", "val"))
    if values is None:  # of a scatter chart
        categories, values = element.find(f"{CHARTS}xVal"), element.find(f"{CHARTS}yVal")
    points = ({} if found is None else _points(found) for found in (categories, values))
    return Series(" ".join(names.values()), *points)


def _points(holder: Element) -> dict[int, str]:
    """Points of a cache by their index; a category of several levels is named from the outermost in."""
    plain = holder.findtext(f"{CHARTS}v")
    if plain is not None:
        return {0: plain}
    levels = [dict(_shown_points(level)) for level in holder.iter(f"{CHARTS}lvl")]
    points, *outer = levels or [dict(_shown_points(holder))]
    for level in outer:
        name = ""
        for index in sorted(points):  # an outer name holds until the next one
            name = level.get(index, name)
            points[index] = f"{name} {points[index]}".strip()
    return points


def _shown_points(level: Element) -> Iterator[tuple[int, str]]:
    numeric = next(level.iter(f"{CHARTS}numCache", f"{CHARTS}numLit"), None) is not None
    form = next(level.iter(f"{CHARTS}formatCode"), None)
    for point in level.iter(f"{CHARTS}pt"):
        index, text = integer(point.get("idx")), point.findtext(f"{CHARTS}v")
        if index is not None and text is not None:
            code = point.get("formatCode") or (None if form is None else form.text) or "General"
            yield index, shown_number(text, code) if numeric else text.strip()


def shown_number(text: str, code: str) -> str:
    """A number of a cache as a Vietnamese report prints it, by its format code; text that is none as it is.

    >>> shown_number("1250.5", "General"), shown_number("0.985", "0.0%"), shown_number("12500", "#,##0")
    ('1250,5', '98,5%', '12.500')
    >>> shown_number("Năm 2023", "General")
    'Năm 2023'
    """
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text.strip()
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        return text.strip()
    code = _QUOTED.sub("", code.split(";")[0])
    if re.search("[yd]", code, re.IGNORECASE) and 0 < number < 200_000:
        return (_FIRST_DAY + timedelta(days=int(number))).strftime("%d/%m/%Y")
    percent = "%" in code
    number *= 100 if percent else 1
    places = _PLACES.search(code)
    if places:
        number = number.quantize(Decimal(1).scaleb(-min(len(places[1] or ""), _DIGITS)), ROUND_HALF_UP)
    printed = f"{number if places else number.normalize(_CONTEXT):,f}"
    if "," not in code:
        printed = printed.replace(",", "")
    return printed.translate(_SEPARATORS) + "%" * percent
