"""Columns and rows that compare others recompute, and balances of tables come out even."""

from __future__ import annotations

import pytest

from tests.checks.notation import cases_of, report_of, verdicts_on


@pytest.mark.parametrize(("table", "expected"), cases_of("columns.txt"))
def test_verdicts_on_a_table(table: str, expected: list[str]) -> None:
    assert verdicts_on(table) == expected


def test_a_failing_check_names_the_figure_and_what_it_recomputes_from() -> None:
    rows = (
        "| Chợ | Quý I | Quý II | Tăng (%) |",
        "|---|---|---|---|",
        "| Đông Ba | 400 | 500 | 25,0 |",
        "| An Cựu | 200 | 300 | 50,0 |",
        "| Xép | 100 | 120 | 30,0 |",
    )
    report = report_of("\n".join(rows))
    (failed,) = (check for check in report.checks if not check.holds)
    texts = {figure.id: figure.text for figure in report.indicators}
    assert (failed.code, [texts[id_] for id_ in failed.records]) == ("column-change", ["30,0", "120", "100"])
    assert report.document.text[failed.start : failed.end] == "30,0"
