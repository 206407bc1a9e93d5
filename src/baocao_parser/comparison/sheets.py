"""How a sheet of a workbook looks: its header, rows as high as they need, Vietnamese numbers, and its print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import lru_cache
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins

from ..messages import Language, word
from ..visible import in_cell

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | float | int | None
LINE = 15.0
"""Height of a line in points."""
LETTERS = 1.1
"""Letters of this font and size that stand in one unit of a column's width, with some room for the ends of lines."""
MOST_LINES = 12
PAGE = 210.0
"""Width of the columns that a printed page (A4, landscape) holds with letters that are still read, at about 60%."""
BLUE = "FF1B4F72"
_HEAD = PatternFill("solid", start_color=BLUE)
_BAND = PatternFill("solid", start_color="FFF3F7FA")
_LINE = Border(bottom=Side(style="hair", color="FFB0BEC5"))
_MARGINS = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.2, footer=0.3)
_FONT = "Times New Roman"
"""The letters of official documents (NĐ 30/2020/NĐ-CP, appendix I)."""
WHOLE = "0"
"""Number format of what only counts rows and pages: it stands in the middle."""


class SheetColumn(NamedTuple):
    """A column of a sheet: the key of its name in data/messages.tsv, and how wide it is."""

    key: str
    width: float


def form_of(decimals: int, unit: str) -> str:
    """The number format of values: the separators are Vietnamese, a percent sign stands behind its figure.

    >>> form_of(0, "hồ sơ"), form_of(2, "%")
    ('[$-42A]#,##0', '[$-42A]#,##0.00"%"')
    """
    places = "." + "0" * decimals if decimals > 0 else ""
    sign = '"%"' if unit == "%" else ""
    return f"[$-42A]#,##0{places}{sign}"


def write_columns(sheet: Worksheet, columns: Sequence[SheetColumn], language: Language) -> None:
    """The header of a sheet, its names in a language."""
    write_head(sheet, [word(f"column-{column.key}", language) for column in columns], [c.width for c in columns])


def write_head(sheet: Worksheet, names: Sequence[str], widths: Sequence[float]) -> None:
    """The header of a sheet, as high as its longest name needs, and the widths of its columns."""
    lines = 2
    for at, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
        cell = sheet.cell(1, at, _clean(name))
        cell.font, cell.fill = Font(name=_FONT, size=11, bold=True, color="FFFFFFFF"), _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        _as_text(cell)
        sheet.column_dimensions[get_column_letter(at)].width = width
        lines = max(lines, sum(_lines(part, width / LETTERS) for part in name.split("\n")))
    sheet.row_dimensions[1].height = LINE * lines + 4


def write_row(
    sheet: Worksheet, row: int, values: Sequence[Value], forms: Mapping[int, str] = MappingProxyType({})
) -> None:
    """Values in a row that is as high as they need; `forms` are the number formats of some, by column."""
    lines = 1
    for at, value in enumerate(values, start=1):
        cell = sheet.cell(row, at, _clean(value))
        dress(cell, forms.get(at, ""), banded=row % 2 == 1)
        if isinstance(value, str) and value:
            lines = max(lines, _lines(value, sheet.column_dimensions[get_column_letter(at)].width))
            _as_text(cell)
    if lines > 1:
        sheet.row_dimensions[row].height = LINE * min(lines, MOST_LINES)


def cell_of(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that was written."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def dress(cell: Cell, form: str = "", colour: str = "FF000000", *, bold: bool = False, banded: bool = False) -> None:
    """The looks of a cell. Openpyxl looks each of them up again for every cell, so whole styles are kept and copied."""
    known = _styles(cell.parent.parent)
    key = (form, colour, bold, banded)
    if key not in known:
        cell.font, cell.border = Font(name=_FONT, size=11, color=colour, bold=bold), _LINE
        cell.alignment = _alignment(form)
        cell.number_format = form or "General"
        if banded:
            cell.fill = _BAND
        known[key] = cell._style  # type: ignore[attr-defined]
    cell._style = copy(known[key])  # type: ignore[attr-defined]


def link(cell: Cell, sheet: str, row: int) -> None:
    """A way to a row of another sheet."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!A{row}")


def finish(sheet: Worksheet, kept: int, rows: int, columns: int, *, grows: bool = False) -> None:
    """The header and the first `kept` columns in view, a filter over all, and numbered pages as wide as the sheet.

    A sheet that `grows` to the right is printed on several pages beside each other, each with the kept columns.
    """
    sheet.freeze_panes = f"{get_column_letter(kept + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_margins, sheet.print_options.horizontalCentered = _MARGINS, True
    footer = sheet.oddFooter
    assert footer is not None
    footer.left.text, footer.right.text = "&A", "&P/&N"
    sheet.print_title_rows = "1:1"
    widths = [sheet.column_dimensions[get_column_letter(at)].width for at in range(1, columns + 1)]
    pages = (ceil(sum(widths[kept:]) / (PAGE - sum(widths[:kept]))) or 1) if grows else 1
    if pages > 1:
        sheet.print_title_cols = f"A:{get_column_letter(kept)}"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def _alignment(form: str) -> Alignment:
    """Texts run on in their cells; figures stand to the right, a little from what stands beside them."""
    if form == WHOLE:
        return Alignment(vertical="top", horizontal="center")
    return (
        Alignment(vertical="top", horizontal="right", indent=1) if form else Alignment(vertical="top", wrap_text=True)
    )


def _lines(text: str, width: float) -> int:
    return ceil(len(text) / (width * LETTERS)) or 1


def _clean(value: Value) -> Value:
    """A value as Excel takes it."""
    return str(in_cell(value)) if isinstance(value, str) else value


def _as_text(cell: Cell) -> None:
    """Text is text, also where it begins like a formula."""
    if cell.data_type != "s":
        cell.data_type, cell.quotePrefix = "s", True


@lru_cache(1)
def _styles(book: Workbook) -> dict[tuple[object, ...], StyleArray]:
    return {}
