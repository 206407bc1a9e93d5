"""Statements: figures of a paragraph with all that its words say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from baocao_parser import find_numbers
from baocao_parser.indicators.statements import is_stated, statements_of, when_words
from tests.documents import params_of
from tests.indicators.reading import indicators_of
from tests.texts import GLUED, TEXTS


@settings(deadline=None)
@given(TEXTS | GLUED)
def test_any_text_has_its_statements(text: str) -> None:
    statements = statements_of(text)
    places = [statement.mention.start for statement in statements]
    assert places == sorted(places)
    assert all(text[s.mention.start : s.mention.end] == s.mention.text for s in statements)
    assert all(s.link is None or s.link.whole != at for at, s in enumerate(statements))


def test_a_text_without_figures_has_none() -> None:
    assert statements_of("Trong tháng không có biến động.") == []
    assert statements_of("") == []


def test_a_bound_behind_the_limit_of_a_class_is_none_of_what_the_class_has() -> None:
    bounds = [i.bound for i in indicators_of("Chúc thọ 60 cụ: 70 tuổi 41 cụ; 90 tuổi trở lên 19 cụ.")]
    assert bounds == ["exact"] * 3


@pytest.mark.parametrize("row", params_of("numbers/bounds.tsv"))
def test_words_beside_a_number_say_how_exact_it_is(row: dict[str, str]) -> None:
    assert [(mention.text, mention.bound) for mention in find_numbers(row["phrase"])] == [(row["raw"], row["bound"])]


@pytest.mark.parametrize("row", params_of("indicators/zeros.tsv"))
def test_zeros_in_words_are_statements(row: dict[str, str]) -> None:
    zeros = [i for i in indicators_of(row["text"]) if i.decided("value") == "stated_zero"]
    wanted = [] if row["zeros"] == "-" else [zero.split(" = ") for zero in row["zeros"].split("; ")]
    assert [(i.text, i.value) for i in zeros] == [(text, Decimal(0)) for text, _ in wanted]
    assert all(set(label.split()) <= set(i.label.split()) for i, (_, label) in zip(zeros, wanted, strict=True))


@pytest.mark.parametrize(
    ("heading", "stated"),
    [
        ("Đã giải quyết 2.118 hồ sơ", True),
        ("Tổng số vụ phát hiện: 46 vụ", True),
        ("12 nhiệm vụ trọng tâm", False),
        ("Kế hoạch với 9 nội dung", False),
    ],
)
def test_a_heading_states_a_figure_or_has_one_in_its_name(heading: str, stated: bool) -> None:
    (statement,) = statements_of(heading)
    assert is_stated(statement) is stated


@pytest.mark.parametrize(
    ("text", "words"),
    [("Lũy kế cấp 12 thẻ.", "Lũy kế"), ("Năm 2016 cấp 12 thẻ.", "Năm 2016"), ("Cấp 12 thẻ.", "")],
)
def test_the_words_that_say_when_a_figure_holds(text: str, words: str) -> None:
    (statement,) = statements_of(text)
    assert when_words(statement) == words
