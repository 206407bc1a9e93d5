"""Doubts: what may be read in two ways is said."""

from __future__ import annotations

import pytest

from tests.indicators.notation import report_of

HEAD = "SỞ TƯ PHÁP\n\nBÁO CÁO\nKết quả công tác tháng 9 năm 2022\n\nI. KẾT QUẢ\n"


@pytest.mark.parametrize(
    ("sentence", "figures", "doubted"),
    [
        ("Trong tháng 03 dự thảo nghị quyết được trình.", ["03"], ["03"]),
        ("Trong tháng 09 hồ sơ giải quyết đúng hạn đạt 98%.", ["98%"], ["09"]),
        ("Trong tháng 12 hộ được hỗ trợ nhà ở.", [], ["12"]),
        ("Trong tháng 9 doanh nghiệp nộp 12 tỷ đồng.", ["12 tỷ"], []),
        ("Trong tháng 3/2021 doanh nghiệp nộp 12 tỷ đồng.", ["12 tỷ"], []),
        ("Trong tháng 03, xã trình 2 dự thảo.", ["2"], []),
    ],
)
def test_a_month_before_a_noun_may_be_a_count_and_is_said(
    sentence: str, figures: list[str], doubted: list[str]
) -> None:
    report = report_of(HEAD + sentence)
    doubts = [i for i in report.issues if i.code == "month-or-count"]
    assert [i.text for i in report.indicators] == figures
    assert [report.document.text[i.start : i.end] for i in doubts] == doubted


def test_without_a_reported_month_every_month_before_a_noun_is_doubted() -> None:
    report = report_of("Trong tháng 5 hộ được hỗ trợ nhà ở.")
    assert "month-or-count" in {issue.code for issue in report.issues}
