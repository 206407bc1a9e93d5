"""Words that name numbers elsewhere, and do or count here."""

from __future__ import annotations

import pytest

from baocao_parser.indicators import scan
from baocao_parser.numbers.tallies import counts_in_time


def read(text: str) -> tuple[list[str], list[str]]:
    """What is counted, and why the other digits are not."""
    mentions, rejections = scan(text)
    return [mention.text for mention in mentions], [rejection.rule for rejection in rejections]


@pytest.mark.parametrize(
    ("count", "name"),
    [
        ("xã cấp 20 phao", "bưu cục cấp 2 thuộc tỉnh"),
        ("đã cấp 3 phao", "trường cấp 3 công lập"),
        ("trạm đã mua, cấp 12 phao", "gió cấp 12 giật mạnh"),
        ("hôm qua, điều 612", "theo điều 612"),
        ("trình nghị quyết 12, quyết định 100", "theo nghị quyết 12, quyết định 100"),
        ("tin 45, bài 12", "xem trang 45, bài 12"),
        ("số tổ 12", "tổ 12"),
        ("mỗi tổ 12", "tại tổ 12"),
        ("Kế hoạch 300, đạt", "Kế hoạch 300 của tỉnh"),
    ],
)
def test_a_word_counts_in_one_place_and_names_in_another(count: str, name: str) -> None:
    assert read(count)[0]
    assert read(name)[0] == []


@pytest.mark.parametrize(
    ("text", "unit", "counts"),
    [
        ("tháng 2 lần", "month", True),
        ("tuần 3 buổi", "week", True),
        ("tháng 3 học sinh thi", "month", False),
        ("tháng 03 dự thảo", "month", False),
        ("quý 2", "quarter", False),
    ],
)
def test_how_often_in_each_stretch_of_time_is_a_count(text: str, unit: str, counts: bool) -> None:
    assert counts_in_time(text, 0, unit) is counts


def test_what_does_nothing_itself_is_counted_in_a_month() -> None:
    text = "Trong tháng 03 dự thảo được trình; trong tháng 03 doanh nghiệp nộp thuế"
    assert [counts_in_time(text, at, "month") for at in (text.index("tháng"), text.rindex("tháng"))] == [True, False]
