"""Reports as one table."""

from __future__ import annotations

import datetime

import pandas as pd

from baocao_parser import Indicator, parse
from baocao_parser.frames import COLUMNS, frame_of
from tests.comparison.reports import report

YEN_BAI = report("Yên Bái", "tháng 8/2021", "Thu hồi 7,5 ha đất.", "Trả 3/4 đơn.", "Họp từ 5 - 7 buổi.", name="yb.txt")


def test_every_indicator_is_a_row_in_the_order_of_the_reports() -> None:
    frame = frame_of([YEN_BAI, report("Sơn La", "tháng 8/2021", "Mở 2 lớp.")])
    assert list(frame["text"]) == ["7,5", "3/4", "5 - 7", "2"]
    assert list(frame["province"]) == ["Yên Bái"] * 3 + ["Sơn La"]
    assert frame["source"][0] == "yb.txt"


def test_numbers_are_floats_and_nan_where_there_are_none() -> None:
    frame = frame_of([YEN_BAI])
    assert list(frame["value"]) == [7.5, 3.0, 5.0]
    assert list(frame["total"].dropna()) == [4.0]
    assert list(frame["upper"].dropna()) == [7.0]


def test_a_period_is_split_into_its_days() -> None:
    row = frame_of([YEN_BAI]).iloc[0]
    assert (row["period_start"], row["period_end"]) == (datetime.date(2021, 8, 1), datetime.date(2021, 8, 31))


def test_evidence_and_columns_are_words() -> None:
    table = "I. KẾT QUẢ\n\n| Bến | Số chuyến | Số khách |\n|---|---|---|\n| An Bình | 12 | 340 |\n"
    frame = frame_of([parse(table.encode(), emphasis="any")])
    assert list(frame["columns"]) == ["Số chuyến", "Số khách"]
    assert "unit:" in frame["evidence"][0]


def test_without_indicators_there_are_columns_and_no_rows() -> None:
    frame = frame_of([])
    assert isinstance(frame, pd.DataFrame)
    assert (len(frame), tuple(frame.columns)) == (0, COLUMNS)
    assert set(Indicator.__struct_fields__) < set(COLUMNS)
