"""The neighbourhood of digits."""

from __future__ import annotations

from baocao_parser.lexicon import entry_at
from baocao_parser.numbers.spot import Spot


def spot_at(text: str, digits: str, lead: str = "") -> Spot:
    found = entry_at(lead, 0) if lead else None
    return Spot(text, text.index(digits), found[0] if found else None)


def test_the_left_is_the_same_line_without_marks_of_bold() -> None:
    assert spot_at("Mục I\nCấp **07** thẻ", "07").left == "Cấp "


def test_digits_are_counted_by_a_noun_a_scale_or_a_percent_sign_but_not_by_a_time() -> None:
    texts = ("5 hồ sơ", "5 triệu", "5%", "5 tháng", "5 xyz")
    assert [spot_at(text, "5").is_counted(1) for text in texts] == [True, True, True, False, False]


def test_a_place_with_its_name_counts_nothing() -> None:
    assert spot_at("Đề án 06 tỉnh Hòa Bình", "06").is_counted(8) is False
    assert spot_at("tại 06 tỉnh miền núi", "06").is_counted(6) is True


def test_the_phrase_before_says_why_digits_are_none() -> None:
    assert spot_at("Điều 5", "5", "Điều").follows("article") is True
    assert spot_at("Điều 5", "5").follows("article") is False
