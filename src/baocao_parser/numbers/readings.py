"""The grammar of a figure: sign, amount, range, fraction, rank, and what they make of its unit and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import get_args

import regex

from ..records import Kind, Mention
from . import patterns
from .amounts import Amount, amount_at, percent_at
from .bounds import bound_of
from .ranks import is_rank
from .unit_choice import unit_of
from .units import Unit, unit_at
from .words import NUMBER_WORDS, read_words

_NEXT_WORD = regex.compile(r"(?:\s+|^)?(\p{Ll}+)")
_RANGE = re.compile(r"\s*[-–—−]\s*(?=\d)|\s+(?P<to>đến)\s+(?=\d)")
_JOINS = ("/", "-", "–", "—", "−", "đến")
_SLASH = re.compile(r"\s*/\s*(?=\d)")
_SIGN = regex.compile(r"(?:(?<=[(\p{L}]\s?)|(?<=:\s))(?P<sign>[+\-−])\s?$|(?<!\p{L})(?P<word>âm)\s+$")
_PLAIN_RANGE_LEAD = re.compile(r"(?:từ|khoảng|giữa|đạt|có|còn|tăng|giảm)\s*[*]*$", re.IGNORECASE)
_RATIO = re.compile(r"(?:gấp|bằng|tăng|giảm|cao hơn|nhiều hơn)(?:\s+(?:hơn|gần|khoảng|gấp))*\s*$", re.IGNORECASE)


def read_number(text: str, start: int, before: Sequence[Mention]) -> Mention:
    """The figure whose first digit stands at `start`; `before` are those read so far, whose units it may share."""
    first = amount_at(text, start)
    pair = _pair(text, start, first)
    second, form = pair or (None, "")
    amount = second or first
    unit = unit_of(text, start, amount, before)
    begin, negative = _signed(text, start)
    value, other = first.value, second.value if second else None
    if second and form != "rank":
        value, other = _shared_scale(first, second)
    kind = _kind(text, start, amount, unit, form)
    bound = bound_of(text, begin, amount.end)
    decimals = max(first.decimals, second.decimals) if second else first.decimals
    alternatives = first.alternatives if kind in ("count", "fraction") else ()
    return Mention(
        text=text[begin : amount.end],
        start=begin,
        end=amount.end,
        value=-value if negative else value,
        total=other if form in ("fraction", "rank") else None,
        upper=other if form == "range" else None,
        unit="" if kind == "rank" else unit.name,
        kind=kind,
        bound=bound,
        decimals=decimals,
        unit_start=unit.start,
        unit_end=unit.end,
        rule=form or ("percent" if amount.percent else "numeral"),
        alternatives=alternatives,
    )


def read_word_number(text: str, start: int) -> Mention | None:
    """The number in words at `start`, None unless a counting noun follows it."""
    end = start
    words: list[str] = []
    for found in _NEXT_WORD.finditer(text, start):
        if found.start() != end or found[1] not in NUMBER_WORDS or len(words) == _MOST_WORDS:
            break
        words.append(found[1])
        end = found.end()
    value = read_words(text[start:end])
    unit = (percent_at(text, end) or unit_at(text, end)) if value is not None and value > 1 else None
    if value is None or unit is None or (len(words) == 1 and words[0] in _ALONE_NO_NUMBER):
        return None
    if len(words) == 1 and unit.name in _PERIODS:
        return None
    bound = bound_of(text, start, end)
    kind = _as_kind(unit.kind)
    end = unit.end if kind == "percent" else end
    return Mention(
        text[start:end], start, end, value, None, None, unit.name, kind, bound, 0, unit.start, unit.end, "words"
    )


_MOST_WORDS = 16
"""Words of the longest number that anybody writes out."""
_ALONE_NO_NUMBER = frozenset(
    {"năm", "tư", "không", "một", "mốt", "đôi", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "chục"}
)
_PERIODS = frozenset({"năm", "tháng", "ngày", "tuần", "quý", "lần"})


def _pair(text: str, start: int, first: Amount) -> tuple[Amount, str] | None:
    """(second number, "fraction" | "rank" | "range") where two numbers make one figure."""
    ahead = text[first.end : first.end + patterns.REACH]
    if not any(map(ahead.__contains__, _JOINS)):  # as behind most numbers
        return None
    slash = _SLASH.match(text, first.end)
    if slash is None and not first.percent:
        unit = unit_at(text, first.end)
        between = _SLASH.match(text, unit.end) if unit else None
        if between and unit:
            second = amount_at(text, between.end())
            other = unit_at(text, second.end)
            if other and other.name == unit.name and second.value >= first.value:
                return second, "fraction"
        return _range(text, start, first)
    if slash is None:
        return _range(text, start, first)
    second = amount_at(text, slash.end())
    if is_rank(text, start):
        return second, "rank"
    return second, "fraction"


def _range(text: str, start: int, first: Amount) -> tuple[Amount, str] | None:
    left = text[max(0, start - 12) : start]
    sign = _RANGE.match(text, first.end)
    if not sign and left.rstrip(" *").lower().endswith("từ"):  # "từ 10 triệu đồng đến 20 triệu đồng"
        unit = unit_at(text, first.end)
        sign = _RANGE.match(text, unit.end) if unit else None
        if not sign or not sign["to"]:
            return None
    if not sign or (sign["to"] and not _PLAIN_RANGE_LEAD.search(left)):
        return None
    second = amount_at(text, sign.end())
    low, high = _shared_scale(first, second)
    return (second, "range") if low < high else None


def _shared_scale(first: Amount, second: Amount) -> tuple[Decimal, Decimal]:
    """ "4.512/12.300 triệu": a scale after the second number holds for both."""
    factor = second.scale if first.scale == 1 else Decimal(1)
    return first.value * factor, second.value


def _signed(text: str, start: int) -> tuple[int, bool]:
    """(first character, negative) of a number with a printed sign."""
    before = text[max(0, start - 4) : start].rstrip()
    found = _SIGN.search(text, max(0, start - 4), start) if before.endswith(("+", "-", "−", "âm")) else None
    if not found:
        return start, False
    return (found.start("sign") if found["sign"] else found.start("word")), bool(found["word"]) or found["sign"] in "-−"


def _kind(text: str, start: int, amount: Amount, unit: Unit, form: str) -> Kind:
    if form == "rank" or (not form and is_rank(text, start)):
        return "rank"
    if form in ("fraction", "range"):
        return "fraction" if form == "fraction" else "range"
    if amount.percent == "‰":
        return "measure"
    if unit.kind == "ratio_times" or unit.name == "lần":
        return "ratio_times" if _RATIO.search(text[max(0, start - 32) : start]) else "count"
    return _as_kind(unit.kind)


def _as_kind(kind: str) -> Kind:
    return kind if kind in _KINDS else "count"  # type: ignore[return-value]


_KINDS = frozenset(get_args(Kind))
