"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.language.sentences import sentences_of
from tests.documents import CASES

PARAGRAPHS = [line for line in (CASES / "sentences.txt").read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("marked", PARAGRAPHS)
def test_a_mark_ends_a_sentence_before_the_next_one_and_not_behind_a_shortened_word(marked: str) -> None:
    text = marked.replace("¶", "")
    found = [text[start:end] for start, end in sentences_of(text)]
    assert found == [part.strip() for part in marked.split("¶") if part]


@given(st.text("aA1. ?\n", max_size=40), st.data())
def test_sentences_stand_in_order_and_leave_out_nothing_but_blanks(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    found = sentences_of(text, first, last)
    bounds = [first, *(offset for sentence in found for offset in sentence), last]
    assert bounds == sorted(bounds)
    assert "".join("".join(text[start:end] for start, end in found).split()) == "".join(text[first:last].split())
