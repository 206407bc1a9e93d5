"""Figures of many reports that are joined to one, held to the truth of the sample archive."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

from baocao_parser import Catalogue, compare
from baocao_parser.comparison.alignment import THRESHOLD, align
from tests.comparison.reports import figures, report
from tests.corpus.archive import NAMES, read, truth

REPORTS = [read(name) for name in NAMES]
GROUPS, JOINS = align(figures(REPORTS), REPORTS)


def unknown_figures() -> list[tuple[int, dict[str, Any], int]]:
    """(report, truth, group) of every figure that the catalogue is not meant to know."""
    groups = {(f.report, f.indicator.id): at for at, group in enumerate(GROUPS) for f in group.figures}
    return [
        (at, t, groups[at, indicator.id])
        for at, name in enumerate(NAMES)
        for indicator, t in zip(REPORTS[at].indicators, truth(name)["indicators"], strict=True)
        if t["code"] is None
    ]


def test_figures_without_a_code_are_joined_as_the_truth_groups_them() -> None:
    right = wrong = lost = 0
    for (one, t, group), (other, t2, group2) in combinations(unknown_figures(), 2):
        if one == other:
            continue
        same = all(t[field] == t2[field] for field in ("group", "nature", "base"))
        right += same and group == group2
        wrong += group == group2 and not same
        lost += same and group != group2
    assert right > 200
    assert right / (right + wrong) >= 0.95
    assert right / (right + lost) >= 0.85


def test_a_group_holds_at_most_one_figure_of_a_report_and_every_figure_is_in_one_group() -> None:
    for group in GROUPS:
        assert max(Counter(f.report for f in group.figures).values()) == 1
    found = Counter((f.report, f.indicator.id) for group in GROUPS for f in group.figures)
    assert found == Counter((at, i.id) for at, r in enumerate(REPORTS) for i in r.indicators)


def test_every_join_has_a_score_and_a_reason() -> None:
    assert {join.reason.split(" ")[0] for join in JOINS if not join.near} == {"all", "code", "same", "told"}
    reports = [
        report("Trà Vinh", "tháng 5/2020", "Tổ chức 3 lớp bồi dưỡng kỹ năng quay phim cho cộng tác viên."),
        report("Bến Tre", "tháng 5/2020", "Tổ chức 4 lớp bồi dưỡng kỹ năng quay phim cho các cộng tác viên xã."),
    ]
    _, (join,) = align(figures(reports), reports)
    assert (join.reason, join.near) == ("similar words", False)
    assert THRESHOLD <= join.score < 1


def test_near_misses_are_listed_and_not_joined() -> None:
    reports = [
        report("Trà Vinh", "tháng 5/2020", "Toàn tỉnh có 12 bưu tá xã miền núi."),
        report("Trà Vinh", "tháng 6/2020", "Toàn tỉnh có 15 bưu tá xã miền biển."),
    ]
    groups, joins = align(figures(reports), reports)
    assert [len(group.figures) for group in groups] == [1, 1]
    assert [join.near for join in joins] == [True]


def test_two_figures_of_one_report_are_assigned_to_the_nearest_series_each() -> None:
    reports = [
        report("Trà Vinh", period, f"Tổ chức {a} lớp bồi dưỡng tin học.", f"Tổ chức {b} lớp bồi dưỡng ngoại ngữ.")
        for period, a, b in (("tháng 5/2020", 3, 4), ("tháng 6/2020", 5, 6))
    ]
    groups, _ = align(figures(reports), reports)
    assert [[str(f.indicator.value) for f in group.figures] for group in groups] == [["3", "5"], ["4", "6"]]


def joined(here: str, there: str) -> set[tuple[str, str, bool]]:
    """What two reports state: (label here, label there, whether the figures are of one series), figure by figure."""
    reports = [report("Trà Vinh", "tháng 5/2020", here), report("Bến Tre", "tháng 5/2020", there)]
    series: dict[tuple[int, str], object] = {}
    for o in compare(reports).observations:
        series[o.figure.report, o.figure.indicator.id] = o.series
    return {
        (one.label, other.label, series[0, one.id] == series[1, other.id])
        for one, other in zip(*(r.indicators for r in reports), strict=True)
    }


def test_what_is_told_of_a_figure_goes_where_that_went() -> None:
    found = joined(
        "Sản lượng điện thương phẩm 71,2 triệu kWh, tăng 3,2% so với tháng trước.",
        "Điện thương phẩm 102,4 triệu kWh, tăng 1,5% so với tháng trước.",
    )
    assert found == {("Sản lượng điện thương phẩm", "Điện thương phẩm", True)}


def test_a_name_may_leave_words_to_its_subject() -> None:
    found = joined("Xảy ra 15 vụ vi phạm hành lang đê điều.", "- Hành lang đê điều: số vụ vi phạm 12 vụ.")
    assert [one for *_, one in found] == [True]


def test_words_of_a_subject_that_the_other_name_has_not_keep_names_apart() -> None:
    found = joined("Xảy ra 15 vụ vi phạm.", "- Hành lang đê điều: số vụ vi phạm cát sỏi 12 vụ.")
    assert [one for *_, one in found] == [False]


def test_parts_of_one_whole_are_one_where_one_says_no_more_than_the_other() -> None:
    here = "Thư viện phục vụ 500 lượt bạn đọc, trong đó đọc tại chỗ 300 lượt, mượn về nhà 200 lượt."
    there = "Thư viện phục vụ 700 lượt bạn đọc, trong đó đọc tại chỗ 400 lượt, mượn 300 lượt."
    assert ("mượn về nhà lượt", "mượn lượt", True) in joined(here, there)


def test_it_does_not_matter_that_a_report_with_a_code_comes_after_one_without() -> None:
    sentences = {
        "An Giang": "Chặn 35 cuộc tấn công vào Cổng dịch vụ.",
        "Bến Tre": "Có 9 văn bằng bảo hộ sở hữu công nghiệp được cấp.",
        "Cà Mau": "Cấp 17 văn bằng bảo hộ sở hữu công nghiệp.",
    }
    reports = [report(place, "tháng 5/2020", told) for place, told in sentences.items()]
    groups, _ = align(figures(reports), reports, entries=Catalogue.default())
    assert sorted(len(group.figures) for group in groups) == [1, 2]


def test_money_without_words_of_its_own_is_the_cost_of_the_count_before_it() -> None:
    found = joined(
        "Trợ cấp xã hội hằng tháng cho 48.300 đối tượng bảo trợ xã hội, kinh phí 26,8 tỷ đồng.",
        "- Số đối tượng bảo trợ xã hội: 61.200 đối tượng; kinh phí chi trả 33,9 tỷ đồng.",
    )
    assert [one for *_, one in found] == [True, True]


def test_money_of_other_counts_is_other_money() -> None:
    found = joined("Trao 48 xe lăn, kinh phí 26,8 triệu đồng.", "Tặng 61 suất học bổng, kinh phí 33,9 triệu đồng.")
    assert [one for *_, one in found] == [False, False]


def test_a_share_goes_where_its_part_went_whatever_words_that_has() -> None:
    found = joined(
        "Kiểm định 1.240 phương tiện đo; phát hiện 31 phương tiện không đạt yêu cầu, chiếm 2,5%.",
        "- Phương tiện đo được kiểm định: 860 phương tiện; số phương tiện không đạt: 18 phương tiện (tỷ lệ 2,1%).",
    )
    assert [one for *_, one in found] == [True, True, True]
