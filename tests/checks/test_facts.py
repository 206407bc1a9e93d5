"""What every check looks at."""

from __future__ import annotations

from baocao_parser.checks.facts import Facts, facts_of
from tests.checks.notation import report_of


def facts(*paragraphs: str) -> Facts:
    report = report_of(*paragraphs)
    return facts_of(report.document, report.metadata, report.indicators)


def test_figures_know_their_whole_and_their_neighbours() -> None:
    found = facts("Nhận 100 đơn (60 mới, 40 cũ), trả 90 đơn.", "Mở 3 lớp.")
    whole, first, second, other, apart = found.indicators
    assert found.whole_of(first) is found.whole_of(second) is whole
    assert found.whole_of(whole) is None
    assert list(found.before(other)) == [second, first, whole]
    assert list(found.before(apart)) == []
    assert found.behind(whole) is first
    assert found.behind(other) is None


def test_the_words_of_a_figure_reach_from_the_one_before_to_the_one_behind() -> None:
    found = facts("Nhận 100 đơn, trả 90 đơn, còn 10 đơn.")
    assert found.words_of(found.indicators[1]) == " đơn, trả 90 đơn, còn "


def test_parts_told_together_share_their_cue() -> None:
    found = facts("Nhận 100 đơn, gồm 60 đơn mới, 40 đơn cũ, trong đó có 5 đơn trùng.")
    _, first, second, third = found.indicators
    assert found.cue_of(first) == found.cue_of(second) != found.cue_of(third)


def test_a_row_of_a_table_holds_its_figures_in_order() -> None:
    found = facts("| Huyện | Số vụ | Số người |\n|---|---|---|\n| A | 7 | 3 |\n| B | 5 | 2 |")
    assert [indicator.text for indicator in found.row_of(found.indicators[3])] == ["5", "2"]
    assert [indicator.text for indicator in found.before(found.indicators[3])] == ["5"]
    assert len(found.tables) == 1


def test_a_list_goes_on_where_another_item_stands_behind_its_parts() -> None:
    items = ("Xét xử 640 vụ, trong đó:", "- Hình sự: 165 vụ;", "- Dân sự: 470 vụ;")
    closed, open_ = facts(*items, "Mở lớp."), facts(*items, "- Các việc khác.")
    assert [f.list_goes_on(f.indicators[1:3]) for f in (closed, open_)] == [False, True]
