"""Figures that names alone give no group."""

from __future__ import annotations

from baocao_parser.comparison.alignment import align
from baocao_parser.comparison.decisions import Decisions
from baocao_parser.messages import in_language
from tests.comparison.reports import figures, report

HERE = report("Trà Vinh", "tháng 5/2020", "Cử 640 lượt cán bộ, công chức đi bồi dưỡng.")
THERE = report("Bến Tre", "tháng 5/2020", "Số cán bộ, công chức được cử đi bồi dưỡng: 90 lượt.")


def test_all_evidence_joins_what_names_alone_do_not_and_says_so() -> None:
    groups, joins = align(figures([HERE, THERE]), [HERE, THERE])
    assert [len(group.figures) for group in groups] == [2]
    (join,) = (join for join in joins if not join.near)
    assert 0.5 <= join.score < 1
    assert join.reason == "all evidence: alike clauses, alike names, words in common, alike sections and subjects"
    assert (
        in_language(join.reason, "vi")
        == "tất cả các dấu hiệu: vế câu gần giống, tên gần giống, từ chung, mục và chủ đề gần giống"
    )


def test_the_likelier_of_two_figures_is_chosen() -> None:
    others = report(
        "Bến Tre", "tháng 5/2020", "Số cán bộ được cử đi công tác: 12 lượt.", "Số cán bộ được cử đi bồi dưỡng: 90 lượt."
    )
    groups, _ = align(figures([HERE, others]), [HERE, others])
    assert {str(f.indicator.value) for group in groups for f in group.figures if len(group.figures) == 2} == {
        "640",
        "90",
    }


def test_what_a_user_has_put_apart_stays_apart() -> None:
    one, other = HERE.indicators[0].label, THERE.indicators[0].label
    groups, _ = align(figures([HERE, THERE]), [HERE, THERE], decisions=Decisions().apart(one, other))
    assert [len(group.figures) for group in groups] == [1, 1]
