"""Figures that a report states twice."""

from __future__ import annotations

import pytest

from tests.checks.notation import verdicts_on

SENTENCE = "Tính đến nay toàn tỉnh hiện có {} thuê bao Internet băng rộng cố định."


@pytest.mark.parametrize(("second", "holds"), [("1.250", "holds"), ("1.350", "FAILS")])
def test_one_total_stated_twice_has_to_be_the_same(second: str, holds: str) -> None:
    (verdict,) = verdicts_on(SENTENCE.format("1.250"), SENTENCE.format(second))
    assert verdict.startswith(holds)


def test_flows_under_one_name_may_differ() -> None:
    assert verdicts_on("**1. Cấp phép**", "Cấp 12 giấy phép.", "**2. Tổng hợp**", "Cấp 31 giấy phép.") == []


def test_a_target_and_an_earlier_value_repeat_nothing() -> None:
    assert verdicts_on("Hiện có 120 xã đạt chuẩn; kế hoạch 130 xã đạt chuẩn; năm 2019 có 110 xã đạt chuẩn.") == []


@pytest.mark.parametrize(("second", "holds"), [("83", "holds"), ("88", "FAILS")])
def test_an_abbreviation_is_the_same_words(second: str, holds: str) -> None:
    (verdict,) = verdicts_on(
        "Đến nay, số xã đạt chuẩn nông thôn mới là 83 xã.", f"Đến nay, số xã đạt chuẩn NTM là {second} xã."
    )
    assert verdict.startswith(holds)
