"""A comparison as a workbook that can be sent: every figure with its sentence, and a way to the row of its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.comments import Comment

from ..excerpts import excerpt_of
from ..messages import Language, in_language, word
from ..numbers.scales import Scale, scale_of
from ..visible import in_cell
from .candidates import candidates
from .observations import COMPARING, Observation, Series, by_series, relative_change
from .sheets import (
    BLUE,
    WHOLE,
    SheetColumn,
    cell_of,
    dress,
    finish,
    form_of,
    link,
    write_columns,
    write_head,
    write_row,
)
from .stretch import written_key

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from .comparison import Comparison

MOST_NOTES = 20_000
"""Notes of a workbook; with more of them Excel takes minutes to open it. The links are there all the same."""
_SERIOUS = {"error": "FFC0392B", "warning": "FFB9770E", "info": "FF5F6A6A"}


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
    head = [SheetColumn("code", 20), SheetColumn("indicator", 46), SheetColumn("nature", 11), SheetColumn("unit", 13)]
    names = [f"{comparison.names.issuers[i]}\n{written_key(s.key, language)}" for i, s in places]
    write_head(
        sheet, [word(f"column-{c.key}", language) for c in head] + names, [c.width for c in head] + [15] * len(names)
    )
    line, column = {s: at + 2 for at, s in enumerate(series)}, {place: at + 5 for at, place in enumerate(places)}
    for own in series:
        nature = word(own.nature or "unknown", language)
        empty = [None] * len(places)
        write_row(sheet, line[own], (own.code or "", own.label, nature, scales[own][0].unit(own.unit), *empty))
    for number, o in enumerate(cells):
        if o.stretch:
            scale, decimals = scales[o.series]
            cell = sheet.cell(line[o.series], column[o.issuer, o.stretch], _value(o.value, scale))
            dress(cell, form_of(decimals, scale.unit(o.series.unit)), BLUE, banded=cell.row % 2 == 1)
            if number < MOST_NOTES:
                cell.comment = _note(o, comparison, language)
            link(cell, word("sheet-sources", language), rows[id(o)])
    finish(sheet, 4, len(series), len(names) + 4, grows=True)


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
        SheetColumn("number", 6), SheetColumn("place", 24), SheetColumn("period", 12), SheetColumn("indicator", 42),
        SheetColumn("nature", 11), SheetColumn("value", 14), SheetColumn("unit", 13), SheetColumn("printed", 14),
        SheetColumn("report", 30), SheetColumn("section", 9), SheetColumn("page", 7), SheetColumn("sentence", 52),
        SheetColumn("reason", 40),
    ]  # fmt: skip
    write_columns(sheet, columns, language)
    rows = {}
    for at, o in enumerate(comparison.observations, start=2):
        rows[id(o)] = at
        i, (scale, decimals) = o.figure.indicator, scales[o.series]
        document = comparison.reports[o.figure.report].document
        write_row(sheet, at, (
            at - 1, comparison.names.issuers[o.issuer], written_key(o.period, language),
            o.series.label, word(o.series.nature or "unknown", language), _value(o.value, scale),
            scale.unit(o.series.unit), o.printed, comparison.names.sources(o), i.section, i.page,
            excerpt_of(i, document), in_language(o.reason, language),
        ), {1: WHOLE, 6: form_of(decimals, ""), 11: WHOLE})  # fmt: skip
    finish(sheet, 1, len(comparison.observations), len(columns))
    return rows


def _write_changes(
    sheet: Worksheet, comparison: Comparison, scales: Mapping[Series, tuple[Scale, int]], language: Language
) -> None:
    """What changed against the period before, the greatest change first."""
    columns = [
        SheetColumn("place", 24), SheetColumn("period", 12), SheetColumn("indicator", 46), SheetColumn("unit", 13),
        SheetColumn("previous", 14), SheetColumn("value", 14), SheetColumn("difference", 14),
        SheetColumn("relative", 12),
    ]  # fmt: skip
    write_columns(sheet, columns, language)
    changed = [o for o in comparison.observations if o.previous is not None and o.compares and o.stretch]
    silent = (*COMPARING, "cumulative")  # a running total only grows
    changed = [o for o in changed if o.series.nature not in silent and o.value != o.previous]
    for at, o in enumerate(sorted(changed, key=lambda o: -abs(_relative(o) or 0)), start=2):
        scale, decimals = scales[o.series]
        was = o.previous if o.previous is not None else Decimal(0)
        write_row(sheet, at, (
            comparison.names.issuers[o.issuer], written_key(o.period, language),
            o.series.label, scale.unit(o.series.unit), _value(was, scale), _value(o.value, scale),
            _value(o.value - was, scale), _relative(o),
        ), {**dict.fromkeys((5, 6, 7), form_of(decimals, "")), 8: form_of(1, "%")})  # fmt: skip
    finish(sheet, 3, len(changed), len(columns))


def _relative(o: Observation) -> float | None:
    """By how much per cent a value changed; None of shares, which change by points, and of what was nothing."""
    found = relative_change(o.value, o.previous, o.series.kind)
    return None if found is None else float(found)


def _write_missing(sheet: Worksheet, comparison: Comparison, language: Language) -> None:
    """What is missing: first what its office states in other reports, then what has a figure that may be meant."""
    columns = [
        SheetColumn("place", 24), SheetColumn("period", 12), SheetColumn("indicator", 46), SheetColumn("status", 16),
        SheetColumn("reason", 50), SheetColumn("candidate", 38), SheetColumn("printed", 18), SheetColumn("score", 10),
    ]  # fmt: skip
    write_columns(sheet, columns, language)
    nearest = candidates(comparison.gaps, comparison.observations, comparison.reports)
    gaps = list(zip(comparison.gaps, nearest, strict=True))
    gaps.sort(key=lambda pair: (pair[0].status != "missing", -(pair[1].score if pair[1] else 0)))
    for at, (gap, near) in enumerate(gaps, start=2):
        figure = near.observation.figure.indicator if near else None
        write_row(sheet, at, (
            comparison.names.issuers[gap.issuer], written_key(gap.stretch.key, language), gap.series.label,
            word(gap.status, language), in_language(gap.reason, language), figure.label if figure else "",
            f"{figure.text} {figure.unit}".strip() if figure else "", near.score if near else None,
        ), {8: form_of(2, "")})  # fmt: skip
    finish(sheet, 3, len(gaps), len(columns))


def _write_findings(sheet: Worksheet, comparison: Comparison, rows: Mapping[int, int], language: Language) -> None:
    columns = [
        SheetColumn("severity", 10), SheetColumn("place", 18), SheetColumn("period", 10), SheetColumn("indicator", 28),
        SheetColumn("said", 20), SheetColumn("expected", 20), SheetColumn("message", 44), SheetColumn("sentence", 46),
        SheetColumn("page", 7), SheetColumn("report", 24),
    ]  # fmt: skip
    write_columns(sheet, columns, language)
    where = {(comparison.names.reports[o.figure.report], o.figure.indicator.id): rows[id(o)]
             for o in comparison.observations if id(o) in rows}  # fmt: skip
    for at, found in enumerate(comparison.found, start=2):
        write_row(sheet, at, (
            word(found.severity, language), comparison.names.issuers[found.issuer],
            written_key(found.period, language), found.indicator, found.said, found.expected,
            in_language(found.message, language), found.sentence, found.page, found.report,
        ), {9: WHOLE})  # fmt: skip
        dress(cell_of(sheet, at, 1), colour=_SERIOUS[found.severity], bold=True, banded=at % 2 == 1)
        if found.figures and (row := where.get(found.figures[0])):
            link(cell_of(sheet, at, 5), word("sheet-sources", language), row)
    finish(sheet, 3, len(comparison.found), len(columns))


def _write_issues(sheet: Worksheet, comparison: Comparison, language: Language) -> None:
    columns = [SheetColumn("severity", 11), SheetColumn("report", 34), SheetColumn("message", 100)]
    write_columns(sheet, columns, language)
    for at, issue in enumerate(comparison.told, start=2):
        write_row(sheet, at, (word(issue.severity, language), issue.report, in_language(issue.message, language)))
        dress(cell_of(sheet, at, 1), colour=_SERIOUS[issue.severity], bold=True, banded=at % 2 == 1)
    finish(sheet, 0, len(comparison.told), len(columns))


def _value(value: Decimal, scale: Scale) -> float:
    return float(value / scale.factor)
