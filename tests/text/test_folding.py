from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.text.folding import fold, fold_tone

CASES = Path(__file__).parents[1] / "cases" / "text"
PAIRS = [
    tuple(line.split("\t"))
    for line in (CASES / "folding.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
vietnamese = st.text(st.sampled_from("aăâeêioôơuưyđĐhkqtơáàảãạấụỷỳ \u0301.,-&/0123"), max_size=30)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert fold_tone(one) == fold_tone(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("bàn", "bạn"), ("hoàn", "hòan"), ("quý", "qúy"), ("lĩnh", "lý"), ("tỉnh", "tỷnh"), ("kia", "kya")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold_tone(one) != fold_tone(other)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Bà Rịa – Vũng Tàu", "ba ria vung tau"),
        ("Đắk Nông", "dak nong"),
        ("ÐỒNG THÁP", "dong thap"),
        ("Sở TT&TT", "so tt tt"),
        ("STC-HCSN_01", "stc hcsn 01"),
        ("  Nơi nhận:  ", "noi nhan"),
        ("10² m²", "10² m²"),
        ("---", ""),
    ],
)
def test_key_has_neither_marks_nor_punctuation(name: str, key: str) -> None:
    assert fold(name) == key


@given(st.text(max_size=40))
def test_fold_is_idempotent_and_blind_to_the_normal_form(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(vietnamese | st.text(max_size=40))
def test_fold_tone_keeps_every_offset(text: str) -> None:
    assert len(fold_tone(text)) == len(text)


@given(vietnamese)
def test_fold_tone_is_idempotent(text: str) -> None:
    assert fold_tone(fold_tone(text)) == fold_tone(text)
