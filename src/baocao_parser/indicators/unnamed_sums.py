"""Sums of tables that no name says: lines that are together just another one, in most places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ..intervals import Interval, interval_of, is_exact
from ..language.phrases import phrases_of
from ..records import Indicator
from .additions import sums_among
from .fields import Field
from .table_lines import NOTHING, Sum, TableLine, figure_in

NO_SUMS = frozenset({"percent", "percentage_point", "rank", "ratio_times", "fraction", "range"})
"""Kinds that are never added."""


def sums_of_columns(lines: list[TableLine], figures: Mapping[int, Indicator]) -> Iterator[Sum]:
    """Columns that are together just another one, in most rows."""
    rows = [line for line in lines if line.fields]
    columns = sorted({column for line in rows for column in line.fields})
    for group in alike(columns, [[line.fields.get(column) for line in rows] for column in columns], figures):
        series = [line_of([line.fields.get(column) for line in rows], figures) for column in group]
        for found in sums_among(series):
            headers = {
                text
                for line in rows
                for at in found.parts
                if (field := line.fields.get(group[at]))
                for text in field.columns
            }
            rule = (
                "balance_of_columns"
                if any(p.is_left for text in headers for p in phrases_of(text))
                else "sum_of_columns"
            )
            for line in rows:
                yield from _sum_of(
                    [line.fields.get(group[at]) for at in (found.whole, *found.parts)], rule, group[found.whole]
                )


def sums_of_rows(lines: list[TableLine], figures: Mapping[int, Indicator]) -> Iterator[Sum]:
    """Rows that are together just another one, in most columns."""
    rows = [line for line in lines if line.fields]
    columns = sorted({column for line in rows for column in line.fields})
    for group in alike(
        list(range(len(rows))), [[row.fields.get(column) for column in columns] for row in rows], figures
    ):
        series = [line_of([rows[at].fields.get(column) for column in columns], figures) for at in group]
        for found in sums_among(series):
            for column in columns:
                yield from _sum_of(
                    [rows[group[at]].fields.get(column) for at in (found.whole, *found.parts)],
                    "sum_of_rows",
                    group[found.whole],
                )


def alike(keys: list[int], cells: list[list[Field | None]], figures: Mapping[int, Indicator]) -> Iterator[list[int]]:
    """The lines that may be added: those whose figures have the same units, place by place."""
    groups: list[tuple[dict[int, str], list[int]]] = []
    for key, line in zip(keys, cells, strict=True):
        found = {at: figure for at, field in enumerate(line) if field and (figure := figure_in(field, figures))}
        units = {at: f"{figure.kind} {figure.unit}" for at, figure in found.items() if is_summed(figure)}
        group = next((g for g in groups if all(g[0].get(at, unit) == unit for at, unit in units.items())), None)
        if not units:
            continue
        if group is None:
            groups.append((units, [key]))
        else:
            group[0].update(units)
            group[1].append(key)
    return (group for _, group in groups if len(group) > 2)


def is_summed(figure: Indicator) -> bool:
    """Whether a figure may be added to others: no share, no rank, no change."""
    return figure.kind not in NO_SUMS and figure.nature != "change" and "/" not in figure.unit and is_exact(figure)


def line_of(cells: Sequence[Field | None], figures: Mapping[int, Indicator]) -> dict[int, Interval]:
    """The figures of a line by their place; a dash is nothing."""
    line: dict[int, Interval] = {}
    for at, field in enumerate(cells):
        figure = figure_in(field, figures) if field else None
        if figure and is_summed(figure):
            line[at] = interval_of(figure)
        elif field and field.text.strip().lower() in NOTHING:
            line[at] = Interval(Decimal(0), Decimal(0))
    return line


def _sum_of(cells: Sequence[Field | None], rule: str, line: int) -> Iterator[Sum]:
    whole, *parts = cells
    told = tuple(part for part in parts if part is not None)
    if whole is not None and whole.numeric and len(told) == len(parts):
        yield Sum(whole, told, rule, line, True)
