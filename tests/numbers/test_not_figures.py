"""Digits that the words around them tell to be none."""

from __future__ import annotations

import pytest

from baocao_parser.indicators import scan
from baocao_parser.numbers.not_figures import RULES
from baocao_parser.numbers.numbered import lead_word
from tests.documents import params_of, table_of
from tests.indicators.notation import cases_of


@pytest.mark.parametrize("row", params_of("numbers/none.tsv"))
def test_a_phrase_holds_no_indicator_and_says_why(row: dict[str, str]) -> None:
    mentions, rejections = scan(row["phrase"])
    assert mentions == []
    assert (", ".join(rejection.rule for rejection in rejections) or "-") == row["reasons"]


def test_each_rule_rejects_digits_of_the_cases() -> None:
    texts = [row["phrase"] for name in ("none", "found") for row in table_of(f"numbers/{name}.tsv")]
    texts += [case.text for name in ("numbers", "no_indicators") for case in cases_of(name)]
    fired = {rejection.rule for text in texts for rejection in scan(text)[1]}
    assert {rule.__name__ for rule in RULES if rule is not lead_word} <= fired


def test_a_counted_noun_beats_a_word_before() -> None:
    texts = ("điều 180 ha", "tổng đài 1.640 cuộc gọi", "ngày 320 lượt khách", "đại biểu 210 người")
    assert [[mention.text for mention in scan(text)[0]] for text in texts] == [["180"], ["1.640"], ["320"], ["210"]]
