"""What a page knows of a report."""

from __future__ import annotations

import json

from baocao_parser.numbers.writing import figure
from baocao_parser.view.data import FIELDS, TEXTS, data_of
from baocao_parser.view.templates import as_script

from .reports import HOSTILE, PDF, SUMS, archived, report_of


def field(data: dict[str, object], number: int, name: str) -> object:
    """A field of a record as the page's script reads it."""
    rows = data["records"]
    assert isinstance(rows, list)
    row, at = rows[number], FIELDS.index(name)
    value = row[at] if at < len(row) else None
    strings = data["strings"]
    assert isinstance(strings, list)
    return strings[value] if value is not None and name in TEXTS else value


def test_every_field_of_a_record_is_there() -> None:
    report = report_of(SUMS)
    data = data_of(report)
    for number, i in enumerate(report.indicators):
        assert field(data, number, "start") == i.start
        assert (field(data, number, "label"), field(data, number, "unit")) == (i.label, i.unit)
        assert (field(data, number, "nature"), field(data, number, "kind")) == (i.nature, i.kind)
        assert field(data, number, "figure") in (None, figure(i))
        whole = field(data, number, "whole")
        assert (report.indicators[whole].id if isinstance(whole, int) else None) == i.part_of


def test_the_words_that_decided_are_there() -> None:
    report = report_of(SUMS)
    data = data_of(report)
    number = next(n for n, i in enumerate(report.indicators) if any(e.spans for e in i.evidence))
    indicator = report.indicators[number]
    evidence = field(data, number, "evidence")
    assert isinstance(evidence, list)
    shape, *words = evidence
    told = data["decided"][shape]
    assert told == tuple(f"{e.field}:{e.rule}" for e in indicator.evidence)
    at, first, last = words[:3]
    name = told[at].partition(":")[0]
    assert (indicator.start + first, indicator.start + last) == indicator.spans(name)[0]


def test_offsets_are_the_browsers() -> None:
    report = report_of("😀😀 Cấp mới **09** chứng thư số.")
    data = data_of(report)
    assert field(data, 0, "start") == report.indicators[0].start + 2
    assert len(data["wide"]) == 2


def test_boxes_are_there_only_beside_pages() -> None:
    assert all(field(data_of(archived(PDF)), number, "boxes") is None for number in range(5))


def test_json_in_a_script_cannot_end_it() -> None:
    text = as_script({"label": HOSTILE})
    assert "<" not in text
    assert json.loads(text) == {"label": HOSTILE}
