"""Times that are written without a digit are read as well."""

from __future__ import annotations

import pytest

from baocao_parser.language.phrases import phrases_of


@pytest.mark.parametrize("text", ["Quý I", "Quý II", "tháng Ba", "quý nhất"])
def test_a_time_in_words_is_a_time(text: str) -> None:
    assert [phrase.role for phrase in phrases_of(text, 2019)] == ["time"]
