"""parse and the Report: the whole flow on the sample report, JSON, look-ups."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import baocao_parser
from baocao_parser import BaocaoError, Report, parse, parse_many
from baocao_parser.report import json_schema

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "tra-vinh" / "2020-05.docx"
TRUTH: dict[str, Any] = json.loads(SAMPLE.with_suffix(".truth.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def report() -> Report:
    return parse(SAMPLE)


def test_bold_indicators_of_the_sample_report_are_those_of_its_truth(report: Report) -> None:
    found = [(i.text, i.value, i.kind, i.section) for i in report.indicators]
    assert found == [
        (t["text"], Decimal(t["value"]), t["kind"], t["section"]) for t in TRUTH["indicators"] if t["bold"]
    ]


def test_units_of_the_sample_report_are_those_of_its_truth(report: Report) -> None:
    assert [i.unit for i in report.indicators] == [t["unit"] for t in TRUTH["indicators"] if t["bold"]]


def test_sections_of_the_sample_report_are_those_of_its_truth(report: Report) -> None:
    assert [(s.path, s.label) for s in report.sections] == [(t["path"], t["label"]) for t in TRUTH["sections"]]
    titled = {t["path"]: t["title"] for t in TRUTH["sections"] if t["title"]}
    assert {s.path: s.title for s in report.sections if s.path in titled} == titled


def test_metadata_of_the_sample_report_is_that_of_its_truth(report: Report) -> None:
    found = json.loads(report.to_json())["metadata"]
    assert {name: found[name] for name in TRUTH["metadata"]} == TRUTH["metadata"]


def test_shares_of_the_sample_report_point_at_counts_that_they_describe(report: Report) -> None:
    by_id = {i.id: i for i in report.indicators}
    shares = [i for i in report.indicators if i.kind == "percent"]
    assert len(shares) == 5
    assert [by_id[i.part_of].text for i in shares if i.part_of] == ["11.114", "605", "539", "461", "559"]


def test_every_indicator_is_the_text_at_its_place(report: Report) -> None:
    assert all(report.text_of(i) == i.text for i in parse(SAMPLE, emphasis="any").indicators)


def test_any_emphasis_keeps_the_bold_numbers_too(report: Report) -> None:
    assert {i.id for i in report.indicators} < {i.id for i in parse(SAMPLE, emphasis="any").indicators}


def test_a_report_survives_json_and_pickle(report: Report) -> None:
    assert Report.from_json(report.to_json(indent=2)) == report
    assert pickle.loads(pickle.dumps(report)) == report


def test_other_json_is_refused_with_a_remedy() -> None:
    with pytest.raises(BaocaoError, match=r"Report\.to_json"):
        Report.from_json("{}")
    with pytest.raises(BaocaoError, match="contract"):
        Report.from_json(parse(b"I. A").to_json().replace("report/1", "report/99"))


def test_the_published_schema_is_the_one_of_the_code() -> None:
    published = json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8"))
    assert published == json.loads(json.dumps(json_schema()))


def test_a_section_is_found_by_its_path(report: Report) -> None:
    assert report["I.6.1"].label == "6.1."
    with pytest.raises(KeyError, match=r"I\.6"):
        report["I.6.9"]


def test_the_frame_has_one_row_per_indicator(report: Report) -> None:
    frame = report.to_frame()
    assert len(frame) == 28
    assert frame.loc[frame["text"] == "6.767", "value"].item() == 6767.0
    assert set(frame["province"]) == {"Trà Vinh"}


def test_the_frame_of_a_report_without_indicators_has_the_same_columns(report: Report) -> None:
    empty = parse(b"I. A").to_frame()
    assert list(empty.columns) == list(report.to_frame().columns)
    assert empty.empty


def test_the_notebook_shows_labels_and_escapes_what_it_shows() -> None:
    page = parse("Cấp **07** tài khoản <b>mới".encode())._repr_html_()
    assert "07" in page
    assert "<b>mới" not in page


def test_one_bad_file_does_not_stop_the_others() -> None:
    results = list(parse_many([SAMPLE, ROOT / "no-such-file.docx", b"", SAMPLE]))
    assert [type(result).__name__ for result in results] == ["Report", "ReadError", "ReadError", "Report"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_report_or_an_error_of_the_package(data: bytes) -> None:
    (found,) = parse_many([data])
    assert isinstance(found, BaocaoError) or Report.from_json(found.to_json()) == found


def test_the_public_names_are_there() -> None:
    for name in baocao_parser.__all__:
        assert getattr(baocao_parser, name).__doc__
    with pytest.raises(AttributeError):
        _ = baocao_parser.nothing
