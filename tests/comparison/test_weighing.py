"""Whether a figure may come into a series of other offices."""

from __future__ import annotations

from baocao_parser.comparison.alignment import align
from baocao_parser.messages import in_language
from tests.comparison.reports import figures, report

HERE = report("Bến Tre", "tháng 5/2020", "Xử phạt 14 vụ.")
PART = "Phát hiện 30 vụ, trong đó xử phạt 8 vụ."


def test_what_an_office_has_in_a_series_stays_there_however_else_a_month_tells_it() -> None:
    reports = [
        HERE,
        report("Trà Vinh", "tháng 5/2020", "Xử phạt 9 vụ."),
        report("Trà Vinh", "tháng 6/2020", PART),
    ]
    groups, _ = align(figures(reports), reports)
    assert [[f.indicator.text for f in group.figures] for group in groups] == [["14", "9", "8"], ["30"]]


def test_names_that_are_alike_but_more_speaks_against_them_are_said() -> None:
    reports = [HERE, report("Trà Vinh", "tháng 5/2020", PART)]
    _, joins = align(figures(reports), reports)
    (join,) = (join for join in joins if join.figure.indicator.text == "8")
    assert (join.near, join.score, join.reason) == (True, 1.0, "similar words, but more speaks against it")
    assert in_language(join.reason, "vi") != join.reason
