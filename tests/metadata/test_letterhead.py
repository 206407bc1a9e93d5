"""Letterheads and titles: the case table, and what belongs to no field."""

from __future__ import annotations

import pytest

from tests.documents import CASES, read_cases

from .notation import expected, said

LETTERHEADS = list(read_cases(CASES / "metadata/letterheads.txt"))


@pytest.mark.parametrize(("given", "fields"), [case[1:] for case in LETTERHEADS], ids=[c[0] for c in LETTERHEADS])
def test_letterhead_and_title_fill_exactly_their_fields(given: str, fields: str) -> None:
    assert said(given) == expected(fields)
