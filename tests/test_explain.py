"""Which rule decided what."""

from __future__ import annotations

import re

from hypothesis import given, settings

from baocao_parser import parse
from baocao_parser.explain import Decision, explain, reading_of
from tests.texts import TEXTS

TEXT = "I. KẾT QUẢ\n1. Thi hành án\nTheo Nghị quyết số 12/NQ-HĐND, thụ lý 86 việc, trả 2/3 đơn."


def decisions(text: str) -> list[Decision]:
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
