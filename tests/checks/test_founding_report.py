"""The first report of the archive adds up; with one digit changed, what fails are the checks of that figure."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import baocao_parser as bc

REPORT = bc.parse(Path(__file__).resolve().parents[2] / "corpus" / "tra-vinh" / "2020-05.docx", emphasis="any")
TEXT = REPORT.document.text


def test_its_shares_and_sums_hold() -> None:
    assert [check.message for check in REPORT.checks if not check.holds] == []
    assert Counter(check.code for check in REPORT.checks if check.code in ("share", "sum-of-parts")) == {
        "share": 5,
        "sum-of-parts": 6,
    }


@pytest.mark.parametrize(
    ("printed", "changed", "failing"),
    [
        ("72,20%", "72,30%", ["11.114/15.394 = 72,20%, but 72,30% is printed"]),
        ("31,04%", "31,54%", ["605/1.949 = 31,04%, but 31,54% is printed"]),
        ("1.020", "1.120", ["12.045 + 1.120 = 13.165, but 13.065 is printed"]),
        ("1.125", "1.135", ["1.135 + 25 = 1.160, but 1.150 is printed"]),
        ("1.125", "1.425", ["1.425 + 25 = 1.450, but 1.150 is printed"]),
        ("461", "481", ["6.527 + 481 = 7.008, but 6.988 is printed", "481/6.988 = 6,88%, but 6,60% is printed"]),
    ],
)
def test_a_changed_digit_fails_the_checks_of_its_figure_alone(printed: str, changed: str, failing: list[str]) -> None:
    copy, count = re.subn(rf"(?<![\d.,]){re.escape(printed)}(?![\d,])", changed, TEXT)
    assert count == 1
    checks = bc.parse(copy.encode(), emphasis="any").checks
    found = [check.message.rpartition(": ")[2] for check in checks if not check.holds]
    assert sorted(found) == sorted(failing)
