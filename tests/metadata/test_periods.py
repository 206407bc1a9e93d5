"""Periods in any text, and those of titles."""

from __future__ import annotations

import csv
import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.metadata import find_periods
from baocao_parser.metadata.reporting import read_reporting
from baocao_parser.records import Period
from tests.documents import CASES


def _rows(name: str) -> list[dict[str, str]]:
    lines = (CASES / "metadata" / name).read_text("utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", restval=""))


def _days(period: Period | None) -> str:
    return f"{period.start or ''}..{period.end or ''}" if period else ""


@pytest.mark.parametrize("row", _rows("periods.tsv"), ids=lambda row: row["text"])
def test_periods_become_calendar_days(row: dict[str, str]) -> None:
    found = find_periods(row["text"], int(row["year"]) if row["year"] else None)
    assert [_days(one.period) for one in found] == row["periods"].split()


@pytest.mark.parametrize("row", _rows("titles.tsv"), ids=lambda row: row["title"])
def test_title_names_reported_and_planned_period(row: dict[str, str]) -> None:
    date = datetime.date.fromisoformat(row["date"]) if row["date"] else None
    assert [_days(period) for period in read_reporting(row["title"], date)] == [
        row[name] for name in ("period", "plan", "window")
    ]


def test_label_holds_the_words_of_the_text() -> None:
    text = "Trong kỳ, từ ngày 01/01/2024  đến ngày 31/7/2024, đơn vị"
    (found,) = find_periods(text)
    assert found.period.label == "từ ngày 01/01/2024 đến ngày 31/7/2024"
    assert text[found.start : found.end].split() == found.period.label.split()


def test_window_is_labelled_like_a_printed_span() -> None:
    window = read_reporting("Công tác tháng 01/2023").window
    assert window
    assert window.label == "15/12/2022 - 14/1/2023"


def test_party_and_statistics_have_no_window() -> None:
    assert read_reporting("Công tác tháng 5/2021", decree=False).window is None


PIECES = (
    "tháng ",
    "quý ",
    "năm ",
    "tuần ",
    "từ ",
    "đến ",
    "nay ",
    "ngày ",
    "/",
    "-",
    " ",
    "5",
    "12",
    "2020",
    "IV",
    "\n",
)


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=30).map("".join),
    st.none() | st.just(2020),
)
def test_any_text_gives_ordered_periods_inside_it(text: str, year: int | None) -> None:
    found = find_periods(text, year)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(p.start <= p.end for p, *_ in found if p.start and p.end)
