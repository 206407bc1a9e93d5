"""The period that a title reports on, and the one that it plans."""

from __future__ import annotations

import datetime

import pytest

from baocao_parser.metadata.reporting import read_reporting
from baocao_parser.records import Period
from tests.documents import params_of


def _days(period: Period | None) -> str:
    return f"{period.start or ''}..{period.end or ''}" if period else ""


@pytest.mark.parametrize("row", params_of("metadata/titles.tsv"))
def test_a_title_names_the_reported_and_the_planned_period(row: dict[str, str]) -> None:
    date = datetime.date.fromisoformat(row["date"]) if row["date"] else None
    assert [_days(period) for period in read_reporting(row["title"], date)] == [
        row[name] for name in ("period", "plan", "window")
    ]


def test_a_window_is_labelled_like_a_printed_span() -> None:
    window = read_reporting("Công tác tháng 01/2023").window
    assert window
    assert window.label == "15/12/2022 - 14/1/2023"


def test_party_and_statistics_have_no_window() -> None:
    assert read_reporting("Công tác tháng 5/2021", decree=False).window is None
