"""parse: a file → a Report, every stage in order; and the Report itself with its frame and its JSON."""

from __future__ import annotations

import difflib
import os
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from .catalogue import Catalogue
from .checks.check import check, failures
from .document import Document, Source
from .errors import BaocaoError
from .indicators import find_indicators
from .indicators.grid import tables_of
from .metadata import describe
from .outline import outline
from .readers import PathLike, read
from .readers.originals import remember
from .records import Check, Indicator, Issue, Metadata, Records, Section

if TYPE_CHECKING:
    import pandas as pd
    from PIL.Image import Image

    from .corrections import Corrections

SCHEMA = "baocao-parser/report/1"
"""Name and version of the JSON contract; the number grows when a field changes its meaning."""

Emphasis = Literal["bold", "any"]


class Report(msgspec.Struct, frozen=True):
    """One parsed report. Immutable, picklable; `Report.from_json(report.to_json()) == report`."""

    document: Document
    metadata: Metadata
    sections: tuple[Section, ...]
    """Flat, in document order; look one up by its path: `report["I.4"]`."""
    indicators: tuple[Indicator, ...]
    issues: tuple[Issue, ...]
    checks: tuple[Check, ...] = ()
    """What the figures say of each other, recomputed: those that hold and those that fail (these are issues too)."""

    def __getitem__(self, path: str) -> Section:
        """Section at a path ("I.6.1"); KeyError, naming the nearest paths, where there is none."""
        for section in self.sections:
            if section.path == path:
                return section
        near = difflib.get_close_matches(path, [section.path for section in self.sections], n=3, cutoff=0.3)
        raise KeyError(f"no section {path!r}" + (f"; nearest: {', '.join(near)}" if near else ""))

    def text_of(self, record: Section | Indicator | Issue | Check) -> str:
        """The document's text at a record, "" for an issue about the whole file."""
        if record.start is None or record.end is None:
            return ""
        return self.document.text[record.start : record.end]

    def to_frame(self) -> pd.DataFrame:
        """One row per indicator, in document order; `value`, `total`, `upper` as float64 in `unit`.

        Columns are the fields of `Indicator`, before them `source`, `province` and `agency` of the report. A report
        without indicators gives an empty frame with the same columns.
        """
        from .frames import frame_of

        return frame_of([self])

    def to_json(self, *, indent: int | None = None) -> str:
        """The report as JSON text (docs/report.schema.json); decimals are strings, so nothing is lost."""
        file = ReportFile(
            SCHEMA,
            self.document.source,
            self.metadata,
            self.sections,
            self.indicators,
            self.issues,
            self.checks,
            self.document,
        )
        data = msgspec.json.encode(file)
        return (msgspec.json.format(data, indent=indent) if indent else data).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """The report that `to_json` wrote. BaocaoError for other JSON, or for a newer contract."""
        try:
            file = msgspec.json.decode(text, type=ReportFile)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise BaocaoError(f"is no report in JSON: {error}", remedy="write it with Report.to_json") from error
        if file.schema != SCHEMA:
            raise BaocaoError(f"has the contract {file.schema!r}, not {SCHEMA!r}", remedy="use the matching version")
        return cls(file.document, file.metadata, file.sections, file.indicators, file.issues, file.checks)

    def to_html(
        self, *, pages: str | None = None, file: PathLike | None = None, language: Literal["vi", "en"] = "vi"
    ) -> str:
        """One self-contained page: the document with every figure marked in place, the records beside it.

        Of a PDF the pages are pictured, too: the first 20, or those of `pages` ("3-5", "1,4-6", "all", "none"), from
        `file`, or from where it was read if that was in this session; BaocaoError for pages that it does not have.
        """
        from .view.report import report_page

        return report_page(self, pages=pages, file=file, language=language)

    def picture(self, indicator: Indicator, *, file: PathLike | None = None) -> Image:
        """The line of the page in which an indicator stands, the figure framed; a Pillow image, shown by notebooks.

        `file` is the PDF, where it was not read in this session. BaocaoError for formats without pages.
        """
        from .view.pictures import line_picture

        return line_picture(self.document, indicator, file)

    def __post_init__(self) -> None:
        for name in ("sections", "indicators", "issues", "checks"):
            msgspec.structs.force_setattr(self, name, Records(getattr(self, name)))

    def __repr__(self) -> str:
        from .display import line_of_report

        return f"<Report {line_of_report(self)}>"

    def _repr_html_(self) -> str:
        from .view.notebook import report_html

        return report_html(self)


class ReportFile(msgspec.Struct, frozen=True):
    """The JSON contract: what a report looks like on disk."""

    schema: str
    source: Source
    metadata: Metadata
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    issues: tuple[Issue, ...]
    checks: tuple[Check, ...]
    document: Document


def json_schema() -> dict[str, Any]:
    """JSON Schema of `Report.to_json`, published as docs/report.schema.json."""
    return msgspec.json.schema(ReportFile) | {"title": SCHEMA}


def parse(
    source: PathLike,
    *,
    emphasis: Emphasis = "bold",
    name: str | None = None,
    isolated: bool = False,
    corrections: Corrections | str | os.PathLike[str] | None = None,
) -> Report:
    """Report of a file, or of its bytes.

    `emphasis="bold"` keeps the numbers that the report sets in bold, its own mark for an indicator; "any" keeps every
    indicator. A report without one bold number is read as "any" and says so in an issue. `isolated=True` parses in a
    process of its own, which a file from an unknown hand may hang or crash: that is a ReadError, too (`parse_many` does
    it always). `corrections`, a TSV file that the report's page has written, are applied to it; where none of them is
    for this file, an issue says so. Raises ReadError for what cannot be read; whatever else is odd becomes an issue.

    >>> report = parse("1. Chứng thư số: cấp mới **09** chứng thư số, thu hồi 02.".encode())
    >>> [(i.value, i.unit, i.section) for i in report.indicators]
    [(Decimal('9'), 'chứng thư số', '1')]
    >>> parse(b"")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: ...
    """
    if isolated:
        from .isolation import parse_isolated

        report = parse_isolated(source, emphasis=emphasis, name=name)
    else:
        report = report_of(read(source, name=name), emphasis)
    remember(report.document.source, source)
    return report if corrections is None else corrected(report, corrections)


def corrected(report: Report, corrections: Corrections | str | os.PathLike[str]) -> Report:
    """A report with the corrections of its file; where there are none for it, an issue says so."""
    from .corrections import Corrections

    known = Corrections.of(corrections)
    if len(known) > len(known.unused([report])):
        return known.apply(report)
    message = f"none of the {len(known)} corrections is for this file (sha256 {report.document.source.sha256[:12]}…)"
    named = sum(one.file == report.document.source.name for one in known)
    message += f"; {named} are for a file of this name: it has changed since" if named else ""
    issue = Issue("corrections-of-other-files", "warning" if named else "info", message)
    return msgspec.structs.replace(report, issues=(*report.issues, issue))


def report_of(document: Document, emphasis: Emphasis = "bold") -> Report:
    """Report of a document that was read: every stage after reading, in order."""
    metadata, metadata_issues, parts = describe(document)
    structure = outline(document, parts)
    tables = tables_of(document, document.blocks_outside(parts))
    indicators, indicator_issues = find_indicators(document, metadata, structure, parts, emphasis, tables)
    indicators = Catalogue.default().recognise(indicators)
    checks = check(document, metadata, indicators, tables)
    issues = (*document.issues, *metadata_issues, *structure.issues, *indicator_issues, *failures(checks))
    return Report(document, metadata, structure.sections, indicators, issues, checks)
