"""Do the columns, or the rows, of a table that compare others recompute, and do its balances come out even?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..indicators.additions import balances_among, value_of
from ..indicators.ratios import ColumnComparison, Row, base_of, compared, computed, holds
from ..indicators.table_lines import TableLine, figure_in, figures_of, lines_of
from ..indicators.unnamed_sums import alike, line_of
from ..numbers.writing import vietnamese
from ..records import Check, Indicator
from .facts import Facts, verdict
from .wording import SCALED, Wording

_CODES = {"ratio": "column-ratio", "growth": "column-change", "difference": "column-change", "of_total": "column-ratio"}
_WRITTEN = {"ratio": "{}/{}", "of_total": "{}/{}", "growth": "({0} − {1})/{1}", "difference": "{} − {}"}


def comparisons_of_columns(facts: Facts) -> Iterator[Check]:
    """ "Thực hiện | Kế hoạch | %": what most rows say of a column, the others have to, too; likewise for rows."""
    figures = figures_of(facts.indicators)
    for table in facts.tables:
        for rows, total, comparisons in compared(lines_of(table), figures):
            for column, comparison in comparisons.items():
                for row in rows:
                    if column in row:
                        yield from _verdict(comparison, row, total, row[column])


def _verdict(comparison: ColumnComparison, row: Row, total: Row, printed: Indicator) -> Iterator[Check]:
    held = holds(comparison, row, total, printed)
    first, second = row.get(comparison.first), base_of(comparison, row, total)
    value = computed(comparison, row, total, printed)
    if held is None or first is None or second is None or value is None:
        return
    middle = (value.low + value.high) / 2
    told = Wording((first, second, printed))
    sign = "%" if printed.kind == "percent" and comparison.form != "difference" else ""
    decimals = max(printed.decimals, 2)
    right = told.value(middle, decimals) if printed.kind in SCALED else f"{vietnamese(middle, decimals)}{sign}"
    terms = _WRITTEN[comparison.form].format(told.figure(first), told.figure(second))
    message = told.equation(terms, printed, "" if held else right)
    yield verdict(_CODES[comparison.form], held, message, [printed, first, second])


def balances_of_tables(facts: Facts) -> Iterator[Check]:
    """ "Đầu kỳ | Tăng | Giảm | Cuối kỳ": what most rows say of columns, and columns of rows"""
    figures = figures_of(facts.indicators)
    for table in facts.tables:
        rows = [line for line in lines_of(table) if line.fields]
        columns = sorted({column for line in rows for column in line.fields})
        cells = [[_figure(line, column, figures) for column in columns] for line in rows]
        fields = [[line.fields.get(column) for column in columns] for line in rows]
        turned = [list(column) for column in zip(*fields, strict=True)]
        for lines, found in ((fields, cells), (turned, [list(column) for column in zip(*cells, strict=True)])):
            for group in alike(list(range(len(lines))), lines, figures):
                series = [line_of(lines[at], figures) for at in group]
                for balance in balances_among(series):
                    members = [found[group[at]] for at in (balance.whole, *balance.parts)]
                    for place, printed in series[balance.whole].items():
                        value = value_of(series, balance.parts, balance.signs, place)
                        if value is not None:
                            yield from _balance([line[place] for line in members], balance.signs, value.meets(printed))


def _figure(line: TableLine, column: int, figures: dict[int, Indicator]) -> Indicator | None:
    field = line.fields.get(column)
    return figure_in(field, figures) if field else None


def _balance(cells: Sequence[Indicator | None], signs: Sequence[int], held: bool) -> Iterator[Check]:
    whole, *parts = cells
    if whole is None:
        return
    told = [(part, sign) for part, sign in zip(parts, signs, strict=True) if part is not None]
    wording = Wording((whole, *(part for part, _ in told)))
    written = "".join(f" {'+' if sign > 0 else '−'} {wording.figure(part)}" for part, sign in told).removeprefix(" + ")
    total = sum((part.value * sign for part, sign in told), whole.value * 0)
    decimals = max(0, *(part.decimals for part, _ in told))
    message = wording.equation(written, whole, "" if held else wording.value(total, decimals))
    yield verdict("balance", held, message, [whole, *(part for part, _ in told)])
