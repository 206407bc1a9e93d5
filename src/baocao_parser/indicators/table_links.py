"""Indicators of tables → the same with their wholes: parts of totals, and shares of what they recompute from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec.structs import replace

from ..language.phrases import phrases_of
from ..records import Evidence, Indicator
from .fields import Field, FieldTable
from .natures import OWN_LINES, with_nature_of
from .ratios import Compared, base_of, compared
from .table_lines import Sum, TableLine, figure_in, figures_of, lines_of
from .totals import resolved, sums_of

_OTHER_TIMES = ("prior", "target")


def linked(indicators: Sequence[Indicator], tables: Mapping[int, FieldTable], unsaid: Set[str]) -> list[Indicator]:
    """The indicators, those of table cells with their whole, and with its nature where no word of theirs says one.

    `unsaid` are the ids of those.
    """
    at_cell = figures_of(indicators)
    changed: dict[str, Indicator] = {}
    for table in tables.values():
        lines = lines_of(table)
        by_column, by_row = compared(lines, at_cell)
        for one, other in _contained(by_column):
            _link(changed, one, other, "recomputed")
        for claim in sums_of(table, at_cell):
            _link_parts(changed, claim, at_cell)
        for comparison in (by_column, by_row):
            _link_shares(changed, comparison)
        for share, count in _beside(lines, by_column):
            _link(changed, share, count, "rate_column")
        _told_by_rows(changed, lines, at_cell, unsaid)
    _told_by_parts(changed, unsaid)
    _told_by_wholes(changed, at_cell, unsaid)
    return [changed.get(i.id, i) for i in indicators]


def _link_parts(changed: dict[str, Indicator], claim: Sum, at_cell: Mapping[int, Indicator]) -> None:
    """A sum with its parts; what it counts and they do not say, or the other way round, is the unit of all."""
    whole, parts = resolved(claim, at_cell)
    if whole is None or whole.value < max(part.value for part in parts):
        return
    of = changed.get(whole.id, whole)
    unit = of.unit or next((part.unit for part in parts if part.kind == of.kind), "")
    changed[of.id] = replace(of, unit=unit)
    for part in parts if not claim.rule.startswith("balance") else ():
        known = changed.get(part.id, part)
        changed[part.id] = replace(known, unit=unit) if claim.rule == "detail_rows_told" else known
        _link(changed, part, whole, claim.rule)


def _link_shares(changed: dict[str, Indicator], comparison: Compared) -> None:
    """Percentages with the count that they are a share of; those against another time are changes."""
    for share, count, rule in _recomputed(comparison):
        if count is None:
            evidence = (*share.evidence, Evidence("nature", rule))
            changed[share.id] = replace(changed.get(share.id, share), nature="change", evidence=evidence)
        else:
            _link(changed, share, count, rule)


def _told_by_parts(changed: dict[str, Indicator], unsaid: Set[str]) -> None:
    """A total that says nothing has the nature that all its parts have."""
    parts: dict[str, list[Indicator]] = {}
    for part in changed.values():
        if part.part_of and part.kind != "percent":
            parts.setdefault(part.part_of, []).append(part)
    for id_, family in parts.items():
        natures = {part.nature for part in family if part.id not in unsaid}
        if id_ in unsaid and len(natures) == 1 and id_ in changed:
            changed[id_] = with_nature_of(changed[id_], next(part for part in family if part.nature in natures))


def _told_by_rows(
    changed: dict[str, Indicator], lines: Sequence[TableLine], at_cell: Mapping[int, Indicator], unsaid: Set[str]
) -> None:
    """ "Diện tích | Cơ cấu (%)", "Đã tiêm | % kế hoạch": a mute percentage has the nature of its row's count."""
    for line in lines:
        count: Indicator | None = None
        for _, field in sorted(line.fields.items()):
            cell = figure_in(field, at_cell)
            if cell and cell.kind != "percent" and cell.nature not in OWN_LINES:
                count = cell
            elif cell and count and cell.kind == "percent" and cell.nature not in OWN_LINES:
                of = changed.get(cell.id, cell)
                if of.part_of is None and (of.id in unsaid or of.base):
                    changed[of.id] = with_nature_of(of, count)


def _told_by_wholes(changed: dict[str, Indicator], at_cell: Mapping[int, Indicator], unsaid: Set[str]) -> None:
    """A share has the nature of its count, and so has a part that says nothing; not so plans and changes."""
    known = {i.id: i for i in at_cell.values()} | changed
    for part in list(changed.values()):
        whole = known.get(part.part_of or "")
        own = part.nature in OWN_LINES or (part.kind != "percent" and part.id not in unsaid)
        if whole and whole.nature not in OWN_LINES and not own:
            changed[part.id] = with_nature_of(part, whole)


def _link(changed: dict[str, Indicator], part: Indicator, whole: Indicator, rule: str) -> None:
    of = changed.get(part.id, part)
    if of.part_of is None:
        changed[of.id] = replace(of, part_of=whole.id, evidence=(*of.evidence, Evidence("part_of", rule)))


def _contained(found: Compared) -> Iterator[tuple[Indicator, Indicator]]:
    """ "Dư nợ | Nợ quá hạn | Tỷ lệ": of two states the one that a rate has above the line is a part of the other"""
    for column, comparison in found.comparisons.items():
        for row in found.rows if comparison.form == "ratio" else ():
            share, part, whole = row.get(column), row.get(comparison.first), row.get(comparison.second)
            if (
                share
                and part
                and whole
                and share.kind == "percent"
                and part.nature == whole.nature == "stock"
                and part.value <= whole.value
            ):
                yield part, whole


def _recomputed(found: Compared) -> Iterator[tuple[Indicator, Indicator | None, str]]:
    """Percentages with the count that they are a share of; None for those that compare with another time."""
    for column, comparison in found.comparisons.items():
        for row in found.rows:
            share = row.get(column)
            count, base = row.get(comparison.first), base_of(comparison, row, found.total)
            if share is None or count is None or base is None or share.kind != "percent":
                continue
            if comparison.form in ("ratio", "of_total") and not {count.nature, base.nature} & {*_OTHER_TIMES}:
                yield share, count, "recomputed"
            elif base.nature == "prior" and share.nature not in ("change", "target", "prior"):
                yield share, None, "recomputed"


def _beside(lines: Sequence[TableLine], found: Compared) -> Iterator[tuple[Indicator, Indicator]]:
    """ "Tỷ lệ (%)" that recomputes from nothing, and the count in the column before it"""
    for line, row in zip(lines, found.rows, strict=True):
        count: Indicator | None = None
        for column, cell in sorted(row.items()):
            if cell.kind == "count" and cell.nature not in (*_OTHER_TIMES, "change"):
                count = cell
            elif count and _is_mute_rate(cell, line.fields[column]) and column not in found.comparisons:
                yield cell, count


def _is_mute_rate(cell: Indicator, field: Field) -> bool:
    """A percentage below "Tỷ lệ" that is no change and names no base."""
    rate = bool(field.columns) and any(p.sort == "rate" for p in phrases_of(field.columns[-1])[:1])
    return rate and cell.kind == "percent" and cell.nature != "change" and cell.base is None
