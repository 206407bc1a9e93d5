"""A comparison as a workbook that can be sent: every figure with its sentence, and a way to the row of its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from decimal import Decimal
from functools import lru_cache
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from ..excerpts import excerpt_of
from ..messages import Language, in_language, word
from ..numbers.scales import Scale, scale_of
from ..visible import in_cell
from .candidates import candidates
from .observations import COMPARING, Observation, Series, by_series, relative_change
from .stretch import written_key

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    from .comparison import Comparison

Value = str | float | int | None
MOST_NOTES = 20_000
"""Notes of a workbook; with more of them Excel takes minutes to open it. The links are there all the same."""
LINE = 15.0
"""Height of a line in points."""
MOST_LINES = 12
_BLUE = "FF1B4F72"
_HEAD = PatternFill("solid", start_color=_BLUE)
_BAND = PatternFill("solid", start_color="FFF3F7FA")
_LINE = Border(bottom=Side(style="hair", color="FFB0BEC5"))
_FONT = "Times New Roman"
"""The letters of official documents (NĐ 30/2020/NĐ-CP, appendix I)."""
_SERIOUS = {"error": "FFC0392B", "warning": "FFB9770E", "info": "FF5F6A6A"}


class _Column(NamedTuple):
    """A column of a sheet: the key of its name in data/messages.tsv, and how wide it is."""

    key: str
    width: float


def workbook(comparison: Comparison, language: Language) -> Workbook:
    """Summary, changes, gaps, findings, notices and sources, each with a filter and its header in view."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = {name: book.create_sheet(word(f"sheet-{name}", language)) for name in
              ("summary", "changes", "missing", "findings", "issues", "sources")}  # fmt: skip
    scales = _scales(comparison.observations)
    rows = _write_sources(sheets["sources"], comparison, scales, language)
    _write_summary(sheets["summary"], comparison, scales, rows, language)
    _write_changes(sheets["changes"], comparison, scales, language)
    _write_missing(sheets["missing"], comparison, language)
    _write_findings(sheets["findings"], comparison, rows, language)
    _write_issues(sheets["issues"], comparison, language)
    return book


def form_of(decimals: int, unit: str) -> str:
    """The number format of values: the separators are Vietnamese, a percent sign stands behind its figure.

    >>> form_of(0, "hồ sơ"), form_of(2, "%")
    ('[$-42A]#,##0', '[$-42A]#,##0.00"%"')
    """
    places = "." + "0" * decimals if decimals > 0 else ""
    sign = '"%"' if unit == "%" else ""
    return f"[$-42A]#,##0{places}{sign}"


def _scales(observations: Iterable[Observation]) -> dict[Series, tuple[Scale, int]]:
    """The scale of each series, and the decimals of its values in that scale."""
    found = {}
    for series, own in by_series(observations).items():
        scale = scale_of((o.value for o in own), series.kind)
        places = [-int((o.value / scale.factor).normalize().as_tuple().exponent) for o in own]
        found[series] = scale, min(max(0, *places), 2)
    return found


def _write_summary(
    sheet: Worksheet, comparison: Comparison, scales: Mapping[Series, tuple[Scale, int]], rows: Mapping[int, int],
    language: Language,
) -> None:  # fmt: skip
    """Indicators down, issuers and periods across; each value with a note and a link to its source."""
    cells = [o for o in comparison.observations if o.compares and o.series.nature not in COMPARING]
    places = sorted({(o.issuer, o.stretch) for o in cells if o.stretch},
                    key=lambda pair: (comparison.names.issuers[pair[0]], pair[1]))  # fmt: skip
    series = list(dict.fromkeys(o.series for o in cells))
    head = [_Column("code", 16), _Column("indicator", 46), _Column("nature", 11), _Column("unit", 13)]
    names = [f"{comparison.names.issuers[i]}\n{written_key(s.key, language)}" for i, s in places]
    _write_head(
        sheet, [word(f"column-{c.key}", language) for c in head] + names, [c.width for c in head] + [14] * len(names)
    )
    line, column = {s: at + 2 for at, s in enumerate(series)}, {place: at + 5 for at, place in enumerate(places)}
    for own in series:
        nature = word(own.nature or "unknown", language)
        empty = [None] * len(places)
        _write_row(sheet, line[own], (own.code or "", own.label, nature, scales[own][0].unit(own.unit), *empty))
    for number, o in enumerate(cells):
        if o.stretch:
            scale, decimals = scales[o.series]
            cell = sheet.cell(line[o.series], column[o.issuer, o.stretch], _value(o.value, scale))
            _dress(cell, form_of(decimals, scale.unit(o.series.unit)), _BLUE, banded=cell.row % 2 == 1)
            if number < MOST_NOTES:
                cell.comment = _note(o, comparison, language)
            _link(cell, word("sheet-sources", language), rows[id(o)])
    _finish(sheet, "E2", len(series), len(names) + 4)


