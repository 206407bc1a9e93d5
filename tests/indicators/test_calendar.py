"""The report's own time."""

from __future__ import annotations

import datetime

import pytest

from baocao_parser.indicators.calendar import Calendar
from baocao_parser.records import Period
from baocao_parser.times import find_periods

NINE_MONTHS = Calendar(Period("9 tháng năm 2024", datetime.date(2024, 1, 1), datetime.date(2024, 9, 30)))
LEAP_DAY = Calendar(Period("ngày 29/02/2024", datetime.date(2024, 2, 29), datetime.date(2024, 2, 29)))


def test_a_calendar_knows_its_months_and_its_year() -> None:
    assert (NINE_MONTHS.months, NINE_MONTHS.year) == (9, 2024)
    assert (Calendar().months, Calendar().year) == (0, None)


@pytest.mark.parametrize(
    ("words", "before", "behind"),
    [("năm 2023", True, False), ("tháng 12/2024", False, True), ("tháng 5/2024", False, False)],
)
def test_other_times_lie_before_or_behind_it(words: str, before: bool, behind: bool) -> None:
    period = find_periods(words)[0].period
    assert (NINE_MONTHS.is_before(period), NINE_MONTHS.is_behind(period)) == (before, behind)


def test_its_own_months_are_those_of_its_length() -> None:
    assert [NINE_MONTHS.is_own_months(find_periods(f"{n} tháng năm 2024")[0]) for n in (9, 6)] == [True, False]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("cùng kỳ", "2023-01-01 2023-09-30"),
        ("cùng kỳ năm trước", "2023-01-01 2023-09-30"),
        ("kỳ trước", "2023-04-01 2023-12-31"),
    ],
)
def test_words_mean_an_earlier_period_seen_from_it(words: str, days: str) -> None:
    period = NINE_MONTHS.earlier(words)
    assert period
    assert f"{period.start} {period.end}" == days


def test_a_leap_day_has_the_last_of_february_before_it() -> None:
    period = LEAP_DAY.earlier("cùng kỳ")
    assert period
    assert period.end == datetime.date(2023, 2, 28)


def test_other_words_mean_none() -> None:
    assert NINE_MONTHS.earlier("kế hoạch") is None
    assert Calendar().earlier("cùng kỳ") is None
