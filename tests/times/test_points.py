"""Single points of time as they are written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.times.points import find_points


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 14/5/2020", ["day 14.5 2020"]),
        ("ngày 14 tháng 5, năm 2020", ["day 14.5 2020"]),
        ("tuần 34 năm 2021", ["week 34 2021"]),
        ("quý IV/2019", ["quarter 4 2019"]),
        ("6 tháng cuối năm 2022", ["months 7.12 2022"]),
        ("sáu tháng đầu năm 2022", ["months 1.6 2022"]),
        ("tháng mười hai năm 2020", ["month 12 2020"]),
        ("năm học 2021-2022", ["school year 2022 2021"]),
        ("giai đoạn 2016 - 2020", ["years 2020 2016"]),
        ("cả năm", ["year  None"]),
        ("đến nay", ["now  None"]),
        ("tuần 1 tháng 5", ["week  None"]),
        ("ngày …… tháng …… năm 2020", []),
        ("Đề án 06 tháng 10/2025", ["month 10 2025"]),
        ("tháng ba", []),
        ("hằng tháng 5 lần", []),
    ],
)
def test_a_point_is_read_as_it_is_written(text: str, expected: list[str]) -> None:
    assert [f"{p.unit} {'.'.join(map(str, p.numbers))} {p.year}" for p in find_points(text)] == expected


def test_a_fraction_without_a_year_is_not_certainly_a_day() -> None:
    assert [point.certain for text in ("3/4", "ngày 3/4", "3/4/2020") for point in find_points(text)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(("text", "relative"), [("tháng 5 năm trước", -1), ("quý I năm nay", 0), ("quý I/2020", None)])
def test_a_year_may_be_said_from_the_report(text: str, relative: int | None) -> None:
    assert [point.relative for point in find_points(text)] == [relative]


def test_days_that_no_calendar_has_are_an_error() -> None:
    (point,) = find_points("ngày 31/4/2020")
    with pytest.raises(ValueError, match="day"):
        point.days(None)


@given(st.text(alphabet="0123456789/.- thángăqúyIVnđếđầucuốiới") | st.text())
def test_points_stand_in_order_inside_the_text(text: str) -> None:
    points = list(find_points(text))
    assert all(0 <= point.start < point.end <= len(text) for point in points)
    assert [point.start for point in points] == sorted(point.start for point in points)
    assert all(re.search(r"\d|\w", text[point.start : point.end]) for point in points)
