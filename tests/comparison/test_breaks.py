"""Online services were counted by levels 3 and 4 until 2022, since then as "một phần" and "toàn trình"."""

from __future__ import annotations

import baocao_parser as bc
from tests.comparison.reports import report, row

OLD = report("Trà Vinh", "tháng 8/2022", "Cung cấp 605 dịch vụ công trực tuyến mức độ 3.")
NEW = report("Trà Vinh", "tháng 9/2022", "Cung cấp 580 dịch vụ công trực tuyến một phần.")
REASON = "defined anew: 'Dịch vụ công trực tuyến {}' ({}) stands here, which does not continue it"


def test_a_series_that_was_defined_anew_does_not_compare_with_what_came_after() -> None:
    gap = row(bc.compare([OLD, NEW]).missing(), series="dvc.l3", period="2022-09")
    assert (gap["status"], gap["reason"]) == ("not comparable", REASON.format("một phần", "dvc.partial"))


def test_a_change_over_a_break_is_refused_with_its_reason() -> None:
    change = row(bc.compare([OLD, NEW]).changes(), series="dvc.partial", period="2022-09")
    assert change["absolute"] != change["absolute"]  # NaN
    assert change["reason"] == REASON.format("mức độ 3", "dvc.l3")


def test_the_issues_declare_a_break_once() -> None:
    found = [issue.message for issue in bc.compare([OLD, NEW]).issues if issue.code == "series-break"]
    assert found == [
        "'Dịch vụ công trực tuyến mức độ 3' and 'Dịch vụ công trực tuyến một phần' are two series: defined anew"
    ]


def test_a_gap_on_one_side_of_a_break_alone_is_an_ordinary_gap() -> None:
    silent = report("Trà Vinh", "tháng 9/2022", "Cấp mới 09 chứng thư số.")
    gap = row(bc.compare([OLD, silent]).missing(), series="dvc.l3", period="2022-09")
    assert gap["status"] == "missing"
    assert not [issue for issue in bc.compare([OLD, silent]).issues if issue.code == "series-break"]
