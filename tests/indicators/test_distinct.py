"""Figures that would share a name."""

from __future__ import annotations

from baocao_parser.indicators import find_indicators
from baocao_parser.outline import outline
from baocao_parser.records import Metadata
from tests.documents import document_of


def test_figures_under_one_name_are_told_apart_by_what_they_speak_of() -> None:
    document = document_of("I. KẾT QUẢ\n1. Bưu chính\nCấp 03 giấy phép.\n2. Viễn thông\nCấp 05 giấy phép.")
    found, issues = find_indicators(document, Metadata(), outline(document), (), "any")
    assert [i.label for i in found] == ["Cấp giấy phép – Bưu chính", "Cấp giấy phép – Viễn thông"]
    assert [issue.code for issue in issues] == []


def test_figures_that_nothing_tells_apart_are_an_issue() -> None:
    document = document_of("1. Bưu chính\nCấp 03 giấy phép.\nCấp 05 giấy phép.")
    found, issues = find_indicators(document, Metadata(), outline(document), (), "any")
    assert [i.label for i in found] == ["Cấp giấy phép"] * 2
    (issue,) = issues
    assert (issue.code, issue.severity) == ("label-shared", "info")
    assert "03, 05" in issue.message


def test_a_change_does_not_share_the_name_of_what_changes() -> None:
    document = document_of("Thu 812 tỷ đồng, tăng 5,3% so với cùng kỳ, tăng 2,1% so với tháng trước.")
    labels = [i.label for i in find_indicators(document, Metadata(), outline(document), (), "any")[0]]
    assert len(set(labels)) == 3
