"""What of a report is shown, and that what is not is said."""

from __future__ import annotations

import pytest

from baocao_parser import BaocaoError, parse

BOLD = (
    "Cấp mới **09** chứng thư số, thu hồi 02 chứng thư số. Tiếp nhận 13.065 hồ sơ (12.045 trực tiếp, 1.030 trực tuyến)."
)


def test_bold_shows_the_numbers_set_in_bold_and_says_what_it_leaves_out() -> None:
    report = parse(BOLD.encode())
    assert [i.text for i in report.indicators] == ["09"]
    assert [issue.message for issue in report.issues if issue.code == "figures-not-bold"] == [
        '4 figures that are not bold are not shown; emphasis="any" shows them'
    ]


def test_checks_are_made_over_every_figure_whatever_is_shown() -> None:
    failed = [c.message for c in parse(BOLD.encode()).checks if not c.holds]
    assert failed == [c.message for c in parse(BOLD.encode(), emphasis="any").checks if not c.holds]
    assert len(failed) == 1


def test_a_report_without_bold_numbers_shows_all_and_says_so() -> None:
    report = parse("Cấp mới 09 chứng thư số.".encode())
    assert len(report.indicators) == 1
    assert [issue.code for issue in report.issues if "bold" in issue.code] == ["no-bold-numbers"]


def test_any_says_nothing_of_bold() -> None:
    assert not [issue for issue in parse(BOLD.encode(), emphasis="any").issues if "bold" in issue.code]


def test_an_unknown_emphasis_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(BaocaoError, match=r"no emphasis 'bolt' \(nearest: bold"):
        parse(BOLD.encode(), emphasis="bolt")  # type: ignore[arg-type]
