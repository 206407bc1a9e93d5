"""A comparison as a person reads it, in tables and notebooks."""

from __future__ import annotations

import baocao_parser as bc
from tests.comparison.reports import report

MAY = (
    "Doanh thu bưu chính 7,5 tỷ đồng.",
    "Tiếp nhận 1.234 hồ sơ thủ tục hành chính, đã giải quyết 1.111 hồ sơ (90,03%).",
)
HERE = report("Trà Vinh", "tháng 5/2020", *MAY)
JUNE = report("Trà Vinh", "tháng 6/2020", "Doanh thu bưu chính 800 triệu đồng.")
THERE = report("Bến Tre", "tháng 5/2020", "Doanh thu bưu chính 12 tỷ đồng.")


def test_the_columns_of_one_office_are_its_periods() -> None:
    assert list(bc.compare([HERE, JUNE]).readable().columns) == ["Tính chất", "Đơn vị", "T5/2020", "T6/2020"]


def test_the_columns_of_one_period_are_the_offices() -> None:
    assert list(bc.compare([HERE, THERE]).readable().columns) == ["Tính chất", "Đơn vị", "Bến Tre", "Trà Vinh"]


def test_several_of_both_are_named_together() -> None:
    columns = list(bc.compare([HERE, JUNE, THERE]).readable().columns)
    assert columns[2:] == ["Bến Tre T5/2020", "Trà Vinh T5/2020", "Trà Vinh T6/2020"]


def test_money_stands_in_its_scale_shares_with_their_sign_and_gaps_are_blank() -> None:
    table = bc.compare([HERE, JUNE]).readable()
    assert list(table.loc["Doanh thu bưu chính"]) == ["trong kỳ", "tỷ đồng", "7,5", "0,8"]
    assert list(table.loc["Hồ sơ thủ tục hành chính tiếp nhận"])[2:] == ["1.234", ""]
    assert "90,03%" in set(table["T5/2020"])


def test_natures_choose_the_rows_and_english_is_spoken_too() -> None:
    table = bc.compare([HERE]).readable(["stock"], language="en")
    assert table.empty
    assert list(table.columns)[:2] == ["Nature", "Unit"]


def test_a_notebook_shows_the_summary_the_table_and_what_does_not_add_up() -> None:
    wrong = report(
        "Trà Vinh", "tháng 5/2020", "Tiếp nhận 13.065 hồ sơ (12.045 trực tiếp, 1.030 trực tuyến).", name="<a>"
    )
    shown = bc.compare([wrong])._repr_html_()
    assert "1 báo cáo của 1 cơ quan" in shown
    assert "<table" in shown
    assert "báo cáo ghi" in shown
    assert "<a>" not in shown


def test_a_comparison_and_a_catalogue_are_a_line_in_a_console() -> None:
    assert repr(bc.compare([HERE])).startswith("<Comparison: 1 reports of 1 offices")
    assert repr(bc.Catalogue.default()).startswith("<Catalogue of 5")
    assert "cert.new" in bc.Catalogue.default()._repr_html_()
