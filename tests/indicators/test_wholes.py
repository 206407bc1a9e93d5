"""What may be a part of what."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.statements import said_of
from baocao_parser.indicators.wholes import comparable, is_acronym, is_apart, same_unit


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("Xử lý 40 vụ, trong đó 12 vụ cháy.", True),
        ("Xử lý 40 vụ, trong đó 12 người.", False),
        ("Xử lý 40 vụ, trong đó 41 vụ cháy.", True),
        ("Xử lý 40 vụ, trong đó 90 vụ cháy.", False),
        ("Xử lý 40 vụ, có 41 vụ cháy.", False),
        ("Có 46 tổ chức đảng, gồm 31 đảng bộ.", True),
        ("Đạt 40%, trong đó 12%.", False),
    ],
)
def test_a_part_is_counted_alike_and_no_more_than_its_whole(text: str, may_be: bool) -> None:
    assert comparable(said_of(text), 0, 1) is may_be


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Xử lý 40 vụ, tăng 12 vụ.", True),
        ("Xử lý 40 vụ, cùng kỳ 12 vụ.", True),
        ("Xử lý 40 vụ, kế hoạch 12 vụ.", True),
        ("Xử lý 40 vụ, chuyển 12 vụ.", False),
    ],
)
def test_a_change_a_plan_and_an_earlier_value_are_parts_of_nothing(text: str, apart: bool) -> None:
    assert is_apart(said_of(text), 1) is apart


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("Có 9 dịch vụ, 4 dịch vụ công.", True),
        ("Có 9 đoàn viên, 4 ĐV.", True),
        ("Có 9 xe, 4 chiếc.", True),
        ("Có 9 xe, 4 người.", False),
    ],
)
def test_a_longer_or_a_shorter_name_of_a_unit_is_the_same(text: str, alike: bool) -> None:
    one, other = said_of(text).units
    assert same_unit(one, other) is alike


def test_an_acronym_has_the_first_letters_of_the_words() -> None:
    assert [is_acronym("ĐV", "đoàn viên"), is_acronym("ĐV", "đơn"), is_acronym("đv", "đoàn viên")] == [
        True,
        False,
        False,
    ]
