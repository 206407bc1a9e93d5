"""Which words around a figure tell what it counts."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.telling import is_verb, telling, text_of
from baocao_parser.language.phrases import phrases_of


@pytest.mark.parametrize(
    ("before", "label"),
    [
        ("Trong tháng đã xảy ra khoảng", ""),
        ("Hồ sơ nộp qua bưu điện là", "Hồ sơ nộp qua bưu điện"),
        ("đăng ký lại", "đăng ký lại"),
        ("chuyển về", "chuyển"),
        ("Số hội viên toàn xã:", "Số hội viên toàn xã"),
        ("toàn xã có", ""),
        ("thương binh còn sống", "thương binh còn sống"),
        ("thương binh còn", "thương binh"),
        ("Quốc lộ 37 xảy ra", "Quốc lộ 37"),
        ("chi trả trước 20/5 cho", "chi trả"),
    ],
)
def test_words_before_a_figure(before: str, label: str) -> None:
    assert text_of(telling(tuple(phrases_of(before)))) == label


@pytest.mark.parametrize(
    ("behind", "label"),
    [
        ("có nhà văn hóa", "có nhà văn hóa"),
        ("do phụ nữ làm chủ", "do phụ nữ làm chủ"),
        ("kém hiệu quả", "kém hiệu quả"),
        ("so với cùng kỳ", ""),
    ],
)
def test_words_behind_the_noun_of_a_figure(behind: str, label: str) -> None:
    assert text_of(telling(tuple(phrases_of(behind)), behind=True)) == label


def test_marks_are_no_words_of_a_label() -> None:
    assert text_of(phrases_of("tin, bài (mới)")) == "tin, bài mới"
    assert text_of(()) == ""


def test_a_noun_that_is_a_verb_elsewhere_is_no_verb() -> None:
    assert [is_verb(phrases_of(text)[0]) for text in ("tiếp nhận", "hồ sơ")] == [True, False]
