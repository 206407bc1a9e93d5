"""What the lines of a list share."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.listing import mark_of
from tests.indicators.reading import indicators_of


@pytest.mark.parametrize(
    ("line", "mark"), [("- Thuế", "-"), ("  + Phí", "+"), ("o Lệ phí", "o"), ("ông An", ""), ("1. Thu", ""), ("", "")]
)
def test_a_line_begins_with_a_bullet_or_not(line: str, mark: str) -> None:
    assert mark_of(line) == mark


def test_the_line_before_a_list_tells_its_time() -> None:
    found = indicators_of("Lũy kế 11 tháng, Chi cục đạt:\n- Tuần tra 36 lượt;\n- Lập biên bản 74 vụ.\nMở 3 lớp.")
    assert [i.nature for i in found] == ["cumulative", "cumulative", "flow"]


def test_the_items_below_trong_đó_are_parts_of_the_figure_before() -> None:
    whole, first, second, other = indicators_of(
        "Xét xử 640 vụ, trong đó:\n- Hình sự: 165 vụ;\n- Dân sự: 298 vụ.\nTổ chức 5 buổi."
    )
    assert [first.part_of, second.part_of, other.part_of] == [whole.id, whole.id, None]


def test_a_total_behind_the_items_is_their_whole() -> None:
    found = indicators_of("Bắt giữ:\n- Đánh bạc: 14 vụ\n- Ma túy: 27 vụ\nCộng: 41 vụ.")
    assert [i.part_of for i in found] == [found[-1].id, found[-1].id, None]


def test_a_second_level_ends_with_the_next_bullet_of_the_first() -> None:
    found = indicators_of("- Hộ kinh doanh: 14 hộ, trong đó:\n+ Khoán: 8 hộ;\n+ Kê khai: 6 hộ.\n- Cửa hàng: 5 hộ.")
    assert [i.part_of for i in found] == [None, found[0].id, found[0].id, None]


def test_bare_figures_of_a_line_or_of_its_items_that_fill_a_figure_before_count_the_same() -> None:
    found = indicators_of(
        "Tư vấn 920 vụ việc cho 700 người.\n- Chia theo lĩnh vực: dân sự 412, hôn nhân gia đình 318, đất đai 190.\n"
        "- Hình thức: tại trụ sở 600; lưu động 300, hòa giải 20."
    )
    assert {i.part_of for i in found[2:]} == {found[0].id}
    assert {i.unit for i in found[2:]} == {"vụ việc"}


def test_a_line_that_makes_no_figure_of_what_follows_takes_nothing_along() -> None:
    assert [i.text for i in indicators_of("Mỗi:\n- 12 hộ.")] == ["12"]
