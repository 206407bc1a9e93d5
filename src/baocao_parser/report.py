"""parse: a file → a Report, every stage in order; and the Report itself with its frame and its JSON."""

from __future__ import annotations

import difflib
import html
from typing import TYPE_CHECKING, Any

import msgspec

from .catalogue import Catalogue
from .checks import check
from .checks.check import failures
from .document import Document, Source
from .emphasis import Emphasis as Emphasis
from .emphasis import shown
from .errors import BaocaoError
from .indicators import find_indicators
from .indicators.grid import tables_of
from .metadata import describe
from .outline import outline
from .readers import PathLike, read
from .records import Check, Indicator, Issue, Metadata, Section

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = "baocao-parser/report/1"
"""Name and version of the JSON contract; the number grows when a field changes its meaning."""


class Report(msgspec.Struct, frozen=True):
    """One parsed report. Immutable, picklable; `Report.from_json(report.to_json()) == report`."""

    document: Document
    metadata: Metadata
    sections: tuple[Section, ...]
    """Flat, in document order; look one up by its path: `report["I.4"]`."""
    indicators: tuple[Indicator, ...]
    """Those that `emphasis` asks for."""
    issues: tuple[Issue, ...]
    checks: tuple[Check, ...] = ()
    """What all figures say of each other, shown or not: checks that hold and that fail (these are issues, too)."""

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

    def _repr_html_(self) -> str:
        meta = self.metadata
        facts = (meta.agency, meta.number, meta.date, meta.title)
        head = " · ".join(html.escape(str(fact)) for fact in facts if fact)
        columns = ["section", "label", "value", "unit", "nature", "text"]
        return f"<p><b>{head}</b></p>{self.to_frame()[columns].to_html(index=False)}"


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


def parse(source: PathLike, *, emphasis: Emphasis = "bold", name: str | None = None, isolated: bool = False) -> Report:
    """Report of a file, or of its bytes.

    `emphasis="bold"` keeps the numbers that the report sets in bold, its own mark for an indicator; "any" keeps every
    indicator. A report without one bold number is read as "any" and says so in an issue. `isolated=True` parses in a
    process of its own, which a file from an unknown hand may hang or crash: that is a ReadError, too (`parse_many` does
    it always). Raises ReadError for what cannot be read; whatever else is odd becomes an issue of the report.

    >>> report = parse("1. Chứng thư số: cấp mới **09** chứng thư số, thu hồi 02.".encode())
    >>> [(i.value, i.unit, i.section) for i in report.indicators]
    [(Decimal('9'), 'chứng thư số', '1')]
    >>> parse(b"")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: ...
    """
    if isolated:
        from .isolation import parse_isolated

        return parse_isolated(source, emphasis=emphasis, name=name)
    return report_of(read(source, name=name), emphasis)


def report_of(document: Document, emphasis: Emphasis = "bold") -> Report:
    """Report of a document that was read: every stage after reading, in order."""
    metadata, metadata_issues, parts = describe(document)
    structure = outline(document, parts)
    tables = tables_of(document, document.blocks_outside(parts))
    found, indicator_issues = find_indicators(document, metadata, structure, parts, "any", tables)
    found = Catalogue.default().recognise(found)
    checks = check(document, metadata, found, tables)
    indicators, not_shown = shown(found, emphasis)
    issues = (*document.issues, *metadata_issues, *structure.issues, *indicator_issues, *not_shown, *failures(checks))
    return Report(document, metadata, structure.sections, indicators, issues, checks)
