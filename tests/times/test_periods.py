"""The periods that a text names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.records import Period
from baocao_parser.times import find_periods
from tests.documents import params_of

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


def _days(period: Period) -> str:
    return f"{period.start or ''}..{period.end or ''}"


@pytest.mark.parametrize("row", params_of("times/periods.tsv"))
def test_periods_become_calendar_days(row: dict[str, str]) -> None:
    found = find_periods(row["text"], int(row["year"]) if row["year"] else None)
    assert [_days(one.period) for one in found] == row["periods"].split()


def test_a_label_holds_the_words_of_the_text() -> None:
    text = "Trong kỳ, từ ngày 01/01/2024  đến ngày 31/7/2024, đơn vị"
    (found,) = find_periods(text)
    assert found.period.label == "từ ngày 01/01/2024 đến ngày 31/7/2024"
    assert text[found.start : found.end].split() == found.period.label.split()


def test_single_days_are_found_where_they_are_asked_for() -> None:
    text = "Ngày 12/4/2021 họp giao ban."
    assert find_periods(text) == []
    assert [found.unit for found in find_periods(text, days=True)] == ["day"]


def test_a_state_has_an_end_only() -> None:
    (found,) = find_periods("tính đến hết ngày 15/10/2025")
    assert (found.unit, found.period.start, str(found.period.end)) == ("state", None, "2025-10-15")


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=30).map("".join),
    st.none() | st.just(2020),
)
def test_any_text_gives_ordered_periods_inside_it(text: str, year: int | None) -> None:
    found = find_periods(text, year)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(p.start <= p.end for p, *_ in found if p.start and p.end)
