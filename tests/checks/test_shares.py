"""Percentages recompute from their counts."""

from __future__ import annotations

import pytest

from tests.checks.notation import cases_of, verdicts_on


@pytest.mark.parametrize(("paragraph", "expected"), cases_of("shares.txt"))
def test_verdicts_on_a_paragraph(paragraph: str, expected: list[str]) -> None:
    assert verdicts_on(paragraph) == expected