def _note(o: Observation, comparison: Comparison, language: Language) -> Comment:
    """The sentence of a figure, its page and its file."""
    lines = []
    for figure in o.figures:
        document = comparison.reports[figure.report].document
        page = f", {word('page', language)} {figure.indicator.page}" if figure.indicator.page else ""
        lines.append(f"“{excerpt_of(figure.indicator, document)}”\n{comparison.names.reports[figure.report]}{page}")
    text = "\n".join(lines)
    comment = Comment(str(in_cell(text)), "baocao-parser")
    comment.width, comment.height = 420, 60 + 16 * (len(text) // 60)
    return comment


def _write_sources(
    sheet: Worksheet, comparison: Comparison, scales: Mapping[Series, tuple[Scale, int]], language: Language
) -> dict[int, int]:
    """Every figure that is printed, compared or not; → the row of each observation, by its identity."""
    columns = [
        _Column("number", 6), _Column("place", 24), _Column("period", 12), _Column("indicator", 42),
        _Column("nature", 11), _Column("value", 14), _Column("unit", 13), _Column("printed", 14),
        _Column("report", 30), _Column("section", 9), _Column("page", 7), _Column("sentence", 52),
        _Column("reason", 40),
    ]  # fmt: skip
    _write_columns(sheet, columns, language)
    rows = {}
    for at, o in enumerate(comparison.observations, start=2):
        rows[id(o)] = at
        i, (scale, decimals) = o.figure.indicator, scales[o.series]
        document = comparison.reports[o.figure.report].document
        _write_row(sheet, at, (
            at - 1, comparison.names.issuers[o.issuer], written_key(o.period, language),
            o.series.label, word(o.series.nature or "unknown", language), _value(o.value, scale),
            scale.unit(o.series.unit), o.printed, comparison.names.sources(o), i.section, i.page,
            excerpt_of(i, document), in_language(o.reason, language),
        ), {6: form_of(decimals, "")})  # fmt: skip
    _finish(sheet, "B2", len(comparison.observations), len(columns))
    return rows


def _write_changes(
    sheet: Worksheet, comparison: Comparison, scales: Mapping[Series, tuple[Scale, int]], language: Language
) -> None:
    """What changed against the period before, the greatest change first."""
    columns = [
        _Column("place", 24), _Column("period", 12), _Column("indicator", 46), _Column("unit", 13),
        _Column("previous", 14), _Column("value", 14), _Column("difference", 14), _Column("relative", 12),
    ]  # fmt: skip
    _write_columns(sheet, columns, language)
    changed = [o for o in comparison.observations if o.previous is not None and o.compares and o.stretch]
    silent = (*COMPARING, "cumulative")  # a running total only grows
    changed = [o for o in changed if o.series.nature not in silent and o.value != o.previous]
    for at, o in enumerate(sorted(changed, key=lambda o: -abs(_relative(o) or 0)), start=2):
        scale, decimals = scales[o.series]
        was = o.previous if o.previous is not None else Decimal(0)
        _write_row(sheet, at, (
            comparison.names.issuers[o.issuer], written_key(o.period, language),
            o.series.label, scale.unit(o.series.unit), _value(was, scale), _value(o.value, scale),
            _value(o.value - was, scale), _relative(o),
        ), {**dict.fromkeys((5, 6, 7), form_of(decimals, "")), 8: form_of(1, "%")})  # fmt: skip
    _finish(sheet, "D2", len(changed), len(columns))


def _relative(o: Observation) -> float | None:
    """By how much per cent a value changed; None of shares, which change by points, and of what was nothing."""
    found = relative_change(o.value, o.previous, o.series.kind)
    return None if found is None else float(found)


def _write_missing(sheet: Worksheet, comparison: Comparison, language: Language) -> None:
    columns = [
        _Column("place", 24), _Column("period", 12), _Column("indicator", 46), _Column("status", 16),
        _Column("reason", 44), _Column("candidate", 40), _Column("printed", 16), _Column("score", 9),
    ]  # fmt: skip
    _write_columns(sheet, columns, language)
    gaps = comparison.gaps
    for at, (gap, near) in enumerate(zip(gaps, candidates(gaps, comparison.observations), strict=True), start=2):
        figure = near.observation.figure.indicator if near else None
        _write_row(sheet, at, (
            comparison.names.issuers[gap.issuer], written_key(gap.stretch.key, language), gap.series.label,
            word(gap.status, language), in_language(gap.reason, language), figure.label if figure else "",
            f"{figure.text} {figure.unit}".strip() if figure else "", near.score if near else None,
        ), {8: form_of(2, "")})  # fmt: skip
    _finish(sheet, "D2", len(gaps), len(columns))


def _write_findings(sheet: Worksheet, comparison: Comparison, rows: Mapping[int, int], language: Language) -> None:
    columns = [
        _Column("severity", 10), _Column("place", 16), _Column("period", 10), _Column("indicator", 28),
        _Column("said", 15), _Column("expected", 15), _Column("message", 46), _Column("sentence", 46),
        _Column("page", 7), _Column("report", 22),
    ]  # fmt: skip
    _write_columns(sheet, columns, language)
    where = {(comparison.names.reports[o.figure.report], o.figure.indicator.id): rows[id(o)]
             for o in comparison.observations if id(o) in rows}  # fmt: skip
    for at, found in enumerate(comparison.found, start=2):
        _write_row(sheet, at, (
            word(found.severity, language), comparison.names.issuers[found.issuer],
            written_key(found.period, language), found.indicator, found.said, found.expected,
            in_language(found.message, language), found.sentence, found.page, found.report,
        ))  # fmt: skip
        _dress(_cell(sheet, at, 1), colour=_SERIOUS[found.severity], bold=True, banded=at % 2 == 1)
        if found.figures and (row := where.get(found.figures[0])):
            _link(_cell(sheet, at, 5), word("sheet-sources", language), row)
    _finish(sheet, "D2", len(comparison.found), len(columns))


def _write_issues(sheet: Worksheet, comparison: Comparison, language: Language) -> None:
    columns = [_Column("severity", 11), _Column("report", 34), _Column("message", 100)]
    _write_columns(sheet, columns, language)
    for at, issue in enumerate(comparison.told, start=2):
        _write_row(sheet, at, (word(issue.severity, language), issue.report, in_language(issue.message, language)))
        _dress(_cell(sheet, at, 1), colour=_SERIOUS[issue.severity], bold=True, banded=at % 2 == 1)
    _finish(sheet, "A2", len(comparison.told), len(columns))


def _write_columns(sheet: Worksheet, columns: Sequence[_Column], language: Language) -> None:
    _write_head(sheet, [word(f"column-{column.key}", language) for column in columns], [c.width for c in columns])


def _write_head(sheet: Worksheet, names: Sequence[str], widths: Sequence[float]) -> None:
    for at, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
        cell = sheet.cell(1, at, _clean(name))
        cell.font, cell.fill = Font(name=_FONT, size=11, bold=True, color="FFFFFFFF"), _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        _as_text(cell)
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.row_dimensions[1].height = 34


def _write_row(
    sheet: Worksheet, row: int, values: Sequence[Value], forms: Mapping[int, str] = MappingProxyType({})
) -> None:
    """Values in a row that is as high as they need; `forms` are the number formats of some, by column."""
    lines = 1
    for at, value in enumerate(values, start=1):
        cell = sheet.cell(row, at, _clean(value))
        _dress(cell, forms.get(at, ""), banded=row % 2 == 1)
        if isinstance(value, str) and value:
            lines = max(lines, ceil(len(value) / sheet.column_dimensions[get_column_letter(at)].width))
            _as_text(cell)
    if lines > 1:
        sheet.row_dimensions[row].height = LINE * min(lines, MOST_LINES)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that was written."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def _clean(value: Value) -> Value:
    """A value as Excel takes it."""
    return str(in_cell(value)) if isinstance(value, str) else value


def _as_text(cell: Cell) -> None:
    """Text is text, also where it begins like a formula."""
    if cell.data_type != "s":
        cell.data_type, cell.quotePrefix = "s", True


def _dress(cell: Cell, form: str = "", colour: str = "FF000000", *, bold: bool = False, banded: bool = False) -> None:
    """The looks of a cell. Openpyxl looks each of them up again for every cell, so whole styles are kept and copied."""
    known = _styles(cell.parent.parent)
    key = (form, colour, bold, banded)
    if key not in known:
        cell.font, cell.border = Font(name=_FONT, size=11, color=colour, bold=bold), _LINE
        cell.alignment = Alignment(wrap_text=not form, vertical="top", horizontal="right" if form else None)
        cell.number_format = form or "General"
        if banded:
            cell.fill = _BAND
        known[key] = cell._style  # type: ignore[attr-defined]
    cell._style = copy(known[key])  # type: ignore[attr-defined]


@lru_cache(1)
def _styles(book: Workbook) -> dict[tuple[object, ...], StyleArray]:
    return {}


def _link(cell: Cell, sheet: str, row: int) -> None:
    """A way to a row of another sheet."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!A{row}")


def _value(value: Decimal, scale: Scale) -> float:
    return float(value / scale.factor)


def _finish(sheet: Worksheet, frozen: str, rows: int, columns: int) -> None:
    """The header in view, a filter over all columns, and a page that is as wide as the sheet."""
    sheet.freeze_panes = frozen
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = "1:1"
