"""Units as tables print them."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.printed_units import (
    bracket_unit,
    fitting_unit,
    is_time,
    plain_unit,
    unit_of_header,
    unit_of_line,
)
from tests.indicators.reading import indicators_of

OFFICE = pytest.mark.xfail(reason='"Đơn vị" without a colon may be an office: "Đơn vị thực hiện …" gives no unit')


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Tấn", "Tấn"),
        ("tr.đồng", "tr.đồng"),
        ("1.000 tấn", "1.000 tấn"),
        ("nghìn lượt", "nghìn lượt"),
        ("tạ/ha", "tạ/ha"),
        ("%", "%"),
        ("Hộ - Household", "Hộ"),
        ("(triệu USD)", "triệu USD"),
        ("Sở Xây dựng", ""),
        ("Tấn thóc nhập kho", ""),
        ("", ""),
    ],
)
def test_a_text_is_a_unit_and_nothing_else(text: str, unit: str) -> None:
    assert plain_unit(text) == unit


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Kinh phí (triệu đồng)", "triệu đồng"),
        ("Cơ cấu (%)", "%"),
        ("Sản lượng (ĐVT: tấn)", "tấn"),
        ("Số vụ (Đội 1)", ""),
        ("Số vụ (theo báo cáo)", ""),
        ("Số vụ", ""),
    ],
)
def test_a_header_says_its_unit_in_brackets(header: str, unit: str) -> None:
    assert bracket_unit(header) == unit


@pytest.mark.parametrize(
    ("columns", "unit"),
    [
        (("Dư nợ (tỷ đồng)", "Tháng 5"), "tỷ đồng"),
        (("Dư nợ (tỷ đồng)", "Tăng (%)"), "%"),
        (("Kinh phí", "Triệu đồng"), "Triệu đồng"),
        (("% so với kế hoạch",), "%"),
        (("Số hộ", "Cuối năm"), ""),
        ((), ""),
    ],
)
def test_the_lowest_header_that_says_one_decides(columns: tuple[str, ...], unit: str) -> None:
    assert unit_of_header(columns) == unit


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Đơn vị tính: triệu đồng", "triệu đồng"),
        ("(ĐVT: hộ)", "hộ"),
        ("**Đơn vị: Tấn**", "Tấn"),
        ("ĐVT: con, tấn, %", "con, tấn, %"),
        ("(Tỷ đồng)", "Tỷ đồng"),
        ("(Kèm theo Công văn)", ""),
        pytest.param("Đơn vị thực hiện kiểm kê rừng", "", marks=OFFICE),
        ("", ""),
    ],
)
def test_the_line_above_a_table_gives_its_units(line: str, unit: str) -> None:
    assert unit_of_line(line) == unit


@pytest.mark.parametrize(
    ("units", "names", "unit"),
    [
        ("con, tấn, %", ("Đàn bò", "Sản lượng (tấn)"), "tấn"),
        ("con, tấn, %", ("Tỷ lệ tiêm phòng",), "%"),
        ("con, tấn", ("Đàn lợn",), "con"),
        ("triệu đồng", ("Tỷ lệ giải ngân",), "triệu đồng"),
    ],
)
def test_of_several_units_the_one_that_its_names_hold_fits_a_cell(
    units: str, names: tuple[str, ...], unit: str
) -> None:
    assert fitting_unit(units, names) == unit


@pytest.mark.parametrize(
    ("text", "says_when"),
    [("Tháng 11/2015", True), ("Lũy kế", True), ("Năm 2020", True), ("Số vụ năm 2020", False), ("", False)],
)
def test_some_headers_say_when_and_nothing_else(text: str, says_when: bool) -> None:
    assert is_time(text) is says_when


def test_the_scale_of_a_printed_unit_is_in_the_value() -> None:
    text = "ĐVT: nghìn tấn\nMặt hàng | Tháng 6\nXi măng | 12,5\nThan | 7"
    assert [(int(f.value), f.unit) for f in indicators_of(text)] == [(12_500, "tấn"), (7_000, "tấn")]
