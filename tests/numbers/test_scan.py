"""Numbers as they are written: the tables of tests/cases/numbers and properties that hold for any text."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from baocao_parser.errors import NumberError
from baocao_parser.numbers import find_numbers, parse_number, patterns, scan
from baocao_parser.records import Mention, Rejection
from tests.documents import CASES

_PIECES = (
    *(" ", "\n", "\u00a0", "⍽", ".", ",", "-", "–", "/", "(", ")", "%", "‰", "+", "−", ":", ";", "**", "“", "²", "½"),
    *("0", "1", "05", "12", "250", "2020", "１２", "٣", "4,8%", "1.234", "6,5", "3/4"),
    *("tỷ", "triệu", "nghìn", "rưỡi", "đến", "từ", "lên", "âm", "phần trăm", "điểm", "hai", "mươi", "năm", "Tư"),
    *("hồ sơ", "đồng", "ha", "tháng", "ngày", "Điều", "số", "Km", "thứ", "trong đó", "QĐ-UBND", "Covid", "đ/c"),
)
_TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=24).map("".join) | st.text()


def _rows(name: str, columns: int) -> list[list[str]]:
    """Rows of a case table without comment lines, padded to `columns` cells."""
    lines = (CASES / "numbers" / name).read_text("utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [row + [""] * (columns - len(row)) for row in rows]


def _written(mention: Mention) -> str:
    """A mention in the spelling of the tables: "2318 hồ sơ count", "3/4 đơn fraction", "5..7 ngày range"."""
    value = _plain(mention.value)
    if mention.total is not None:
        value += f"/{_plain(mention.total)}"
    if mention.upper is not None:
        value += f"..{_plain(mention.upper)}"
    return f"{value} {mention.unit or '-'} {mention.kind}"


def _plain(value: Decimal) -> str:
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _expected(cell: str) -> list[str]:
    """The entries of an expected cell, trailing zeros of decimals dropped as in `_written`; "none" is no entry."""
    entries = [] if cell == "none" else cell.split("; ")
    return [re.sub(r"\d+\.\d+", lambda number: _plain(Decimal(number[0])), entry) for entry in entries]


def _spans(text: str) -> list[Mention | Rejection]:
    """All that `scan` finds, by place."""
    mentions, rejections = scan(text)
    return sorted([*mentions, *rejections], key=lambda span: span.start)


@pytest.mark.parametrize(("phrase", "expected", "raw"), _rows("found.tsv", 3))
def test_phrase_holds_these_numbers(phrase: str, expected: str, raw: str) -> None:
    mentions = find_numbers(phrase)
    assert [_written(mention) for mention in mentions] == _expected(expected)
    if raw:
        assert [mention.text for mention in mentions] == raw.split("; ")


@pytest.mark.parametrize(("phrase", "sort"), _rows("none.tsv", 2))
def test_phrase_holds_no_indicator(phrase: str, sort: str) -> None:
    assert find_numbers(phrase) == [], sort


@pytest.mark.parametrize(("phrase", "raw", "bound"), _rows("bounds.tsv", 3))
def test_words_before_a_number_say_how_exact_it_is(phrase: str, raw: str, bound: str) -> None:
    assert [(mention.text, mention.bound) for mention in find_numbers(phrase)] == [(raw, bound)]


@pytest.mark.parametrize(("text", "value"), _rows("single.tsv", 2))
def test_number_written_alone_has_this_value(text: str, value: str) -> None:
    if value == "error":
        with pytest.raises(NumberError):
            parse_number(text)
    else:
        assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param(phrase, expected, marks=pytest.mark.xfail(reason=reason))
        for phrase, expected, reason in _rows("known_misses.tsv", 3)
    ],
)
def test_known_miss_is_still_missed(phrase: str, expected: str) -> None:
    assert [_written(mention) for mention in find_numbers(phrase)] == _expected(expected)


@given(_TEXTS)
@example("tăng 4,8%3")
@example("từ 5 hồ sơ đến 3/4 - 7%/100 dân/năm")
def test_offsets_give_back_the_text(text: str) -> None:
    for span in _spans(text):
        assert text[span.start : span.end] == span.text
    for mention in find_numbers(text):
        assert mention.start < mention.end <= len(text)
        assert mention.unit_start <= mention.unit_end <= len(text)


@given(_TEXTS)
def test_every_digit_run_is_a_number_or_rejected_exactly_once(text: str) -> None:
    spans = _spans(text)
    for run in re.finditer(r"\d+", text):
        assert sum(span.start <= run.start() and run.end() <= span.end for span in spans) == 1, run[0]


@given(_TEXTS)
def test_mentions_and_rejections_are_ordered_and_disjoint(text: str) -> None:
    mentions, rejections = scan(text)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert [r.start for r in rejections] == sorted(r.start for r in rejections)
    assert all(before.end <= after.start for before, after in pairwise(_spans(text)))


@given(_TEXTS)
def test_parse_number_gives_a_value_or_a_number_error(text: str) -> None:
    with suppress(NumberError):
        assert parse_number(text).is_finite()


@given(st.decimals(0, 10**15, places=2))
def test_value_printed_the_vietnamese_way_is_read_back(value: Decimal) -> None:
    printed = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    assert parse_number(printed) == value
    assert [mention.value for mention in find_numbers(f"đạt {printed} tấn")] == [value]


def test_decimal_comma_before_three_digits_keeps_its_other_reading() -> None:
    (mention,) = find_numbers("cấp 1,234 hồ sơ")
    assert Decimal(1234) in {mention.value, *mention.alternatives}
    assert mention.alternatives


@pytest.mark.parametrize("name", ["none.tsv", "found.tsv", "bounds.tsv"])
def test_digits_that_may_be_no_indicator_by_their_look_look_odd(name: str) -> None:
    text = (CASES / "numbers" / name).read_text("utf-8")
    for digit in re.finditer(r"(?<![\d.,])\d", text):
        if patterns.ANY_SHAPE.match(text, digit.start()):
            assert patterns.ODD_LOOK.match(text, digit.start()), text[digit.start() : digit.start() + 20]
