"""What a page knows of a report."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from baocao_parser import Report
from baocao_parser.numbers.writing import figure
from baocao_parser.view.data import data_of
from baocao_parser.view.inline import ShownPiece

from .reports import PDF, SUMS, archived, report_of


def records_of(report: Report) -> list[dict[str, Any]]:
    """The records told to a page, each with what is known of it, and with its offsets."""
    told = data_of(report)["records"]
    rows = [dict(zip(told, row, strict=True)) for row in zip(*told.values(), strict=True)]
    end = 0
    for row in rows:
        row["start"] = end + row.pop("gap")
        end = row["start"] + row["length"]
    return rows


def test_every_field_of_a_record_is_there_and_none_that_says_nothing() -> None:
    report = report_of(SUMS)
    for i, told in zip(report.indicators, records_of(report), strict=True):
        assert (told["start"], told["start"] + told["length"]) == (i.start, i.end)
        assert (told.get("written") or i.text.removesuffix("%")) == figure(i)
        assert (told["label"], told["unit"], told["kind"]) == (i.label, i.unit, i.kind)
        assert told["nature"] == i.nature
        whole = told["whole"]
        assert (None if whole is None else report.indicators[whole].id) == i.part_of
    assert all(any(value is not None for value in column) for column in data_of(report)["records"].values())


def test_the_words_that_decided_are_there() -> None:
    report = report_of(SUMS)
    for i, told in zip(report.indicators, records_of(report), strict=True):
        found = []
        for field, rule, *steps in told["evidence"]:
            places = list(accumulate(steps, initial=i.start))[1:]
            found.append((field, rule, *zip(places[::2], places[1::2], strict=True)))
        assert found == [(one.field, one.rule, *one.spans) for one in i.evidence]


def test_marks_and_rejected_numbers_are_told_in_the_order_shown() -> None:
    report = report_of(SUMS)
    first, second = ShownPiece("mark", "flow", 0), ShownPiece("mark", "flow", 1)
    assert data_of(report, (second, first))["marks"] == [1, 0]
    assert data_of(report, (ShownPiece("reject", "level"), ShownPiece("reject", "age")))["rejected"] == ["level", "age"]
    in_order = [ShownPiece("mark", "flow", number) for number in range(len(report.indicators))]
    assert data_of(report, in_order)["marks"] is None


def test_offsets_are_the_browsers() -> None:
    report = report_of("😀😀 Cấp mới **09** chứng thư số.")
    data = data_of(report)
    assert data["records"]["gap"] == [report.indicators[0].start + 2]
    assert len(data["wide"]) == 2


def test_boxes_are_there_only_beside_pages() -> None:
    assert "boxes" not in data_of(archived(PDF))["records"]
