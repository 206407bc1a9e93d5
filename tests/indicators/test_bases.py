"""How figures stand to a base."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.bases import standing_of_header
from baocao_parser.indicators.header_phrases import phrases_of_header
from baocao_parser.indicators.statements import statements_of
from tests.indicators.reading import indicators_of


def standings(text: str) -> list[str]:
    """ "relation base" of each figure of a text."""
    return [f"{s.standing.sort} {s.standing.base_text}".strip() for s in statements_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tăng 5,3% so với cùng kỳ năm trước.", ["up cùng kỳ năm trước"]),
        ("So với đầu năm giảm 12 vụ.", ["down đầu năm"]),
        ("Thu 12 tỷ đồng, bằng 103,5% cùng kỳ, đạt 81,6% dự toán năm.", ["", "equal cùng kỳ", "attain dự toán năm"]),
        ("Thuê bao gấp 2,5 lần cùng kỳ.", ["times cùng kỳ"]),
        ("Xử lý 15 vụ, chiếm 12% tổng số.", ["", "share"]),
        ("Cấp 12 thẻ.", [""]),
        ("Xếp thứ 12/63 so với cả nước.", [""]),
    ],
)
def test_a_figure_stands_to_its_base(text: str, expected: list[str]) -> None:
    assert standings(text) == expected


def test_a_base_said_once_at_the_end_holds_for_all_changes() -> None:
    text = "Trồng trọt tăng 2,1%; chăn nuôi giảm 0,4%; thủy sản tăng 3,2% so với năm trước."
    assert standings(text) == ["up năm trước", "down năm trước", "up năm trước"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("So với cùng kỳ", "differ cùng kỳ"),
        ("Tăng, giảm", "differ"),
        ("TH/KH", "attain KH"),
        ("So kế hoạch năm", "attain kế hoạch năm"),
        ("Số hồ sơ", ""),
    ],
)
def test_a_header_says_what_its_figures_are_measured_against(header: str, expected: str) -> None:
    standing = standing_of_header(phrases_of_header(header, None))
    assert f"{standing.sort} {standing.base_text}".strip() == expected


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("Tăng 12 vụ so với cùng kỳ.", ["up"]),
        ("Thấp hơn 1,2 điểm % so với cùng kỳ.", ["down"]),
        ("Bằng 103% so với cùng kỳ.", [None]),
        ("Diện tích mía 860 ha (-45 ha).", [None, "down"]),
        pytest.param(
            "Tăng 58 hộ và 33 hợp tác xã so với tháng trước.",
            ["up", "up"],
            marks=pytest.mark.xfail(reason="the second of two changes loses its direction"),
        ),
        pytest.param(
            "Giảm lần lượt 18 vụ, 7 người và 21 người so với cùng kỳ.",
            ["down", "down", "down"],
            marks=pytest.mark.xfail(reason="the last of several changes in turn loses its direction"),
        ),
    ],
)
def test_a_change_has_a_direction_where_words_or_a_sign_tell_it(text: str, directions: list[str | None]) -> None:
    assert [indicator.direction for indicator in indicators_of(text)] == directions
