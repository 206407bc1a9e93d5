"""Reports as rows: nothing of a figure is lost."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from functools import cache
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from baocao_parser import Limits, Metadata, Period, Report, parse
from baocao_parser.archive.rows import edition_of, failure_of, rows_of
from baocao_parser.archive.schema import COLUMNS, schema_of
from baocao_parser.errors import BaocaoError, ReadError
from baocao_parser.limits import raise_it
from baocao_parser.records import Province
from tests.archive.letters import letter
from tests.corpus.archive import NAMES, read

MAY = Period("tháng 5/2020", datetime.date(2020, 5, 1), datetime.date(2020, 5, 31))
CORPUS = Path(__file__).parents[2] / "corpus"
NUMBERS = ("value", "total", "upper")


@pytest.mark.parametrize("name", NAMES)
def test_rows_have_the_columns_of_the_schema_and_fit_their_types(name: str) -> None:
    report = read(name)
    rows = rows_of(report, "/a")
    assert list(map(set, rows)) == [{column.name for column in COLUMNS[t]} for t in ("reports", "indicators", "checks")]
    for table, columns in (("indicators", rows.indicators), ("checks", rows.checks)):
        made = pa.table(columns, schema=schema_of(table))  # type: ignore[arg-type]
        assert made.num_rows == len(getattr(report, table))


def test_a_figure_of_a_pdf_has_its_box_and_no_other_has_one() -> None:
    report = parse(CORPUS / "hai-duong" / "2020-q1.pdf", emphasis="any")
    boxes = rows_of(report, "/a").indicators["box"]
    assert boxes[0] == [(box := report.indicators[0].box).x0, box.top, box.x1, box.bottom]  # type: ignore[union-attr]
    assert None not in boxes
    assert set(rows_of(parse("Cấp **09** thẻ.".encode()), "/a").indicators["box"]) == {None}


@pytest.mark.parametrize("name", NAMES)
def test_an_indicator_is_found_again_by_its_row(name: str) -> None:
    report = read(name)
    rows = rows_of(report, "/a").indicators
    for at, indicator in enumerate(report.indicators):
        assert report.document.text[rows["start"][at] : rows["end"][at]] == rows["text"][at] == indicator.text
        assert indicator.text in rows["sentence"][at] or indicator.row is None
        assert (rows["value"][at], rows["total"][at], rows["upper"][at]) == tuple(
            getattr(indicator, number) for number in NUMBERS
        )
        assert json.loads(rows["evidence"][at])[0]["rule"] == indicator.evidence[0].rule


@settings(deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_value_is_a_decimal_or_stands_exactly_in_a_column_of_its_own(value: Decimal) -> None:
    report = _with(value)
    rows = pa.table(rows_of(report, "/a").indicators, schema=schema_of("indicators")).to_pylist()
    kept = rows[0]["value"] if rows[0]["value"] is not None else Decimal(json.loads(rows[0]["exact"])["value"])
    assert kept == value
    assert (rows[0]["exact"] is None) == (rows[0]["value"] is not None)


@pytest.mark.parametrize("value", ["1e27", "9.9999999999", "-12345678901234567890.5", "0E-30"])
def test_what_a_column_holds_is_no_text(value: str) -> None:
    rows = rows_of(_with(Decimal(value)), "/a").indicators
    assert (rows["value"][0], rows["exact"][0]) == (Decimal(value), None)


@pytest.mark.parametrize("value", ["1e28", "0.00000000001", "9" * 29])
def test_what_no_column_holds_is_text(value: str) -> None:
    rows = rows_of(_with(Decimal(value)), "/a").indicators
    assert rows["value"][0] is None
    assert json.loads(rows["exact"][0]) == {"value": str(Decimal(value))}


@cache
def _letter() -> Report:
    return parse(letter())


def _with(value: Decimal) -> Report:
    return replace(_letter(), indicators=(replace(_letter().indicators[0], value=value),))


def test_a_report_without_anything_gives_one_row() -> None:
    rows = rows_of(parse(b"I. A"), "/a")
    assert rows.report["indicators"] == 0
    assert not any(rows.indicators.values())


def test_a_cell_is_told_by_its_row_and_columns() -> None:
    report = parse("| TT | Chỉ tiêu | Năm 2020 |\n|---|---|---|\n| 1 | Số hộ nghèo | 12 |\n".encode(), emphasis="any")
    assert rows_of(report, "/a").indicators["sentence"] == ["Số hộ nghèo | Năm 2020: 12"]


def test_a_remark_in_the_title_makes_no_other_report_and_another_title_does() -> None:
    def edition(title: str, **named: object) -> str | None:
        known = Metadata(agency="SỞ Y TẾ", kind="BÁO CÁO", title=title, period=MAY, province=Province("84", "Trà Vinh"))
        return edition_of(replace(known, **named))

    assert edition("Kết quả tháng 5") == edition("KẾT QUẢ THÁNG 5 (thay thế báo cáo ngày 14/5/2020)")
    assert edition("Kết quả tháng 5") != edition("Cải cách hành chính tháng 5")
    assert edition("Kết quả tháng 5") != edition("Kết quả tháng 5", province=Province("83", "Bến Tre"))


@pytest.mark.parametrize("unknown", ["agency", "title", "period", "province"])
def test_a_report_of_which_too_little_is_known_is_no_edition(unknown: str) -> None:
    known = Metadata(agency="SỞ Y TẾ", title="Kết quả tháng 5", period=MAY, province=Province("84", "Trà Vinh"))
    assert edition_of(known) is not None
    assert edition_of(replace(known, **{unknown: None})) is None


def test_communes_of_one_name_are_told_apart_by_their_districts_or_not_at_all() -> None:
    commune = Metadata(
        agency="UBND XÃ TÂN LẬP", title="Kết quả tháng 5", period=MAY, province=Province("84", "Trà Vinh")
    )
    assert edition_of(commune) is None
    assert edition_of(replace(commune, parent_agency="UBND HUYỆN CẦU NGANG")) is not None


def test_a_failure_says_where_it_was_and_which_limit_it_exceeds() -> None:
    limits = Limits(pages=7, time=5)
    many = ReadError("has 9 pages", source="a.pdf", remedy=raise_it("pages", 9))
    late = ReadError("was not parsed within 5 seconds", source="a.pdf", remedy=raise_it("time"))
    defect = BaocaoError("could not be parsed: KeyError", source="a.pdf")
    rows = [failure_of(error, "/a.pdf", "a.pdf", "00", limits) for error in (many, late, defect)]
    told = [(row["stage"], row["limit"], row["allowed"], row["final"]) for row in rows]
    assert told == [("read", "pages", 7, True), ("parse", "time", 5, True), ("parse", None, None, False)]
