"""Comparisons written to files and read back."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.cell import Cell, MergedCell

import baocao_parser as bc
from baocao_parser.comparison import exports
from tests.comparison.reports import report, row

COMPARISON = bc.compare([
    report("Trà Vinh", "tháng 5/2020", "Tiếp nhận 1.234 hồ sơ.", "Doanh thu bưu chính ước 7,5 tỷ đồng."),
    report("Trà Vinh", "quý I/2020", "Tiếp nhận 4.000 hồ sơ."),
])  # fmt: skip


def test_csv_and_parquet_hold_the_long_table(tmp_path: Path) -> None:
    COMPARISON.to_csv(tmp_path / "a.csv")
    COMPARISON.to_parquet(tmp_path / "a.parquet")
    long = COMPARISON.long()
    assert (tmp_path / "a.csv").read_bytes().startswith("\ufeffplace".encode())
    assert list(pd.read_csv(tmp_path / "a.csv")["value"]) == pytest.approx(list(long["value"]))
    assert list(pd.read_parquet(tmp_path / "a.parquet")["sentence"]) == list(long["sentence"])


def test_a_workbook_has_a_sheet_for_every_question(tmp_path: Path) -> None:
    COMPARISON.to_file(tmp_path / "so-sanh.xlsx")
    book = openpyxl.load_workbook(tmp_path / "so-sanh.xlsx")
    assert book.sheetnames == ["Table", "Changes", "Missing", "Checks", "Joins", "Figures"]
    values = {cell.value for row in book["Table"].iter_rows() for cell in row}
    assert {"hs.received", 1234, 4000, 7_500_000_000} <= values


def test_sdmx_rows_have_the_dimensions_of_an_observation(tmp_path: Path) -> None:
    COMPARISON.to_file(tmp_path / "a.sdmx.csv")
    rows = pd.read_csv(tmp_path / "a.sdmx.csv", dtype=str)
    assert row(rows, INDICATOR="hs.received", TIME_PERIOD="2020-05")["OBS_VALUE"] == "1234"
    assert row(rows, INDICATOR="hs.received", TIME_PERIOD="2020-Q1")["FREQ"] == "Q"
    revenue = row(rows, INDICATOR="post.revenue", TIME_PERIOD="2020-05")
    assert (revenue["REF_AREA"], revenue["OBS_VALUE"], revenue["OBS_STATUS"]) == ("84", "7500000000", "E")


HOSTILE = bc.compare([
    report("=1+1", "tháng 5/2020", "+cmd hộ nghèo 12 hộ.", "@SUM(A1) 7 xã.", "Số hộ \x0b\x1b]0;x\x07 15 hộ."),
    report("-2+3", "tháng 5/2020", "+cmd hộ nghèo 14 hộ.", "=HYPERLINK(\"http://x\") 9 xã."),
])  # fmt: skip


def cells(book: openpyxl.Workbook) -> list[Cell | MergedCell]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def test_no_text_of_a_report_becomes_a_formula_in_a_workbook(tmp_path: Path) -> None:
    HOSTILE.to_excel(tmp_path / "a.xlsx")
    found = cells(openpyxl.load_workbook(tmp_path / "a.xlsx"))
    assert any(isinstance(cell.value, str) and cell.value.startswith("=") for cell in found)
    assert not {cell.data_type for cell in found} & {"f", "e"}


def test_no_text_of_a_report_becomes_a_formula_in_a_csv_file(tmp_path: Path) -> None:
    HOSTILE.to_csv(tmp_path / "a.csv")
    HOSTILE.to_file(tmp_path / "a.sdmx.csv")
    for name in ("a.csv", "a.sdmx.csv"):
        rows = list(csv.reader((tmp_path / name).read_text("utf-8-sig").splitlines()))
        texts = [cell for row in rows for cell in row]
        assert any(cell.startswith("'=") for cell in texts)
        assert [cell for cell in texts if re.match(r"[=+@\t]|-\D", cell)] == []


def test_what_excel_refuses_is_shown_by_other_characters(tmp_path: Path) -> None:
    odd = COMPARISON.long().assign(place="a\x0b\x1b\uffff", sentence="x" * 40_000)
    exports._written(odd).to_excel(tmp_path / "a.xlsx")
    found = {cell.value for cell in cells(openpyxl.load_workbook(tmp_path / "a.xlsx"))}
    assert "a␋␛\ufffd" in found
    assert f"{'x' * 32_766}…" in found


def test_names_of_rows_and_columns_are_cleaned_too() -> None:
    index = pd.MultiIndex.from_tuples([("a\x0b", "b")], names=["one", "two"])
    frame = exports._written(pd.DataFrame([[1.5]], index=index, columns=["c\x01"]))
    assert list(frame.index) == [("a␋", "b")]
    assert list(frame.columns) == ["c␁"]


@pytest.mark.parametrize("name", ["no/such/a.xlsx", "no/such/a.csv", "no/such/a.parquet", "no/such/a.sdmx.csv"])
def test_a_path_that_cannot_be_written_is_an_error_that_names_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(bc.BaocaoError, match=f"{name}: cannot be written: .*(no such|non-existent)"):
        COMPARISON.to_file(tmp_path / name)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.xlsx"
    target.write_text("before")
    with monkeypatch.context() as patched:
        patched.setattr(exports, "_lay_out", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "No space left")))
        with pytest.raises(bc.BaocaoError, match="cannot be written: no space left"):
            COMPARISON.to_excel(target)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]
    COMPARISON.to_excel(target)
    assert list(tmp_path.iterdir()) == [target]


def test_more_than_a_sheet_holds_is_an_error_with_another_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MOST_ROWS", 1)
    with pytest.raises(bc.BaocaoError, match=r"too many for Excel \(write \.csv or \.parquet\)"):
        COMPARISON.to_excel(tmp_path / "a.xlsx")


def test_another_ending_is_an_error_that_names_those_that_are_written(tmp_path: Path) -> None:
    with pytest.raises(bc.BaocaoError, match=r"a\.ods.*\.xlsx"):
        COMPARISON.to_file(tmp_path / "a.ods")
