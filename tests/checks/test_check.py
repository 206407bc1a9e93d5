"""The pass that asks all checks."""

from __future__ import annotations

import baocao_parser as bc
from baocao_parser.checks.check import CHECKS, failures
from tests.checks.notation import report_of

WRONG = "Phát hành 5.200 văn bản, trong đó ký số 3.900 văn bản (tỷ lệ 76,5%)."


def test_a_failed_check_is_an_issue_at_the_figure_and_names_its_records() -> None:
    report = report_of(WRONG)
    (check,) = report.checks
    (issue,) = [issue for issue in report.issues if issue.code == check.code]
    assert report.text_of(issue) == report.text_of(check) == "76,5%"
    figures = {indicator.id: indicator.text for indicator in report.indicators}
    assert [figures[id_] for id_ in check.records] == ["76,5%", "3.900", "5.200"]


def test_a_check_that_holds_is_no_issue() -> None:
    report = report_of(WRONG.replace("76,5%", "75%"))
    assert [check.holds for check in report.checks] == [True]
    assert failures(report.checks) == ()
    assert "share" not in {issue.code for issue in report.issues}


def test_checks_stand_in_the_order_of_the_text() -> None:
    report = report_of("Nhận 100 đơn (60 mới, 40 cũ).", WRONG, "Nhận 10 đơn (6 mới, 4 cũ).")
    assert [check.start for check in report.checks] == sorted(check.start for check in report.checks)
    assert len(report.checks) == 3


def test_figures_that_say_nothing_of_each_other_have_no_checks() -> None:
    assert report_of("Cấp 12 giấy phép, thu hồi 3 giấy phép.").checks == ()


def test_checks_survive_json() -> None:
    report = report_of(WRONG)
    assert bc.Report.from_json(report.to_json()).checks == report.checks


def test_every_check_is_asked_once() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
