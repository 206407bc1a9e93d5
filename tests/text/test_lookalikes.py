from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.text.lookalikes import as_latin
from baocao_parser.text.unicode import repair


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("Kết quả сông táс", "Kết quả công tác"),
        ("SỞ ТÀІ СНÍNН", "SỞ TÀI CHÍNH"),
        ("cấp 𝟏.𝟐𝟓𝟎 thẻ", "cấp 1.250 thẻ"),
        ("cấp 𝟷𝟸𝟻 thẻ, 𝐓𝐫𝐚̀ 𝐕𝐢𝐧𝐡", "cấp 125 thẻ, Tra\u0300 Vinh"),
        ("còn ٣١٢ hộ, ១២ xã", "còn 312 hộ, 12 xã"),
    ],
)
def test_look_alikes_are_what_they_look_like(found: str, meant: str) -> None:
    assert as_latin(found) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Москва và Санкт-Петербург",
        "α = 0,05; 5 μm; β-caroten",
        "chữ Khmer: ឆ្នាំ ២០២០",
        "ٱلْعَرَبِيَّة ٣١٢",
        "Kết quả công tác 12 m² ½ ①",
        "СССР",
    ],
)
def test_other_scripts_stay(text: str) -> None:
    assert as_latin(text) == text


def test_letters_and_marks_melt_after_they_are_latin() -> None:
    assert repair(as_latin("сo\u0301 сa\u0306n bộ")).text == "có căn bộ"


@given(st.text(st.characters() | st.sampled_from("сaоKΑ𝟏٣1đ "), max_size=30))
def test_no_offset_moves(text: str) -> None:
    assert len(as_latin(text)) == len(text)
    assert as_latin(as_latin(text)) == as_latin(text)
