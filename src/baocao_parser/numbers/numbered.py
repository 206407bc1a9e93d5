"""Digits that the word before them numbers: tháng 5, Điều 5, mức độ 3 (column lead of the lexicon)."""

from __future__ import annotations

import re

from ..lexicon import entries_in, entry_at, words_with
from .amounts import amount_at
from .class_limits import CLAUSE_ENDS
from .numerals import SPACE
from .spot import Spot

_BEFORE_COLON = frozenset({"contact", "date", "reference"})
"""What a colon may part from its number: "Số: 45", "Điện thoại: …"."""
_ARTICLES = words_with("article")
_NUMBERED = re.compile(r"\d{1,2}(?:[.,]\d{1,2}){1,3}")
_PAIR = re.compile(r"/(?P<second>\d{1,3})(?!\d)")
_UPPER = re.compile(r"\s?[-–—]\s?(?P<upper>\d{1,3}(?![\d/]))")
_LISTED = re.compile(r"\s*(?:,|và)\s*\d")
_GOES_ON = re.compile(r"\s*(?:[,;]|và\s)\s*(?:và\s+)?(?P<noun>(?:[^\W\d_]+\s+){1,4})\d")
_STAGES = ("ordinal", "quarter", "stage")
"""They are told of what stands behind, too: "kỳ họp thứ 5 Hội đồng nhân dân"."""
_RANKED = ("level", "grade")
_NAMED = ("road", "place_name")
"""What may also stand before a count of its own: "quốc lộ 71 biển, đường tỉnh 45 biển"."""
_TALLIED = ("reference", "article", "place_name")
_EACH = words_with("each")
_ISSUED = words_with("issues")
_NO_NAMES = ("", "mark", "function", "verb", "frame", "link", "bound", "time", "figure", "digits")
"""Behind them "cấp" is a verb: there is nothing whose level it could be."""
_IN_TIME = re.compile(r"[a-zýầá]+\s(?:0[1-9]|(?P<few>[1-9]))(?=\s[^\W\d_])")
_OFTEN = words_with("often")
_WITHIN = "trong "
_PASSIVE = ("case", "event")
"""People, bodies, places may act: "trong tháng 03 doanh nghiệp nộp 12 tỷ đồng" is of March."""
_FEW_LEVELS = 5
"""Whom and what a level is said of ("đơn vị cấp 2", "đô thị loại 5") has no more of them; wind and fire have."""


def lead_word(spot: Spot) -> int | None:
    """The word before says what the digits are: tháng 5, Điều 5, mức độ 3 (column lead of the lexicon)"""
    if not spot.lead or not spot.lead.lead or spot.before.words in _EACH:
        return None  # "mỗi đợt 12 hộ": none of them is named
    reason, when = spot.lead.lead.split()
    if (spot.colon and reason not in _BEFORE_COLON) or _is_tally(spot, reason):
        return None  # "hưởng một lần: 214 hồ sơ"
    end = spot.number_end
    if not _is_number(spot, reason, when):
        return None
    if upper := _UPPER.match(spot.text, end):
        return _range_of_names(spot, upper.start("upper"), reason)
    if _is_apart(spot, reason):
        return end
    return None if _counts(spot, reason) else _with_pair(spot, reason)


def counts_in_time(text: str, start: int, unit: str) -> bool:
    """ "họp tháng 2 lần", "tuần 3 buổi"; "trong tháng 03 dự thảo được trình": what is counted in a stretch of time.

    `start` is where its word begins, `unit` says which. In the last example it may be the month all the same: who knows
    the report's period decides.
    """
    found = _IN_TIME.match(text, start)
    entry = entry_at(text, found.end()) if found else None
    if not found or entry is None or entry[0].word_class != "noun" or entry[0].kind != "count":
        return False
    if found["few"]:
        return entry[0].words in _OFTEN or (entry[0].sort == "event" and unit == "week")
    within = text[max(0, start - len(_WITHIN)) : start].lower() == _WITHIN
    return within and unit == "month" and entry[0].sort in _PASSIVE


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
    return None if counted or top.value <= spot.value or _counts_unknown(spot, reason, top.behind) else top.end


