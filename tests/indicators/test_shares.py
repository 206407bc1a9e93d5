"""Shares and contributions within a paragraph."""

from __future__ import annotations

import pytest

from tests.indicators.reading import indicators_of


def links(text: str) -> list[str]:
    """ "part < whole (rule)" of the percentages of a text that have one."""
    found = indicators_of(text)
    texts = {figure.id: figure.text for figure in found}
    shares = [f for f in found if f.part_of and f.kind in ("percent", "percentage_point")]
    return [f"{f.text} < {texts[f.part_of or '']} ({f.decided('part_of')})" for f in shares]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khám 40 em (tỷ lệ 80%).", ["80% < 40 (share)"]),
        ("Học sinh giỏi 12 em, chiếm 30%.", ["30% < 12 (share)"]),
        ("Có 12 xã đạt chuẩn (48%).", ["48% < 12 (share)"]),
        ("Giỏi 12 em - 30%.", ["30% < 12 (share)"]),
        ("Khám 40 em, tăng 5% so với cùng kỳ.", []),
        ("Thu 40 tỷ đồng, đạt 104% kế hoạch.", []),
        ("Có 40 em; tỷ lệ hộ nghèo 5%.", []),
        ("Tỷ lệ hộ nghèo 5%.", []),
    ],
)
def test_a_percentage_is_a_share_of_the_count_that_its_words_lead_back_to(text: str, expected: list[str]) -> None:
    assert links(text) == expected


def test_what_a_plan_before_it_makes_right_is_no_share() -> None:
    assert links("Kế hoạch 45 tỷ đồng, giải ngân 9 tỷ đồng = 20%.") == []


def test_the_noun_behind_a_percentage_says_of_which_count_it_is() -> None:
    text = "Điều tra 160 doanh nghiệp: có 44,6% số doanh nghiệp đánh giá tốt lên."
    assert links(text) == ["44,6% < 160 (share)"]


def test_a_contribution_is_a_part_of_the_growth() -> None:
    text = "Kinh tế tăng 5,9%; nông nghiệp đóng góp 1,94 điểm phần trăm."
    assert links(text) == ["1,94 < 5,9% (contribution)"]
