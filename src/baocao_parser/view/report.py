"""Report → the page on which every figure is seen where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..checks.check import failures
from ..errors import BaocaoError
from ..readers import PathLike
from ..rejections import rejected
from .data import counted_natures, data_of
from .pictures import PagePicture, page_pictures
from .sheets import pieces_shown, sheets_of
from .templates import StaticFiles, page

if TYPE_CHECKING:
    from ..messages import Language
    from ..report import Report

FILES = StaticFiles(
    styles=("base", "document"),
    tool_styles=("controls", "marks", "panel"),
    scripts=("state", "records", "place", "list", "filters", "card", "threads", "corrections", "tabs", "keys", "main"),
)
PICTURED = FILES._replace(tool_styles=(*FILES.tool_styles, "pages"), scripts=("pages", *FILES.scripts))
"""With what only pictures of pages need."""


def report_page(
    report: Report, *, pages: str | None = None, file: PathLike | None = None, language: Language = "vi"
) -> str:
    """The page of a report as HTML text: one file, which asks nothing of a network.

    `pages` ("3-5", "all", "none") says which pages of a PDF are pictured, from `file` or from where it was read. Where
    nobody says, the first MOST are, if the file is still at hand; the page says it if not.
    """
    rejections = rejected(report)
    pictures = _pictures(report, pages, file)
    meta = report.metadata
    failed = failures(report.checks)
    sheets = sheets_of(report, rejections)
    return page(
        "report",
        PICTURED if pictures else FILES,
        data_of(report, pieces_shown(item for sheet in sheets for item in sheet.items), pictures),
        language=language,
        title=" ".join(filter(None, (meta.kind, meta.title))) or report.document.source.name,
        facts=tuple(_facts(report)),
        sheets=sheets,
        asides=report.document.asides,
        rejections=len(rejections),
        count=len(report.indicators),
        natures=counted_natures(report.indicators),
        tabs=(
            ("records", len(report.indicators), 0),
            ("checks", len(report.checks), len(failed)),
            ("issues", len(set(report.issues) - set(failed)), 0),
        ),
        pictured=bool(pictures),
        pictures=[picture for picture in pictures if picture.code],
        lost=report.document.source.format == "pdf" and not pictures and pages != "none",
    )


def _pictures(report: Report, pages: str | None, file: PathLike | None) -> Sequence[PagePicture]:
    if pages == "none":
        return ()
    try:
        return tuple(page_pictures(report.document, pages, file))
    except BaocaoError:
        if pages or file is not None:
            raise
        return ()


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    """What the letterhead says, for the head of the page."""
    meta = report.metadata
    facts = {
        "agency": " · ".join(filter(None, (meta.agency, meta.province.name if meta.province else None))),
        "number": meta.number,
        "date": f"{meta.date.day}/{meta.date.month}/{meta.date.year}" if meta.date else None,
        "period": meta.period.label if meta.period else None,
        "file": report.document.source.name,
    }
    return ((key, fact) for key, fact in facts.items() if fact)
