"""A report, or the error in its place → rows of an archive's tables, column by column, as the schema names them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from .. import __version__
from ..comparison.stretch import stretch_of
from ..document import Document
from ..errors import BaocaoError, ReadError
from ..excerpts import cell_name
from ..language.sentences import sentences_of
from ..levels import level_of
from ..limits import Limits, limit_named
from ..readers.pdf.scans.engine import installed
from ..records import Check, Indicator, Metadata, Period
from ..report import Report
from ..text.folding import fold
from .schema import DECIMALS, DIGITS

Row = dict[str, Any]
Columns = dict[str, list[Any]]
"""Rows of one table: the values of each column."""

_REMARK = re.compile(r"\([^()]*\)")
"""In a title: "(thay thế báo cáo ngày 14/5/2020)", "(điều chỉnh)"."""


class Rows(NamedTuple):
    """What one report gives."""

    report: Row
    indicators: Columns
    checks: Columns


def rows_of(report: Report, path: str) -> Rows:
    """The rows of a report whose file stands at a path."""
    shared = _shared(report, path)
    titles = {section.path: section.title for section in report.sections}
    sentences = _Sentences(report.document)
    indicators = _indicators(report.indicators, shared, titles, sentences)
    known = {i.id: i for i in report.indicators}
    return Rows(shared | _report(report), indicators, _checks(report.checks, shared, known, titles, sentences))


def failure_of(error: BaocaoError, path: str, source: str, sha256: str | None, limits: Limits, stage: str = "") -> Row:
    """The row of a file, or a folder, that cannot be parsed; `stage` is where that was, if it is known."""
    limit = limit_named(error)
    if not stage:
        stage = "read" if isinstance(error, ReadError) and limit not in ("time", "memory") else "parse"
    return {
        "sha256": sha256,
        "path": path,
        "source": source,
        "stage": stage,
        "reason": error.problem,
        "remedy": error.remedy,
        "limit": limit,
        "allowed": getattr(limits, limit) if limit else None,
        "final": isinstance(error, ReadError) and sha256 is not None,
        "parser": __version__,
    }


def _shared(report: Report, path: str) -> Row:
    meta, source = report.metadata, report.document.source
    stretch = stretch_of(meta.period)
    last = (meta.period and (meta.period.end or meta.period.start)) or meta.date
    return {
        "sha256": source.sha256,
        "path": path,
        "source": source.name,
        "parent_agency": meta.parent_agency,
        "agency": meta.agency,
        "level": level_of(meta),
        "province_code": meta.province.code if meta.province else None,
        "province": meta.province.name if meta.province else None,
        "year": last.year if last else None,
        "report_period": stretch.key if stretch else None,
        "report_start": meta.period.start if meta.period else None,
        "report_end": meta.period.end if meta.period else None,
        "report_date": meta.date,
    }


def _report(report: Report) -> Row:
    meta, source, issues = report.metadata, report.document.source, report.issues
    plan, window, signer = meta.plan_period, meta.window, meta.signer
    return {
        "format": source.format,
        "pages": source.pages,
        "parser": __version__,
        "ocr": can_recognise(),
        "unread_pages": len(report.unread),
        **{name: getattr(meta, name) for name in ("co_agency", "number", "place", "kind", "title")},
        "period": _label(meta.period),
        "plan_period": _label(plan),
        "plan_start": plan.start if plan else None,
        "plan_end": plan.end if plan else None,
        "window_start": window.start if window else None,
        "window_end": window.end if window else None,
        "addressees": meta.addressees,
        "recipients": meta.recipients,
        "signer_authority": signer.authority if signer else None,
        "signer_position": signer.position if signer else None,
        "signer": signer.name if signer else None,
        "sections": len(report.sections),
        "indicators": len(report.indicators),
        "checks": len(report.checks),
        "failed_checks": sum(not check.holds for check in report.checks),
        "errors": sum(issue.severity == "error" for issue in issues),
        "warnings": sum(issue.severity == "warning" for issue in issues),
        "issues": _json(issues),
        "edition_of": edition_of(meta),
        "report": report.to_json(),
    }


@cache
def can_recognise() -> bool:
    """Whether pages that are pictures are recognised here."""
    return installed() is not None


def edition_of(meta: Metadata) -> str | None:
    """What editions of one report share: its office, kind, title and period; None where one of them is not known.

    A title's remark in brackets tells a corrected edition and is left out. An office is known by its province and, of
    a commune, by what stands above it: many communes of a province share a name.

    >>> import datetime
    >>> may = Period("tháng 5/2020", datetime.date(2020, 5, 1), datetime.date(2020, 5, 31))
    >>> edition_of(Metadata(agency="BỘ Y TẾ", kind="BÁO CÁO", title="Kết quả tháng 5 (điều chỉnh)", period=may))
    'central|||bo y te|bao cao|ket qua thang 5|2020-05-01|2020-05-31'
    >>> edition_of(Metadata(agency="SỞ Y TẾ", kind="BÁO CÁO", title="Kết quả tháng 5", period=may))
    """
    period, level = meta.period, level_of(meta)
    is_known = level == "central" or (meta.province and (level != "commune" or meta.parent_agency))
    if not (meta.agency and is_known and meta.title and period and period.end):
        return None
    office = (level or "", meta.province.code if meta.province else "", meta.parent_agency or "", meta.agency)
    words = (*office, meta.kind or "", _REMARK.sub("", meta.title))
    return "|".join([*map(fold, words), str(period.start or ""), str(period.end)])


_NUMBERS = ("value", "total", "upper")


def _indicators(
    indicators: Sequence[Indicator], shared: Row, titles: Mapping[str, str], sentences: _Sentences
) -> Columns:
    given = _fields(indicators, Indicator)
    held = {name: list(map(_held, given[name])) for name in _NUMBERS}
    periods: list[Period | None] = given.pop("period")
    return _repeated(shared, len(indicators)) | given | held | {
        "exact": _not_held(given, held),
        "period": list(map(_label, periods)),
        "period_start": [period.start if period else None for period in periods],
        "period_end": [period.end if period else None for period in periods],
        "section_title": list(map(titles.get, given["section"])),
        "sentence": list(map(sentences.of, indicators)),
        "box": [[box.x0, box.top, box.x1, box.bottom] if box else None for box in given["box"]],
        "evidence": list(map(_json, given["evidence"])),
    }  # fmt: skip


def _held(value: Decimal | None) -> Decimal | None:
    """A value as a column can hold it; None where that would change it."""
    try:
        return _COLUMN.quantize(value, _LAST) if value is not None and value.is_finite() else None
    except (Inexact, InvalidOperation):
        return None


_LAST = Decimal(1).scaleb(-DECIMALS)
_COLUMN = Context(DIGITS, traps=[Inexact, InvalidOperation])


def _not_held(given: Columns, held: Columns) -> list[str | None]:
    """Of each row the values that a column cannot hold, as JSON; None where all are held."""
    if all(given[name] == held[name] for name in _NUMBERS):
        return [None] * len(given["value"])
    wanting = (
        {name: str(given[name][at]) for name in _NUMBERS if given[name][at] != held[name][at]}
        for at in range(len(given["value"]))
    )
    return [_json(values) if values else None for values in wanting]


def _checks(
    checks: Sequence[Check], shared: Row, known: Mapping[str, Indicator], titles: Mapping[str, str],
    sentences: _Sentences,
) -> Columns:  # fmt: skip
    about = [known.get(check.records[0]) if check.records else None for check in checks]
    return _repeated(shared, len(checks)) | _fields(checks, Check) | {
        "nth": list(range(len(checks))),
        "label": [one.label if one else None for one in about],
        "section": [one.section if one else None for one in about],
        "section_title": [titles.get(one.section) if one else None for one in about],
        "sentence": [
            sentences.of(one) if one else sentences.at(check.start, check.end)
            for check, one in zip(checks, about, strict=True)
        ],
        "page": [sentences.page(check.start) for check in checks],
    }  # fmt: skip


def _fields(records: Iterable[msgspec.Struct], kind: type[msgspec.Struct]) -> Columns:
    """The fields of records of one kind, each as a column."""
    names = kind.__struct_fields__
    columns = zip(*map(msgspec.structs.astuple, records), strict=True)
    return dict(zip(names, map(list, columns), strict=False)) or {name: [] for name in names}


def _repeated(row: Row, count: int) -> Columns:
    return {name: [value] * count for name, value in row.items()}


class _Sentences:
    """The sentences of a document, each paragraph cut once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._cut: dict[int, list[tuple[int, int]]] = {}
        self._shown: dict[tuple[int, int], str] = {}

    def of(self, indicator: Indicator) -> str:
        """The sentence of an indicator; of one in a table its row, columns and text."""
        named = cell_name(indicator)
        return self.at(indicator.start, indicator.end) if named is None else f"{named}: {indicator.text}"

    def at(self, start: int, end: int) -> str:
        """The sentence that holds a stretch of the text, its blanks single; "" in a document without text."""
        if not self._document.blocks:
            return ""
        cut = self._sentences(start)
        found = cut[max(bisect_right(cut, start, key=itemgetter(0)) - 1, 0)] if cut else (start, end)
        bounds = min(found[0], start), max(found[1], end)
        if bounds not in self._shown:
            self._shown[bounds] = " ".join(self._document.text[slice(*bounds)].split())
        return self._shown[bounds]

    def page(self, offset: int) -> int | None:
        """The page of an offset."""
        return self._document.block_at(offset).page if self._document.blocks else None

    def _sentences(self, offset: int) -> list[tuple[int, int]]:
        block = self._document.block_at(offset)
        if block.start not in self._cut:
            self._cut[block.start] = sentences_of(self._document.text, block.start, block.end)
        return self._cut[block.start]


def _label(period: Period | None) -> str | None:
    return period.label if period else None


_ENCODER = msgspec.json.Encoder()


def _json(records: object) -> str:
    return _ENCODER.encode(records).decode()
