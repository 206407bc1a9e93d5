"""What a page knows of a report."""

from __future__ import annotations

import base64
import json
import zlib

from baocao_parser.numbers.writing import figure
from baocao_parser.view.data import data_of
from baocao_parser.view.templates import packed

from .reports import HOSTILE, PDF, SUMS, archived, report_of


def test_every_field_of_a_record_is_there_and_none_that_says_nothing() -> None:
    report = report_of(SUMS)
    for i, told in zip(report.indicators, data_of(report)["records"], strict=True):
        assert (told["start"], told["start"] + told["length"]) == (i.start, i.end)
        assert told.get("written", i.text.removesuffix("%")) == figure(i)
        assert (told["label"], told["unit"], told["kind"]) == (i.label, i.unit, i.kind)
        assert told.get("nature") == i.nature
        whole = told.get("whole")
        assert (None if whole is None else report.indicators[whole].id) == i.part_of
        assert None not in told.values()


def test_the_words_that_decided_are_there() -> None:
    report = report_of(SUMS)
    for i, told in zip(report.indicators, data_of(report)["records"], strict=True):
        found = [
            (field, rule, *((i.start + first, i.start + last) for first, last in words))
            for field, rule, *words in told["evidence"]
        ]
        assert found == [(one.field, one.rule, *one.spans) for one in i.evidence]


def test_offsets_are_the_browsers() -> None:
    report = report_of("😀😀 Cấp mới **09** chứng thư số.")
    data = data_of(report)
    assert data["records"][0]["start"] == report.indicators[0].start + 2
    assert len(data["wide"]) == 2


def test_boxes_are_there_only_beside_pages() -> None:
    assert not any("boxes" in told for told in data_of(archived(PDF))["records"])


def test_packed_data_cannot_end_its_element_and_comes_back_whole() -> None:
    text = packed({"label": HOSTILE})
    assert "<" not in text
    assert json.loads(zlib.decompress(base64.b64decode(text))) == {"label": HOSTILE}
