"""Indicators of short texts, and the case tables of this folder."""

from __future__ import annotations

from baocao_parser.indicators import find_indicators
from baocao_parser.outline import outline
from baocao_parser.records import Indicator, Metadata
from tests.documents import CASES, document_of


def indicators_of(text: str, *, bold: bool = False) -> tuple[Indicator, ...]:
    """Indicators of a report written as in `document_of`; without letterhead and period."""
    document = document_of(text)
    return find_indicators(document, Metadata(), outline(document), (), "bold" if bold else "any")[0]


def table_of(name: str) -> list[dict[str, str]]:
    """Rows of a case table, by the names in its first line; "#" lines are comments."""
    lines = (CASES / "indicators" / name).read_text("utf-8").splitlines()
    head, *rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [dict(zip(head, row, strict=True)) for row in rows]
