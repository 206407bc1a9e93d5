"""Figures as a parser would find them, made by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from baocao_parser import Indicator


def figure(label: str, unit: str = "", **said: object) -> Indicator:
    """An indicator with a name; whatever is not said is as of a plain count of the period."""
    plain: dict[str, Any] = {
        "id": label, "subject": None, "value": Decimal(7), "total": None, "upper": None, "kind": "count",
        "nature": "flow", "bound": "exact", "base": None, "direction": None, "decimals": 0, "period": None,
        "part_of": None, "code": None,
        "bold": True, "confidence": 1.0, "text": "07", "section": "I", "start": 0, "end": 2, "page": None, "row": None,
        "columns": (),
    }  # fmt: skip
    return Indicator(label=label, unit=unit, **(plain | said))
