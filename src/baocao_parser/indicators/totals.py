"""Totals of tables: which cells of a row, or of a column, are the parts of which one, by their names and places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from ..records import Evidence, Indicator
from ..text.folding import fold
from .rows import NUMBERED_KINDS, depths_of, is_additive, is_subtotal, is_summable, is_total, kind_of
from .grid import Field, Table

_NO_SUMS = frozenset({"percent", "percentage_point", "rank", "ratio_times", "fraction", "range"})
_NOTHING = frozenset({"-", "–", "—", "0", "không", "không có"})
_PARTS_HEADERS = ("trong do", "chia ra", "bao gom", "gom")
_SCORES = frozenset({"điểm"})


class Line(NamedTuple):
    """A row of a table with figures, or one that is nothing but a title."""

    ordinal: str
    name: str
    kind: str
    depth: int | None
    fields: Mapping[int, Field]
    """By column; empty for a title."""


class Sum(NamedTuple):
    """A cell that holds the sum of others, as its name and its place claim."""

    whole: Field
    parts: tuple[Field, ...]
    rule: str
    """ "total_row", "total_column", "group_row", "detail_rows"."""
    line: int
    """Row of the total, or its column for a total column: the sums of one line stand or fall together."""

    @property
    def is_complete(self) -> bool:
        """Every part is a number, or said to be nothing; a blank may be anything."""
        return all(part.numeric or part.text.strip().lower() in _NOTHING for part in self.parts)


def sums_of(table: Table) -> Iterator[Sum]:
    """The sums that a table states; a cell may be a part of two, its row's total and its column's."""
    lines = _lines(table)
    yield from _total_columns(lines)
    for at, line in enumerate(lines):
        if line.fields:
            rule, members = _members(lines, at)
            yield from _by_column(line, members, rule, at)


def linked(indicators: Sequence[Indicator], tables: Mapping[int, Table]) -> list[Indicator]:
    """The indicators, those of table cells with their whole, and wholes with the rule in their evidence."""
    at_cell = figures_of(indicators)
    changed: dict[str, Indicator] = {}
    for table in tables.values():
        for found in sums_of(table):
            whole, parts = resolved(found, at_cell)
            if whole is None or whole.value < max(part.value for part in parts):
                continue
            of = changed.get(whole.id, whole)
            unit = of.unit or next((part.unit for part in parts if part.kind == of.kind), "")
            changed[of.id] = replace(of, unit=unit, evidence=(*of.evidence, Evidence("part_of", found.rule)))
            for part in parts:
                of = changed.get(part.id, part)
                changed[of.id] = replace(of, part_of=of.part_of or whole.id)
    return [changed.get(i.id, i) for i in indicators]


def figures_of(indicators: Sequence[Indicator]) -> dict[int, Indicator]:
    """Indicators of numeric cells by where they begin."""
    return {i.start: i for i in indicators if i.row is not None and i.decided("label") == "header"}


def resolved(found: Sum, figures: Mapping[int, Indicator]) -> tuple[Indicator | None, list[Indicator]]:
    """The indicators of a sum: (None, []) where one is missing (not bold, say), or they cannot be added."""
    cells = [figure_in(field, figures) for field in (found.whole, *found.parts) if field.numeric]
    here = [cell for cell in cells if cell and cell.kind not in _NO_SUMS and cell.nature != "change"]
    units = {cell.unit for cell in here if cell.unit}
    if (
        len(here) < len(cells)
        or len(here) < 2
        or len(units) > 1
        or any("/" in unit for unit in units)
        or units & _SCORES
    ):
        return None, []
    return here[0], here[1:]


def figure_in(field: Field, figures: Mapping[int, Indicator]) -> Indicator | None:
    """The indicator of a cell."""
    return next((figures[at] for at in range(field.block.start, field.block.end) if at in figures), None)


def _lines(table: Table) -> list[Line]:
    rows = [list(group) for _, group in groupby(table.fields, key=lambda f: f.block.cell.row if f.block.cell else 0)]
    by_row = {row[0].block.cell.row: row for row in rows if row[0].block.cell}
    names = table.titles | {at: (row[0].ordinal, row[0].name) for at, row in by_row.items()}
    order = sorted(names)
    kinds = [kind_of(*names[at]) for at in order]
    return [
        Line(*names[at], kind, depth, {f.block.cell.column: f for f in by_row.get(at, []) if f.block.cell})
        for at, kind, depth in zip(order, kinds, depths_of(kinds), strict=True)
    ]


def _members(lines: list[Line], at: int) -> tuple[str, list[Line]]:
    """The rule by which a row is a whole, and the rows that are its parts."""
    line = lines[at]
    if is_total(line.ordinal, line.name):
        return "total_row", _top(_reach(lines, at))
    if at + 1 < len(lines) and lines[at + 1].kind == "within" and not lines[at + 1].fields:
        return "detail_rows", _listed(lines, at + 2)
    below: list[Line] = []
    for other in lines[at + 1 :]:
        if other.depth is None or line.depth is None or other.depth <= line.depth or is_total(other.ordinal, other.name):
            break
        below.append(other)
    members = _top(below)
    listed = bool(members) and all(set(other.kind.split(".")) <= NUMBERED_KINDS for other in members)
    return "group_row" if listed else "detail_rows", members if is_additive(line.name) else []


def _listed(lines: list[Line], start: int) -> list[Line]:
    """The rows below "Trong đó:", as long as they are numbered alike."""
    found: list[Line] = []
    for line in lines[start:]:
        if not line.fields or line.kind != lines[start].kind or is_total(line.ordinal, line.name):
            break
        found.append(line)
    return found


def _reach(lines: list[Line], at: int) -> list[Line]:
    """The rows that a total may be of: those before it back to its group's title, or those behind it."""
    before = lines[:at]
    subtotals = [line for line in before if is_total(line.ordinal, line.name)]
    if not any(line.fields and not is_total(line.ordinal, line.name) for line in before):  # the total stands on top
        behind = lines[at + 1 :]
        end = next((n for n, line in enumerate(behind) if is_total(line.ordinal, line.name) or not line.fields), len(behind))
        return behind[:end] if end == len(behind) else []
    if is_subtotal(lines[at].name):
        start = max((n + 1 for n, line in enumerate(before) if not line.fields or is_total(line.ordinal, line.name)), default=0)
        return before[start:]
    if is_total(before[-1].ordinal, before[-1].name) or subtotals:
        return subtotals if is_total(before[-1].ordinal, before[-1].name) and len(subtotals) > 1 else []
    return before


