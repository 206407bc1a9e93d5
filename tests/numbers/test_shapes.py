"""Digits that their look alone tells to be none."""

from __future__ import annotations

import re

import pytest

from baocao_parser.indicators import scan
from baocao_parser.numbers.shapes import SHAPES, shaped
from baocao_parser.numbers.spot import Spot
from tests.documents import table_of

PHRASES = [row["phrase"] for row in table_of("numbers/none.tsv")]


@pytest.mark.parametrize("number", range(len(SHAPES)), ids=[shape.name for shape in SHAPES])
def test_each_shape_rejects_a_phrase_of_the_case_table(number: int) -> None:
    shape, before = SHAPES[number], SHAPES[:number]
    spots = [(text, at) for text in PHRASES for at in _starts(text)]
    fits = [spot for spot in spots if re.compile(shape.pattern, re.VERBOSE).match(*spot)]
    first = [spot for spot in fits if not any(re.compile(s.pattern, re.VERBOSE).match(*spot) for s in before)]
    assert first
    assert shape.name in {rejection.rule for text, _ in first for rejection in scan(text)[1]}


def _starts(text: str) -> list[int]:
    return [found.start() for found in re.finditer(r"(?<![\d.,])\d", text)]


@pytest.mark.parametrize(
    ("text", "digits"),
    [("đạt 3/5 xã", "3/5"), ("trực 24/7 người", "24/7"), ("có 2020 hộ", "2020"), ("cấp 0912345678 tờ", "0912345678")],
)
def test_a_noun_behind_beats_a_look(text: str, digits: str) -> None:
    assert shaped(Spot(text, text.index(digits), None)) is None


@pytest.mark.xfail(reason="the pattern of a map's scale gives its last digit back to a letter: \\d{3,} for \\d{3,}+")
def test_what_looks_like_the_scale_of_a_map_keeps_its_digits() -> None:
    assert [mention.text for mention in scan("thu 1/5052 tr.đ")[0]] == ["1/5052 tr"]
