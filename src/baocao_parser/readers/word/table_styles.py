"""Bold that comes from a table's style, cell by cell (ECMA-376 Part 1, 17.7.6).

Order of the conditional formats, sizes of stripes and the missing w:tblLook are as Word has them, which is not
always as the standard says.
"""

from __future__ import annotations

from ...document import Cell
from .names import TYPE, VAL, Element, Properties, integer, on, properties, value, w
from .styles import Chain, Styles

_RPR, _BOLD, _CONDITION = w("rPr"), w("b"), w("tblStylePr")
_TBL_PR, _STYLE, _LOOK = w("tblPr"), w("tblStyle"), w("tblLook")
_ROW_BAND, _COLUMN_BAND = w("tblStyleRowBandSize"), w("tblStyleColBandSize")

_LOOK_BITS = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip
_LOOK_NAMES = {w(name): name for name in _LOOK_BITS}


class TableStyles:
    """The table styles of one document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._layers: dict[str | None, list[dict[str, bool]]] = {}

    def bold(self, table: Element, rows: int, columns: int) -> TableBold | None:
        """What the style of a table (w:tbl) of this size says of bold; None where it says nothing."""
        found = properties(table.find(_TBL_PR))
        name = value(found.get(_STYLE))
        chain = self._styles.chain("table", name)
        if name not in self._layers:
            self._layers[name] = [layer for style in chain if (layer := _bold_by_condition(style))]
        layers = self._layers[name]
        return TableBold(layers, found, chain, rows, columns) if layers else None


class TableBold:
    """Bold of the cells of one table."""

    def __init__(self, layers: list[dict[str, bool]], found: Properties, chain: Chain, rows: int, columns: int) -> None:
        self._layers, self._rows, self._columns = layers, rows, columns
        self._look = _look(found.get(_LOOK))
        self._row_band, self._column_band = (_band_size(found, chain, tag) for tag in (_ROW_BAND, _COLUMN_BAND))

    def __call__(self, cell: Cell) -> bool | None:
        """Bold, not bold, or None where the style does not say."""
        conditions = ("", *self._conditions(cell))
        said = (layer[name] for layer in self._layers for name in reversed(conditions) if name in layer)
        return next(said, None)

    def _conditions(self, cell: Cell) -> list[str]:
        """Names of the conditional formats that hold for a cell, the weakest first."""
        look = self._look
        top = "firstRow" in look and cell.row == 0
        bottom = "lastRow" in look and cell.row + cell.rows >= self._rows
        left = "firstColumn" in look and cell.column == 0
        right = "lastColumn" in look and cell.column + cell.columns >= self._columns
        conditions = {
            self._band("Horz", cell.row, self._row_band, {"firstRow"}): "noHBand" not in look,
            self._band("Vert", cell.column, self._column_band, {"firstColumn", "firstCol"}): "noVBand" not in look,
            "firstCol": left,
            "lastCol": right,
            "firstRow": top,
            "lastRow": bottom,
            "nwCell": top and left,
            "neCell": top and right,
            "swCell": bottom and left,
            "seCell": bottom and right,
        }
        return [name for name, holds in conditions.items() if holds]

    def _band(self, axis: str, index: int, size: int, heading: set[str]) -> str:
        """Name of the stripe, "" for none. Stripes begin after a first row (column) that has a format of its own."""
        if heading & self._look and any(heading & layer.keys() for layer in self._layers):
            index -= 1
        return f"band{index // size % 2 + 1}{axis}" if size > 0 and index >= 0 else ""


def _bold_by_condition(style: Element) -> dict[str, bool]:
    """Bold of one table style: "" for the whole table, else by the name of the condition."""
    formats = [("", style), *((part.get(TYPE, ""), part) for part in style.iterchildren(_CONDITION))]
    said = ((name, on(properties(part.find(_RPR)).get(_BOLD))) for name, part in formats)
    return {name: bold for name, bold in said if bold is not None}


def _look(element: Element | None) -> set[str]:
    """Which conditional formats a table asks for: by name, or by the older bit mask, or all of them."""
    attributes = {} if element is None else dict(element.items())
    if any(name in attributes for name in _LOOK_NAMES):
        return {name for tag, name in _LOOK_NAMES.items() if attributes.get(tag) in ("1", "true", "on")}
    try:
        bits = int(str(attributes[VAL]), 16)
    except (KeyError, ValueError):
        return {"firstRow", "lastRow", "firstColumn", "lastColumn"}
    return {name for name, bit in _LOOK_BITS.items() if bits & bit}


def _band_size(found: Properties, chain: Chain, tag: str) -> int:
    """Rows (columns) of one stripe; 0, no stripes, where neither the table nor its style names a size."""
    layers = (found, *(properties(style.find(_TBL_PR)) for style in chain))
    return next((integer(value(layer[tag])) or 0 for layer in layers if tag in layer), 0)
