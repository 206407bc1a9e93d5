"""Figures that are parts because they add up."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.statements import statements_of


def wholes(text: str) -> dict[str, str]:
    """The parts of a paragraph, each with its whole, as printed."""
    found = statements_of(text)
    return {
        text[one.clause.figure.start : one.clause.figure.end]: text[whole.start : whole.end]
        for one in found
        if one.clause and one.link and one.link.rule == "adds_up"
        for whole in [found[one.link.whole].clause.figure]  # type: ignore[union-attr]
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Có 46 trạm; 31 trạm cũ, 15 trạm mới.", {"31": "46", "15": "46"}),
        ("Đài có 15 người; trình độ đại học 6, trung cấp 5, chưa qua đào tạo 4.", {"6": "15", "5": "15", "4": "15"}),
        ("Mạng lưới gồm 37 cơ sở: 06 trường, 31 trung tâm.", {"06": "37", "31": "37"}),
        (
            "Xảy ra 131 vụ. Do phóng nhanh 41 vụ, lấn làn 35 vụ, nguyên nhân khác 55 vụ.",
            {"41": "131", "35": "131", "55": "131"},
        ),
        ("Bắt 52 vụ, 30 vụ trộm, 22 vụ cướp, 9 vụ ma túy.", {}),
        ("Có 9 trạm; 4 trạm cũ, 5 trạm mới.", {}),
        ("Thu 40 tỷ đồng, chi 30 tỷ đồng, lãi 10 tỷ đồng.", {}),
        ("Tổng thu 40 tỷ đồng, tổng chi 30 tỷ đồng, chênh lệch thu chi 10 tỷ đồng.", {}),
        ("Xét xử 62 vụ - 40 bị cáo, 22 bị cáo án treo.", {}),
        ("Kiểm tra 83 quán ăn, nhắc nhở 61, đình chỉ 22.", {"61": "83", "22": "83"}),
        ("Nhận 83 đơn, giải quyết 61 đơn, còn 22 đơn.", {}),
        ("Giao 83 biên chế, hiện có 61, thiếu 22.", {}),
        ("Tiếp nhận 61 đơn, kỳ trước chuyển sang 22 đơn; xử lý 83 đơn.", {}),
        ("Trồng 950 cây, trường học 310, chợ 640.", {"310": "950", "640": "950"}),
        ("Mua 12 thiết bị (3 máy in, 9 bàn phím) cho 40 xã.", {"3": "12", "9": "12"}),
        ("Mua 12 thiết bị (3 máy in, 8 bàn phím) cho 40 xã.", {}),
        (
            "Sai phạm 940 triệu đồng và 2.100 m2 đất, trong đó thu hồi 610, xử lý khác 330.",
            {"610": "940 triệu", "330": "940 triệu"},
        ),
        ("Trao 90 suất quà trị giá 2,7 tỷ đồng, cấp tỉnh 61, cấp huyện 29.", {"61": "90", "29": "90"}),
        (
            "Có 90 giấy phép của 40 công ty; theo cấp: bộ 30, tỉnh 60; theo loại: cát 50, đá 25, sét 15.",
            {"30": "90", "60": "90", "50": "90", "25": "90", "15": "90"},
        ),
        ("Có 58 giáo viên trên 62 biên chế, trong đó quản lý 3, đứng lớp 55; thiếu 4.", {}),
        (
            "Thu 620 triệu đồng, đạt 80% dự toán (phí 210 triệu đồng, lệ phí 410 triệu đồng).",
            {"210 triệu": "620 triệu", "410 triệu": "620 triệu"},
        ),
        ("Biên chế 84 người, giảm 05 người (nghỉ hưu 03, chuyển đi 02).", {"03": "05", "02": "05"}),
        ("Đang xử lý 249 hồ sơ, trong hạn 245, quá hạn 4.", {"245": "249", "4": "249"}),
        ("Nhận 827 đơn; đủ điều kiện 618, xếp lưu 209.", {"618": "827", "209": "827"}),
        ("Tiếp 814 lượt. Tiếp thường xuyên 605 lượt, lãnh đạo tiếp 209 lượt.", {"605": "814", "209": "814"}),
        ("Có 70 hộ ở xa, gồm 30 hộ trên núi, 25 hộ ven sông và 15 trường hợp khác.", {"15": "70"}),
    ],
)
def test_a_row_that_fills_a_figure_is_its_parts(text: str, parts: dict[str, str]) -> None:
    assert wholes(text) == parts


def test_a_bare_figure_that_fills_a_count_counts_the_same() -> None:
    found = statements_of("Trồng 950 cây, trường học 310, chợ 640; phát 80 tờ rơi.")
    assert [one.mention.unit for one in found] == ["cây", "cây", "cây", "tờ rơi"]
