"""How checks say their sums: by the name of the figure, all amounts in one scale."""

from __future__ import annotations

import pytest

from .notation import report_of

TABLE = """| Chỉ tiêu | Kế hoạch (tỷ đồng) | Thực hiện (tỷ đồng) |
|---|---|---|
| Thu nội địa | 20,0 | 11,5 |
| Thu hải quan | 10,0 | 6,25 |
| Tổng cộng | 30,0 | 17,75 |"""


def messages_on(paragraph: str) -> list[str]:
    return [check.message for check in report_of(paragraph).checks]


@pytest.mark.parametrize(
    ("paragraph", "message"),
    [
        (
            "Phát hành 5.200 văn bản, ký số 3.900 văn bản (tỷ lệ 76,5%).",
            "tỷ lệ ký số văn bản: 3.900/5.200 = 75,00%, but 76,5% is printed",
        ),
        (
            "Tổng thu 54,6 tỷ đồng (thu nội địa 54 tỷ đồng, thu hải quan 612 triệu đồng).",
            "Tổng thu: 54 tỷ + 0,612 tỷ = 54,6 tỷ",
        ),
        (
            "Tổng thu 812 tỷ đồng, tăng 5,9% so với cùng kỳ (771.000 triệu đồng).",
            "Tổng thu: 771 tỷ → 812 tỷ is +5,32%, but 5,9% is printed",
        ),
    ],
)
def test_a_message_names_its_figure_and_has_one_scale(paragraph: str, message: str) -> None:
    assert message in messages_on(paragraph)


def test_cells_are_in_the_scale_of_their_column() -> None:
    sums = "Tổng cộng | Thực hiện: 11,5 tỷ + 6,25 tỷ = 17,75 tỷ"
    assert sums in messages_on(TABLE)
    assert f"{sums}, but 18,75 tỷ is printed" in messages_on(TABLE.replace("17,75", "18,75"))