def _top(lines: list[Line]) -> list[Line]:
    """The outermost of some rows, without averages, shares and earlier values."""
    rows = [line for line in lines if line.fields and is_additive(line.name)]
    depths = [line.depth for line in rows if line.depth is not None]
    return [line for line in rows if not depths or line.depth == min(depths)]


def _by_column(line: Line, members: list[Line], rule: str, at: int) -> Iterator[Sum]:
    found: list[Sum] = []
    for column, whole in line.fields.items():
        parts = tuple(member.fields[column] for member in members if column in member.fields)
        if (
            whole.numeric
            and len(parts) > (0 if rule == "detail_rows" else 1)
            and is_summable(" | ".join(whole.columns))
        ):
            found.append(Sum(whole, parts, rule, at))
    yield from found


def _total_columns(lines: list[Line]) -> Iterator[Sum]:
    """ "Tổng số | Trong đó: … | …": the columns beside a total under one header, or below "Trong đó"."""
    for line in lines:
        for column, whole in line.fields.items():
            if not whole.numeric or not whole.columns or not is_total("", whole.columns[-1]):
                continue
            beside = [f for at, f in sorted(line.fields.items()) if at > column and _is_below(f.columns, whole.columns)]
            parts = tuple(f for f in beside if is_summable(" | ".join(f.columns)) and is_additive(f.columns[-1]))
            if len(parts) > 1 or (parts and fold(parts[0].columns[-1]).startswith(_PARTS_HEADERS)):
                yield Sum(whole, parts, "total_column", column)


def _is_below(columns: tuple[str, ...], total: tuple[str, ...]) -> bool:
    group = total[:-1]
    if group and columns[: len(group)] == group:
        return not is_total("", columns[-1])
    return not group and bool(columns) and fold(columns[0]).startswith(_PARTS_HEADERS)
