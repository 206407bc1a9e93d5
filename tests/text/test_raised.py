from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.text.raised import raise_text, without_note_marks
from baocao_parser.text.unicode import Repaired
from tests.documents import table_of

texts = st.text(st.sampled_from("12 m%,.(xhộ⁰¹²³⁴⁽⁾⁻⸴⁎ᵃᵒ/₂"), max_size=12)


@pytest.mark.parametrize("row", table_of("text/raised.tsv"), ids=lambda row: row["printed"])
def test_raised_characters_are_read_as(row: dict[str, str]) -> None:
    found, _ = without_note_marks(Repaired(row["printed"], None))
    assert found.text == row["read"]


@pytest.mark.parametrize(
    ("text", "shown"), [("(1)", "⁽¹⁾"), ("2", "²"), (" 2", " ²"), ("–2", "⁻²"), ("th", "th"), ("", "")]
)
def test_short_marks_are_raised_and_words_are_not(text: str, shown: str) -> None:
    assert raise_text(text) == shown


def test_marks_are_counted() -> None:
    assert without_note_marks(Repaired("312⁴ hộ, 56⁽²⁾ xã, 7 m²", None))[1] == 2


@given(texts)
def test_nothing_but_raised_characters_and_blanks_is_left_out(text: str) -> None:
    found, _ = without_note_marks(Repaired(text, None))
    assert [char for char in found.text if char in "m%.xhộ"] == [char for char in text if char in "m%.xhộ"]


@given(texts)
def test_every_character_left_knows_where_it_stood(text: str) -> None:
    found, _ = without_note_marks(Repaired(text, None))
    if found.origins is not None:
        assert len(found.origins) == len(found.text) + 1
        assert list(found.origins) == sorted(found.origins)
        assert found.origins[-1] == len(text)
