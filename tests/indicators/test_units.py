"""What figures count (more of them: tests/cases/meaning/units.txt)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from baocao_parser.indicators.statements import statements_of


def units(text: str) -> list[str]:
    """ "unit rule" of each figure."""
    return [f"{statement.unit.name} {statement.unit.rule}".strip() for statement in statements_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cấp 12 thẻ.", ["thẻ noun_behind"]),
        ("Đơn khiếu nại: 04.", ["đơn noun_before"]),
        ("Nhận 100 hồ sơ (60 trực tiếp).", ["hồ sơ noun_behind", "hồ sơ shared"]),
        ("Cấp mới 12, thu hồi 4 giấy phép.", ["giấy phép shared", "giấy phép noun_behind"]),
        ("Đạt 72,2%/năm.", ["%/năm percent_sign"]),
        ("Nộp ngân sách 94 tỷ.", ["đồng money_spoken"]),
        ("Chi 258trđ/hộ.", ["đồng/hộ money_mark"]),
        ("Vay USD 4,2 triệu.", ["USD currency_before"]),
        ("Xếp thứ 12/63 tỉnh.", ["tỉnh rank"]),
        ("Tỷ lệ đạt 9,78%, cao hơn 1,84 so với cùng kỳ.", ["% percent_sign", "điểm phần trăm difference"]),
        ("Đón 2.300 lượt khách.", ["lượt khách noun_behind"]),
        ("Mức dùng 86 lít/người/ngày.", ["lít/người/ngày noun_behind"]),
        ("Mật độ 24,6 thuê bao/100 dân.", ["thuê bao/100 dân noun_behind"]),
        ("Tại đây 12.", ["no_unit"]),
    ],
)
def test_a_unit_is_told_by_these_words(text: str, expected: list[str]) -> None:
    assert units(text) == expected


def test_a_unit_shared_with_money_brings_its_scale() -> None:
    whole, part = statements_of("Tổng chi 8,64 tỷ đồng, gồm: lương 5,12; mua sắm 3,52.")[:2]
    assert (part.unit.name, part.unit.scale) == ("đồng", Decimal(10**9))
    assert (whole.mention.value, part.mention.value) == (Decimal(8640000000), Decimal(5120000000))


def test_where_the_unit_stands_is_told() -> None:
    text = "Cấp 12 giấy phép, thu hồi 3."
    own, shared = (statement.unit for statement in statements_of(text))
    assert text[own.start : own.end] == "giấy phép"
    assert shared.start == shared.end
