"""Which figures a noun of planning leads to."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.plans import base_of_bracket, is_carried_out, is_planned, lists_plans
from baocao_parser.indicators.statements import Statement, statements_of
from baocao_parser.language.phrases import phrases_of
from tests.indicators.reading import indicators_of


def last_of(text: str) -> Statement:
    return statements_of(text)[-1]


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("Kế hoạch trồng 120 ha rừng.", True),
        ("Chỉ tiêu huyện giao cả năm 45 lớp.", True),
        ("Theo kế hoạch đào tạo 300 học viên.", True),
        ("Thực hiện kế hoạch trồng 120 ha rừng.", False),
        ("Hoàn thành chỉ tiêu 45 lớp.", False),
        ("Kế hoạch đã mở 12 lớp.", False),
        ("Kế hoạch còn 12 lớp.", False),
        ("Thu đạt so với kế hoạch 75%.", False),
        ("Mở 12 lớp.", False),
    ],
)
def test_a_plan_s_noun_plans_the_figure_unless_it_is_told_as_done(text: str, planned: bool) -> None:
    statement = last_of(text)
    assert statement.clause
    assert is_planned(statement.clause, statement.standing) is planned


@pytest.mark.parametrize(
    ("words", "told"), [("thực hiện", True), ("đạt", True), ("so với", True), ("giao", False), ("theo", False)]
)
def test_words_before_a_plan_tell_what_became_of_it(words: str, told: bool) -> None:
    assert is_carried_out(phrases_of(words)[0]) is told


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Thu 90 tỷ đồng, đạt 75% so với kế hoạch (120 tỷ đồng).", "plan"),
        ("Thu 90 tỷ đồng, tăng 12% so với cùng kỳ (80 tỷ đồng).", "earlier"),
        ("Thu 90 tỷ đồng, tăng 12% (nộp muộn 80 tỷ đồng).", ""),
        ("Thu 90 tỷ đồng (nộp muộn 80 tỷ đồng).", ""),
    ],
)
def test_a_bracket_behind_a_base_holds_the_base(text: str, holds: str) -> None:
    clause = last_of(text).clause
    assert clause
    assert base_of_bracket(clause) == holds


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("Các chỉ tiêu cụ thể: mở 12 lớp.", True),
        ("Mục tiêu năm sau: mở 12 lớp.", True),
        ("Thực hiện khá các chỉ tiêu kế hoạch: mở 12 lớp.", False),
        ("Kết quả cụ thể: mở 12 lớp.", False),
        ("Mở 12 lớp.", False),
    ],
)
def test_a_colon_behind_plans_opens_a_list_of_them(text: str, plans: bool) -> None:
    clause = last_of(text).clause
    assert clause
    assert lists_plans(clause) is plans


def test_every_item_of_a_list_of_plans_is_planned() -> None:
    figures = indicators_of("Các chỉ tiêu cụ thể: mở 12 lớp, trồng 45 ha rừng; cấp 30 thẻ.")
    assert [figure.nature for figure in figures] == ["target", "target", "target"]


@pytest.mark.xfail(reason="a bracket behind a change is taken for a change: it tells a sum of its own")
def test_a_bracket_behind_a_change_is_no_change() -> None:
    *_, late = indicators_of("Thu 90 tỷ đồng, tăng 12% (nộp muộn 80 tỷ đồng).")
    assert late.nature == "flow"
