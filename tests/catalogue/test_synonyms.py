"""Words that mean the same, in names of figures and in wordings of the catalogue."""

from __future__ import annotations

import pytest

from baocao_parser import Catalogue
from baocao_parser.catalogue.synonyms import in_one_word


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Diện tích gieo sạ lúa", "diện tích gieo trồng lúa"),
        ("Số VBQPPL", "số văn bản quy phạm pháp luật"),
        ("Tuyên truyền, phổ biến pháp luật", "phổ biến giáo dục pháp luật"),
        ("văn bản đi", "văn bản đi"),
        ("", ""),
    ],
)
def test_the_first_word_of_a_line_stands_for_all(text: str, one: str) -> None:
    assert in_one_word(text) == one


def test_in_one_word_there_is_nothing_left_to_be_made_one() -> None:
    names = [name for entry in Catalogue.default() for name in (entry.name, *entry.wordings)]
    assert [name for name in names if in_one_word(in_one_word(name)) != in_one_word(name)] == []
