"""Which figure a figure speaks of."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.antecedents import changed, contributor, counted_before, spoken_of
from baocao_parser.indicators.names import with_names
from baocao_parser.indicators.statements import said_of


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Thu 812 tỷ đồng, tăng 5,3%.", 0),
        ("Bắt 12 vụ, 9 người, giảm 2 vụ.", 0),
        ("Bắt 12 vụ (giảm 3,1%), xử lý 9 người, tăng 4%.", 2),
        ("Tăng 5,3%.", None),
    ],
)
def test_the_last_figure_speaks_of_the_last_one_before_it_that_stands_for_itself(text: str, head: int | None) -> None:
    said = with_names(said_of(text))
    assert spoken_of(said, len(said.clauses) - 1) == head


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Xảy ra 131 vụ, 86 người chết, giảm lần lượt 18 vụ và 7 người.", [0, 1]),
        ("Thu 812 tỷ đồng, bằng 103,7% so với tháng trước và 108,9% so với cùng kỳ.", [0, 1]),
    ],
)
def test_changes_go_on_with_a_change_or_follow_the_list_in_turn(text: str, of: list[int]) -> None:
    said = with_names(said_of(text))
    size = len(said.clauses)
    assert [changed(said, at) for at in (size - 2, size - 1)] == of


def test_who_contributes_is_who_grows_in_the_same_sentence() -> None:
    said = with_names(said_of("Khu vực dịch vụ tăng 6,9%, góp 2,5 điểm phần trăm."))
    assert [contributor(said, 1), contributor(said, 0)] == [0, None]


def test_a_quantity_is_of_what_the_figure_beside_it_counts_but_for_what_comes_with_it() -> None:
    beside = with_names(said_of("Có 152 tổ tiết kiệm, dư nợ 201 tỷ đồng."))
    apart = with_names(said_of("Có 152 tổ tiết kiệm. Dư nợ 201 tỷ đồng."))
    assert [counted_before(beside, 1), counted_before(apart, 1)] == [0, None]
