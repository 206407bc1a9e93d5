"""What changed is the difference of what is and what was."""

from __future__ import annotations

import pytest

from tests.checks.notation import cases_of, verdicts_on


@pytest.mark.parametrize(("paragraph", "expected"), cases_of("changes.txt"))
def test_verdicts_on_a_paragraph(paragraph: str, expected: list[str]) -> None:
    assert verdicts_on(paragraph) == expected
