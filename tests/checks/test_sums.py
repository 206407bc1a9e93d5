"""The parts of a whole add up to it."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao_parser.checks.sums import _adding_up
from baocao_parser.intervals import Interval, sum_of
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


def test_a_figure_of_no_known_whole_within_a_list_leaves_open_what_it_adds_up_to() -> None:
    lines = ["- Bắt buộc: 9.216 người; thất nghiệp: 3.608 người;", "- Tự nguyện: 127 người;", "- Y tế: 62.139 người."]
    whole = "Toàn huyện có 71.492 người tham gia bảo hiểm, gồm:"
    assert verdicts_on(whole, *lines) == []
    assert verdicts_on(whole, lines[0].replace("; thất nghiệp: 3.608 người", ""), *lines[1:]) == [
        "FAILS 9.216 + 127 + 62.139 = 71.482, but 71.492 is printed"
    ]


_FIGURES = st.builds(
    lambda low, more: Interval(Decimal(low), Decimal(low + more)), st.integers(-3, 9), st.sampled_from([0, 0, 1])
)


@given(whole=_FIGURES, parts=st.lists(_FIGURES, max_size=8))
def test_the_run_is_the_longest_and_first_one_that_meets_the_whole(whole: Interval, parts: list[Interval]) -> None:
    runs = [slice(at, at + size) for size in range(len(parts), 1, -1) for at in range(len(parts) - size + 1)]
    first = next((run for run in runs if sum_of(parts[run]).meets(whole)), slice(0, 0))
    assert _adding_up(whole, parts) == first


def test_ten_thousand_parts_that_do_not_add_up_take_no_time() -> None:
    parts = [Interval(Decimal(n % 97 + 1), Decimal(n % 97 + 1)) for n in range(10_000)]
    start = time.process_time()
    assert _adding_up(Interval(Decimal("0.5"), Decimal("0.5")), parts) == slice(0, 0)
    assert time.process_time() - start < 5
