"""Parts and wholes within a paragraph."""

from __future__ import annotations

import pytest

from tests.documents import table_of
from tests.indicators.reading import indicators_of

PARTS = table_of("indicators/parts.tsv")


@pytest.mark.parametrize("row", PARTS, ids=[row["text"] for row in PARTS])
def test_parts_of_a_paragraph(row: dict[str, str]) -> None:
    found = indicators_of(row["text"])
    texts = {indicator.id: indicator.text for indicator in found}
    links = [f"{indicator.text} < {texts[indicator.part_of]}" for indicator in found if indicator.part_of]
    assert ("; ".join(links) or "-") == row["parts"]
