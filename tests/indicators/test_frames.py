"""When figures hold, and how far the words that say so reach."""

from __future__ import annotations

import datetime

import pytest

from baocao_parser.indicators.calendar import Calendar
from baocao_parser.indicators.statements import Context, statements_of
from baocao_parser.records import Period

SEPTEMBER = Calendar(Period("tháng 9/2023", datetime.date(2023, 9, 1), datetime.date(2023, 9, 30)))


def held(text: str, calendar: Calendar = SEPTEMBER) -> list[str]:
    """Sort of the frame that holds at each figure, its own first."""
    framings = [statement.framing for statement in statements_of(text, Context(calendar))]
    return [frame.sort if (frame := framing.own or framing.carried) else "" for framing in framings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lũy kế cấp 12 thẻ, thu hồi 3 thẻ.", ["total", "total"]),
        ("Từ đầu năm đến nay cấp 12 thẻ. Thu hồi 3 thẻ.", ["total", "total"]),
        ("Lũy kế 7 tháng xảy ra 19 vụ. Riêng tháng 9 xảy ra 4 vụ.", ["total", "within"]),
        ("Cấp 27 thẻ (lũy kế 143 thẻ), đổi 9 thẻ.", ["", "total", ""]),
        ("Trong quý cấp 62 thẻ, lũy kế từ đầu năm 188 thẻ; thu 145 thẻ.", ["within", "total", "within"]),
        ("Hiện có 94 trạm, xây mới 3 trạm.", ["now", "now"]),
        ("Hiện có 94 trạm. Xây mới 3 trạm.", ["now", ""]),
        ("Tính đến ngày 14/9/2023 có 2.300 hộ.", ["until"]),
        ("Năm 2022 cấp 12 thẻ.", ["earlier"]),
        ("Tháng 10/2023 cấp 12 thẻ.", ["later"]),
        ("9 tháng cấp 120 thẻ.", ["total"]),
        ("Cùng kỳ: 12 vụ.", ["earlier"]),
        ("Cấp 12 thẻ.", [""]),
    ],
)
def test_words_of_time_hold_for_these_figures(text: str, expected: list[str]) -> None:
    assert held(text) == expected


def test_a_base_is_no_frame() -> None:
    assert held("Xảy ra 12 vụ, giảm 3 vụ so với tháng trước, bắt 4 người.") == ["", "", ""]


def test_what_held_before_a_paragraph_opens_it() -> None:
    opening = statements_of("Lũy kế cấp 12 thẻ.")[0].framing.own
    assert opening
    (statement,) = statements_of("Thu hồi 3 thẻ.", Context(opening=opening))
    assert statement.framing.carried == opening
