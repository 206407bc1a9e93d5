"""Report → Rejections: every number of its text that is no indicator, and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from .document import Block, Document
from .indicators.find import BOLD_SHARE
from .language.phrase import Phrase
from .language.phrases import phrases_of
from .metadata import describe
from .outline import outline
from .records import Rejection

if TYPE_CHECKING:
    from .report import Report

Span = tuple[int, int]


class _Spans:
    """Stretches of the text."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with a stretch."""
        before = bisect_right(self._starts, end - 1) - 1
        return before >= 0 and self._ends[before] > start


class _Places(NamedTuple):
    """Where a figure is none for the place where it stands."""

    document: Document
    apart: _Spans
    """Letterhead and closing."""
    headings: _Spans
    only_bold: bool
    """The report keeps the numbers that it sets in bold."""

    def reason(self, block: Block, start: int, end: int) -> str:
        """Why a figure at a place is no indicator."""
        if self.apart.meet(block.start, block.start + 1):
            return "letterhead_or_closing"
        if self.only_bold and (self.document.bold_share(start, end, digits=True) or 0) < BOLD_SHARE:
            return "not_bold"
        if self.headings.meet(start, start + 1):
            return "heading"
        return "row_or_column_name" if block.cell else "states_nothing"


def rejected(report: Report) -> list[Rejection]:
    """Numbers of a report that are no indicators, in reading order; [] for a document without any.

    Rules of numbers reject dates, labels, references …; a figure that passes them all may still be none for the place
    where it stands ("letterhead_or_closing", "heading", "row_or_column_name"), or for being light in a report that
    marks its indicators in bold ("not_bold").

    >>> from baocao_parser.parsing import parse
    >>> [(r.text, r.rule) for r in rejected(parse("Theo Quyết định 45/QĐ-UBND, cấp **09** thẻ, 2 thẻ hỏng.".encode()))]
    [('45/QĐ-UBND', 'reference'), ('2', 'not_bold')]
    >>> rejected(parse("Không có số liệu".encode()))
    []
    """
    document = report.document
    _, _, parts = describe(document)
    bold = {indicator.bold for indicator in report.indicators}
    headings = _Spans(outline(document, parts).headings)
    places = _Places(document, _Spans(parts), headings, True in bold and False not in bold)
    taken = _Spans((i.start, i.end) for i in report.indicators)
    found = (one for block in document.blocks for one in _of_block(places, block))
    return [one for one in found if not taken.meet(one.start, one.end)]


def _of_block(places: _Places, block: Block) -> Iterator[Rejection]:
    for phrase in phrases_of(places.document.text_of(block)):
        start, end = block.start + phrase.start, block.start + phrase.end
        rule = places.reason(block, start, end) if phrase.role == "figure" else _rule_of(phrase)
        if rule and any(map(str.isdecimal, phrase.text)):
            yield Rejection(phrase.text, start, end, rule)


def _rule_of(phrase: Phrase) -> str:
    """The rule that rejected the digits of a phrase; "" of one without."""
    if phrase.role == "digits":
        return phrase.reason
    return f"time_{phrase.time.unit}" if phrase.time else ""
