"""Rows below the headers → fields: how the rows are named, what they stand under, their units."""

from __future__ import annotations

from collections.abc import Iterator

from .cell_texts import DITTO, NOTHING, is_figure, is_year
from .fields import Field, RowName
from .header_rows import ROW_LABEL, GridCell, HeaderPaths, is_column_numbers
from .printed_units import bracket_unit, fitting_unit, is_time, unit_of_header, unit_of_title
from .rows import depths_of, is_subtotal, is_total, kind_of, unnumbered
from .side_columns import holds, is_note, ordinal_columns, unit_columns

_PLAIN = -0.5
"""Depth of a row without a number among numbered ones: below the titles of groups, above the rows."""
_HALF = 0.25
"""How much deeper "Trong đó" stands than the row before it."""


class TableBody:
    """The rows below the headers."""

    def __init__(
        self, rows: list[list[GridCell]], first: int, headers: list[GridCell], caption: str, table_unit: str
    ) -> None:
        self.rows = [row for row in rows[first:] if any(entry.text for entry in row)]
        self.paths = HeaderPaths(headers)
        self.caption, self.table_unit = caption, table_unit
        self.ordinal = ordinal_columns(self.rows, self.paths)
        self.unit_columns = unit_columns(self.rows, self.paths)
        self.printed = {tuple(e.text for e in row if e.text) for row in rows[:first]}
        self.unit_column = ""
        self.named = next(
            (self.paths.at(e.column) for row in self.rows[:1] for e in row if e.column not in self.ordinal), ()
        )
        """Headers over the column of names."""
        self.timed = bool(self.named) and holds(self.named[-1]) == "time"
        self.group_unit = ""
        self.last = RowName("", "", None)
        """The last row with figures."""

    def read(self) -> tuple[list[Field], dict[int, RowName]]:
        """The fields in order, and the rows with a name."""
        fields: list[Field] = []
        rows: dict[int, RowName] = {}
        parents: list[tuple[float, str]] = []
        for row, depth in zip(self.rows, self._depths(), strict=True):
            if is_column_numbers(row) or tuple(e.text for e in row if e.text) in self.printed:  # a header said again
                continue
            label, name = self._named(row)
            if name and self._is_title(row):
                unit = unit_of_title(name)
                self.group_unit = unit or self.group_unit
                rows[row[0].row] = RowName(label, name, depth)
                parents = self._under(name, label, depth, unit, parents)
                continue
            parents = [(level, title) for level, title in parents if level < (_PLAIN if depth is None else depth)]
            if is_total(label, name) and not is_subtotal(name):
                parents = []
            self.last = RowName(label, unnumbered(name), depth)
            names = tuple(filter(None, (*(title for _, title in parents), unnumbered(name))))
            rows[row[0].row] = RowName(label, name, depth)
            fields += self._fields(row, label, name, names)
            if name and depth is not None:
                parents.append((depth, unnumbered(name)))
        return fields, rows

    def _depths(self) -> list[int | None]:
        named = [self._named(row) for row in self.rows]
        columns = [
            next((e.column for e in row if name and e.text == name and e.column not in self.ordinal), 0)
            for row, (_, name) in zip(self.rows, named, strict=True)
        ]
        return depths_of([kind_of(*names) for names in named], columns)

    def _under(
        self, name: str, label: str, depth: int | None, unit: str, parents: list[tuple[float, str]]
    ) -> list[tuple[float, str]]:
        """The titles that the rows below a title stand under; below "Trong đó:" and the like the row before it, too."""
        if unit and unit in (name, name.strip("() ")):
            return []
        if kind_of("", name) == "within":
            last = _PLAIN if self.last.depth is None else self.last.depth
            outer = [(level, title) for level, title in parents if level < last]
            return [*outer, *([(last, self.last.name)] if self.last.name else []), (last + _HALF, name.strip(" :"))]
        level = -1 if depth is None or not label else depth - 100
        return [*((known, title) for known, title in parents if known < level), (level, unnumbered(name))]

    def _named(self, row: list[GridCell]) -> tuple[str, str]:
        """(number, name) of a row."""
        label = next((e.text for e in row if e.column in self.ordinal and e.text), "")
        name = next(
            (
                e.text
                for e in row
                if e.column not in self.ordinal
                and e.text not in NOTHING
                and not self._is_unit_cell(e)
                and (not is_figure(e.text) or self._names_rows(e))
            ),
            "",
        )
        if (
            label and not ROW_LABEL.match(label) and label not in name
        ):  # "Tổng số" over the column of numbers and that of names
            return "", label
        return label, name

    def _names_rows(self, entry: GridCell) -> bool:
        """A year in the first column names its row, and so does a number below "Tháng"."""
        return entry.column == 0 and (is_year(entry.text) or (self.timed and entry.text.strip().isdecimal()))

    def _is_unit_cell(self, entry: GridCell) -> bool:
        return entry.column in self.unit_columns

    def _of_total(self, columns: tuple[str, ...], units: list[tuple[tuple[str, ...], str]]) -> str:
        """ "Hồ sơ tiếp nhận (hồ sơ) | Trong đó: trực tuyến": a part has its total's unit"""
        if not columns or kind_of("", columns[-1]) != "within":
            return ""
        return next(
            (
                unit
                for path, unit in reversed(units)
                if unit != "%" and kind_of("", path[-1] if path else "") != "within"
            ),
            "",
        )

    def _is_title(self, row: list[GridCell]) -> bool:
        """A name with nothing beside it."""
        beside = [e for e in row if e.column not in self.ordinal and e.text not in NOTHING]
        return len(beside) <= 1 and not any(is_figure(e.text) and not self._names_rows(e) for e in beside)

    def _fields(self, row: list[GridCell], label: str, name: str, names: tuple[str, ...]) -> Iterator[Field]:
        own = next((e for e in row if e.text == name and e.column not in self.ordinal), None)
        unit_cell = next((e for e in row if self._is_unit_cell(e)), None)
        row_unit = ""
        if unit_cell:
            if unit_cell.text.strip() in DITTO or (unit_cell.text.strip() in NOTHING and self.unit_column):
                row_unit = self.unit_column
            else:
                row_unit = self.unit_column = unit_cell.text.strip()
        units: list[tuple[tuple[str, ...], str]] = []
        named_unit = bracket_unit(name) or unit_of_header(self.named)
        for entry in row:
            columns = self.paths.at(entry.column)
            if entry is own or entry.column in self.ordinal or entry is unit_cell or is_note(columns):
                continue
            unit = (
                (named_unit if named_unit == "%" else "")  # "So cùng kỳ (%)" below "Nước sản xuất (m3)"
                or unit_of_header(columns)
                or self._of_total(columns, units)
                or (self.group_unit if self.group_unit == "%" else "")
                or named_unit
                or row_unit
                or self.group_unit
                or fitting_unit(self.table_unit, (*columns, name))
            )
            units.append((columns, unit))
            yield Field(
                entry.blocks[0],
                entry.blocks,
                entry.text,
                is_figure(entry.text),
                " – ".join(names),
                columns,
                unit,
                label,
                name,
                self.caption if not name or is_year(name) or is_time(name) else "",
                self.named,
            )
