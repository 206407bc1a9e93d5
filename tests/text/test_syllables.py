"""Is it a Vietnamese syllable?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.text.syllables import is_bare_syllable, is_foreign, is_syllable

SYLLABLES = ("nghiêng", "khuya", "quyển", "giữ", "ghế", "xoong", "thuở", "yêu", "ốc", "đặt", "Trường", "UYÊN", "iếc")


@pytest.mark.parametrize("word", SYLLABLES)
def test_what_is_spelled_by_the_rules_is_a_syllable(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["flour", "bàk", "tàc", "hỏp", "tấà", "wifi", "xã3", "ngghe", "tr", ""])
def test_what_breaks_them_is_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", SYLLABLES)
def test_a_syllable_without_its_marks_is_a_bare_one(word: str) -> None:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    assert is_bare_syllable(bare.replace("đ", "d").replace("Đ", "D"))


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Number of enterprises by district", True),
        ("Bao cao tinh hinh san xuat", False),
        ("Báo cáo (report)", False),
        ("Gross output of SMEs, GDP 2012", True),
        ("GDP", False),
        ("THCS 12, THPT 5, MN 40", False),
        ("12/2020", False),
        ("", False),
    ],
)
def test_text_of_another_language_is_foreign(text: str, foreign: bool) -> None:
    assert is_foreign(text) is foreign


@given(st.text())
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert is_syllable(text) == is_syllable(unicodedata.normalize("NFD", text)) == is_syllable(text.lower())
