"""parse: a file → a Report, every stage in order."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .catalogue import Catalogue
from .checks import check
from .checks.check import failures
from .choices import one_of
from .document import Document
from .emphasis import shown
from .errors import BaocaoError, ReadError, unforeseen
from .indicators import find_indicators
from .indicators.grid import tables_of
from .limits import DEFAULT, Limits, raise_it
from .metadata import describe
from .outline import outline
from .readers import PathLike, name_of, read
from .readers.originals import remember
from .records import Issue
from .report import EMPHASES, Emphasis, Report

if TYPE_CHECKING:
    from .corrections import Corrections


def parse(
    source: PathLike,
    *,
    emphasis: Emphasis = "bold",
    name: str | None = None,
    isolated: bool = False,
    limits: Limits = DEFAULT,
    corrections: Corrections | str | os.PathLike[str] | None = None,
) -> Report:
    """Report of a file, or of its bytes.

    `emphasis="bold"` keeps the numbers that the report sets in bold, its own mark for an indicator; "any" keeps every
    indicator. A report without one bold number is read as "any" and says so in an issue. `isolated=True` parses in a
    process of its own, which a file from an unknown hand may hang or crash: that is a ReadError, too (`parse_many` does
    it always), and so is what exceeds `limits`. `corrections`, a TSV file that the report's page has written, are
    applied to it; where none of them is for this file, an issue says so. Raises ReadError for what cannot be read,
    BaocaoError for a defect of the parser, and nothing else; whatever else is odd becomes an issue of the report.

    >>> report = parse("1. Chứng thư số: cấp mới **09** chứng thư số, thu hồi 02.".encode())
    >>> [(i.value, i.unit, i.section) for i in report.indicators]
    [(Decimal('9'), 'chứng thư số', '1')]
    >>> parse(b"")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: ...
    """
    report = _isolated(source, emphasis, name, limits) if isolated else _here(source, emphasis, name, limits)
    remember(report.document.source, source)
    if corrections is None:
        return report
    from .corrections import corrected

    return corrected(report, corrections)


def _isolated(source: PathLike, emphasis: Emphasis, name: str | None, limits: Limits) -> Report:
    from .isolation import parse_isolated

    return parse_isolated(source, emphasis=emphasis, name=name, limits=limits)


def _here(source: PathLike, emphasis: Emphasis, name: str | None, limits: Limits) -> Report:
    name = name_of(source, name)
    emphasis = one_of(emphasis, EMPHASES, "emphasis")
    try:
        return report_of(read(source, name=name, limits=limits), emphasis, limits)
    except BaocaoError:
        raise
    except Exception as error:
        raise unforeseen(error, name) from error


def report_of(document: Document, emphasis: Emphasis = "bold", limits: Limits = DEFAULT) -> Report:
    """Report of a document that was read: every stage after reading, in order. ReadError where it exceeds a limit."""
    dense = _measured(document, limits)
    metadata, metadata_issues, parts = describe(document)
    structure = outline(document, parts)
    apart = (*parts, *dense)
    tables = tables_of(document, document.blocks_outside(apart))
    found, indicator_issues = find_indicators(document, metadata, structure, apart, "any", tables)
    found = Catalogue.default().recognise(found)
    checks = check(document, metadata, found, tables)
    indicators, not_shown = shown(found, emphasis)
    left_out = (_left_out(span, count, limits) for span, count in dense.items())
    so_far = (
        *document.issues,
        *left_out,
        *_taken(document, parts),
        *metadata_issues,
        *structure.issues,
        *indicator_issues,
    )
    issues = (*so_far, *not_shown, *failures(checks))
    return Report(document, metadata, structure.sections, indicators, issues, checks)


MOST_APART = 15
"""Numbers of a letterhead or a closing: dates, a reference, a telephone."""


def _taken(document: Document, parts: Sequence[Span]) -> Iterator[Issue]:
    """Letterheads and closings with so many numbers that text must be among them."""
    for start, end in parts:
        numbers = len(_NUMBER.findall(document.text, start, end))
        if numbers > MOST_APART:
            said = f"{numbers} numbers stand in what is taken for the letterhead or the closing: they are not read"
            yield Issue("numbers-apart", "warning", said, start, end)


MOST_DENSE = 50
"""Paragraphs with too many numbers that are left out one by one; a file with more of them is no report."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
Span = tuple[int, int]


def _measured(document: Document, limits: Limits) -> dict[Span, int]:
    """Paragraphs with more numbers than are allowed, and how many; ReadError where the whole document has too much."""
    source, cells = document.source.name, sum(block.cell is not None for block in document.blocks)
    limits.check("paragraphs", len(document.blocks) - cells, source)
    limits.check("cells", cells, source)
    dense = dict(_dense(document, limits.numbers or math.inf))
    if len(dense) > MOST_DENSE:
        problem = f"has {len(dense)} paragraphs with more than the {limits.numbers:,} numbers allowed"
        raise ReadError(problem, source=source, remedy=raise_it("numbers"))
    return dense


def _dense(document: Document, most: float) -> Iterator[tuple[Span, int]]:
    for block in document.blocks:
        if block.end - block.start > most:  # else there is no room for so many
            numbers = len(_NUMBER.findall(document.text, block.start, block.end))
            if numbers > most:
                yield (block.start, block.end), numbers


def _left_out(span: Span, numbers: int, limits: Limits) -> Issue:
    said = f"a paragraph of {numbers:,} numbers is left out: more than {limits.numbers:,} are not allowed"
    return Issue("numbers-left-out", "error", f"{said} ({raise_it('numbers', numbers)})", *span)
