"""Comparisons written to files and read back."""

from __future__ import annotations

from pathlib import Path

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


def test_periods_are_dates_in_parquet_and_in_csv(tmp_path: Path) -> None:
    COMPARISON.to_parquet(tmp_path / "a.parquet")
    COMPARISON.to_csv(tmp_path / "a.csv")
    frame = pd.read_parquet(tmp_path / "a.parquet")
    assert frame["period_start"].dtype.kind == "M"
    assert set(frame["period_end"].dt.strftime("%Y-%m-%d")) == {"2020-05-31", "2020-03-31"}
    assert set(pd.read_csv(tmp_path / "a.csv")["period_start"]) == {"2020-05-01", "2020-01-01"}


def test_words_that_begin_like_a_formula_are_no_formula_in_csv(tmp_path: Path) -> None:
    bc.compare([report("Trà Vinh", "tháng 5/2020", "Cấp mới 09 chứng thư số.", name="=1+1")]).to_csv(tmp_path / "a.csv")
    assert list(pd.read_csv(tmp_path / "a.csv")["report"]) == ["'=1+1"]


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
