"""Comparisons written to files and read back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import baocao_parser as bc
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


def test_another_ending_is_an_error_that_names_those_that_are_written(tmp_path: Path) -> None:
    with pytest.raises(bc.BaocaoError, match=r"a\.ods.*\.xlsx"):
        COMPARISON.to_file(tmp_path / "a.ods")
