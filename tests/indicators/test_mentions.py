"""Numbers of a text as they are written."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given, settings

from baocao_parser import find_numbers
from baocao_parser.indicators import scan
from baocao_parser.records import Mention, Rejection
from tests.documents import params_of
from tests.texts import GLUED, TEXTS


def written(mention: Mention) -> str:
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


def expected(cell: str) -> list[str]:
    """The entries of an expected cell, trailing zeros of decimals dropped as in `written`; "none" is no entry."""
    entries = [] if cell == "none" else cell.split("; ")
    return [re.sub(r"\d+\.\d+", lambda number: _plain(Decimal(number[0])), entry) for entry in entries]


def spans_of(text: str) -> list[Mention | Rejection]:
    """All that `scan` finds, by place."""
    mentions, rejections = scan(text)
    return sorted([*mentions, *rejections], key=lambda span: span.start)


@pytest.mark.parametrize("row", params_of("numbers/found.tsv"))
def test_a_phrase_holds_these_numbers(row: dict[str, str]) -> None:
    mentions = find_numbers(row["phrase"])
    assert [written(mention) for mention in mentions] == expected(row["expected"])
    if row["raw"]:
        assert [mention.text for mention in mentions] == row["raw"].split("; ")


@pytest.mark.parametrize("row", params_of("numbers/known_misses.tsv"))
def test_a_known_miss_is_still_missed(row: dict[str, str]) -> None:
    assert [written(mention) for mention in find_numbers(row["phrase"])] == expected(row["expected"])


def test_a_decimal_comma_before_three_digits_keeps_its_other_reading() -> None:
    (mention,) = find_numbers("cấp 1,234 hồ sơ")
    assert {mention.value, *mention.alternatives} == {Decimal(1234), Decimal("1.234")}


@pytest.mark.parametrize("text", ["½ số hộ", "hơn ½ ha", "½", "A½"])
def test_a_fraction_in_one_character_is_a_number(text: str) -> None:
    assert [mention.text for mention in find_numbers(text)] == ["½"]


@pytest.mark.xfail(reason="lexicon: digits of other scripts stand among the letters of a token")
def test_digits_of_other_scripts_behind_a_letter_are_digits() -> None:
    assert [rejection.text for rejection in scan("xã٣")[1]] == ["٣"]


@pytest.mark.parametrize("text", ["lô đất 5×20 m", "12÷3", "0˒"])
def test_a_sign_between_digits_does_not_end_the_reading(text: str) -> None:
    assert all(text[span.start : span.end] == span.text for span in spans_of(text))


@settings(deadline=None)
@given(TEXTS | GLUED)
@example("tăng 4,8%3")
@example("từ 5 hồ sơ đến 3/4 - 7%/100 dân/năm")
def test_offsets_give_back_the_text(text: str) -> None:
    for span in spans_of(text):
        assert text[span.start : span.end] == span.text
    for mention in find_numbers(text):
        assert mention.start < mention.end <= len(text)
        assert mention.unit_start <= mention.unit_end <= len(text)


@settings(deadline=None)
@given(TEXTS | GLUED)
@example("M3/4")
def test_every_digit_run_is_a_number_or_rejected_exactly_once(text: str) -> None:
    spans = spans_of(text)
    for run in re.finditer(r"(?<!\b[mM])\d+", text):  # the digit of "m3" is a part of the unit
        assert sum(span.start <= run.start() and run.end() <= span.end for span in spans) == 1, run[0]


@settings(deadline=None)
@given(TEXTS | GLUED)
def test_every_rejection_has_a_reason(text: str) -> None:
    assert all(rejection.rule for rejection in scan(text)[1])


@settings(deadline=None)
@given(TEXTS | GLUED)
def test_mentions_and_rejections_are_ordered_and_disjoint(text: str) -> None:
    mentions, rejections = scan(text)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert [r.start for r in rejections] == sorted(r.start for r in rejections)
    assert all(before.end <= after.start for before, after in pairwise(spans_of(text)))
