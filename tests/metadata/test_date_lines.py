"""The line of place and date."""

from __future__ import annotations

import datetime

import pytest

from baocao_parser.metadata.date_lines import DateLine, read_date_line
from baocao_parser.metadata.lines import lines_of
from tests.metadata.notation import printed


def read(text: str) -> DateLine | None:
    document = printed(text)
    return read_date_line(next(lines_of(document, document.blocks)))


@pytest.mark.parametrize(
    ("text", "place", "day", "month", "year"),
    [
        ("Mộc Châu, ngày 05 tháng 7 năm 2022", "Mộc Châu", 5, 7, 2022),
        ("TP. Huế, ngày 5/7/2022", "TP. Huế", 5, 7, 2022),
        ("Mộc Châu, ngày … tháng 7 năm 2022", "Mộc Châu", None, 7, 2022),
        ("Mộc Châu, ngày     tháng     năm 2022", "Mộc Châu", None, None, 2022),
        ("ngày 05 tháng 7 năm 2022", None, 5, 7, 2022),
    ],
)
def test_place_and_date_are_read_with_blanks(
    text: str, place: str | None, day: int | None, month: int | None, year: int | None
) -> None:
    found = read(text)
    assert found
    assert (found.place, found.day, found.month, found.year) == (place, day, month, year)


@pytest.mark.parametrize(
    "text",
    [
        "từ ngày 01 tháng 7 năm 2022",
        "Sơn La, ngày 01/7/2022 đến ngày 31/7/2022",
        "(Kèm theo Báo cáo ngày 05/7/2022)",
        "Hội nghị tổ chức vào ngày 05/7/2022 tại hội trường của Ủy ban nhân dân huyện với đông đủ đại biểu.",
        "Số: 15/BC-UBND",
        "Từ 19h ngày 05/8 đến 07h ngày 06/8/2024, mưa to.",
        "Ngày 21/9/2024, xử lý 14 vụ.",
    ],
)
def test_dates_within_a_sentence_date_no_report(text: str) -> None:
    assert read(text) is None


def test_a_day_that_the_calendar_has_not_is_impossible() -> None:
    found = read("Mộc Châu, ngày 31 tháng 6 năm 2022")
    assert found
    assert (found.date, found.impossible) == (None, True)
    assert found.latest == datetime.date(2022, 6, 30)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Huế, ngày … tháng 2 năm 2024", datetime.date(2024, 2, 29)),
        ("Huế, ngày … tháng … năm 2024", datetime.date(2024, 12, 31)),
        ("Huế, ngày 5 tháng 2 năm 2024", datetime.date(2024, 2, 5)),
    ],
)
def test_what_a_line_leaves_out_may_be_any_day_up_to_the_last(text: str, latest: datetime.date) -> None:
    found = read(text)
    assert found
    assert found.latest == latest


def test_the_year_may_stand_on_the_line_below() -> None:
    document = printed("Mộc Châu, ngày 05 tháng 7\nnăm 2022")
    first, second = lines_of(document, document.blocks)
    found = read_date_line(first)
    assert found
    whole = found.with_rest(second)
    assert whole
    assert whole.date == datetime.date(2022, 7, 5)
    assert whole.with_rest(second) is None
