"""Totals of tables: which cells of a row, or of a column, are the parts of which one, by their names and places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from ..language.phrases import phrases_of
from ..records import Evidence, Indicator
from .formulas import formulas_of
from .grid import Field, Table
from .rows import NUMBERED_KINDS, is_additive, is_exhaustive, is_subtotal, is_summable, is_total, kind_of

_NO_SUMS = frozenset({"percent", "percentage_point", "rank", "ratio_times", "fraction", "range"})
_NOTHING = frozenset({"-", "–", "—", "0", "không", "không có"})
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
    """ "total_row", "total_column", "column_formula", "group_row", "detail_rows", "detail_columns"."""
    line: int
    """Row of the total, or its column for a total column: the sums of one line stand or fall together."""
    all: bool
    """Whether the parts are said to be all there are: not below "trong đó"."""

    named: bool = False
    """The whole calls itself a total."""

    @property
    def is_complete(self) -> bool:
        """Every part is a number, or said to be nothing; a blank may be anything."""
        return self.all and all(part.numeric or part.text.strip().lower() in _NOTHING for part in self.parts)


def sums_of(table: Table) -> Iterator[Sum]:
    """The sums that a table states, those along a row first; a cell may be a part of two, its row's total and its column's."""
    lines = _lines(table)
    yield from _by_formula(table, lines)
    yield from _along_rows(lines)
    for at, line in enumerate(lines):
        if line.fields:
            for rule, members, all_ in _members(lines, at):
                yield from _down_columns(line, members, rule, at, all_)


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
            changed[of.id] = replace(of, unit=unit)
            for part in parts:
                _link(changed, part, whole, found.rule)
        for share, count in _shares(_lines(table), at_cell):
            _link(changed, share, count, "rate_column")
    return [changed.get(i.id, i) for i in indicators]


def _link(changed: dict[str, Indicator], part: Indicator, whole: Indicator, rule: str) -> None:
    of = changed.get(part.id, part)
    if of.part_of is None:
        changed[of.id] = replace(of, part_of=whole.id, evidence=(*of.evidence, Evidence("part_of", rule)))


def figures_of(indicators: Sequence[Indicator]) -> dict[int, Indicator]:
    """Indicators of table cells by where they begin."""
    return {i.start: i for i in indicators if i.row is not None}


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
    """The indicator of a cell that holds nothing but a figure."""
    if not field.numeric:
        return None
    return next((figures[at] for at in range(field.block.start, field.block.end) if at in figures), None)


def _lines(table: Table) -> list[Line]:
    rows: dict[int, dict[int, Field]] = {}
    for field in table.fields:
        if field.block.cell:
            rows.setdefault(field.block.cell.row, {})[field.block.cell.column] = field
    return [
        Line(row.label, row.name, kind_of(row.label, row.name), row.depth, rows.get(at, {}))
        for at, row in sorted(table.rows.items())
    ]


def _members(lines: list[Line], at: int) -> Iterator[tuple[str, list[Line], bool]]:
    """The rule by which a row is a whole, the rows that are its parts, and whether they are all of them."""
    line = lines[at]
    if is_total(line.ordinal, line.name):
        yield "total_row", _top(_reach(lines, at)), True
        return
    below: list[Line] = []
    behind = at + 1
    while behind < len(lines):
        other = lines[behind]
        if other.kind == "within" and not other.fields and not below:
            members = _listed(lines, behind + 1)
            yield "detail_rows", members, is_exhaustive(other.name)
            behind += 1 + len(members)
            continue
        if other.depth is None or line.depth is None or other.depth <= line.depth or is_total(other.ordinal, other.name):
            break
        below.append(other)
        behind += 1
    members = _top(below) if is_additive(line.name) else []
    listed = bool(members) and all(set(other.kind.split(".")) <= NUMBERED_KINDS for other in members)
    yield "group_row" if listed else "detail_rows", members, listed


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


def _down_columns(line: Line, members: list[Line], rule: str, at: int, all_: bool) -> Iterator[Sum]:
    for column, whole in line.fields.items():
        parts = tuple(member.fields[column] for member in members if column in member.fields)
        enough = len(parts) > (0 if rule == "detail_rows" else 1)
        if whole.numeric and enough and is_summable(" | ".join(whole.columns)):
            yield Sum(whole, parts, rule, at, all_, is_total(line.ordinal, line.name))


def _by_formula(table: Table, lines: list[Line]) -> Iterator[Sum]:
    """ "1=2+3", "4=5+6=7+8" in the row that numbers the columns."""
    for column, formulas in formulas_of(table.formulas).items():
        for formula in formulas:
            for line in lines if formula.is_sum else ():
                parts = tuple(line.fields[at] for at in formula.columns if at in line.fields)
                if column in line.fields and line.fields[column].numeric and len(parts) == len(formula.columns):
                    yield Sum(line.fields[column], parts, "column_formula", column, True)


def _along_rows(lines: list[Line]) -> Iterator[Sum]:
    """ "Tổng số | Nam | Nữ", "Hồ sơ | Trong đó: trực tuyến": the columns beside a total under one header, those within one."""
    for line in lines:
        fields = sorted(line.fields.items())
        for at, (column, whole) in enumerate(fields):
            if not whole.numeric or not whole.columns:
                continue
            details = _details([f for _, f in fields[at + 1 :]], whole)
            if details:
                yield Sum(whole, details, "detail_columns", column, any(map(is_exhaustive, details[0].columns)))
            if is_total("", whole.columns[-1]):
                beside = [f for _, f in (*fields[:at], *fields[at + 1 :]) if _is_beside(f.columns, whole.columns)]
                parts = tuple(f for f in beside if is_summable(" | ".join(f.columns)) and is_additive(f.columns[-1]))
                if len(parts) > 1:
                    yield Sum(whole, parts, "total_column", column, True, named=True)


def _details(behind: list[Field], whole: Field) -> tuple[Field, ...]:
    """The columns right behind one that "Trong đó" or the like stands over."""
    found = []
    for field in behind:
        within = any(kind_of("", text) == "within" for text in field.columns if text not in whole.columns)
        if not within:
            break
        found.append(field)
    return tuple(f for f in found if is_summable(" | ".join(f.columns)))


def _is_beside(columns: tuple[str, ...], total: tuple[str, ...]) -> bool:
    """Under the header that the total stands under, and no total itself."""
    group = total[:-1]
    return bool(group) and columns[: len(group)] == group and not is_total("", columns[-1])


def _shares(lines: list[Line], figures: Mapping[int, Indicator]) -> Iterator[tuple[Indicator, Indicator]]:
    """ "Tỷ lệ (%)" and the count in the column before it"""
    for line in lines:
        count: Indicator | None = None
        for _, field in sorted(line.fields.items()):
            found = figure_in(field, figures)
            if found is None:
                continue
            if found.kind == "count" and found.nature not in ("target", "prior", "change"):
                count = found
            elif found.kind == "percent" and count and found.nature != "change" and found.base is None and _is_rate(field):
                yield found, count


def _is_rate(field: Field) -> bool:
    return bool(field.columns) and any(p.sort == "rate" for p in phrases_of(field.columns[-1])[:1])
