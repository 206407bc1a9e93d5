"""The Report: what parsing gives, with its frame and its JSON. It knows no stage, so it is light to load."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

import msgspec

from .document import Document, Source
from .emphasis import EMPHASES as EMPHASES
from .emphasis import Emphasis as Emphasis
from .errors import BaocaoError, reason
from .records import Check, Indicator, Issue, Metadata, Records, Section

if TYPE_CHECKING:
    import pandas as pd
    from PIL.Image import Image

    from .messages import Language
    from .readers import PathLike

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

    @property
    def unread(self) -> tuple[Issue, ...]:
        """What is said of pages that could not be read, or badly: figures are missing or wrong. () for none."""
        return tuple(issue for issue in self.issues if issue.code == "page-unreadable")

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
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise BaocaoError(
                f"is no report in JSON: {reason(error)}", remedy="write it with Report.to_json"
            ) from error
        if file.schema != SCHEMA:
            raise BaocaoError(f"has the contract {file.schema!r}, not {SCHEMA!r}", remedy="use the matching version")
        return cls(file.document, file.metadata, file.sections, file.indicators, file.issues, file.checks)

    def to_html(self, *, pages: str | None = None, file: PathLike | None = None, language: Language = "vi") -> str:
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
