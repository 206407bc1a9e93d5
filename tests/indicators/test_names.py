"""The words that name what a figure counts."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.names import Name, has_noun, is_named, name_of, unsaid
from baocao_parser.indicators.statements import statements_of
from baocao_parser.indicators.telling import text_of
from baocao_parser.language.phrases import phrases_of


def name(text: str) -> Name:
    """The name of the last figure of a text."""
    said = statements_of(text)[-1]
    assert said.clause
    return name_of(said.clause, said.unit, said.standing)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Trong tháng đã cấp mới khoảng 12 thẻ.", "đã cấp mới thẻ"),
        ("Huyện Tân Trụ có 12 trường.", "trường"),
        ("Bộ phận Một cửa tiếp nhận 12 hồ sơ.", "tiếp nhận hồ sơ"),
        ("Cấp 12 thẻ đủ điều kiện.", "Cấp thẻ đủ điều kiện"),
        ("Đạt: 238 em.", "Đạt em"),
        ("Xây dựng 3 HTX.", "Xây dựng hợp tác xã"),
    ],
)
def test_words_that_only_lead_to_a_figure_are_left_out(text: str, label: str) -> None:
    assert name(text).text == label


def test_what_is_counted_is_told_apart_from_what_is_done() -> None:
    found = name("Sửa chữa 12 cầu.")
    assert (found.is_doing, text_of(found.thing)) == (True, "cầu")
    assert name("Số hộ nghèo: 12 hộ.").is_doing is False


def test_what_the_words_before_say_is_not_said_again() -> None:
    thing, lead = tuple(phrases_of("hồ sơ")), tuple(phrases_of("tiếp nhận hồ sơ"))
    assert unsaid(thing, lead) == ()
    assert unsaid(thing, tuple(phrases_of("tiếp nhận"))) == thing


@pytest.mark.parametrize(
    ("text", "noun", "named"), [("hồ sơ", True, True), ("dư nợ", False, True), ("tiếp nhận", False, False)]
)
def test_a_noun_or_a_quantity_names_what_is_counted(text: str, noun: bool, named: bool) -> None:
    phrases = tuple(phrases_of(text))
    assert (has_noun(phrases), is_named(phrases)) == (noun, named)
