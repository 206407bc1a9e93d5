"""Totals and formulas of tables."""

from __future__ import annotations

import pytest

from tests.checks.notation import cases_of, verdicts_on


@pytest.mark.parametrize(("paragraph", "expected"), cases_of("tables.txt"))
def test_verdicts_on_a_paragraph(paragraph: str, expected: list[str]) -> None:
    assert verdicts_on(paragraph) == expected
