"""What is known of the clauses of a paragraph."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.statements import said_of


@pytest.mark.parametrize(
    ("text", "is_change"),
    [
        ("Thu 812 tỷ đồng, tăng 5,3%.", True),
        ("Thu 812 tỷ đồng, gấp 1,6 lần năm 2019.", True),
        ("Thu 812 tỷ đồng, bằng 109% so với cùng kỳ.", True),
        ("Thu 812 tỷ đồng, đạt 81,6% dự toán năm.", False),
        ("Thu 812 tỷ đồng, chi 640 tỷ đồng.", False),
    ],
)
def test_a_difference_and_a_ratio_are_changes_but_for_those_to_a_plan(text: str, is_change: bool) -> None:
    assert said_of(text).is_change(1) is is_change
