"""Natures of single sentences, by the section they stand in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.documents import table_of
from tests.indicators.reading import indicators_of

TITLES = {"results": "I. KẾT QUẢ", "plan": "I. PHƯƠNG HƯỚNG"}
NATURES = table_of("indicators/natures.tsv")


@pytest.mark.parametrize("row", NATURES, ids=[r["text"] for r in NATURES])
def test_nature_of_a_sentence(row: dict[str, str]) -> None:
    (first, *_) = indicators_of(f"{TITLES[row['section']]}\n{row['text']}")
    assert first.nature == row["nature"]


def test_parts_have_the_nature_of_their_whole() -> None:
    natures = [i.nature for i in indicators_of("Hiện có 30 trạm (12 trạm xã, 18 trạm phường).")]
    assert natures == ["stock", "stock", "stock"]


def test_a_rank_has_no_nature() -> None:
    (rank,) = indicators_of("Chỉ số chuyển đổi số xếp thứ 12/63 tỉnh, thành phố.")
    assert (rank.kind, rank.nature, rank.total) == ("rank", None, Decimal(63))
