"""Figures that are told of another one."""

from __future__ import annotations

import pytest

from baocao_parser.comparison.companions import companions
from baocao_parser.comparison.wording import wording_of
from tests.comparison.reports import figures, report


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("Cấp 9 giấy phép xuất bản, lũy kế từ đầu năm 29 giấy phép.", [None, 0]),
        ("Sản lượng điện 71,2 triệu kWh, tăng 3,2% so với tháng trước.", [None, 0]),
        ("Trợ cấp cho 48 đối tượng, kinh phí 26 triệu đồng.", [None, 0]),
        ("Xảy ra 35 vụ, làm chết 12 người; số vụ tăng 6,1% so với tháng trước.", [None, None, 0]),
        ("Có 35 vụ, phạt 12 triệu đồng.", [None, None]),
    ],
)
def test_a_figure_is_told_of_one_before_it_or_of_none(sentence: str, told_of: list[int | None]) -> None:
    reports = [report("Trà Vinh", "tháng 5/2020", sentence)]
    own = figures(reports)
    found = list(companions(own, [wording_of(f.indicator, f.indicator.subject or "") for f in own], reports[0]))
    assert [None if one is None else own.index(one) for one in found] == told_of
