"""Do the totals of tables add up, and do columns with a formula ("7=3-6") recompute?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from ..indicators.fields import Field, FieldTable
from ..indicators.formulas import Formula, formulas_of
from ..indicators.table_lines import Sum, figure_in, figures_of
from ..indicators.totals import resolved, sums_of
from ..intervals import HUNDRED, Interval, difference_of, interval_of, is_exact, sum_of
from ..numbers.writing import is_misprint
from ..records import Check, Indicator
from .facts import Facts, verdict
from .sums import adding_up, difference
from .wording import Wording

Found = tuple[Sum, Indicator, list[Indicator]]


def sums_of_tables(facts: Facts) -> Iterator[Check]:
    """Total rows and columns, group rows: one total of many that is wrong is a mistake, wrong ones only are none."""
    figures = figures_of(facts.indicators)
    for table in facts.tables:
        found = [(claim, *resolved(claim, figures)) for claim in sums_of(table, figures)]
        exact = [(c, w, p) for c, w, p in found if w and p and all(map(is_exact, (w, *p)))]
        exact.sort(key=lambda item: (item[0].rule, item[0].line))
        for _, group in groupby(exact, key=lambda item: (item[0].rule, item[0].line)):
            yield from _verdicts(list(group))


def _verdicts(line: list[Found]) -> Iterator[Check]:
    """The sums of one total row, or of one total column."""
    held = [item for item in line if _holds(item)]
    missed = [item for item in line if item not in held and not _is_rate(item[1])]
    full = [_names(item) for item in held]  # rows that add up in one column are all of them
    failed = [item for item in missed if item[0].is_complete or _names(item) in full]
    for _, whole, parts in held:
        if len(parts) > 1:
            yield verdict(line[0][0].rule.replace("_", "-"), True, adding_up(parts, whole), [whole, *parts])
    for claim, whole, parts in failed:
        large = whole.value >= max(part.value for part in parts)  # else it looks like an average
        if (large and _is_trusted(line, held, failed)) or (len(failed) == 1 and _is_misprint(whole, parts)):
            yield verdict(claim.rule.replace("_", "-"), False, difference(parts, whole), [whole, *parts])


def _names(item: Found) -> list[str | None]:
    return [part.row for part in item[2]]


def _is_rate(whole: Indicator) -> bool:
    """Completion of plans and growth do not add up; shares of one total do."""
    return whole.kind == "percent" and whole.value != HUNDRED


def _holds(item: Found) -> bool:
    return sum_of(map(interval_of, item[2])).meets(interval_of(item[1]))


def _is_trusted(line: list[Found], held: list[Found], failed: list[Found]) -> bool:
    """The other sums of the line say that it is one; a total row with one column of figures says so by its name."""
    if line[0][0].named:
        return len(held) >= len(failed) if held else len(line) == 1
    return len(held) >= 2 * len(failed)


def _is_misprint(whole: Indicator, parts: list[Indicator]) -> bool:
    return is_misprint(sum((p.value for p in parts), whole.value * 0), whole.value)


def formulas_of_columns(facts: Facts) -> Iterator[Check]:
    """A column numbered "7=3-6" holds the difference of columns 3 and 6 in every row."""
    figures = figures_of(facts.indicators)
    for table in facts.tables:
        formulas = [(at, formula) for at, found in formulas_of(table.formulas).items() for formula in found]
        if formulas:
            yield from _recomputed(table, formulas, figures)


def _recomputed(
    table: FieldTable, formulas: list[tuple[int, Formula]], figures: Mapping[int, Indicator]
) -> Iterator[Check]:
    for _, group in groupby(table.fields, key=lambda f: f.block.cell.row if f.block.cell else 0):
        row: dict[int, Field] = {f.block.cell.column: f for f in group if f.block.cell}
        cells = {column: figure for column, field in row.items() if (figure := figure_in(field, figures))}
        for column, formula in formulas:
            result = cells.get(column)
            sources = [cells[at] for at in formula.columns if at in cells]
            if not result or len(sources) < len(formula.columns) or not all(map(is_exact, (result, *sources))):
                continue
            value = computed(formula, {at: interval_of(cells[at]) for at in formula.columns}, result)
            if value is not None:
                holds = value.meets(interval_of(result))
                told = Wording((result, *sources))
                printed = formula.written({at: told.figure(cells[at]) for at in formula.columns})
                said = told.figure(result)
                message = f"{printed} = {said}" if holds else f"{printed} is not {said} (column {formula.text})"
                yield verdict("column-formula", holds, message, [result, *sources])


def computed(formula: Formula, values: Mapping[int, Interval], result: Indicator) -> Interval | None:
    """What a formula gives; None for a ratio to nothing. A ratio is per cent where its column is."""
    value = values[formula.first]
    for sign, column in formula.rest:
        other = values[column]
        if sign == "/":
            if other.low <= 0:
                return None
            factor = HUNDRED if result.kind == "percent" else Decimal(1)
            return Interval(value.low * factor / other.high, value.high * factor / other.low)
        value = sum_of([value, other]) if sign == "+" else difference_of(value, other)
    return value
