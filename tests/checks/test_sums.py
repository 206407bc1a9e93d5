"""The parts of a whole add up to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.notation import cases_of, verdicts_on


@pytest.mark.parametrize(("paragraph", "expected"), cases_of("sums.txt"))
def test_verdicts_on_a_paragraph(paragraph: str, expected: list[str]) -> None:
    assert verdicts_on(paragraph) == expected


@settings(max_examples=60, deadline=None)
@given(
    first=st.integers(100, 40_000), second=st.integers(100, 40_000), digit=st.integers(0, 2), shift=st.integers(1, 9)
)
def test_parts_hold_as_written_and_fail_with_one_digit_changed(first: int, second: int, digit: int, shift: int) -> None:
    def verdicts(whole: int, one: int, other: int) -> list[str]:
        one_, other_, whole_ = (f"{n:,}".replace(",", ".") for n in (one, other, whole))
        text = f"Tiếp nhận {whole_} hồ sơ ({one_} hồ sơ trực tiếp, {other_} hồ sơ trực tuyến)."
        return [verdict.split(" ")[0] for verdict in verdicts_on(text)]

    changed = first - first // 10**digit % 10 * 10**digit + (first // 10**digit + shift) % 10 * 10**digit
    assert verdicts(first + second, first, second) == ["holds"]
    if changed <= first + second:
        assert verdicts(first + second, changed, second) == ["FAILS"]


def test_a_part_larger_than_its_whole_fails() -> None:
    verdicts = verdicts_on("Tiếp nhận 906 hồ sơ, trong đó có 942 hồ sơ trực tuyến.")
    assert verdicts == ["FAILS 942 is a part of 906, yet larger"]


def test_a_list_that_goes_on_does_not_claim_to_be_all() -> None:
    assert (
        verdicts_on("Xét xử 640 vụ, trong đó:", "- Hình sự: 165 vụ;", "- Dân sự: 470 vụ;", "- Hành chính nhiều.") == []
    )
