"""Why a heading is one, why a number is none, and what decided the fields of one number."""

from __future__ import annotations

from pathlib import Path

from baocao_parser import parse
from baocao_parser.explain import explain

SAMPLE = Path(__file__).parents[1] / "corpus" / "tra-vinh" / "2020-05.docx"
TEXT = "Phát hành 15.394 văn bản, ký số 11.114 văn bản (tỷ lệ 72,20%).".encode()


def test_one_number_is_told_with_its_words_and_what_each_decided() -> None:
    report = parse(TEXT)
    share = next(i for i in report.indicators if i.kind == "percent")
    told = {one.field: one for one in explain(share, report).fields}
    assert told["part_of"].value == "11.114 văn bản: ký số văn bản"
    assert told["part_of"].words == ("tỷ lệ",)
    assert told["unit"].rule == share.decided("unit")
    assert explain(share, report).sentence == TEXT.decode()
    assert 'part_of   11.114 văn bản: ký số văn bản  (share "tỷ lệ")' in repr(explain(share, report))


def test_without_its_report_a_number_tells_the_rules_alone() -> None:
    told = explain(parse(TEXT).indicators[0])
    assert told.sentence == ""
    assert {one.words for one in told.fields} == {()}
    assert all(one.rule for one in told.fields if one.field in ("value", "unit", "label", "nature"))


def test_every_digit_of_the_sample_is_decided() -> None:
    report = parse(SAMPLE, emphasis="any")
    covered = {at for one in explain(report) if one.what != "heading" for at in range(one.start, one.end)}
    digits = {at for at, letter in enumerate(report.document.text) if letter.isdecimal()}
    assert digits <= covered
