"""Clauses of figures, and names that are said in them."""

from __future__ import annotations

import pytest

from baocao_parser.comparison.alignment import align
from baocao_parser.comparison.clauses import Clauses
from tests.comparison.reports import figures, report


def words(*sentences: str) -> list[set[str]]:
    """The words of the clause of each figure."""
    reports = [report("Trà Vinh", "tháng 5/2020", *sentences)]
    clauses = Clauses(reports)
    return [set(clauses.of(figure).words) for figure in figures(reports)]


def test_a_clause_ends_at_the_figures_beside_it_and_with_its_sentence() -> None:
    first, second = words(
        "Năm nay nhiều mưa. Tiếp nhận 500 hồ sơ đất đai, đã giải quyết 450 hồ sơ. Không có khiếu nại."
    )
    assert {"tiếp", "nhận", "đất", "đai", "giải", "quyết"} <= first
    assert not first & {"mưa", "khiếu", "nại"}
    assert "giải" in second
    assert not second & {"tiếp", "nhận", "khiếu", "nại"}


@pytest.mark.parametrize(
    ("here", "there", "one"),
    [
        # the label of the first is "Cử lượt cán bộ", of the second "Số cán bộ, công chức được cử đi bồi dưỡng"
        ("Cử 640 lượt cán bộ, công chức đi bồi dưỡng.", "Số cán bộ, công chức được cử đi bồi dưỡng: 90 lượt.", True),
        pytest.param(
            "Cử 640 lượt cán bộ, công chức đi bồi dưỡng.",
            "Số cán bộ, công chức được cử đi công tác: 90 lượt.",
            False,
            marks=pytest.mark.xfail(reason="one word differs, and nothing else in these reports comes nearer"),
        ),
        # the labels are "Số văn bản được ban hành" and "Ban hành văn bản quy phạm pháp luật": the clauses are alike
        ("Số VBQPPL được ban hành: 8 văn bản.", "Ban hành 5 văn bản quy phạm pháp luật.", True),
        ("Cấp 120 tấn gạo cứu đói.", "Gạo cứu đói: 34 tấn.", True),
        ("Cấp 120 tấn gạo cứu đói.", "Gạo xuất khẩu: 34 tấn.", False),
        pytest.param(
            "Tiếp nhận 500 đơn, giải quyết 450 đơn.",
            "Giải quyết 300 đơn tồn đọng.",
            False,
            marks=pytest.mark.xfail(reason="one says a detail more, and nothing else in these reports comes nearer"),
        ),
        ("Tiếp nhận 500 đơn.", "Giải quyết 300 đơn tồn đọng.", False),
    ],
)
def test_figures_are_one_where_each_name_is_said_in_the_sentence_of_the_other(here: str, there: str, one: bool) -> None:
    reports = [report("Trà Vinh", "tháng 5/2020", here), report("Bến Tre", "tháng 5/2020", there)]
    groups, _ = align(figures(reports), reports)
    assert (max(len(group.figures) for group in groups) == 2) == one


def test_months_of_one_office_are_not_joined_by_their_sentences() -> None:
    may = report("Trà Vinh", "tháng 5/2020", "Cử 640 lượt cán bộ, công chức đi bồi dưỡng.")
    june = report("Trà Vinh", "tháng 6/2020", "Số cán bộ, công chức được cử đi bồi dưỡng: 90 lượt.")
    groups, _ = align(figures([may, june]), [may, june])
    assert [len(group.figures) for group in groups] == [1, 1]


def test_months_of_one_office_are_joined_where_they_say_the_same_sentence() -> None:
    said = "Khiếu nại: số đơn tiếp nhận {} đơn; số đơn đã giải quyết {} đơn, tỷ lệ {}%."
    shares = ("84,8", "184,5")  # a share above 100 % is not taken for one of the count, and called otherwise
    reports = [
        report("Trà Vinh", f"tháng {m}/2020", said.format(92, 78, share))
        for m, share in zip((5, 6), shares, strict=True)
    ]
    groups, _ = align(figures(reports), reports)
    assert {len(group.figures) for group in groups} == {2}


def test_a_sentence_that_stands_twice_in_a_report_joins_nothing() -> None:
    reports = [report("Trà Vinh", "tháng 5/2020", "Đã phát 12 cái.", "Đã phát 15 cái.", "Cấp 9 chứng thư số.")]
    clauses = Clauses(reports)
    assert len({clauses.sentence_of(figure) for figure in figures(reports)}) == 2
