"""Digits that nobody writes in earnest are read, or are no figures; they stop nothing."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from baocao_parser import parse
from baocao_parser.indicators import scan
from baocao_parser.language.phrases import phrases_of


def test_a_figure_longer_than_python_converts_to_int_is_read() -> None:
    report = parse(f"Tổng số {'9' * 4400} hồ sơ, trong đó trực tuyến 5 hồ sơ, trực tiếp 7 hồ sơ.".encode())
    assert [i.value for i in report.indicators][1:] == [Decimal(5), Decimal(7)]


def test_a_fraction_of_one_character_is_a_figure() -> None:
    mentions, rejections = scan("½")
    assert [mention.value for mention in mentions] == [Decimal("0.5")]
    assert rejections == []


@pytest.mark.parametrize("accents", range(1, 5))
def test_accents_without_a_letter_stick_to_no_digits(accents: int) -> None:
    mentions, rejections = scan("đ′1" + "\u0301" * accents)
    assert len(mentions) + len(rejections) == 1


@pytest.mark.heavy
@pytest.mark.parametrize("text", ["Cấp 12 hồ sơ “mới ", "1,2,", "5 “ ", "' 7 "])
def test_doubling_a_paragraph_doubles_its_time(text: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        phrases_of(text * size)
        return time.process_time() - start

    seconds(10)
    assert seconds(8_000) < 12 * max(seconds(2_000), 0.02)
