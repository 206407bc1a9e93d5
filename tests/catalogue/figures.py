"""Figures as a parser would find them, made by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from baocao_parser import Indicator

CASES = Path(__file__).parents[1] / "cases" / "catalogue"


def figure(label: str, unit: str = "", **said: object) -> Indicator:
    """An indicator with a name; whatever is not said is as of a plain count of the period."""
    plain: dict[str, Any] = {
        "id": label, "subject": None, "value": Decimal(7), "total": None, "upper": None, "kind": "count",
        "nature": "flow", "bound": "exact", "base": None, "decimals": 0, "period": None, "part_of": None, "code": None,
        "bold": True, "confidence": 1.0, "text": "07", "section": "I", "start": 0, "end": 2, "page": None, "row": None,
        "columns": (),
    }  # fmt: skip
    return Indicator(label=label, unit=unit, **(plain | said))


def table_of(name: str) -> list[dict[str, str]]:
    """Rows of a table of cases by the names in its first line."""
    text = (CASES / name).read_text(encoding="utf-8")
    head, *rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return [dict(zip(head, row, strict=True)) for row in rows]
