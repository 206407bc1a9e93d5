"""Checks of single paragraphs, through the whole parser."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import baocao_parser as bc
from tests.checks.notation import cases_of, report_of, verdicts_on

CASES = [
    case for name in ("sums.txt", "tables.txt", "shares.txt", "balances.txt", "dates.txt") for case in cases_of(name)
]


@pytest.mark.parametrize(("paragraph", "expected"), CASES, ids=[paragraph for paragraph, _ in CASES])
def test_verdicts_on_a_paragraph(paragraph: str, expected: list[str]) -> None:
    assert verdicts_on(paragraph) == expected


def test_a_failed_check_is_an_issue_at_the_figure_and_names_its_records() -> None:
    report = report_of("Phát hành 5.200 văn bản, ký số 3.900 văn bản (tỷ lệ 76%).")
    (check,) = report.checks
    (issue,) = [issue for issue in report.issues if issue.code == check.code]
    assert report.text_of(issue) == report.text_of(check) == "76%"
    figures = {indicator.id: indicator.text for indicator in report.indicators}
    assert [figures[id_] for id_ in check.records] == ["76%", "3.900", "5.200"]


def test_a_check_that_holds_is_no_issue() -> None:
    report = report_of("Phát hành 5.200 văn bản, ký số 3.900 văn bản (tỷ lệ 75%).")
    assert [check.holds for check in report.checks] == [True]
    assert "share" not in {issue.code for issue in report.issues}


@pytest.mark.parametrize(("second", "holds"), [("1.250", True), ("1.350", False)])
def test_one_total_stated_twice_has_to_be_the_same(second: str, holds: bool) -> None:
    sentence = "Tính đến nay toàn tỉnh hiện có {} thuê bao Internet băng rộng cố định."
    report = report_of(f"{sentence.format('1.250')}\n\n{sentence.format(second)}")
    assert [check.holds for check in report.checks] == [holds]


@settings(max_examples=60, deadline=None)
@given(
    first=st.integers(100, 40_000), second=st.integers(100, 40_000), digit=st.integers(0, 2), shift=st.integers(1, 9)
)
def test_parts_hold_as_written_and_fail_with_one_digit_changed(first: int, second: int, digit: int, shift: int) -> None:
    def verdicts(whole: int, one: int, other: int) -> list[bool]:
        one_, other_, whole_ = (f"{n:,}".replace(",", ".") for n in (one, other, whole))
        text = f"Tiếp nhận {whole_} hồ sơ ({one_} hồ sơ trực tiếp, {other_} hồ sơ trực tuyến)."
        return [check.holds for check in report_of(text).checks]

    changed = first - first // 10**digit % 10 * 10**digit + (first // 10**digit + shift) % 10 * 10**digit
    assert verdicts(first + second, first, second) == [True]
    if changed <= first + second:
        assert verdicts(first + second, changed, second) == [False]


def test_checks_survive_json() -> None:
    report = report_of("Phát hành 5.200 văn bản, ký số 3.900 văn bản (tỷ lệ 76%).")
    assert bc.Report.from_json(report.to_json()).checks == report.checks
