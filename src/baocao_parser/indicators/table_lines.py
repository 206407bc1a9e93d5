"""Table → lines: its rows with their figures by column, as totals, ratios and checks look at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..records import Indicator
from .fields import Field, FieldTable
from .rows import kind_of

NOTHING = frozenset({"-", "–", "—", "0", "không", "không có"})
"""What stands in a cell that says that there is nothing; a blank says nothing."""


class TableLine(NamedTuple):
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
        return self.all and all(part.numeric or part.text.strip().lower() in NOTHING for part in self.parts)


def figures_of(indicators: Sequence[Indicator]) -> dict[int, Indicator]:
    """Indicators of table cells by where they begin."""
    return {i.start: i for i in indicators if i.row is not None}


def figure_in(field: Field, figures: Mapping[int, Indicator]) -> Indicator | None:
    """The indicator of a cell that holds nothing but a figure."""
    if not field.numeric:
        return None
    return next((figures[at] for at in range(field.block.start, field.block.end) if at in figures), None)


def lines_of(table: FieldTable) -> list[TableLine]:
    """The rows of a table that have a name, in order; [] for a table without any."""
    rows: dict[int, dict[int, Field]] = {}
    for field in table.fields:
        if field.block.cell:
            rows.setdefault(field.block.cell.row, {})[field.block.cell.column] = field
    return [
        TableLine(row.label, row.name, kind_of(row.label, row.name), row.depth, rows.get(at, {}))
        for at, row in sorted(table.rows.items())
    ]
