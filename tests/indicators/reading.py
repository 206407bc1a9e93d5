"""Indicators of short texts."""

from __future__ import annotations

from baocao_parser.indicators import find_indicators
from baocao_parser.outline import outline
from baocao_parser.records import Indicator, Metadata
from tests.documents import document_of

NOTHING_SAID = Metadata()


def indicators_of(text: str, *, bold: bool = False, metadata: Metadata = NOTHING_SAID) -> tuple[Indicator, ...]:
    """Indicators of a report written as in `document_of`; without letterhead and, unless given, without period."""
    document = document_of(text)
    return find_indicators(document, metadata, outline(document), (), "bold" if bold else "any")[0]
