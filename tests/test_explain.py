"""Why a heading is one, why a number is none, and what decided the fields of one number."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings

from baocao_parser import parse
from baocao_parser.explain import Explained, explain, reading_of
from tests.texts import TEXTS

SAMPLE = Path(__file__).parents[1] / "corpus" / "tra-vinh" / "2020-05.docx"
SHARE = "Phát hành 15.394 văn bản, ký số 11.114 văn bản (tỷ lệ 72,20%).".encode()
TEXT = "I. KẾT QUẢ\n1. Thi hành án\nTheo Nghị quyết số 12/NQ-HĐND, thụ lý 86 việc, trả 2/3 đơn."


def decisions(text: str) -> list[Explained]:
    return explain(parse(text.encode(), emphasis="any"))


def test_headings_figures_and_other_digits_stand_in_reading_order() -> None:
    assert [(d.what, TEXT[d.start : d.end]) for d in decisions(TEXT)] == [
        ("heading", ""),
        ("heading", ""),
        ("none", "1."),
        ("none", "12/NQ-HĐND"),
        ("indicator", "86"),
        ("indicator", "2/3"),
    ]


def test_an_indicator_is_told_with_its_fields_and_their_rules() -> None:
    (found,) = (d for d in decisions(TEXT) if d.result.startswith("86"))
    assert found.result == "86 việc · count · flow: thụ lý việc"
    assert {rule.partition(":")[0] for rule in found.rules} >= {"unit", "label", "nature", "period"}


def test_a_number_that_is_no_indicator_is_told_with_the_rule_that_says_so() -> None:
    (found,) = (d for d in decisions(TEXT) if TEXT[d.start : d.end] == "12/NQ-HĐND")
    assert (found.rules, found.result) == (("reference",), "")


def test_a_reading_leaves_out_what_is_not_known() -> None:
    (figure,) = parse("Xếp hạng 12/63.".encode(), emphasis="any").indicators
    assert reading_of(figure).startswith("12/63 · rank: ")


def test_without_digits_and_headings_nothing_is_decided() -> None:
    assert decisions("Việc khác chưa làm.") == []


@settings(deadline=None, max_examples=50)
@given(TEXTS)
def test_every_digit_run_is_in_a_decision(text: str) -> None:
    report = parse(f"I. KẾT QUẢ\n{''.join(filter(str.isprintable, text))}".encode(), emphasis="any")
    told = explain(report)
    for run in re.finditer(r"\d+", report.document.text):
        assert any(d.start <= run.start() and run.end() <= d.end for d in told if d.what != "heading"), run[0]


def test_one_number_is_told_with_its_words_and_what_each_decided() -> None:
    report = parse(SHARE)
    share = next(i for i in report.indicators if i.kind == "percent")
    told = {one.field: one for one in explain(share, report).fields}
    assert told["part_of"].value == "11.114 văn bản: ký số văn bản"
    assert told["part_of"].words == ("tỷ lệ",)
    assert told["unit"].rule == share.decided("unit")
    assert explain(share, report).sentence == SHARE.decode()
    assert 'part_of   11.114 văn bản: ký số văn bản  (share "tỷ lệ")' in repr(explain(share, report))


def test_without_its_report_a_number_tells_the_rules_alone() -> None:
    told = explain(parse(SHARE).indicators[0])
    assert told.sentence == ""
    assert {one.words for one in told.fields} == {()}
    assert all(one.rule for one in told.fields if one.field in ("value", "unit", "label", "nature"))


def test_every_digit_of_the_sample_is_decided() -> None:
    report = parse(SAMPLE, emphasis="any")
    covered = {at for one in explain(report) if one.what != "heading" for at in range(one.start, one.end)}
    digits = {at for at, letter in enumerate(report.document.text) if letter.isdecimal()}
    assert digits <= covered
