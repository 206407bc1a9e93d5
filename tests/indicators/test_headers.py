"""What the headers of a table say of its numbers."""

from __future__ import annotations

import datetime

import pytest

from baocao_parser.indicators.headers import meaning_of
from baocao_parser.records import Metadata, Period
from tests.documents import table_of

SEPTEMBER = Metadata(period=Period("tháng 9/2023", datetime.date(2023, 9, 1), datetime.date(2023, 9, 30)))
HEADERS = table_of("indicators/headers.tsv")


@pytest.mark.parametrize("row", HEADERS, ids=[f"{r['row']} | {r['columns']}" for r in HEADERS])
def test_headers_tell_nature_base_and_period(row: dict[str, str]) -> None:
    found = meaning_of(row["row"], tuple(row["columns"].split(" | ")), SEPTEMBER)
    end = found.period.end if found.period else None
    said = {"nature": found.nature, "base": found.base, "end": end}
    assert {name: str(value or "-") for name, value in said.items()} == {name: row[name] for name in said}


def test_ước_in_a_header_is_an_estimate() -> None:
    assert meaning_of("Thu ngân sách", ("Ước tháng 9",), SEPTEMBER).bound == "estimate"
    assert meaning_of("Thu ngân sách", ("Tháng 9",), SEPTEMBER).bound == "exact"
