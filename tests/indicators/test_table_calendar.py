"""The time of a table."""

from __future__ import annotations

import datetime

import pytest

from baocao_parser.indicators.calendar import Calendar
from baocao_parser.indicators.grid import tables_of
from baocao_parser.indicators.header_words import HeaderWords
from baocao_parser.indicators.table_calendar import own_calendar
from baocao_parser.records import Period
from tests.documents import document_of

MAY = Calendar(Period("tháng 5/2021", datetime.date(2021, 5, 1), datetime.date(2021, 5, 31)))


def own(calendar: Calendar, *headers: str, caption: str = "") -> str:
    """The period of a table with these columns, in a report of a time."""
    document = document_of("\n".join((" | ".join(("Xã", *headers)), " | ".join(("Nậm Kè", *["12"] * len(headers))))))
    (table,) = tables_of(document, document.blocks).values()
    words = HeaderWords(None)
    found = own_calendar(words, words.of(caption), table.fields, calendar).own
    return found.label if found else ""


@pytest.mark.parametrize("headers", [("Số hộ",), ("Năm 2021",), ("Năm 2020", "Năm 2021"), ("Tháng 4", "Tháng 5")])
def test_a_table_has_the_report_s_time_where_its_headers_do_not_speak_of_another(headers: tuple[str, ...]) -> None:
    assert own(MAY, *headers) == "tháng 5/2021"


def test_of_other_years_the_last_is_the_table_s_own() -> None:
    assert own(MAY, "Năm 2017", "Năm 2018", "Năm 2019") == "năm 2019"
    assert own(Calendar(), "Năm 2017", "Năm 2018") == "năm 2018"


def test_in_a_report_without_a_time_months_and_titles_tell() -> None:
    assert own(Calendar(), "Tháng 3/2019", "Tháng 4/2019") == "Tháng 4/2019"
    assert own(Calendar(), "Số hộ", caption="Hộ nghèo năm 2018") == "năm 2018"
    assert own(Calendar(), "Số hộ") == ""


def test_what_a_header_compares_with_is_not_its_time() -> None:
    assert own(Calendar(), "Năm 2018", "So với năm 2019") == "năm 2018"
