"""Which column of a table compares which two others: said by most of its rows, where headers may mean several.

"Tháng 7 so cùng kỳ (%)" beside four columns of figures compares two of them: those whose figures it recomputes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Literal, NamedTuple

from ..intervals import HUNDRED, Interval, difference_of, interval_of, is_exact, percent_of
from ..records import Indicator
from .rows import is_total
from .table_lines import TableLine, figure_in

Row = Mapping[int, Indicator]
"""Figures of a row by their column."""
WIDE = 40
"""Of tables with more columns none are compared."""
Form = Literal["ratio", "growth", "difference", "of_total"]
TRIED = 40
"""Rows that decide; the others are held to what these say."""
_COUNTED = frozenset({"count", "money", "measure"})
_RATES = frozenset({"percent", "ratio_times"})


class ColumnComparison(NamedTuple):
    """What the figures of a column are made of."""

    form: Form
    first: int
    second: int
    """Column of the base; of a share of the total the column of the total itself."""


class Compared(NamedTuple):
    """The figures of a table with what some of its columns, or of its rows, compare."""

    rows: Sequence[Row]
    total: Row
    """The row of totals; {} without one."""
    comparisons: dict[int, ColumnComparison]
    """By column."""


def compared(lines: Sequence[TableLine], figures: Mapping[int, Indicator]) -> tuple[Compared, Compared]:
    """What the columns of a table compare, and what its rows do (rows and columns changed places)."""
    rows = [
        {column: cell for column, field in line.fields.items() if (cell := figure_in(field, figures))} for line in lines
    ]
    total = next((row for row, line in zip(rows, lines, strict=True) if is_total(line.ordinal, line.name)), {})
    turned = [
        {at: row[column] for at, row in enumerate(rows) if column in row}
        for column in sorted({c for row in rows for c in row})
    ]
    return Compared(rows, total, comparisons_of(rows, total)), Compared(turned, {}, comparisons_of(turned, {}))


def comparisons_of(rows: Sequence[Row], total: Row) -> dict[int, ColumnComparison]:
    """What the columns that compare others are made of; `total` is the row that holds the totals, {} without one."""
    columns = sorted({column for row in rows for column in row})
    if len(columns) > WIDE:
        return {}
    found = {
        column: _best([row for row in rows if column in row][:TRIED], total, column, columns) for column in columns
    }
    return {column: comparison for column, comparison in found.items() if comparison}


def _best(rows: Sequence[Row], total: Row, column: int, columns: Sequence[int]) -> ColumnComparison | None:
    """The comparison that most rows bear out; None where none is borne out by enough of them."""
    told = [row for row in rows if is_exact(row[column]) and row[column].value not in (0, 100)]
    enough = 2 if any(row[column].decimals for row in told) else 3
    best, most = None, 0
    for comparison in _possible(told, column, columns, total, enough):
        verdicts = [v for row in told if (v := holds(comparison, row, total, row[column])) is not None]
        held = sum(verdicts)
        if held >= enough and held > most and held >= 2 * (len(verdicts) - held):
            best, most = comparison, held
    return best


def _possible(
    rows: Sequence[Row], column: int, columns: Sequence[int], total: Row, enough: int
) -> Iterator[ColumnComparison]:
    """What a column may compare, the nearest columns first: those that can be tried in enough rows."""
    rates = [row for row in rows if row[column].kind in _RATES]
    changes = [row for row in rows if row[column].nature == "change"]
    if max(len(rates), len(changes)) < enough:
        return
    others = sorted((c for c in columns if c != column), key=lambda c: abs(c - column))
    counted = {c: [_sort(row.get(c), _COUNTED) for row in rates] for c in others}
    changed = {c: [_sort(row.get(c)) for row in changes] for c in others}
    for first in others:
        for second in others:
            if first != second and _in_common(counted[first], counted[second]) >= enough:
                yield ColumnComparison("ratio", first, second)
                yield ColumnComparison("growth", first, second)
            if first != second and _in_common(changed[first], changed[second]) >= enough:
                yield ColumnComparison("difference", first, second)
        if first in total and rates:
            yield ColumnComparison("of_total", first, first)


_Sort = tuple[str, str] | None


def _sort(figure: Indicator | None, kinds: Set[str] = frozenset()) -> _Sort:
    """What has to be equal of two figures that are compared; None for one that no other is compared with."""
    if figure is None or figure.nature == "change" or not is_exact(figure) or (kinds and figure.kind not in kinds):
        return None
    return figure.unit, figure.kind


def _in_common(first: Sequence[_Sort], second: Sequence[_Sort]) -> int:
    """In how many rows two figures can be compared."""
    return sum(one is not None and one == other for one, other in zip(first, second, strict=True))


def holds(comparison: ColumnComparison, row: Row, total: Row, printed: Indicator) -> bool | None:
    """Whether a row bears a comparison out; None where it cannot be tried there."""
    value = computed(comparison, row, total, printed)
    if value is None:
        return None
    size = interval_of(printed)
    return value.meets(size) or (
        comparison.form in ("growth", "difference")
        and Interval(-value.high, -value.low).meets(size)
        and printed.text[:1].isdigit()
    )


def computed(comparison: ColumnComparison, row: Row, total: Row, printed: Indicator) -> Interval | None:
    """What a comparison gives in a row; None where a figure is missing, or of another sort."""
    first, second = row.get(comparison.first), (total if comparison.form == "of_total" else row).get(comparison.second)
    if first is None or second is None or first is second or _sort(first) is None or _sort(first) != _sort(second):
        return None
    if comparison.form == "difference":
        alike = printed.nature == "change" and printed.kind in (first.kind, "percentage_point", "percent")
        percent = printed.kind == "percent" and first.kind != "percent"
        return difference_of(interval_of(first), interval_of(second)) if alike and not percent else None
    if printed.kind not in _RATES or first.kind not in _COUNTED:
        return None
    one, other = interval_of(first), interval_of(second)
    ratio = percent_of(difference_of(one, other) if comparison.form == "growth" else one, other)
    if ratio and printed.kind == "ratio_times":
        return Interval(ratio.low / HUNDRED, ratio.high / HUNDRED)
    return ratio


def base_of(comparison: ColumnComparison, row: Row, total: Row) -> Indicator | None:
    """The figure that a row's comparison is against; None where the row has none there."""
    return (total if comparison.form == "of_total" else row).get(comparison.second)
