"""Comparisons written to files and read back."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pandas as pd
import pytest

import baocao_parser as bc
from baocao_parser.comparison import exports, workbook
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


HOSTILE = bc.compare([
    report("=1+1", "tháng 5/2020", "+cmd hộ nghèo 12 hộ.", "@SUM(A1) 7 xã.", "Số hộ \x0b\x1b]0;x\x07 15 hộ."),
    report("-2+3", "tháng 5/2020", "+cmd hộ nghèo 14 hộ.", "=HYPERLINK(\"http://x\") 9 xã."),
])  # fmt: skip


def test_no_text_of_a_report_becomes_a_formula_in_a_csv_file(tmp_path: Path) -> None:
    HOSTILE.to_csv(tmp_path / "a.csv")
    HOSTILE.to_file(tmp_path / "a.sdmx.csv")
    for name in ("a.csv", "a.sdmx.csv"):
        rows = list(csv.reader((tmp_path / name).read_text("utf-8-sig").splitlines()))
        texts = [cell for row in rows for cell in row]
        assert any(cell.startswith("'=") for cell in texts)
        assert [cell for cell in texts if re.match(r"[=+@\t]|-\D", cell)] == []


@pytest.mark.parametrize("name", ["no/such/a.xlsx", "no/such/a.csv", "no/such/a.parquet", "no/such/a.sdmx.csv"])
def test_a_path_that_cannot_be_written_is_an_error_that_names_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(bc.BaocaoError, match=f"{name}: cannot be written: .*(no such|non-existent)"):
        COMPARISON.to_file(tmp_path / name)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.xlsx"
    target.write_text("before")
    with monkeypatch.context() as patched:
        patched.setattr(workbook, "_write_issues", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "No space left")))
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
