"""Totals of tables: which cells of a row, or of a column, are the parts of which one, by their names and places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from ..records import Indicator
from .fields import Field, FieldTable
from .formulas import formulas_of
from .rows import NUMBERED_KINDS, is_additive, is_exhaustive, is_subtotal, is_summable, is_total, kind_of
from .table_lines import Sum, TableLine, figure_in, lines_of
from .unnamed_sums import NO_SUMS, sums_of_columns, sums_of_rows

_SCORES = frozenset({"điểm"})


def sums_of(table: FieldTable, figures: Mapping[int, Indicator]) -> Iterator[Sum]:
    """The sums that a table states, those that words name and those along a row first.

    A cell may be a part of two, its row's total and its column's.
    """
    lines = lines_of(table)
    down = [found for at, line in enumerate(lines) if line.fields for found in _down(lines, at)]
    said = [
        *_by_formula(table, lines),
        *_along_rows(lines),
        *(found for found in down if found.rule == "detail_rows_told"),
    ]
    yield from said
    known = {found.whole.block.start for found in said}
    yield from (found for found in sums_of_columns(lines, figures) if found.whole.block.start not in known)
    named = [found for found in down if found.rule != "detail_rows_told"]
    yield from named
    known = {found.whole.block.start for found in (*named, *down)}
    yield from (found for found in sums_of_rows(lines, figures) if found.whole.block.start not in known)


def _down(lines: list[TableLine], at: int) -> Iterator[Sum]:
    for rule, members, all_ in _members(lines, at):
        yield from _down_columns(lines[at], members, rule, at, all_)


def resolved(found: Sum, figures: Mapping[int, Indicator]) -> tuple[Indicator | None, list[Indicator]]:
    """The indicators of a sum: (None, []) where one is missing (not bold, say), or they cannot be added."""
    cells = [figure_in(field, figures) for field in (found.whole, *found.parts) if field.numeric]
    here = [cell for cell in cells if cell and cell.kind not in NO_SUMS and cell.nature != "change"]
    units = {cell.unit for cell in here if cell.unit}
    if found.rule == "detail_rows_told":  # "Trong đó: nữ" counts what the row above counts
        units = (
            {field.unit for field in (found.whole, *found.parts) if field.unit}
            if len({cell.kind for cell in here}) == 1
            else units
        )
    if (
        len(here) < len(cells)
        or len(here) < 2
        or len(units) > 1
        or any("/" in unit for unit in units)
        or units & _SCORES
    ):
        return None, []
    return here[0], here[1:]


def _members(lines: list[TableLine], at: int) -> Iterator[tuple[str, list[TableLine], bool]]:
    """The rule by which a row is a whole, the rows that are its parts, and whether they are all of them."""
    line = lines[at]
    if is_total(line.ordinal, line.name):
        yield "total_row", _top(_reach(lines, at)), True
        return
    below: list[TableLine] = []
    behind = at + 1
    while behind < len(lines):
        other = lines[behind]
        if other.kind == "within" and other.fields and not below:
            members = [other, *_details_behind(lines, behind + 1)]
            yield "detail_rows_told", members, is_exhaustive(other.name)
            behind += len(members)
            continue
        if other.kind == "within" and not other.fields and not below:
            members = _listed(lines, behind + 1)
            yield "detail_rows_told", members, is_exhaustive(other.name)
            behind += 1 + len(members)
            continue
        if (
            other.depth is None
            or line.depth is None
            or other.depth <= line.depth
            or is_total(other.ordinal, other.name)
        ):
            break
        below.append(other)
        behind += 1
    members = _top(below) if is_additive(line.name) else []
    listed = bool(members) and all(set(other.kind.split(".")) <= NUMBERED_KINDS for other in members)
    yield "group_row" if listed else "detail_rows", members, listed


def _listed(lines: list[TableLine], start: int) -> list[TableLine]:
    """The rows below "Trong đó:", as long as they are numbered alike."""
    found: list[TableLine] = []
    for line in lines[start:]:
        if not line.fields or line.kind != lines[start].kind or is_total(line.ordinal, line.name):
            break
        found.append(line)
    return found


def _details_behind(lines: list[TableLine], start: int) -> list[TableLine]:
    """ "Trong đó: - Nữ", then "- Dân tộc thiểu số": the rows behind with a bullet."""
    return list(takewhile(lambda line: bool(line.fields) and line.kind in ("bullet", "plus"), lines[start:]))


def _reach(lines: list[TableLine], at: int) -> list[TableLine]:
    """The rows that a total may be of: those before it back to its group's title, or those behind it."""
    before = lines[:at]
    subtotals = [line for line in before if is_total(line.ordinal, line.name)]
    if not any(line.fields and not is_total(line.ordinal, line.name) for line in before):  # the total stands on top
        behind = lines[at + 1 :]
        end = next(
            (n for n, line in enumerate(behind) if is_total(line.ordinal, line.name) or not line.fields), len(behind)
        )
        return behind[:end] if end == len(behind) else []
    if is_subtotal(lines[at].name):
        start = max(
            (n + 1 for n, line in enumerate(before) if not line.fields or is_total(line.ordinal, line.name)), default=0
        )
        return before[start:]
    if is_total(before[-1].ordinal, before[-1].name) or subtotals:
        return subtotals if is_total(before[-1].ordinal, before[-1].name) and len(subtotals) > 1 else []
    return before


