"""What the cells of a table count."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.counted import head_noun, is_counted
from baocao_parser.indicators.header_words import HeaderWords
from tests.indicators.reading import indicators_of

WORDS = HeaderWords(None)


def units(*rows: str, caption: str = "") -> list[str]:
    """The units of the cells of a table below its title."""
    return [figure.unit for figure in indicators_of("\n".join(filter(None, (caption, *rows))))]


@pytest.mark.parametrize(
    ("header", "noun"),
    [
        ("Hồ sơ tiếp nhận", "Hồ sơ"),
        ("Tổng số hộ", "hộ"),
        ("Loại 1", None),
        ("Đã cấp thẻ", None),
        ("Kinh phí", None),
        ("", None),
    ],
)
def test_a_header_begins_with_the_noun_that_it_counts(header: str, noun: str | None) -> None:
    found = head_noun(WORDS.of(header))
    assert (found and found.text) == noun


def test_what_is_asked_for_decides_what_is_passed_over() -> None:
    assert head_noun(WORDS.of("Hồ sơ tiếp nhận"), told=True) is None
    assert head_noun(WORDS.of("Số hồ sơ tiếp nhận"), told=True)
    assert head_noun(WORDS.of("Đã cấp thẻ"), passes=True)


def test_a_general_noun_counts_nothing() -> None:
    assert [is_counted(WORDS.of(text)[0]) for text in ("Hồ sơ", "Nội dung")] == [True, False]


def test_a_column_counts_what_its_header_says() -> None:
    assert units("Phường | Số hồ sơ | Số phiếu", "Hòa Minh | 12 | 9", "An Khê | 7 | 3") == ["hồ sơ", "phiếu"] * 2


def test_a_column_without_a_noun_counts_what_the_one_before_does() -> None:
    assert units("Phường | Tổng số hồ sơ | Quá hạn", "Hòa Minh | 12 | 2", "An Khê | 7 | 1") == ["hồ sơ"] * 4


def test_a_verb_implies_what_it_counts() -> None:
    assert units("Xã | Số mắc | Chết", "Nậm Kè | 12 | 1", "Sín Thầu | 7 | 2")[0] == "ca"


def test_a_title_says_what_columns_are_classes_of() -> None:
    caption = "Số giường bệnh phân theo loại hình"
    assert set(units("Huyện | Công lập | Tư nhân", "Bình Gia | 120 | 30", "Bắc Sơn | 90 | 20", caption=caption)) == {
        "giường bệnh"
    }


def test_a_rate_is_per_cent_whatever_stands_below() -> None:
    assert units("Xã | Tỷ lệ hộ nghèo", "Nậm Kè | 12,5", "Sín Thầu | 10,2") == ["%", "%"]
