"""Indicators of short texts."""

from __future__ import annotations

from baocao_parser.indicators import find_indicators
from baocao_parser.outline import outline
from baocao_parser.records import Indicator, Metadata
from tests.documents import document_of


def indicators_of(text: str, *, bold: bool = False) -> tuple[Indicator, ...]:
    """Indicators of a report written as in `document_of`; without letterhead and period."""
    document = document_of(text)
    return find_indicators(document, Metadata(), outline(document), (), "bold" if bold else "any")[0]
