"""Figures that would share a name."""

from __future__ import annotations

from baocao_parser.indicators import find_indicators
from baocao_parser.outline import outline
from baocao_parser.records import Issue, Metadata
from tests.documents import document_of


def labels_of(text: str) -> tuple[list[str], list[Issue]]:
    document = document_of(text)
    found, issues = find_indicators(document, Metadata(), outline(document), (), "any")
    return [indicator.label for indicator in found], list(issues)


def test_figures_under_one_name_are_told_apart_by_what_they_speak_of() -> None:
    text = "I. KẾT QUẢ\n1. Bưu chính\nCấp 03 giấy phép.\n2. Viễn thông\nCấp 05 giấy phép."
    assert labels_of(text) == (["Cấp giấy phép bưu chính", "Cấp giấy phép viễn thông"], [])


def test_figures_of_different_times_are_told_apart_by_them() -> None:
    labels, issues = labels_of("Tháng 9 cấp 03 thẻ; lũy kế 9 tháng cấp 41 thẻ.")
    assert len(set(labels)) == 2
    assert issues == []


def test_figures_that_nothing_tells_apart_are_an_issue() -> None:
    labels, (issue,) = labels_of("1. Bưu chính\nCấp 03 giấy phép.\nCấp 05 giấy phép.")
    assert labels == ["Cấp giấy phép"] * 2
    assert (issue.code, issue.severity) == ("label-shared", "info")
    assert "03, 05" in issue.message


def test_a_change_has_the_name_of_what_changes_and_that_is_no_issue() -> None:
    labels, issues = labels_of("Thu phí 812 tỷ đồng, tăng 5,3% so với cùng kỳ, tăng 2,1% so với tháng trước.")
    assert (len(set(labels)), issues) == (1, [])