def _top(lines: list[TableLine]) -> list[TableLine]:
    """The outermost of some rows, without averages, shares and earlier values."""
    rows = [line for line in lines if line.fields and is_additive(line.name)]
    depths = [line.depth for line in rows if line.depth is not None]
    return [line for line in rows if not depths or line.depth == min(depths)]


def _down_columns(line: TableLine, members: list[TableLine], rule: str, at: int, all_: bool) -> Iterator[Sum]:
    for column, whole in line.fields.items():
        parts = tuple(member.fields[column] for member in members if column in member.fields)
        enough = len(parts) > (0 if rule.startswith("detail_rows") else 1)
        if whole.numeric and enough and is_summable(" | ".join(whole.columns)):
            yield Sum(whole, parts, rule, at, all_, is_total(line.ordinal, line.name))


def _by_formula(table: FieldTable, lines: list[TableLine]) -> Iterator[Sum]:
    """ "1=2+3", "4=5+6=7+8" in the row that numbers the columns."""
    for column, formulas in formulas_of(table.formulas).items():
        for formula in formulas:
            for line in lines if formula.is_sum else ():
                parts = tuple(line.fields[at] for at in formula.columns if at in line.fields)
                if column in line.fields and line.fields[column].numeric and len(parts) == len(formula.columns):
                    yield Sum(line.fields[column], parts, "column_formula", column, True)


def _along_rows(lines: list[TableLine]) -> Iterator[Sum]:
    """ "Tổng số | Nam | Nữ", "Hồ sơ | Trong đó: trực tuyến": the columns beside a total, those within one."""
    for line in lines:
        fields = sorted(line.fields.items())
        for at, (column, whole) in enumerate(fields):
            if not whole.numeric or not whole.columns:
                continue
            details = _details(fields, at + 1, whole)
            if details:
                yield Sum(whole, details, "detail_columns", column, any(map(is_exhaustive, details[0].columns)))
            if is_total("", whole.columns[-1]):
                beside = [f for _, f in (*fields[:at], *fields[at + 1 :]) if _is_beside(f.columns, whole.columns)]
                parts = tuple(f for f in beside if is_summable(" | ".join(f.columns)) and is_additive(f.columns[-1]))
                if len(parts) > 1:
                    yield Sum(whole, parts, "total_column", column, True, named=True)


def _details(fields: list[tuple[int, Field]], start: int, whole: Field) -> tuple[Field, ...]:
    """The columns from one on, as long as "Trong đó" or the like stands over them."""
    found = []
    for at in range(start, len(fields)):
        field = fields[at][1]
        within = any(kind_of("", text) == "within" for text in field.columns if text not in whole.columns)
        if not within:
            break
        found.append(field)
    return tuple(f for f in found if is_summable(" | ".join(f.columns)))


def _is_beside(columns: tuple[str, ...], total: tuple[str, ...]) -> bool:
    """Under the header that the total stands under, and no total itself."""
    group = total[:-1]
    return bool(group) and columns[: len(group)] == group and not is_total("", columns[-1])
