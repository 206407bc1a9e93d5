"""Small reports for tests of comparisons: a place, a month, sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd

from baocao_parser import Indicator, Report, parse

LETTERHEAD = """UBND TỈNH {place}
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

BÁO CÁO
Tình hình hoạt động {period}

I. KẾT QUẢ HOẠT ĐỘNG
{sentences}
"""


def report(place: str, period: str, *sentences: str, name: str = "") -> Report:
    """The report of a place for "tháng 5/2020", parsed from its text."""
    text = LETTERHEAD.format(place=place.upper(), period=period, sentences="\n".join(sentences))
    return parse(text.encode(), emphasis="any", name=name or f"{place} {period}.txt")


def figure(*sentences: str) -> Indicator:
    """The first figure of a report."""
    return report("Trà Vinh", "tháng 5/2020", *sentences).indicators[0]


def row(frame: pd.DataFrame, **where: str) -> dict[str, Any]:
    """The one row whose columns (an index counts as such) have these values."""
    rows = [r for r in frame.reset_index().to_dict("records") if all(r[name] == value for name, value in where.items())]
    assert len(rows) == 1, rows
    return {str(name): value for name, value in rows[0].items()}
