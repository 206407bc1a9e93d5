"""Small reports for tests of comparisons: a place, a month, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from baocao_parser import Indicator, Report, parse
from baocao_parser.comparison.editions import order_of
from baocao_parser.comparison.figures import Figure, figures_of
from baocao_parser.comparison.issuers import issuers_of

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


def issued(
    period: str,
    *sentences: str,
    parent: str = "UBND TỈNH TRÀ VINH",
    agency: str = "SỞ Y TẾ",
    number: str = "",
    signer: str = "",
    name: str = "",
    place: str = "Trà Vinh",
) -> Report:
    """The report of an office, with its number and its signer where it has them."""
    head = filter(None, (parent, agency, f"Số: {number}/BC-VP\n{place}, ngày 20 tháng 6 năm 2020" if number else ""))
    closing = ["", "GIÁM ĐỐC", "", signer] if signer else []
    lines = [*head, "", "BÁO CÁO", f"Kết quả hoạt động {period}", "", "I. KẾT QUẢ", *sentences, *closing]
    return parse("\n".join(lines).encode(), emphasis="any", name=name or f"{agency} {period} {number}.txt")


def figures(reports: Sequence[Report]) -> list[Figure]:
    """The figures of reports as `compare` aligns them."""
    return figures_of(reports, issuers_of(reports), order_of(reports))
