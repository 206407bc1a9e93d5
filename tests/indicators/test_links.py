"""Parts and wholes within a paragraph (more of them: tests/cases/meaning/parts.txt)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.documents import params_of
from tests.indicators.reading import indicators_of
from tests.texts import TEXTS


@pytest.mark.parametrize("row", params_of("indicators/parts.tsv"))
def test_the_parts_of_a_paragraph(row: dict[str, str]) -> None:
    found = indicators_of(row["text"])
    texts = {indicator.id: indicator.text for indicator in found}
    links = [f"{indicator.text} < {texts[indicator.part_of]}" for indicator in found if indicator.part_of]
    assert ("; ".join(links) or "-") == row["parts"]


def test_the_words_that_make_a_part_are_its_evidence() -> None:
    text = "Đăng 45 tin, bài, trong đó 13 tin, bài về dịch bệnh."
    _, part = indicators_of(text)
    assert [text[start:end] for start, end in part.spans("part_of")] == ["trong đó"]
    assert part.decided("part_of") == "parts"


@settings(deadline=None, max_examples=50)
@given(TEXTS)
def test_a_whole_is_another_figure_and_no_figure_is_a_part_of_itself(text: str) -> None:
    wholes = {indicator.id: indicator.part_of for indicator in indicators_of(text)}
    assert set(wholes.values()) <= {None, *wholes}
    for id_ in wholes:
        seen: set[str] = set()
        at: str | None = id_
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = wholes[at]
