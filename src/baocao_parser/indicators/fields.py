"""Table → fields: each cell with all that its place says."""

from __future__ import annotations

from typing import NamedTuple

from ..document import Block


class Field(NamedTuple):
    """One cell of a table, with all that its place says."""

    block: Block
    """First block of the cell."""
    blocks: tuple[Block, ...]
    text: str
    numeric: bool
    """Nothing but one figure, with its sign, its unit, a note mark."""
    row: str
    """RowName label, with the titles of the groups that it stands in."""
    columns: tuple[str, ...]
    """Column headers from top to bottom."""
    unit: str
    """Unit as printed in a header, in the unit column, or in a line above the table; "" where none is."""
    ordinal: str
    """Number of the row as printed in a column of its own."""
    name: str
    """Name of the row alone."""
    caption: str = ""
    """Title of the table, where it names what the rows do not."""
    names: tuple[str, ...] = ()
    """Headers above the names of the rows."""


class RowName(NamedTuple):
    """How a row is named, and how deep it stands."""

    label: str
    name: str
    depth: int | None
    """None for one without a number among numbered ones."""


class FieldTable(NamedTuple):
    """A table as its places mean it."""

    fields: tuple[Field, ...]
    rows: dict[int, RowName]
    """By row of the document's table."""
    formulas: dict[int, str]
    """What the row that numbers the columns says of each: "3", "7=3-6"; {} without such a row."""
    caption: str = ""

    def counts(self, field: Field) -> bool:
        """Whether a column is one of figures: it has a unit, or figures beside this cell."""
        column = field.block.cell.column if field.block.cell else None
        same = (other for other in self.fields if other.block.cell and other.block.cell.column == column)
        return bool(field.unit) or any(other.numeric for other in same)
