"""Whose figures a report states."""

from __future__ import annotations

import datetime

import pytest

from baocao_parser import Metadata
from baocao_parser.levels import level_of
from baocao_parser.records import Province
from tests.documents import table_of


@pytest.mark.parametrize("case", table_of("levels.tsv"), ids=lambda case: case["agency"] or "no office")
def test_the_letterhead_tells_the_level(case: dict[str, str]) -> None:
    metadata = Metadata(
        parent_agency=case["parent"] or None,
        agency=case["agency"] or None,
        date=datetime.date.fromisoformat(case["date"]) if case["date"] else None,
        province=Province("00", case["province"]) if case["province"] else None,
    )
    assert (level_of(metadata) or "") == case["level"]
