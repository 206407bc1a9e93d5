"""The time that a figure speaks of."""

from __future__ import annotations

import datetime

import pytest

from baocao_parser.records import Metadata, Period
from tests.documents import params_of
from tests.indicators.reading import indicators_of

NINE_MONTHS = Metadata(
    period=Period("9 tháng năm 2023", datetime.date(2023, 1, 1), datetime.date(2023, 9, 30)),
    plan_period=Period("quý IV năm 2023", datetime.date(2023, 10, 1), datetime.date(2023, 12, 31)),
)


@pytest.mark.parametrize("row", params_of("indicators/times.tsv"))
def test_a_figure_speaks_of_this_period(row: dict[str, str]) -> None:
    found = indicators_of(f"**I. {row['section'].upper()}**\n{row['text']}", metadata=NINE_MONTHS)
    assert "; ".join(f"{i.text} = {_days(i.period)}" for i in found) == row["periods"]


def _days(period: Period | None) -> str:
    return " - ".join(f"{day:%d/%m/%Y}" if day else "?" for day in (period.start, period.end)) if period else "-"


def test_without_a_period_of_the_report_a_flow_has_none() -> None:
    (found,) = indicators_of("Cấp 15 giấy phép.")
    assert found.period is None