def _is_apart(spot: Spot, reason: str) -> bool:
    """ "Mức độ 3 100 hồ sơ": a name of one or two digits, and the count behind it; a verb has no names"""
    if reason not in (*_RANKED, *_STAGES, *_NAMED) or _is_done(spot):
        return False
    grouped = spot.text[spot.number_end : spot.number_end + 1] in SPACE and spot.amount.end > spot.number_end
    return grouped and spot.amount.scale == 1 and not _is_totalled(spot)


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
    if noun is not None and reason == "reference" and noun.aspect and spot.lead_text[1:2].isupper():
        return False  # "Thông tư 80 hướng dẫn"
    if reason in _STAGES and spot.before.sort != "quantifier":
        return False  # "kỳ họp 5 đại biểu …"; "toàn khóa 100 em" is of all of it
    return spot.is_counted(spot.amount.behind) or _counts_unknown(spot, reason, spot.amount.behind)


def _counts_unknown(spot: Spot, reason: str, behind: int) -> bool:
    """ "cấp 20 phao", "điều 02 CSGT": what no list knows stands behind, and the word before is a verb, no name"""
    if not spot.lead or not spot.names_thing(behind):
        return False
    padded = spot.text.startswith("0", spot.start) and reason in ("level", "article")
    return _is_done(spot) or (padded and spot.lead_text[1:2].islower())


def _is_done(spot: Spot) -> bool:
    """ "đã cấp 20 phao", "xã cấp 12 phao": a verb, and no level of what stands before ("trường cấp 3", "gió cấp 6")"""
    if spot.lead is None or spot.lead.word_class != "verb":
        return False
    acts = spot.before.sort in ("person", "place") or (spot.before.sort == "body" and spot.value > _FEW_LEVELS)
    return acts or spot.before.word_class in _NO_NAMES


def _is_totalled(spot: Spot) -> bool:
    """ "Tổng số lớp 12, số tổ 5": the word before the digits is counted itself; "số lớp 6, 7, 8" are names"""
    if (spot.lead and spot.lead.sort == "total") or _LISTED.match(spot.text, spot.number_end):
        return False
    before = spot.left.rstrip(" :").lower().removesuffix(spot.lead_text.strip(" :").lower()).rstrip()
    return any(entry.sort == "total" and before.endswith(entry.words) for entry in entries_in(before)[-1:])


def _is_tally(spot: Spot, reason: str) -> bool:
    """ "(kế hoạch 30)", "ban hành nghị quyết 12, quyết định 100": the name of a document has a capital letter.

    In small letters, too, one number is a name ("theo nghị quyết 12"); several documents that are made are counted.
    """
    lead = spot.lead
    if lead is None or lead.word_class != "noun" or not lead.kind or reason not in _TALLIED:
        return False
    small = spot.lead_text[1:2].islower()
    if small and spot.beside_figure and not spot.is_counted(spot.number_end):
        return True
    if reason != "reference":
        return False
    if lead.sort == "plan":  # "Kế hoạch 165 của tỉnh" is a name, "Kế hoạch 300, thực hiện 280" a count
        following = entry_at(spot.text, spot.number_end)
        named = following is not None and (following[0].sort == "prep" or following[0].word_class == "verb")
        return (spot.lead_text[0] in "/(" and (bool(spot.before.words) or not named)) or small
    more = _GOES_ON.match(spot.text, spot.number_end)
    goes_on = more is not None and more["noun"].islower() and any(e.kind == "count" for e in entries_in(more["noun"]))
    before = spot.before
    opens = before.word_class in ("", "link") or before.words in (":", "-") or (small and before.words in _ISSUED)
    return goes_on and opens


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
