"""Which stretch of time comes before which."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from baocao_parser.comparison.stretch import Stretch, stretch_of
from baocao_parser.records import Period

DAY = datetime.timedelta(days=1)
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1))


def stretch(start: str, end: str) -> Stretch:
    return Stretch(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end))


@pytest.mark.parametrize(
    ("start", "end", "key", "before", "year_before"),
    [
        ("2020-05-01", "2020-05-31", "2020-05", "2020-04", "2019-05"),
        ("2020-01-01", "2020-01-31", "2020-01", "2019-12", "2019-01"),
        ("2020-02-01", "2020-02-29", "2020-02", "2020-01", "2019-02"),
        ("2020-01-01", "2020-03-31", "2020-Q1", "2019-Q4", "2019-Q1"),
        ("2020-01-01", "2020-06-30", "2020-S1", "2019-S2", "2019-S1"),
        ("2020-01-01", "2020-09-30", "2020-01-01/P9M", "2019-04-01/P9M", "2019-01-01/P9M"),
        ("2020-01-01", "2020-12-31", "2020", "2019", "2019"),
        ("2020-05-14", "2020-05-20", "2020-05-14/P7D", "2020-05-07/P7D", "2019-05-15/P7D"),
    ],
)
def test_stretches_are_named_as_statistics_name_them(
    start: str, end: str, key: str, before: str, year_before: str
) -> None:
    this = stretch(start, end)
    assert (this.key, this.before().key, this.year_before().key) == (key, before, year_before)


@example(datetime.date(2000, 5, 1), 242)  # 243 days before May are eight whole months
@given(DAYS, st.integers(0, 400))
def test_the_stretch_before_ends_on_the_eve(start: datetime.date, days: int) -> None:
    this = Stretch(start, start + days * DAY)
    before = this.before()
    assert before.end == this.start - DAY
    assert before.months == this.months if this.months else before.end - before.start == days * DAY


def test_a_period_without_a_start_is_no_stretch() -> None:
    assert stretch_of(Period("đến ngày 31/5/2020", None, datetime.date(2020, 5, 31))) is None
    assert stretch_of(None) is None
