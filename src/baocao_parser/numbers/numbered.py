"""Digits that the word before them numbers: tháng 5, Điều 5, mức độ 3 (column lead of the lexicon)."""

from __future__ import annotations

import re

from ..lexicon import entries_in, words_with
from .amounts import amount_at
from .spot import Spot

_BEFORE_COLON = frozenset({"contact", "date", "reference"})
"""What a colon may part from its number: "Số: 45", "Điện thoại: …"."""
_ARTICLES = words_with("article")
_NUMBERED = re.compile(r"\d{1,2}(?:[.,]\d{1,2}){1,3}")
_PAIR = re.compile(r"/\d{1,2}(?!\d)")
_UPPER = re.compile(r"\s?[-–—]\s?(?P<upper>\d{1,3}(?![\d/]))")
_LISTED = re.compile(r"\s*(?:,|và)\s*\d")
_STAGES = ("ordinal", "quarter", "stage")
_NAMED = ("road", "place_name")
"""What may also stand before a count of its own: "quốc lộ 71 biển, đường tỉnh 45 biển"."""


def lead_word(spot: Spot) -> int | None:
    """The word before says what the digits are: tháng 5, Điều 5, mức độ 3 (column lead of the lexicon)"""
    if not spot.lead or not spot.lead.lead:
        return None
    if spot.lead.sort == "plan" and (spot.lead_text[0] in "/(" or spot.lead_text[1].islower()):
        return None  # "(kế hoạch 30)" is no document
    reason, when = spot.lead.lead.split()
    if spot.colon and reason not in _BEFORE_COLON:
        return None  # "hưởng một lần: 214 hồ sơ"
    end = spot.number_end
    if upper := _UPPER.match(spot.text, end):
        return _range_of_names(spot, upper.start("upper"), reason)
    if _counts(spot, reason) or not _is_number(spot, reason, when):
        return None
    pair = _PAIR.match(spot.text, end) if when in ("small", "alone") else None  # "bậc 4/7", "mốc 332/2"
    if pair and spot.is_counted(pair.end()):
        return None  # "cấp 3/4 giấy phép"
    return pair.end() if pair else end


def _range_of_names(spot: Spot, start: int, reason: str) -> int | None:
    """ "gió cấp 4-5", but "lập tổ 3-5 người" counts"""
    top = amount_at(spot.text, start)
    counted = top.percent or top.scale > 1 or (spot.is_counted(top.behind) and reason not in _STAGES)
    return None if counted or top.value <= spot.value else top.end


def _counts(spot: Spot, reason: str) -> bool:
    """What is counted stands behind the digits, and the word before them does not claim it."""
    noun = spot.noun(spot.amount.behind)
    if spot.amount.percent or spot.amount.scale > 1 or (reason in _NAMED and spot.counts_again(spot.number_end)):
        return True  # "nguồn Trung ương 712 triệu"
    if _is_totalled(spot):
        return True
    if noun is not None and reason == "article" and noun.words in _ARTICLES:
        return False
    if noun is not None and reason == "article" and noun.kind == "count" and spot.lead_text[1:2].isupper():
        return False  # "Điều 12 quy định"
    if noun is not None and reason == "reference" and noun.sort == "place" and not spot.colon:
        return False  # "Ban Chỉ đạo 389 tỉnh"
    return reason not in _STAGES and spot.is_counted(spot.amount.behind)


def _is_totalled(spot: Spot) -> bool:
    """ "Tổng số lớp 12, số tổ 5": the word before the digits is counted itself; "số lớp 6, 7, 8" are names"""
    if (spot.lead and spot.lead.sort == "total") or _LISTED.match(spot.text, spot.number_end):
        return False
    before = spot.left.rstrip(" :").lower().removesuffix(spot.lead_text.strip(" :").lower()).rstrip()
    return any(entry.sort == "total" and before.endswith(entry.words) for entry in entries_in(before)[-1:])


def _is_number(spot: Spot, reason: str, when: str) -> bool:
    """Whether the digits may be such a number: no quarter is a fifth, a year has a shape of its own."""
    number = spot.text[spot.start : spot.number_end]
    numbered = reason == "article" and _NUMBERED.fullmatch(number)  # "Bảng 4.2"
    if when == "year" or (reason == "quarter" and spot.value > 4):
        return False
    if not (number.isdecimal() or numbered):
        return False
    return when != "small" or (len(number) <= 2 and int(number) <= 31)
