"""Digits that the word before them numbers: tháng 5, Điều 5, mức độ 3 (column lead of the lexicon)."""

from __future__ import annotations

import re

from ..lexicon import words_with
from .amounts import amount_at
from .class_limits import CLAUSE_ENDS
from .numerals import SPACE
from .spot import Spot
from .tallies import is_done, is_tally, is_totalled
from .words import NUMBER_WORDS

_BEFORE_COLON = frozenset({"contact", "date", "reference"})
"""What a colon may part from its number: "Số: 45", "Điện thoại: …"."""
_ARTICLES = words_with("article")
_NUMBERED = re.compile(r"\d{1,2}(?:[.,]\d{1,2}){1,3}")
_PAIR = re.compile(r"/(?P<second>\d{1,3})(?!\d)")
_UPPER = re.compile(r"\s?[-–—]\s?(?P<upper>\d{1,3}(?![\d/]))")
_STAGES = ("ordinal", "quarter", "stage")
"""They are told of what stands behind, too: "kỳ họp thứ 5 Hội đồng nhân dân"."""
_RANKED = ("level", "grade")
_NAMED = ("road", "place_name")
"""What may also stand before a count of its own: "quốc lộ 71 biển, đường tỉnh 45 biển"."""
_EACH = words_with("each")


def lead_word(spot: Spot) -> int | None:
    """The word before says what the digits are: tháng 5, Điều 5, mức độ 3 (column lead of the lexicon)"""
    if not spot.lead or not spot.lead.lead or spot.before.words in _EACH or spot.before.words in NUMBER_WORDS:
        return None  # "mỗi đợt 12 hộ", "một quý 3 lần": none of them is named
    reason, when = spot.lead.lead.split()
    if (spot.colon and reason not in _BEFORE_COLON) or is_tally(spot, reason):
        return None  # "hưởng một lần: 214 hồ sơ"
    if reason == "article" and is_done(spot):
        return None  # "khám tuyển: điều 612, có mặt 604"
    end = spot.number_end
    if not _is_number(spot, reason, when):
        return None
    if upper := _UPPER.match(spot.text, end):
        return _range_of_names(spot, upper.start("upper"), reason)
    if _is_apart(spot, reason):
        return end
    return None if _counts(spot, reason) else _with_pair(spot, reason)


def _with_pair(spot: Spot, reason: str) -> int | None:
    """ "bậc 4/7", "mốc 332/2", "trang 4/12"; but "tổ dân phố 71/108 đạt chuẩn", "cấp 3/4 giấy phép" count"""
    pair = _PAIR.match(spot.text, spot.number_end)
    if not pair:
        return spot.number_end
    upwards = spot.value <= int(pair["second"])
    of_all = upwards if reason in ("place_name", "reference") else not upwards and reason == "article"
    return None if of_all or spot.is_counted(pair.end()) else pair.end()


def _range_of_names(spot: Spot, start: int, reason: str) -> int | None:
    """ "gió cấp 4-5", but "lập tổ 3-5 người" counts"""
    top = amount_at(spot.text, start)
    counted = top.percent or top.scale > 1 or (spot.is_counted(top.behind) and reason not in _STAGES)
    return None if counted or top.value <= spot.value or _counts_unknown(spot, top.behind) else top.end


def _is_apart(spot: Spot, reason: str) -> bool:
    """ "Mức độ 3 100 hồ sơ": a name of one or two digits, and the count behind it; a verb has no names"""
    end = spot.number_end
    if spot.text[end : end + 1] not in SPACE or not spot.text[end + 1 : end + 2].isdecimal() or is_done(spot):
        return False
    grouped = spot.amount.end > end  # "tổng số lớp 1 250", but "số lớp 10 45"
    named = reason in (*_RANKED, *_STAGES, *_NAMED) and spot.amount.scale == 1 and not is_totalled(spot)
    return named or not grouped


def _counts(spot: Spot, reason: str) -> bool:
    """What is counted stands behind the digits, and the word before them does not claim it."""
    noun = spot.noun(spot.amount.behind)
    if spot.amount.percent or spot.amount.scale > 1 or (reason in _NAMED and spot.counts_again(spot.number_end)):
        return True  # "nguồn Trung ương 712 triệu"
    if is_totalled(spot):
        return True
    if noun is not None and reason == "article" and noun.words in _ARTICLES:
        return False
    if noun is not None and reason == "article" and noun.kind == "count" and spot.lead_text[1:2].isupper():
        return False  # "Điều 12 quy định"
    if noun is not None and reason == "reference" and noun.sort == "place" and not spot.colon:
        return False  # "Ban Chỉ đạo 389 tỉnh"
    if noun is not None and reason == "reference" and noun.aspect and spot.lead_text[1:2].isupper():
        return False  # "Thông tư 80 hướng dẫn"
    if reason in _STAGES and spot.before.sort != "quantifier":
        return False  # "kỳ họp 5 đại biểu …"; "toàn khóa 100 em" is of all of it
    return spot.is_counted(spot.amount.behind) or _counts_unknown(spot, spot.amount.behind)


def _counts_unknown(spot: Spot, behind: int) -> bool:
    """ "cấp 20 phao": what no list knows stands behind, and the word before is a verb, no name"""
    return spot.names_thing(behind) and is_done(spot)


def _is_number(spot: Spot, reason: str, when: str) -> bool:
    """Whether the digits may be such a number: no quarter is a fifth, a year has a shape of its own."""
    number = spot.text[spot.start : spot.number_end]
    numbered = reason in ("article", "version") and _NUMBERED.fullmatch(number)  # "Bảng 4.2"
    if when == "year" or not (number.isdecimal() or numbered):
        return False
    if when == "capital":  # "Đội 3 bắt 5 vụ"; but "Đội 3, tổ 12" may be counts
        begins = spot.before.word_class in ("", "mark")
        return spot.lead_text[1:2].isupper() and not (begins and CLAUSE_ENDS.match(spot.text, spot.number_end))
    return not when.isdecimal() or int(number) <= int(when)
