"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.language.sentences import sentence_around
from tests.documents import CASES

PARAGRAPHS = [line for line in (CASES / "sentences.txt").read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("marked", PARAGRAPHS)
def test_a_mark_ends_a_sentence_before_the_next_one_and_not_behind_a_shortened_word(marked: str) -> None:
    text, sentences, at = marked.replace("¶", ""), [], 0
    while at < len(text):
        begin, over = sentence_around(text, at, at + 1, 0, len(text))
        sentences.append(text[begin:over])
        at = over + 1
    assert sentences == [part.strip() for part in marked.split("¶") if part]


@given(st.text("aA1. ?\n", max_size=40), st.data())
def test_the_sentence_of_a_stretch_holds_it_and_stays_in_its_paragraph(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    start = data.draw(st.integers(first, last))
    end = data.draw(st.integers(start, last))
    begin, over = sentence_around(text, start, end, first, last)
    assert first <= begin <= start <= end <= over <= last
